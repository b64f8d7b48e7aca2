"""BFCL's entries as rows, and rows as BFCL's entries."""

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from apigen.bfcl import accepted, read_entry, to_answer, to_question
from apigen.exports.gorilla_types import from_gorilla, to_gorilla
from apigen.matching.bfcl import bfcl_match
from apigen.records import ToolCall
from apigen.schema import parse_parameters


def question(properties, required=(), messages=("Go.",)):
    parameters = {"type": "dict", "properties": properties, "required": list(required)}
    return {
        "id": "simple_python_0",
        "question": [[{"role": "user", "content": text} for text in messages]],
        "function": [{"name": "math.f", "description": "F.", "parameters": parameters}],
    }


def answer(**options):
    return {"id": "simple_python_0", "ground_truth": [{"math.f": options}]}


def test_an_entry_becomes_a_row_under_its_own_names():
    asked = question({"base": {"type": "integer"}}, ["base"], ["Be brief.", "Area of 10?"])
    assert read_entry(asked, answer(base=[10, 11])) == {
        "id": "simple_python_0",
        "query": "Be brief.\n\nArea of 10?",
        "tools": [
            {
                "name": "math.f",
                "description": "F.",
                "parameters": {
                    "type": "object",
                    "properties": {"base": {"type": "integer"}},
                    "required": ["base"],
                },
            }
        ],
        "answers": [{"name": "math.f", "arguments": {"base": 10}}],
    }


@pytest.mark.parametrize(
    ("options", "required", "arguments"),
    [
        ({"a": ["km", "mi"]}, (), {"a": "km"}),
        ({"a": ["km", ""]}, (), {"a": "km"}),
        ({"a": ["", "km"]}, (), {}),
        ({"a": ["", "km"]}, ("a",), {"a": "km"}),
        ({"a": [""]}, ("a",), {}),
        ({"a": []}, ("a",), {}),
        ({"a": [False, ""]}, (), {"a": False}),
        ({"a": [None]}, (), {"a": None}),
        ({"a": [[3, 5], [5, 3]]}, (), {"a": [3, 5]}),
        ({"a": [{"x": [1, 2], "y": ["", "z"]}]}, (), {"a": {"x": 1}}),
        ({"a": [[{"x": [1, 2]}, {"x": [3]}]]}, (), {"a": [{"x": 1}, {"x": 3}]}),
        ({"a": [{"x": [{"deep": 1.5}]}]}, (), {"a": {"x": {"deep": 1.5}}}),
        ({"a": [{"x": 1}]}, (), {"a": {"x": 1}}),
    ],
)
def test_a_call_has_the_first_accepted_value_of_each_parameter(options, required, arguments):
    row = read_entry(question({"a": {"type": "any"}}, required), answer(**options))
    assert row["answers"] == [{"name": "math.f", "arguments": arguments}]


ENUM = ["a", "b"]


@pytest.mark.parametrize(
    ("gorilla", "schema"),
    [
        ({"type": "dict", "properties": {}}, {"type": "object", "properties": {}}),
        ({"type": "float", "optional": True}, {"type": "number"}),
        ({"type": "any", "description": "D."}, {"description": "D."}),
        (
            {"type": "tuple", "items": {"type": "float"}},
            {"type": "array", "items": {"type": "number"}},
        ),
        (
            {"type": "array", "items": {"type": "dict", "properties": {"x": {"type": "any"}}}},
            {"type": "array", "items": {"type": "object", "properties": {"x": {}}}},
        ),
        (
            {"type": "array", "items": {"type": "string"}, "enum": ENUM},
            {"type": "array", "items": {"type": "string", "enum": ENUM}},
        ),
        (
            {"type": "array", "items": {"type": "string"}, "enum": [["a"], ["b"]]},
            {"type": "array", "items": {"type": "string"}, "enum": [["a"], ["b"]]},
        ),
        (
            {"type": "string", "enum": ENUM, "default": None},
            {"type": ["string", "null"], "enum": [*ENUM, None], "default": None},
        ),
        ({"type": "ArrayList"}, {"type": "ArrayList"}),
    ],
)
def test_gorillas_types_are_read_as_json_schema(gorilla, schema):
    assert from_gorilla(gorilla) == schema


