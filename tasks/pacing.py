"""Which request goes when: slots, limits per minute, pauses that an endpoint asks for.

Everything here runs in one thread and waits for nothing: whoever asks for a turn is called when
it is there. The clock is passed in.
"""

from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum
from heapq import heappop, heappush
from itertools import count
from math import inf
from typing import Protocol

from apigen.errors import EndpointFault
from tasks.breaker import Breaker
from tasks.concurrency import Limit
from tasks.rate_window import Entry, RateWindow
from tasks.slot_history import SlotHistory
from tasks.stopping import Stopped

LOOK_EVERY_S = 0.5
"""How soon a stop is seen by those that wait for a time."""
FIRST_ANSWER_S = 15.0
"""How long an endpoint that has neither answered nor refused anything is tried."""
OUTAGE_REQUESTS = 8
"""So many different requests that fail in a row are the endpoint's fault, not theirs."""


class Timer(Protocol):
    """Can be cancelled."""

    def cancel(self) -> None:
        """Don't call."""


class Clock(Protocol):
    """Monotonic seconds, and calls at a later time; an event loop has both."""

    def time(self) -> float:
        """Now."""

    def call_later(self, delay: float, callback: Callable[[], None]) -> Timer:
        """Call in `delay` seconds."""


class Outcome(Enum):
    """How a request ended."""

    OK = "answered"
    REJECTED = "answered with an error of its own"
    REFUSED = "429"
    FAILED = "5xx, time-out, cut or no connection"


@dataclass(slots=True, eq=False)
class Turn:
    """A request's place, from its first try to its last.

    Args:
        tokens: That it is expected to use.
        rank: Lower ones go first.
        go: Called when it may be sent, or with what keeps it from ever being sent.
    """

    tokens: int = 0
    rank: int = 0
    go: Callable[[Exception | None], None] = lambda reason: None
    number: int = 0
    is_probe: bool = False
    counted: tuple[Entry | None, Entry | None] = (None, None)


@dataclass(frozen=True, slots=True)
class Snapshot:
    """A model's state; `slot_use` is the share of the endpoint's slots used since it began."""

    endpoint: str
    model: str
    in_flight: int
    waiting: int
    limit: int
    breaker: str
    slot_use: float


class Slots:
    """An endpoint's slots, shared by its models: the lowest rank goes first.

    Of equal ranks, the model with the fewest requests under way does.
    """

    def __init__(self, most: int, clock: Clock, is_stopped: Callable[[], bool]) -> None:
        self.most = most
        self.clock = clock
        self.is_stopped = is_stopped
        self.in_flight = 0
        self.paces: list[Pace] = []
        self.history = SlotHistory(most)

    def count(self, change: int, now: float) -> None:
        """So many more requests are under way."""
        self.in_flight += change
        self.history.note(now, self.most, self.in_flight)

    def pump(self) -> None:
        """Start all that may start now."""
        now = self.clock.time()
        if self.is_stopped():
            for pace in self.paces:
                pace.drop(Stopped("stopped before all requests were sent"))
        while self.in_flight < self.most:
            ready = [pace for pace in self.paces if pace.is_ready(now)]
            if not ready:
                return
            min(ready, key=lambda pace: (pace.next_rank, pace.in_flight)).start(now)


