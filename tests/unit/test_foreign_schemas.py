"""Schemas as libraries write them: what they allow stays what it was, or they are refused."""

import contextlib

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator
from pydantic import BaseModel, Field

from apigen.checks.reasons import Reason
from apigen.errors import SchemaError
from apigen.foreign.content import Unreadable
from apigen.foreign.schemas import simplified
from apigen.foreign.tools import read_tools
from apigen.schema import argument_problem, parse_parameters


class Leg(BaseModel):
    town: str
    hours: float | None = None


class Trip(BaseModel):
    """Plans a trip."""

    start: Leg = Field(description="Where it begins.")
    stops: list[Leg] = []
    mode: str | list[str] = "train"
    price: int | str | None = None
    seats: tuple[int, int] = (1, 1)


def of(schema, **definitions):
    whole = {"type": "object", "properties": {"a": schema}, "required": []}
    return whole | ({"$defs": definitions} if definitions else {})


KEPT = {
    "nullable": of({"anyOf": [{"type": "integer"}, {"type": "null"}], "default": None}),
    "nullable enum": of({"anyOf": [{"enum": ["x", "y"], "type": "string"}, {"type": "null"}]}),
    "only null": of({"type": "null"}),
    "reference": of({"$ref": "#/$defs/T"}, T={"type": "string", "minLength": 1}),
    "reference with a note": of({"$ref": "#/$defs/T", "description": "A."}, T={"type": "string"}),
    "all of one": of({"allOf": [{"$ref": "#/$defs/T"}], "default": "x"}, T={"enum": ["x", "y"]}),
    "all of two": of({"allOf": [{"type": "string"}, {"minLength": 1}]}),
    "types apart": of({"anyOf": [{"type": "string", "minLength": 1}, {"type": "array"}]}),
    "objects and texts": of(
        {
            "oneOf": [
                {"type": "object", "properties": {"b": {"type": "integer"}}, "required": ["b"]},
                {"type": "string"},
            ]
        }
    ),
    "numbers of both sorts": of({"anyOf": [{"type": "integer"}, {"type": "number"}]}),
    "enums": of({"anyOf": [{"enum": ["x"]}, {"enum": [1, 2]}]}),
    "one value": of({"const": "x"}),
    "notes of others": of({"type": "string", "x-order": 1, "deprecated": True, "$comment": "c"}),
    "a tuple": of({"type": "array", "prefixItems": [{"type": "integer"}] * 2, "maxItems": 2}),
    "a closed tuple": of({"type": "array", "prefixItems": [{"enum": [1]}], "items": False}),
    "pydantic": Trip.model_json_schema(),
}
VALUES = st.recursive(
    st.none() | st.booleans() | st.integers(-1, 3) | st.sampled_from(["", "x", "y", "z", 0.5]),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.just("b"), inner, max_size=1),
    max_leaves=4,
)


@pytest.mark.parametrize("schema", KEPT.values(), ids=KEPT)
@given(value=VALUES)
def test_a_rewritten_schema_allows_just_what_it_did(schema, value):
    parsed = parse_parameters(simplified(schema))
    name = next(iter(schema["properties"]))
    allowed = not any(
        error.absolute_path and error.absolute_path[0] == name
        for error in Draft202012Validator(schema).iter_errors({name: value})
    )
    problem = argument_problem(parsed | {"required": []}, {name: value})
    assert (problem is None) is allowed, problem


def test_a_model_of_pydantic_is_read_whole():
    (card,) = read_tools([{"name": "plan", "parameters": Trip.model_json_schema()}])
    properties = card["parameters"]["properties"]
    assert properties["start"]["description"] == "Where it begins."
    assert properties["start"]["properties"]["hours"]["type"] == ["number", "null"]
    assert properties["stops"]["items"]["required"] == ["town"]
    assert properties["mode"]["type"] == ["string", "array"]
    assert properties["price"]["type"] == ["integer", "string", "null"]
    assert properties["seats"]["items"] == {"type": "integer"}


def test_nullable_is_read_as_openapi_means_it():
    read = simplified(of({"enum": ["x"], "type": "string", "nullable": True}))["properties"]["a"]
    assert (read["type"], read["enum"]) == (["string", "null"], ["x", None])


FOREIGN_TYPES = {
    "type": "dict",
    "properties": {
        "a": {"type": "float"},
        "b": {"type": "tuple", "items": {"type": "any"}},
        "c": {"type": "dict", "properties": {"d": {"type": "str"}}},
    },
    "required": ["a"],
}


def test_type_names_of_bfcl_and_python_are_understood():
    (card,) = read_tools([{"name": "f", "parameters": FOREIGN_TYPES}])
    properties = card["parameters"]["properties"]
    assert card["parameters"]["type"] == "object"
    assert properties["a"] == {"type": "number"}
    assert properties["b"] == {"type": "array", "items": {}}
    assert properties["c"]["properties"] == {"d": {"type": "string"}}


REFUSED = {
    "holds itself": of({"$ref": "#/$defs/T"}, T={"properties": {"t": {"$ref": "#/$defs/T"}}}),
    "outside": of({"$ref": "https://example.org/schema.json"}),
    "leads nowhere": of({"$ref": "#/$defs/none"}),
    "one of several schemas": of(
        {"anyOf": [{"type": "object", "properties": {"a": {}}}, {"type": "object"}]}
    ),
    "'not' is outside": of({"not": {"type": "string"}}),
    "'multipleOf' is outside": of({"type": "integer", "multipleOf": 5}),
    "a tuple of several types": of({"prefixItems": [{"type": "integer"}, {"type": "string"}]}),
    "a tuple that may go on": of({"prefixItems": [{"type": "integer"}]}),
    "two different rules for 'type'": of({"allOf": [{"type": "string"}, {"type": "integer"}]}),
    "must be a list": of({"anyOf": {}}),
    "too large": of({"$ref": "#/$defs/T0"})
    | {
        "$defs": {
            f"T{n}": {"properties": {k: {"$ref": f"#/$defs/T{n + 1}"} for k in "abcd"}}
            for n in range(12)
        }
        | {"T12": {"type": "string"}}
    },
    "is not one of": of({"type": "HashMap"}),
}


@pytest.mark.parametrize(("words", "schema"), REFUSED.items(), ids=REFUSED)
def test_a_schema_that_would_change_its_meaning_is_refused_with_its_cause(words, schema):
    with pytest.raises(Unreadable, match=words) as caught:
        read_tools([{"name": "f", "parameters": schema}])
    assert caught.value.reason == Reason.BAD_TOOLS


KEYS = st.sampled_from(
    ["type", "properties", "items", "anyOf", "oneOf", "allOf", "$ref", "enum", "const", "required"]
    + ["prefixItems", "nullable", "additionalProperties", "default", "maxItems", "a"]
)
ANY = st.recursive(
    st.none() | st.booleans() | st.integers() | st.sampled_from(["string", "object", "#", "#/a"]),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(KEYS, inner, max_size=4),
    max_leaves=15,
)


@given(st.dictionaries(KEYS, ANY, max_size=5))
def test_no_schema_raises_anything_else(schema):
    with contextlib.suppress(SchemaError):
        parse_parameters(simplified(schema))
