"""Calls that mean the same, and what is said of those that don't."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from apigen.matching.calls import calls_match
from apigen.records import ToolCall
from apigen.schema import parse_parameters

TOOLS = {
    "pay": parse_parameters(
        {
            "type": "object",
            "properties": {
                "amount": {"type": "number"},
                "times": {"type": "integer", "default": 1},
                "note": {"type": "string", "default": ""},
                "dry_run": {"type": "boolean"},
                "tags": {"type": "array", "items": {"type": "string"}},
                "rates": {"type": "object", "additionalProperties": {"type": "number"}},
                "points": {"type": "array", "items": {"type": ["number", "null"]}},
                "route": {
                    "type": "object",
                    "properties": {
                        "via": {"type": "string"},
                        "speed": {"type": "number", "default": 50},
                    },
                },
                "extra": {},
            },
            "required": ["amount"],
        }
    ),
    "ping": parse_parameters({"type": "object", "properties": {"host": {"type": "string"}}}),
}


def pay(**arguments):
    return ToolCall("pay", {"amount": 5} | arguments)


def ping(host):
    return ToolCall("ping", {"host": host})


SAME = [
    ([pay()], [pay()]),
    ([pay(amount=5)], [pay(amount=5.0)]),
    ([pay(amount=-0.0)], [pay(amount=0)]),
    ([pay(rates={"EUR": 1, "USD": 2.0})], [pay(rates={"USD": 2, "EUR": 1.0})]),
    ([pay(points=[1, None, 2.5])], [pay(points=[1.0, None, 2.5])]),
    ([pay()], [pay(times=1)]),
    ([pay(times=1, note="")], [pay()]),
    ([pay(route={"via": "A"})], [pay(route={"via": "A", "speed": 50.0})]),
    ([pay(), ping("a")], [ping("a"), pay()]),
    ([ping("a"), ping("b"), ping("a")], [ping("a"), ping("a"), ping("b")]),
    ([], []),
    ([ToolCall("gone", {"x": [1]})], [ToolCall("gone", {"x": [1]})]),
]


@pytest.mark.parametrize(("expected", "got"), SAME, ids=str)
def test_calls_that_mean_the_same_match(expected, got):
    assert calls_match(expected, got, TOOLS) is None
    assert calls_match(got, expected, TOOLS) is None


@pytest.mark.parametrize(
    ("expected", "got", "kind", "detail"),
    [
        ([pay()], [], "call_count", '0 calls instead of 1; lacking: {"arguments":{"amount":5}'),
        (
            [ping("a")],
            [ping("a"), ping("a")],
            "call_count",
            '2 calls instead of 1; not expected: {"arguments":{"host":"a"},"name":"ping"}',
        ),
        ([pay()], [ping("a")], "function", "'ping' is called, where 'pay' is expected"),
        ([ping("a"), ping("a")], [ping("a"), pay()], "function", "'pay' is called"),
        ([ping("a"), ping("a"), ping("b")], [ping("a"), ping("b"), ping("b")], "value", '"b"'),
        ([pay(dry_run=True)], [pay()], "missing_argument", "pay: 'dry_run' is left out, not true"),
        ([pay()], [pay(dry_run=True)], "extra_argument", "pay: 'dry_run' is true, and should"),
        ([pay()], [pay(amount=6)], "value", "pay: 'amount' is 6, not 5"),
        ([pay()], [pay(amount="5")], "type", "pay: 'amount' is \"5\", not 5"),
        ([pay(amount=1)], [pay(amount=True)], "type", "pay: 'amount' is true, not 1"),
        ([pay(times=2)], [pay(times=2.0)], "type", "pay: 'times' is 2.0, not 2"),
        ([pay(extra=2)], [pay(extra=2.0)], "type", "pay: 'extra' is 2.0, not 2"),
        ([pay(rates={"a": 1})], [pay(rates={"a": True})], "value", "'rates'"),
        ([pay(times=2)], [pay()], "value", "pay: 'times' is 1, not 2"),
        ([pay()], [pay(times=2)], "value", "pay: 'times' is 2, not 1"),
        ([pay(note="Rent")], [pay(note="rent")], "value", 'pay: \'note\' is "rent", not "Rent"'),
        ([pay(tags=["a", "b"])], [pay(tags=["b", "a"])], "value", "pay: 'tags'"),
        ([pay(amount=0.3)], [pay(amount=0.1 + 0.2)], "value", "pay: 'amount'"),
        ([ToolCall("gone", {"x": 1})], [ToolCall("gone", {"x": 1.0})], "type", "gone: 'x'"),
        ([ToolCall("Pay", {})], [ToolCall("pay", {})], "function", "'pay' is called"),
    ],
    ids=str,
)
def test_the_first_difference_is_named(expected, got, kind, detail):
    found = calls_match(expected, got, TOOLS)
    assert found.kind == kind
    assert detail in found.detail


def test_a_wrong_call_is_compared_with_the_one_that_is_nearest_to_it():
    expected = [pay(note="a", tags=["x"]), pay(note="b")]
    got = [pay(note="b", times=3), pay(note="a", tags=["y"])]
    assert calls_match(expected, got, TOOLS).detail == 'pay: \'tags\' is ["y"], not ["x"]'


def test_a_long_value_is_cut_in_the_detail():
    assert len(calls_match([ping("a" * 9000)], [ping("b" * 9000)], TOOLS).detail) < 500


FETCH, OTHER = ping("a"), ping("b")


@pytest.mark.parametrize(
    ("expected", "got", "kind"),
    [
        ([FETCH, pay(amount="$1.n")], [FETCH, pay(amount="$1.n")], None),
        ([FETCH, OTHER, pay(amount="$2.n")], [OTHER, FETCH, pay(amount="$1.n")], None),
        ([FETCH, OTHER, pay(amount="$2.n")], [FETCH, pay(amount="$2.n"), OTHER], "reference"),
        ([FETCH, OTHER, pay(amount="$2.n")], [OTHER, FETCH, pay(amount="$2.n")], "reference"),
        ([FETCH, pay(amount="$1.n")], [FETCH, pay(amount="$1.m")], "value"),
        ([FETCH, pay(amount="$1.n")], [FETCH, pay(amount=5)], "type"),
        ([FETCH, pay(tags=["$1.t"])], [FETCH, pay(tags=["$1.t"])], None),
        (
            [FETCH, pay(amount="$1"), pay(amount="$2", dry_run=True), OTHER],
            [OTHER, FETCH, pay(amount="$2"), pay(amount="$3", dry_run=True)],
            None,
        ),
        (
            [FETCH, pay(amount="$1"), pay(amount="$2", dry_run=True)],
            [FETCH, pay(amount="$1"), pay(amount="$1", dry_run=True)],
            "value",
        ),
        ([FETCH, pay(amount="$9")], [pay(amount="$9"), FETCH], None),
    ],
    ids=str,
)
def test_a_reference_stands_for_the_call_and_not_for_its_place(expected, got, kind):
    found = calls_match(expected, got, TOOLS, dependent=True)
    assert (found and found.kind) == kind


def test_a_mistake_is_named_where_it_is_and_not_where_its_result_is_used():
    expected = [pay(amount="$2"), FETCH, pay(note="$2.n")]
    found = calls_match(
        expected, [pay(amount="$2"), OTHER, pay(note="$2.n")], TOOLS, dependent=True
    )
    assert found.detail == 'ping: \'host\' is "b", not "a"'


def test_only_in_a_dependent_answer_is_such_a_text_a_reference():
    expected, got = [FETCH, OTHER, pay(note="$2")], [pay(note="$2"), OTHER, FETCH]
    assert calls_match(expected, got, TOOLS) is None
    assert calls_match(expected, got, TOOLS, dependent=True) is not None


ARGUMENTS = st.fixed_dictionaries(
    {"amount": st.sampled_from([1, 1.0, True, "1", "$1", "$2"])},
    optional={"times": st.sampled_from([1, 2]), "extra": st.sampled_from([0, 0.0, False, None])},
)
CALLS = st.lists(st.builds(ToolCall, st.sampled_from(["pay", "ping"]), ARGUMENTS), max_size=4)


@given(CALLS, st.data())
def test_any_order_of_the_same_calls_matches(calls, data):
    assert calls_match(calls, data.draw(st.permutations(calls)), TOOLS) is None


@given(CALLS, CALLS, st.booleans())
def test_matching_is_symmetric_and_never_takes_a_different_number_of_calls(one, other, dependent):
    there = calls_match(one, other, TOOLS, dependent=dependent)
    back = calls_match(other, one, TOOLS, dependent=dependent)
    assert (there is None) == (back is None)
    assert there is not None or len(one) == len(other)