class Pace:
    """One model's requests.

    Args:
        slots: Of the endpoint.
        endpoint: Its name.
        model: The model's name.
        requests_per_minute: None: no limit.
        tokens_per_minute: None: no limit.
        give_up_after_s: Without any answer while it refuses or fails.
    """

    def __init__(
        self,
        slots: Slots,
        endpoint: str,
        model: str,
        requests_per_minute: int | None = None,
        tokens_per_minute: int | None = None,
        give_up_after_s: float = inf,
    ) -> None:
        self.slots, self.endpoint, self.model = slots, endpoint, model
        self.give_up_after_s = give_up_after_s
        self.in_flight = 0
        self.limit = Limit(slots.most)
        self.breaker = Breaker()
        self.history = SlotHistory(slots.most)
        self._requests = RateWindow(requests_per_minute)
        self._tokens = RateWindow(tokens_per_minute)
        self._queue: list[tuple[int, int, Turn]] = []
        self._later: list[tuple[float, int, Turn]] = []
        self._numbers = count(1)
        self._sent = 0
        self._blocked_until = -inf
        self._failing_since: float | None = None
        self._failing: set[Turn] = set()
        self._has_answered = False
        self._has_refused = False
        self._timer: Timer | None = None
        slots.paces.append(self)

    def ask(self, turn: Turn, delay_s: float = 0.0, first: bool = False) -> None:
        """Have `turn.go` called when it may be sent; `first`: before those that wait."""
        now = self.slots.clock.time()
        if self._blocked_until - now > self.give_up_after_s:
            turn.go(self._blocked(now))
            return
        if delay_s > 0:
            heappush(self._later, (now + delay_s, next(self._numbers), turn))
        else:
            self._enqueue(turn, first)
        self.slots.pump()

    @property
    def next_rank(self) -> int:
        """Of the request that goes next."""
        return self._queue[0][0]

    def _enqueue(self, turn: Turn, first: bool) -> None:
        """By rank; within a rank by turns, or before all others."""
        place = next(self._numbers)
        before = first and not self.breaker.is_open
        heappush(self._queue, (turn.rank, -place if before else place, turn))

    def is_ready(self, now: float) -> bool:
        """Whether one may start; where only time is lacking, the slots are looked at then."""
        wait_s = self._wait_s(now)
        if 0 < wait_s < inf:
            self._wake_in(wait_s)
        return wait_s <= 0

    def _wait_s(self, now: float) -> float:
        while self._later and self._later[0][0] <= now:
            turn = heappop(self._later)[2]
            self._enqueue(turn, first=True)
        if not self._queue:
            return self._later[0][0] - now if self._later else inf
        if self.in_flight >= self.limit.slots:
            return inf
        return max(
            self._blocked_until - now,
            self.breaker.wait_s(now),
            self._requests.wait_s(now, 1),
            self._tokens.wait_s(now, self._queue[0][2].tokens),
        )

    def _wake_in(self, wait_s: float) -> None:
        if self._timer is None:
            self._timer = self.slots.clock.call_later(
                max(0.001, min(wait_s, LOOK_EVERY_S)), self._wake
            )

    def _wake(self) -> None:
        self._timer = None
        self.slots.pump()

    def start(self, now: float) -> None:
        """Start the next one."""
        turn = heappop(self._queue)[2]
        self._sent += 1
        turn.number = self._sent
        turn.is_probe = self.breaker.sent()
        turn.counted = self._requests.add(now, 1), self._tokens.add(now, turn.tokens)
        self._count(1, now)
        turn.go(None)

    def end(
        self,
        turn: Turn,
        outcome: Outcome,
        tokens: int | None = None,
        retry_after_s: float | None = None,
        fault: Exception | None = None,
    ) -> EndpointFault | None:
        """A request ended.

        Args:
            turn: Its place.
            outcome: How.
            tokens: That it used, where known.
            retry_after_s: How long the endpoint asked to be left alone.
            fault: What to say if this is the end of our patience.

        Returns:
            Why nothing more is sent to this model, also told to all that wait; else None.
        """
        now = self.slots.clock.time()
        if tokens is not None:
            self._tokens.correct(turn.counted[1], tokens)
        if outcome in (Outcome.OK, Outcome.REJECTED):
            self._answered(turn, outcome)
        else:
            self._failed(turn, outcome, now, retry_after_s)
        self._count(-1, now)
        given_up = self._patience_ended(now, fault)
        self.slots.pump()
        return given_up

    def withdraw(self, turn: Turn) -> None:
        """A request whose turn came is not sent."""
        self._requests.correct(turn.counted[0], 0)
        self._tokens.correct(turn.counted[1], 0)
        self.breaker.withdrawn(turn.is_probe)
        self._count(-1, self.slots.clock.time())
        self.slots.pump()

    def drop(self, reason: Exception) -> None:
        """Tell all that wait that they will never be sent."""
        waiting = [*(turn for *_, turn in self._queue), *(turn for *_, turn in self._later)]
        self._queue.clear()
        self._later.clear()
        for turn in waiting:
            turn.go(reason)

    @property
    def is_outage(self) -> bool:
        """Whether an endpoint that was well has let down many requests in a row."""
        return self._has_answered and len(self._failing) >= OUTAGE_REQUESTS

    def snapshot(self) -> Snapshot:
        """The state now."""
        waiting = len(self._queue) + len(self._later)
        use = self.history.slot_use(self.slots.clock.time())
        return Snapshot(
            *(self.endpoint, self.model, self.in_flight, waiting),
            *(self.limit.slots, self.breaker.state, use),
        )

    def _answered(self, turn: Turn, outcome: Outcome) -> None:
        self.breaker.answered()
        self._has_answered = True
        self._failing_since = None
        self._failing.clear()
        if outcome is Outcome.OK:
            self.limit.succeeded(turn.number)

    def _failed(
        self, turn: Turn, outcome: Outcome, now: float, retry_after_s: float | None
    ) -> None:
        if self._failing_since is None:
            self._failing_since = now
        self._failing.add(turn)
        if retry_after_s is not None:
            self._blocked_until = max(self._blocked_until, now + retry_after_s)
        self._has_refused |= outcome is Outcome.REFUSED
        if outcome is Outcome.REFUSED and turn.is_probe:
            self.limit.cut(self._sent)
        elif outcome is Outcome.REFUSED:
            self.limit.refused(turn.number, self._sent)
        self.breaker.failed(turn.is_probe, now)

    def _patience_ended(self, now: float, fault: Exception | None) -> EndpointFault | None:
        if self._failing_since is None:
            return None
        patience_s = self.give_up_after_s
        if not (self._has_answered or self._has_refused):
            patience_s = min(patience_s, FIRST_ANSWER_S)
        waited_s = max(now, self._blocked_until) - self._failing_since
        if waited_s < patience_s:
            return None
        reason = EndpointFault(f"{fault}; given up after {now - self._failing_since:.0f} s of it")
        self._failing_since = None
        self.breaker = Breaker()
        self.drop(reason)
        return reason

    def _blocked(self, now: float) -> EndpointFault:
        wait_s = self._blocked_until - now
        return EndpointFault(
            f"endpoint {self.endpoint!r} asks to be left alone for {wait_s:.0f} s more (429); "
            "run the same command later"
        )

    def _count(self, change: int, now: float) -> None:
        self.in_flight += change
        self.slots.count(change, now)
        self.history.note(now, self.limit.slots, self.in_flight)