@pytest.mark.parametrize(
    "schema",
    [
        {"type": "string", "enum": ENUM, "description": "D."},
        {"type": ["string", "null"], "enum": [*ENUM, None], "default": None},
        {"type": "array", "items": {"type": "array", "items": {"type": "number"}}},
        {"type": "object", "properties": {"x": {"type": "boolean"}, "y": {}}, "required": ["x"]},
    ],
)
def test_a_schema_comes_back_from_gorillas_types_as_it_was(schema):
    assert from_gorilla(to_gorilla(schema)) == schema


PARAMETERS = parse_parameters(
    {
        "type": "object",
        "properties": {
            "city": {"type": "string"},
            "unit": {"type": "string", "default": "km"},
            "limit": {"type": "integer", "default": 5},
            "area": {"type": "object", "properties": {"x": {"type": "number"}}},
            "stops": {"type": "array", "items": {"type": "object"}},
            "tags": {"type": "array", "items": {"type": "string"}},
        },
        "required": ["city"],
    }
)


@pytest.mark.parametrize(
    "arguments",
    [
        {"city": "Oslo"},
        {"city": "Oslo", "unit": "km", "limit": 7},
        {"city": "Oslo", "area": {"x": 1.5}, "stops": [{"at": "A"}, {"at": "B"}], "tags": ["t"]},
    ],
    ids=["required alone", "a default given", "nested"],
)
def test_a_row_comes_back_from_its_entry_and_is_right_by_bfcls_rules(arguments):
    row = {
        "id": "r1",
        "query": "Where?",
        "tools": [{"name": "find", "description": "Finds.", "parameters": PARAMETERS}],
        "answers": [{"name": "find", "arguments": arguments}],
    }
    asked, known = to_question(row), to_answer(row)
    assert read_entry(asked, known) == row
    calls = [ToolCall("find", arguments)]
    assert bfcl_match(accepted(known), calls, asked["function"], "multiple") is None


def test_a_default_is_right_by_bfcls_rules_whether_it_is_given_or_left_out():
    given, left_out = {"city": "Oslo", "unit": "km"}, {"city": "Oslo", "limit": 5}
    tools = [{"name": "find", "description": "Finds.", "parameters": PARAMETERS}]
    row = {"id": "r1", "query": "Where?", "tools": tools}
    functions = to_question(row | {"answers": []})["function"]
    for one, other in ((given, left_out), (left_out, given)):
        known = to_answer(row | {"answers": [{"name": "find", "arguments": one}]})
        assert bfcl_match(accepted(known), [ToolCall("find", other)], functions, "simple") is None


GOOD = question({"a": {"type": "any"}})


@pytest.mark.parametrize(
    ("changes", "known"),
    [
        ({"function": None}, answer()),
        ({"function": [7]}, answer()),
        ({"function": [{"description": "No name."}]}, answer()),
        ({"question": "Go."}, answer()),
        ({"question": []}, answer()),
        ({"question": GOOD["question"] * 2}, answer()),
        ({"question": [[{"role": "user", "content": None}]]}, answer()),
        ({"question": [[]]}, answer()),
        ({}, {}),
        ({}, {"ground_truth": [["f(a=1)"]]}),
        ({}, {"ground_truth": ["f(a=1)"]}),
        ({}, {"ground_truth": [{"f": {}, "g": {}}]}),
        ({}, {"ground_truth": [{"f": {"a": 1}}]}),
    ],
)
def test_lines_of_another_form_are_refused_with_a_reason(changes, known):
    with pytest.raises(ValueError, match=r"\w+ \w+"):
        read_entry(GOOD | changes, known)


VALUE = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=3),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(["type", "properties", "required", "items", "enum", "name", "default"]),
            inner,
            max_size=4,
        )
    ),
    max_leaves=10,
)


@given(VALUE, VALUE, VALUE)
def test_lines_are_read_or_refused_whatever_they_hold(function, turns, calls):
    for known in ({"ground_truth": calls}, answer(a=[calls])):
        for functions in (function, [{"name": "math.f", "parameters": function}]):
            with suppress(ValueError):
                read_entry(GOOD | {"function": functions}, known)
            with suppress(ValueError):
                read_entry(GOOD | {"question": turns}, known)
