"""Our form of BFCL's rules decides as its own checker does."""

import copy
from importlib.util import find_spec

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from apigen.bfcl import accepted
from apigen.matching.bfcl import bfcl_match
from apigen.records import ToolCall
from benchmarks.bfcl import compared_decisions
from benchmarks.bfcl_data import Entry, their_problem
from tests.required import skip_without

PROPERTIES = {
    "text": {"type": "string"},
    "whole": {"type": "integer"},
    "real": {"type": "float"},
    "yes": {"type": "boolean"},
    "words": {"type": "array", "items": {"type": "string"}},
    "reals": {"type": "tuple", "items": {"type": "float"}},
    "thing": {"type": "dict"},
    "things": {"type": "array", "items": {"type": "dict"}},
    "lists": {"type": "array", "items": {"type": "array"}},
    "any": {"type": "any"},
    "number": {"type": "number"},
    "bare": {"type": "array"},
}


@pytest.fixture(scope="module", autouse=True)
def _bfcl_is_installed():
    skip_without(find_spec("bfcl_eval"), "make setup installs bfcl-eval")


def entry_of(expected, category="simple_python", required=()):
    parameters = {"type": "dict", "properties": PROPERTIES, "required": list(required)}
    functions = [{"name": name, "description": "", "parameters": parameters} for name in ("f", "g")]
    answer = {"ground_truth": [{name: options} for name, options in expected]}
    return Entry(category, {"id": "1", "function": functions}, answer)


def problems(entry, calls):
    """BFCL's error type, and ours."""
    theirs = their_problem(copy.deepcopy(entry), copy.deepcopy(calls))
    ours = bfcl_match(accepted(entry.answer), calls, entry.question["function"], entry.category)
    return theirs, ours and ours.kind


def test_known_answers_and_their_variants_are_decided_alike_and_for_the_same_reason():
    differing, taken, refused = [], 0, 0
    for identity, kind, theirs, ours in compared_decisions():
        taken, refused = taken + (theirs is None), refused + (theirs is not None)
        if theirs != ours:
            differing.append((identity, kind, theirs, ours))
    assert differing == []
    assert taken > 40_000
    assert refused > 90_000


@pytest.mark.parametrize(
    ("parameter", "options", "value", "problem"),
    [
        ("text", ["April 1, 2024"], "april 1 2024", None),
        ("text", ["a-b_c.d/e*f^g"], "ABCDEFG", None),
        ("text", ["it's"], 'it"s', None),
        ("text", ["a(b)"], "ab", "value_error:string"),
        ("text", ["km", ""], "-", None),
        ("text", [5], 5, None),
        ("text", [5], "5", "value_error:others"),
        ("whole", [5], 5.0, "type_error:simple"),
        ("whole", [1], True, "type_error:simple"),
        ("real", [5.0], 5, None),
        ("real", [0.3], 0.1 + 0.2, "value_error:others"),
        ("yes", [True], 1, "type_error:simple"),
        ("words", [["Ann Lee", "Bo"]], ["annlee", "b.o"], None),
        ("words", [["Ann", "Bo"]], ["Bo", "Ann"], "value_error:list/tuple"),
        ("words", [["Ann"], ""], [], None),
        ("words", [["Ann"]], ["Ann", 7], "type_error:nested"),
        ("reals", [[1.5, 2.0]], [1.5, 2], "type_error:nested"),
        ("reals", [[1, 2]], [1, 2], None),
        ("thing", [{"a": [1, ""], "b": ["X"]}], {"b": "x"}, None),
        ("thing", [{"a": [1], "b": ["X"]}], {"b": "x"}, "value_error:dict_key"),
        ("thing", [{"a": [1]}], {"a": True}, None),
        ("thing", [{"a": [{"b": ["c"]}]}], {"a": {"b": "c"}}, "value_error:dict_value"),
        ("things", [[{"a": [1]}]], [{"a": 1}], None),
        ("things", [[{"a": [1]}]], [{"a": 1}, {"a": 1}], "value_error:list_dict_count"),
        ("any", [5], 5, None),
        ("any", ["a"], 5, "type_error:simple"),
    ],
)
def test_each_rule_of_bfcl_is_ours_leniencies_included(parameter, options, value, problem):
    entry = entry_of([("f", {parameter: options})])
    assert problems(entry, [ToolCall("f", {parameter: value})]) == (problem, problem)


@pytest.mark.parametrize(
    ("parameter", "options", "value"),
    [
        ("number", [5], 5),
        ("bare", [[5]], [5]),
        ("thing", [{"b": [1]}, "text"], {"a": 1}),
        ("thing", [{"a": 1}], {"a": 1}),
        ("things", [[{"a": [1]}], ""], ["x"]),
        ("words", [["a"], None], ["a"]),
        ("words", [["a"], {"b": ["c"]}], ["a"]),
    ],
)
def test_where_bfcls_checker_raises_the_calls_are_wrong(parameter, options, value):
    entry = entry_of([("f", {parameter: options})], "parallel")
    call = ToolCall("f", {parameter: value})
    assert problems(entry, [call]) == ("raised", "checker_fails")


LEAF = (
    st.sampled_from(["", "a", "A ", "b", "it's", "-"])
    | st.integers(-1, 2)
    | st.sampled_from([0.0, 1.0, 1.5, 10.0**300])
    | st.booleans()
    | st.none()
)
KEY = st.sampled_from(["a", "b"])
VALUE = st.recursive(
    LEAF,
    lambda inner: st.lists(inner, max_size=2) | st.dictionaries(KEY, inner, max_size=2),
    max_leaves=5,
)
NAME = st.sampled_from([*sorted(PROPERTIES), "unknown"])
FUNCTION = st.sampled_from(["f", "f", "f", "g", "h"])


@st.composite
def cases(draw):
    """An entry of any category, and calls that are near to what it expects."""
    options = st.dictionaries(NAME, st.lists(VALUE, max_size=3), max_size=3)
    category = draw(st.sampled_from(["simple_python", "live_multiple", "live_parallel_multiple"]))
    most = 3 if "parallel" in category else 1
    expected = draw(st.lists(st.tuples(FUNCTION, options), min_size=1, max_size=most))
    required = draw(st.sampled_from([[], [], [], ["text"], ["things"]]))
    calls = []
    for name, accepted_values in draw(st.permutations(expected)):
        arguments = {
            key: draw(st.sampled_from(values) | VALUE if values else VALUE)
            for key, values in accepted_values.items()
            if draw(st.integers(0, 4))
        }
        calls.append(ToolCall(name, arguments))
    return entry_of(expected, category, required), calls


@settings(max_examples=200)
@given(cases())
def test_any_entry_and_any_calls_are_decided_alike(case):
    theirs, ours = problems(*case)
    assert (theirs is None) == (ours is None)


@given(VALUE, VALUE)
def test_no_description_of_a_function_raises(parameters, functions):
    for offered in ([{"name": "f", "parameters": parameters}], [functions], []):
        for category in ("simple_python", "multiple", "parallel"):
            assert bfcl_match([("f", {"a": [1]})], [ToolCall("f", {"a": 1})], offered, category)
