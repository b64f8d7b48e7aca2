"""References to earlier results: what is one, what it leads to, and which calls wait for it."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from apigen.records import ToolCall
from apigen.references import (
    MAX_VALUE_CHARS,
    Reference,
    levels,
    read_reference,
    references,
    resolve,
)

RESULTS = [{"total": 7.5, "items": [{"id": "a"}, {"id": "b"}], "note": None, "0": "zero"}, 3, [4]]


@pytest.mark.parametrize(
    ("value", "reference"),
    [
        ("$1", Reference(1)),
        ("$12.total", Reference(12, ("total",))),
        ("$2.items.0.the id", Reference(2, ("items", "0", "the id"))),
        ("$0", Reference(0)),
        ("$", None),
        ("$x", None),
        ("$01", None),
        ("$1.", None),
        ("$1..a", None),
        (" $1", None),
        ("$1 ", None),
        ("$1\n", None),
        ("the total is $1.total", None),
        ("$1,000", None),
        ("$-1", None),
        ("$١", None),
        ("$" + "9" * 5000, None),
        (1, None),
        (None, None),
        (["$1"], None),
    ],
)
def test_only_a_text_that_is_a_reference_from_start_to_end_is_one(value, reference):
    assert read_reference(value) == reference


def test_references_are_found_however_deep_and_keys_are_none():
    arguments = {"a": "$1", "b": [{"c": "$2.x"}, 3, "$1"], "$3": "text"}
    assert list(map(str, references(arguments))) == ["$1", "$2.x", "$1"]


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("$1.total", 7.5),
        ("$2", 3),
        ("$1.items.1.id", "b"),
        ("$1.items", [{"id": "a"}, {"id": "b"}]),
        ("$1.note", None),
        ("$1.0", "zero"),
        ("$3.0", 4),
        (["$2", {"deep": "$3"}, "$2."], [3, {"deep": [4]}, "$2."]),
        ("costs $2", "costs $2"),
    ],
)
def test_a_reference_becomes_the_value_that_it_leads_to(value, expected):
    arguments = {"x": value, "y": 1}
    assert resolve(arguments, RESULTS) == {"x": expected, "y": 1}
    assert arguments == {"x": value, "y": 1}


@pytest.mark.parametrize(
    ("value", "problem"),
    [
        ("$4", "$4: there is no call 4 before this one"),
        ("$0", "$0: there is no call 0 before this one"),
        ("$1.sum", "$1.sum: no 'sum' in the result, only ['0', 'items', 'note', 'total']"),
        ("$1.items.2", "$1.items.2: no '2' in the result, only a list of 2"),
        ("$1.items.-1", "$1.items.-1: no '-1' in the result, only a list of 2"),
        ("$1.items.00", "$1.items.00: no '00' in the result, only a list of 2"),
        ("$1.items." + "9" * 5000, "only a list of 2"),
        ("$2.value", "$2.value: no 'value' in the result, only int"),
        ("$1.note.x", "$1.note.x: no 'x' in the result, only NoneType"),
        ("$5.50", "$5.50: there is no call 5 before this one"),
    ],
)
def test_a_reference_that_leads_nowhere_says_why(value, problem):
    why = resolve({"x": [value]}, RESULTS)
    assert why.endswith(problem)


def test_values_that_would_blow_a_call_up_are_none():
    long = "x" * (MAX_VALUE_CHARS // 10)
    assert resolve({"x": ["$1"] * 5}, [long]) == {"x": [long] * 5}
    assert "more than 1,000,000 characters" in resolve({"x": ["$1"] * 10}, [long])
    deep = json.loads("[" * 40 + "]" * 40)
    assert resolve({"x": "$1"}, [deep]) == "$1: nested deeper than 32 levels"


PATHS = st.from_regex(r"\$[0-4](\.[a-c0-2]){0,3}", fullmatch=True)
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text() | PATHS,
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.sampled_from("abc012") | st.text(), inner, max_size=3)
    ),
    max_leaves=10,
)
ARGUMENTS = st.dictionaries(st.text(), JSON, max_size=3)


@given(ARGUMENTS, st.lists(JSON, max_size=3))
def test_any_arguments_and_results_give_arguments_or_a_line(arguments, results):
    found = resolve(arguments, results)
    assert isinstance(found, dict) == all(
        isinstance(resolve({"x": str(each)}, results), dict) for each in references(arguments)
    )
    if not references(arguments):
        assert found == arguments


def calls(*arguments):
    return [ToolCall("f", each) for each in arguments]


@pytest.mark.parametrize(
    ("answer", "expected"),
    [
        (calls(), []),
        (calls({}, {"x": 1}), [[0, 1]]),
        (calls({}, {"x": "$1"}, {"x": ["$2"]}), [[0], [1], [2]]),
        (calls({}, {}, {"x": "$1", "y": "$2.a"}, {"x": "$1"}), [[0, 1], [2, 3]]),
        (calls({}, {"x": "$1"}, {}, {"x": "$3"}), [[0, 2], [1, 3]]),
        (calls({"x": "$2"}, {"x": "$2"}, {"x": "$0"}), [[0, 1, 2]]),
    ],
)
def test_a_call_waits_for_the_calls_that_it_refers_to_and_for_no_other(answer, expected):
    assert levels(answer) == expected


@given(st.lists(ARGUMENTS, max_size=5))
def test_every_call_has_one_level_behind_all_that_it_needs(arguments):
    level = {place: n for n, group in enumerate(levels(calls(*arguments))) for place in group}
    assert sorted(level) == list(range(len(arguments)))
    for place, each in enumerate(arguments):
        needed = [ref.call - 1 for ref in references(each) if 0 < ref.call <= place]
        assert all(level[before] < level[place] for before in needed)
