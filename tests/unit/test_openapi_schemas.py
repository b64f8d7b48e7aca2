"""OpenAPI documents to tools: schemas, examples and answers."""

import json

import pytest

from tests.unit.openapi_parts import X, document, get, only, query

SCHEMAS = {
    "nullable": ({**X, "nullable": True}, X),
    "a list of types": ({"type": ["integer", "null"], "minimum": 1}, X),
    "any of it and null": ({"anyOf": [X, {"type": "null"}], "title": "Q"}, X),
    "one of it and null": ({"oneOf": [{"type": "null"}, X]}, X),
    "all of": ({"allOf": [{"type": "integer"}, {"minimum": 1}]}, X),
    "a reference": ({"$ref": "#/components/schemas/X"}, X),
    "const": ({"const": "a"}, {"type": "string", "enum": ["a"]}),
    "a strict bound of 3.0": (
        {"type": "number", "minimum": 1, "exclusiveMinimum": True},
        {"type": "number", "exclusiveMinimum": 1, "minimum": 1},
    ),
    "a bound of 3.0 that is not strict": ({**X, "exclusiveMinimum": False}, X),
    "examples": ({**X, "example": 2, "x-more": 1}, X),
    "a default that fits": ({**X, "default": 3}, {**X, "default": 3}),
    "a default that does not": ({**X, "default": 0}, X),
    "nothing": ({"description": "Any."}, {"type": "string", "description": "Any."}),
    "a whole float as an integer's bound": ({"type": "integer", "minimum": 1.0}, X),
}


@pytest.mark.parametrize(("given", "expected"), SCHEMAS.values(), ids=SCHEMAS)
def test_a_schema_is_normalised(given, expected):
    root = document(get(query(schema=given)), components={"schemas": {"X": X}})
    found = only(root).parameters["properties"]["q"]
    assert json.dumps(found, sort_keys=True) == json.dumps(expected, sort_keys=True)


def test_examples_that_do_not_fit_are_left_out():
    examples = {"one": {"value": 5}, "two": {"value": "6"}, "three": {"$ref": "#/x-e"}}
    parameter = query(schema=X, required=True, examples=examples)
    tool = only(document(get(parameter), **{"x-e": {"value": 7}}))
    assert tool.examples == ({"q": 5}, {"q": 7})


def test_a_loop_in_the_answer_alone_refuses_nothing():
    tree = {"type": "object", "properties": {"child": {"$ref": "#/components/schemas/Tree"}}}
    content = {"application/json": {"schema": {"$ref": "#/components/schemas/Tree"}}}
    paths = get(query(), responses={"200": {"description": "", "content": content}})
    assert only(document(paths, components={"schemas": {"Tree": tree}})).returns == {}


@pytest.mark.parametrize("code", ["200", "201", "default"])
def test_what_comes_back_is_the_json_answer(code):
    answer = {"description": "", "content": {"application/json; charset=utf-8": {"schema": X}}}
    paths = get(
        query(), responses={"404": {"description": ""}, code: {"$ref": "#/components/responses/R"}}
    )
    assert only(document(paths, components={"responses": {"R": answer}})).returns == X
