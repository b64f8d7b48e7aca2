"""Rows that somebody else made: every shape they come in, and no line that raises."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from apigen.checks.reasons import Reason
from apigen.exports.flat_types import from_flat, to_flat
from apigen.foreign.rows import read_row

SCHEMA = {
    "type": "object",
    "properties": {"city": {"type": "string"}, "days": {"type": "integer"}},
    "required": ["city"],
}
FLAT = {
    "city": {"description": "Name.", "type": "str", "default": "Oban"},
    "days": {"description": "Length.", "type": "int, optional", "default": "3"},
}
CALL = {"name": "forecast", "arguments": {"city": "Oslo"}}


def row(**changes):
    tools = [{"name": "forecast", "description": "Weather.", "parameters": SCHEMA}]
    whole = {"id": 1, "query": "Weather in Oslo?", "tools": tools, "answers": [CALL]}
    return json.dumps({name: v for name, v in (whole | changes).items() if v is not ...})


def tools(parameters):
    return [{"name": "forecast", "description": "Weather.", "parameters": parameters}]


@pytest.mark.parametrize(
    "text",
    [
        row(),
        row(answers=json.dumps([CALL])),
        row(tools=json.dumps(tools(SCHEMA))),
        row(tools=tools(FLAT)),
        row(tools=json.dumps(tools(FLAT)), answers=json.dumps([CALL])),
        row(tools=[{"type": "function", "function": tools(SCHEMA)[0]}]),
        row(id=...),
        row(tools=tools(SCHEMA | {"title": "Forecast", "$schema": "https://json-schema.org/x"})),
        row(tools=tools({key: SCHEMA[key] for key in ("properties", "required")})),
        row(tools=tools({"properties": SCHEMA["properties"]})),
        row(
            tools=tools(
                {
                    "type": "object",
                    "properties": {
                        "city": {"type": "string"},
                        "days": {"type": ["integer", "null"]},
                    },
                    "required": ["city"],
                    "additionalProperties": False,
                }
            ),
            answers=[{"name": "forecast", "arguments": {"city": "Oslo", "days": None}}],
        ),
    ],
    ids=[
        *("json", "answers text", "tools text", "flat", "xlam", "openai", "no id", "titled"),
        *("no root type", "properties alone", "nullable"),
    ],
)
def test_a_good_row_is_read_in_every_form(text):
    read = read_row(text)
    assert read.verdict.ok, read.verdict
    assert set(read.tools[0]["parameters"]["properties"]) == {"city", "days"}


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("", Reason.NOT_JSON),
        ("{", Reason.NOT_JSON),
        ("[" * 100_000, Reason.NOT_JSON),
        ("7", Reason.MISSING_FIELD),
        (row(query=...), Reason.MISSING_FIELD),
        (row(tools=...), Reason.MISSING_FIELD),
        (row(answers=...), Reason.MISSING_FIELD),
        (row(query=""), Reason.BAD_QUERY),
        (row(tools=[]), Reason.BAD_TOOLS),
        (row(tools="nonsense"), Reason.BAD_TOOLS),
        (row(tools=[{"description": "no name"}]), Reason.BAD_TOOLS),
        (row(tools=tools(SCHEMA) * 2), Reason.DUPLICATE_TOOL),
        (row(tools=tools([1])), Reason.BAD_TOOLS),
        (
            row(tools=tools({"type": "object", "properties": {"a": {"$ref": "#/"}}})),
            Reason.BAD_TOOLS,
        ),
        (row(tools=tools(SCHEMA | {"required": {"city": 1}})), Reason.BAD_TOOLS),
        (row(tools=tools({"type": "object", "properties": {"a": {"type": {}}}})), Reason.BAD_TOOLS),
        (row(answers=""), Reason.NOT_JSON),
        (row(answers=[]), Reason.NO_CALLS),
        (row(answers=[{"name": "forecast"}]), Reason.BAD_CALL),
        (
            row().replace('{"city": "Oslo"}', '{"city": 1, "city": "Oslo"}'),
            Reason.DUPLICATE_ARGUMENT,
        ),
        (row(answers=[CALL | {"name": "Counter"}]), Reason.UNKNOWN_FUNCTION),
        (row(answers=[CALL | {"arguments": {"city": "Oslo", "foo": 1}}]), Reason.UNKNOWN_ARGUMENT),
    ],
)
def test_a_bad_row_is_a_verdict_with_its_reason(text, reason):
    assert read_row(text).verdict.reason == reason


LACKS_CITY = {"name": "forecast", "parameter": "city"}
ASKS = {"query": "What will the weather be?", "style": "missing_parameter", "answers": []}
CHAIN = [CALL, {"name": "forecast", "arguments": {"city": "$1.next", "days": "$1.days"}}]


@pytest.mark.parametrize(
    ("changes", "reason"),
    [
        ({"style": "irrelevance", "answers": []}, ""),
        ({"style": "irrelevance", "answers": "[]", "missing": "[]"}, ""),
        ({"style": "irrelevance"}, Reason.UNEXPECTED_CALL),
        (ASKS | {"missing": [LACKS_CITY]}, ""),
        (ASKS | {"missing": json.dumps([LACKS_CITY])}, ""),
        ({"style": "missing_parameter", "answers": []}, Reason.BAD_MISSING),
        (
            {
                "style": "missing_parameter",
                "answers": [],
                "missing": [LACKS_CITY | {"parameter": "days"}],
            },
            Reason.BAD_MISSING,
        ),
        ({"style": "missing_parameter", "answers": [], "missing": [7]}, Reason.BAD_MISSING),
        ({"style": "missing_parameter", "answers": [], "missing": "{"}, Reason.NOT_JSON),
        ({"style": "dependent", "answers": CHAIN}, ""),
        ({"style": "dependent", "answers": [CALL]}, Reason.WRONG_CALL_COUNT),
        ({"style": "parallel", "answers": CHAIN}, Reason.WRONG_TYPE),
        ({"style": "simple"}, ""),
        ({"style": "parallel"}, Reason.WRONG_CALL_COUNT),
        ({"style": "someone else's", "answers": []}, Reason.NO_CALLS),
        ({"style": ["irrelevance"], "answers": []}, Reason.NO_CALLS),
        ({"style": "someone else's", "missing": "no list"}, ""),
    ],
    ids=str,
)
def test_a_row_that_names_a_style_of_ours_is_held_to_it(changes, reason):
    assert read_row(row(**changes)).verdict.reason == reason


@given(st.text())
def test_no_text_raises(text):
    read_row(text)


VALUE = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=5),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(["type", "properties", "required", "items", "enum", "name", "default"])
            | st.text(max_size=5),
            inner,
            max_size=4,
        )
    ),
    max_leaves=12,
)


@given(VALUE, VALUE)
def test_no_tools_and_no_answers_raise(parameters, arguments):
    read_row(row(tools=tools(parameters), answers=[CALL | {"arguments": arguments}]))


@given(VALUE, VALUE)
def test_no_style_and_no_missing_value_raise(style, missing):
    read_row(row(style=style, answers=[], missing=missing))
    read_row(row(style="missing_parameter", answers=[], missing=missing))


@pytest.mark.parametrize(
    ("text", "schema", "required"),
    [
        ("str", {"type": "string"}, True),
        ("int, optional", {"type": "integer"}, False),
        ("float", {"type": "number"}, True),
        ("bool, optional", {"type": "boolean"}, False),
        ("List[int]", {"type": "array", "items": {"type": "integer"}}, True),
        (
            "List[List[float]], optional",
            {"type": "array", "items": {"type": "array", "items": {"type": "number"}}},
            False,
        ),
        ("Dict[str, int]", {"type": "object"}, True),
        ("Tuple[int, int]", {"type": "array"}, True),
        ("set", {"type": "array"}, True),
        ("str, default='London'", {"type": "string"}, False),
        ("default='London'", {}, False),
        ("Callable[[float], float]", {}, True),
        ("", {}, True),
    ],
)
def test_the_type_names_of_published_rows_are_understood(text, schema, required):
    parsed = from_flat({"type": {"type": text, "description": "A parameter named type."}})
    assert parsed["properties"]["type"] == schema | {"description": "A parameter named type."}
    assert (parsed["required"] == ["type"]) is required


def test_a_required_key_decides_where_there_is_one():
    parsed = from_flat(
        {"a": {"type": "str", "required": False}, "b": {"type": "str", "required": True}}
    )
    assert parsed["required"] == ["b"]


def test_flat_parameters_come_back_as_the_schema_they_were():
    schema = {
        "type": "object",
        "properties": {
            "a": {"type": "string", "description": "A."},
            "b": {"type": "array", "items": {"type": "number"}, "description": "B."},
            "c": {"type": "boolean", "description": "C."},
        },
        "required": ["a", "b"],
    }
    assert from_flat(to_flat(schema)) == schema
