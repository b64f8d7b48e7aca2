"""OpenAPI documents to tools: the places and styles of parameters, and bodies."""

import pytest

from tests.unit.openapi_parts import NUMBERS, X, body, document, get, old, only, query


def test_a_required_parameter_keeps_no_default():
    tool = only(document(get(query(schema={**X, "default": 3}, required=True))))
    assert tool.parameters["properties"]["q"] == X


def test_operation_parameters_override_those_of_the_path_and_names_do_not_clash():
    identity = {"name": "id", "in": "path", "schema": {"type": "string"}}
    paths = get(query(name="id"), {**identity, "schema": X}, path="/stays/{id}")
    paths["/stays/{id}"]["parameters"] = [identity, query(name="class")]
    tool = only(document(paths))
    assert tool.parameters["required"] == ["id"]
    assert list(tool.parameters["properties"]) == ["id", "class_", "query_id"]
    assert tool.parameters["properties"]["id"] == X
    assert tool.binding.details["parameters"]["query_id"] == {"in": "query", "name": "id"}
    assert tool.binding.details["parameters"]["class_"] == {"in": "query", "name": "class"}


STYLES = {
    "the default": ({"schema": NUMBERS, "style": "form", "explode": True}, {}),
    "not exploded": ({"schema": NUMBERS, "explode": False}, {"explode": False}),
    "pipes": ({"schema": NUMBERS, "style": "pipeDelimited"}, {"style": "pipeDelimited"}),
    "a scalar": ({"schema": X, "explode": False}, {}),
    "deep": (
        {"schema": {"type": "object", "properties": {"a": X}}, "style": "deepObject"},
        {"style": "deepObject"},
    ),
}


@pytest.mark.parametrize(("said", "expected"), STYLES.values(), ids=STYLES)
def test_a_style_is_kept_where_it_is_not_the_default(said, expected):
    tool = only(document(get({"name": "q", "in": "query", **said})))
    assert tool.binding.details["parameters"]["q"] == {"in": "query", "name": "q", **expected}


COLLECTIONS = {
    "csv": {"explode": False},
    "multi": {},
    "ssv": {"style": "spaceDelimited"},
    "pipes": {"style": "pipeDelimited"},
}


@pytest.mark.parametrize(("said", "expected"), COLLECTIONS.items(), ids=COLLECTIONS)
def test_a_collection_format_of_2_0_is_a_style(said, expected):
    parameter = {"name": "q", "in": "query", **NUMBERS, "collectionFormat": said}
    details = only(old(get(parameter))).binding.details["parameters"]["q"]
    assert details == {"in": "query", "name": "q", **expected}


def test_a_body_of_2_0_becomes_parameters():
    schema = {"type": "object", "properties": {"a": X, "b": NUMBERS}, "required": ["a"]}
    parameters = [
        {"name": "wanted", "in": "body", "required": True, "schema": {"$ref": "#/definitions/W"}},
        {"name": "note", "in": "formData", "type": "string"},
        {"name": "a", "in": "query", "type": "integer", "x-example": 4},
    ]
    paths = {"/stays": {"put": {"parameters": parameters, "consumes": ["application/json"]}}}
    tool = only(old(paths, definitions={"W": {**schema, "example": {"a": 2, "b": [1]}}}))
    assert tool.parameters["properties"] == {"a": {"type": "integer"}, "body_a": X, "b": NUMBERS}
    assert tool.parameters["required"] == ["body_a"]
    assert tool.examples == ({"body_a": 2}, {"a": 4, "body_a": 2, "b": [1]})


def test_a_body_is_the_sum_of_its_parts_without_what_is_read_only():
    base = {"type": "object", "properties": {"id": {**X, "readOnly": True}, "a": X}}
    both = {
        "allOf": [{"$ref": "#/components/schemas/Base"}, {"properties": {"b": NUMBERS}}],
        "required": ["b", "id"],
    }
    components = {"schemas": {"Base": base, "Both": {"anyOf": [both, {"type": "null"}]}}}
    tool = only(document(body({"$ref": "#/components/schemas/Both"}), components=components))
    assert list(tool.parameters["properties"].items()) == [("a", X), ("b", NUMBERS)]
    assert tool.parameters["required"] == ["b"]


@pytest.mark.parametrize("required", [True, False])
def test_a_body_that_is_no_object_is_one_parameter(required):
    tool = only(document(body(NUMBERS, required, kind="application/vnd.x+json", example=[1, 2])))
    assert tool.parameters["properties"] == {"body": NUMBERS}
    assert tool.parameters["required"] == (["body"] if required else [])
    assert tool.binding.details["parameters"] == {"body": {"in": "body", "name": ""}}
    assert tool.binding.details["headers"] == {"Content-Type": "application/vnd.x+json"}
    assert {"body": [1, 2]} in tool.examples
