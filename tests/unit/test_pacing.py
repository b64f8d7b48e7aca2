"""Which request goes when, against a clock that the test moves."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from apigen.errors import EndpointFault
from tasks.pacing import Outcome, Pace, Slots, Turn
from tasks.stopping import Stopped
from tests.clocks import FakeClock

FAULT = EndpointFault("the endpoint failed")


class Asked:
    """Requests of one model; each that starts is under way until the test ends it."""

    def __init__(self, slots, model="m", **limits):
        self.pace = Pace(slots, "here", model, **limits)
        self.under_way, self.started_at, self.dropped = [], [], []

    def ask(self, count=1, tokens=0):
        for _ in range(count):
            turn = Turn(tokens)
            turn.go = lambda reason, turn=turn: self._go(turn, reason)
            self.pace.ask(turn)

    def _go(self, turn, reason):
        if reason:
            self.dropped.append(reason)
        else:
            self.under_way.append(turn)
            self.started_at.append(self.pace.slots.clock.time())

    def end(self, outcome, count=1, **more):
        """End the oldest ones."""
        return [
            self.pace.end(self.under_way.pop(0), outcome, fault=FAULT, **more) for _ in range(count)
        ]


@pytest.fixture
def clock():
    return FakeClock()


@pytest.fixture
def slots(clock):
    return Slots(64, clock, lambda: False)


@pytest.fixture
def asked(slots):
    return Asked(slots)


def test_all_slots_are_filled_at_once_and_again_as_each_request_ends(asked):
    asked.ask(100)
    assert len(asked.under_way) == 64
    asked.end(Outcome.OK, 10)
    assert len(asked.under_way) == 64
    assert asked.pace.snapshot().waiting == 26


def test_requests_go_in_the_order_in_which_they_came(asked):
    asked.ask(70)
    first = asked.under_way[:]
    asked.end(Outcome.OK, 6)
    numbers = [turn.number for turn in first + asked.under_way[-6:]]
    assert numbers == list(range(1, 71))


def test_the_first_429_of_a_burst_takes_a_quarter_of_the_slots_and_the_rest_none(asked):
    asked.ask(64)
    asked.end(Outcome.OK, 50)
    asked.end(Outcome.REFUSED)
    assert asked.pace.limit.slots == 48
    asked.end(Outcome.REFUSED, 5)  # sent before the cut
    assert asked.pace.limit.slots == 48


def test_every_25_answers_give_one_slot_back_up_to_all(asked):
    asked.ask(3000)
    asked.end(Outcome.REFUSED)
    for answers, limit in [(24, 48), (1, 49), (25, 50), (13 * 25, 63), (25, 64), (100, 64)]:
        asked.end(Outcome.OK, answers)
        assert asked.pace.limit.slots == limit


def test_an_endpoint_that_refuses_more_than_a_fifth_is_given_fewer_and_fewer(asked):
    asked.ask(5000)
    for number in range(1000):
        asked.end(Outcome.REFUSED if number % 2 else Outcome.OK)
    assert asked.pace.limit.slots < 8


def test_an_endpoint_that_refuses_one_in_ten_whatever_the_load_keeps_most_slots(asked):
    asked.ask(5000)
    limits = []
    for number in range(3000):
        asked.end(Outcome.OK if number % 10 else Outcome.REFUSED)
        limits.append(asked.pace.limit.slots)
    assert min(limits) >= 36
    assert limits[-1] == 64


def test_after_a_429_that_says_when_nothing_goes_before_and_then_all_go(asked, clock):
    asked.ask(64)
    asked.end(Outcome.OK)
    asked.end(Outcome.REFUSED, retry_after_s=7.0)
    asked.ask(5)
    asked.end(Outcome.OK, 62)
    clock.advance(6.9)
    assert asked.under_way == []
    clock.advance(0.1)
    assert len(asked.under_way) == 5


def test_a_longer_pause_is_not_shortened_by_a_later_refusal(asked, clock):
    asked.ask(2)
    asked.end(Outcome.REFUSED, retry_after_s=60.0)
    asked.end(Outcome.REFUSED, retry_after_s=1.0)
    asked.ask()
    clock.advance(59)
    assert asked.under_way == []
    clock.advance(1)
    assert len(asked.under_way) == 1


def test_after_a_run_of_failures_one_request_at_a_time_asks_with_growing_pauses(asked, clock):
    asked.ask(300)
    asked.end(Outcome.OK)
    while asked.under_way:
        asked.end(Outcome.FAILED)
    assert asked.pace.snapshot().breaker == "open"
    before, pauses = clock.time(), []
    for _ in range(7):
        while not asked.under_way:
            clock.advance(0.25)
        pauses.append(clock.time() - before)
        clock.advance(20)
        assert len(asked.under_way) == 1
        asked.end(Outcome.FAILED)
        before = clock.time()
    assert pauses == pytest.approx([1, 2, 4, 8, 16, 30, 30], abs=0.5)


def test_the_first_answer_closes_the_breaker_and_the_others_go(asked, clock):
    asked.ask(200)
    asked.end(Outcome.REFUSED, 64)
    clock.advance(1)
    assert len(asked.under_way) == 1
    asked.end(Outcome.OK)
    assert asked.pace.snapshot().breaker == "closed"
    assert len(asked.under_way) == asked.pace.limit.slots > 1


def test_refused_probes_take_slots_away(asked, clock):
    asked.ask(200)
    asked.end(Outcome.REFUSED, 64)
    limits = [asked.pace.limit.slots]
    for _ in range(5):
        clock.advance(31)
        asked.end(Outcome.REFUSED)
        limits.append(asked.pace.limit.slots)
    assert limits == sorted(limits, reverse=True)
    assert limits[-1] < limits[0] / 3


def test_an_endpoint_that_only_refuses_is_given_up_and_all_that_wait_are_told(clock):
    asked = Asked(Slots(4, clock, lambda: False), give_up_after_s=100)
    asked.ask(40)
    given_up = []
    while not any(given_up):
        given_up += asked.end(Outcome.REFUSED, len(asked.under_way))
        clock.advance(1)
    assert 100 <= clock.time() <= 140
    assert len(asked.dropped) == asked.dropped.count(asked.dropped[0]) > 10
    assert "the endpoint failed; given up after" in str(asked.dropped[0])


def test_an_endpoint_that_never_answered_is_given_up_sooner(clock):
    asked = Asked(Slots(4, clock, lambda: False), give_up_after_s=600)
    asked.ask(40)
    given_up = []
    while not any(given_up):
        given_up += asked.end(Outcome.FAILED, len(asked.under_way))
        clock.advance(1)
    assert clock.time() < 40


def test_an_endpoint_that_refused_is_there_and_has_all_our_patience_when_it_fails_next(clock):
    asked = Asked(Slots(4, clock, lambda: False), give_up_after_s=600)
    asked.ask(40)
    asked.end(Outcome.REFUSED)
    given_up = []
    while clock.time() < 100:
        given_up += asked.end(Outcome.FAILED, len(asked.under_way))
        clock.advance(1)
    assert len(given_up) > 8
    assert not any(given_up)


def test_one_that_is_to_be_left_alone_longer_than_our_patience_is_not_asked_at_all(clock):
    asked = Asked(Slots(4, clock, lambda: False), give_up_after_s=600)
    asked.ask()
    assert any(asked.end(Outcome.REFUSED, retry_after_s=86_400))
    asked.ask()
    assert asked.under_way == []
    assert "asks to be left alone for 86400 s more" in str(asked.dropped[-1])


def test_an_answer_in_between_makes_patience_new(clock):
    asked = Asked(Slots(1, clock, lambda: False), give_up_after_s=10)
    asked.ask(50)
    for _ in range(10):
        assert asked.end(Outcome.REFUSED, retry_after_s=9) == [None]
        clock.advance(9)
        assert asked.end(Outcome.OK) == [None]


def test_many_requests_that_fail_in_a_row_are_an_outage_and_one_that_fails_often_is_none(asked):
    asked.ask(20)
    asked.end(Outcome.OK)
    bad = asked.under_way.pop(0)
    for _ in range(7):
        asked.pace.end(bad, Outcome.FAILED, fault=FAULT)
        bad.go = lambda reason: None
        asked.pace.ask(bad)
    assert not asked.pace.is_outage
    asked.end(Outcome.FAILED, 8)
    assert asked.pace.is_outage


def test_two_models_share_the_slots_of_their_endpoint_evenly(slots):
    first, second = Asked(slots, "first"), Asked(slots, "second")
    first.ask(200)
    second.ask(200)
    for _ in range(100):
        first.end(Outcome.OK)
        if second.under_way:
            second.end(Outcome.OK)
    assert len(first.under_way) + len(second.under_way) == 64
    assert abs(len(first.under_way) - len(second.under_way)) <= 2


def test_a_model_that_is_told_to_wait_leaves_its_slots_to_the_other(slots):
    first, second = Asked(slots, "first"), Asked(slots, "second")
    first.ask(200)
    first.end(Outcome.REFUSED, 64, retry_after_s=60)
    second.ask(200)
    assert (len(first.under_way), len(second.under_way)) == (0, 64)


@given(
    st.integers(1, 30),
    st.lists(st.floats(0, 30, allow_subnormal=False), min_size=1, max_size=40),
)
def test_no_span_of_a_minute_holds_more_requests_than_the_limit(most, gaps):
    clock = FakeClock()
    asked = Asked(Slots(64, clock, lambda: False), requests_per_minute=most)
    for gap in gaps:
        asked.ask(3)
        asked.end(Outcome.OK, len(asked.under_way))
        clock.advance(gap)
    clock.advance(60)
    times = asked.started_at
    for start, over in zip(times, times[most:], strict=False):
        assert over - start >= 60 - 1e-6


def test_all_that_a_minute_s_limit_holds_back_go_in_the_end(clock):
    asked = Asked(Slots(64, clock, lambda: False), requests_per_minute=10)
    asked.ask(35)
    for _ in range(4):
        asked.end(Outcome.OK, len(asked.under_way))
        clock.advance(61)
    assert len(asked.started_at) == 35


def test_tokens_are_counted_by_estimate_and_corrected_by_what_was_used(clock):
    asked = Asked(Slots(64, clock, lambda: False), tokens_per_minute=1000)
    asked.ask(10, tokens=400)
    assert len(asked.under_way) == 2
    asked.end(Outcome.OK, tokens=100)  # 100 + 400 leave room for one more
    assert len(asked.under_way) == 2
    asked.end(Outcome.OK, 2, tokens=900)
    assert asked.under_way == []
    clock.advance(61)
    assert len(asked.under_way) == 2


def test_a_request_of_more_tokens_than_a_minute_s_goes_when_no_other_was_sent(clock):
    asked = Asked(Slots(64, clock, lambda: False), tokens_per_minute=1000)
    asked.ask(2, tokens=5000)
    assert len(asked.under_way) == 1
    clock.advance(61)
    assert len(asked.under_way) == 2


def test_what_was_withdrawn_counts_nowhere(clock):
    asked = Asked(Slots(1, clock, lambda: False), requests_per_minute=1, tokens_per_minute=10)
    asked.ask(2, tokens=10)
    asked.pace.withdraw(asked.under_way.pop())
    assert len(asked.under_way) == 1
    assert asked.pace.snapshot().in_flight == 1


def test_a_stop_is_seen_by_those_that_wait_for_a_time(clock):
    stopped = []
    asked = Asked(Slots(8, clock, lambda: bool(stopped)))
    asked.ask(20)
    asked.end(Outcome.REFUSED, 8, retry_after_s=60)
    stopped.append(True)
    clock.advance(1)
    assert [type(reason) for reason in asked.dropped] == [Stopped] * 12


def test_slot_use_is_the_mean_over_time_and_idle_time_at_the_end_is_none(asked, clock):
    asked.ask(32)
    clock.advance(10)
    asked.end(Outcome.OK, 16)
    clock.advance(10)
    assert asked.pace.snapshot().slot_use == pytest.approx(0.375)
    asked.end(Outcome.OK, 16)
    clock.advance(1000)
    assert asked.pace.snapshot().slot_use == pytest.approx(0.375)


def test_the_history_stays_bounded_and_keeps_its_beginning_and_its_end(asked, clock):
    for _ in range(20_000):
        asked.ask()
        clock.advance(0.05)
        asked.end(Outcome.OK)
    points = asked.pace.history.points
    assert len(points) <= 4_000
    assert points[0][0] == 0
    assert points[-1][0] > 990
