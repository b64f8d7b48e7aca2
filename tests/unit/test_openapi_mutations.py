"""OpenAPI documents that are damaged in any way: tools that keep the rules, or refusals."""

import copy
import json

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from apigen.library.model import Library, Refused
from apigen.library.refusals import Refusal
from apigen.records import canonical_json
from apigen.schema import check_defaults, parse_parameters
from tests.unit.openapi_parts import TEXT, document_of_3_0, imported, query

SCHEMES = {
    "c": {"type": "apiKey", "in": "cookie", "name": "sid"},
    "d": {"type": "http", "scheme": "digest"},
    "k": {"type": "apiKey", "in": "header", "name": "K"},
}
VALID = document_of_3_0(
    {
        "/stays/{id}": {
            "parameters": [{"name": "id", "in": "path", "required": True, "schema": TEXT}],
            "put": {
                "operationId": "change",
                "summary": "Changes it",
                "tags": ["Travel"],
                "security": [{"c": []}, {"k": []}],
                "parameters": [
                    query({"type": "array", "items": {"type": "integer"}, "default": [1]}),
                    {"$ref": "#/components/parameters/P"},
                ],
                "requestBody": {
                    "required": True,
                    "content": {
                        "application/json": {
                            "schema": {"$ref": "#/components/schemas/S"},
                            "examples": {"one": {"value": {"a": 1, "b": {"c": "x"}}}},
                        }
                    },
                },
                "responses": {
                    "200": {
                        "content": {
                            "application/json": {"schema": {"type": "array", "items": TEXT}}
                        }
                    }
                },
            },
        }
    },
    components={
        "parameters": {
            "P": query({"type": "number", "minimum": 1, "nullable": True}, example=2)
            | {"name": "p"}
        },
        "schemas": {
            "S": {
                "allOf": [
                    {"type": "object", "properties": {"a": {"type": "integer", "enum": [1, 2]}}},
                    {
                        "required": ["a"],
                        "properties": {"b": {"type": "object", "properties": {"c": TEXT}}},
                    },
                ]
            }
        },
        "securitySchemes": SCHEMES,
    },
)
OLD = {
    "swagger": "2.0",
    "info": {"title": "Old", "license": {"name": "MIT"}},
    "host": "127.0.0.1",
    "basePath": "/v1",
    "schemes": ["http"],
    "consumes": ["application/json"],
    "paths": {
        "/a": {
            "post": {
                "parameters": [
                    {
                        "name": "n",
                        "in": "query",
                        "type": "array",
                        "items": TEXT,
                        "collectionFormat": "csv",
                    },
                    {
                        "name": "w",
                        "in": "body",
                        "required": True,
                        "schema": {"$ref": "#/definitions/W"},
                    },
                ],
                "responses": {"200": {"schema": TEXT}},
            }
        }
    },
    "definitions": {
        "W": {"type": "object", "properties": {"x": {"type": "boolean", "default": True}}}
    },
}


def places(value, path=()):
    """The path to every value in a document, the root left out."""
    pairs = value.items() if isinstance(value, dict) else ()
    for key, item in enumerate(value) if isinstance(value, list) else pairs:
        yield (*path, key)
        yield from places(item, (*path, key))


def test_the_documents_that_are_mutated_are_good_ones():
    for root in (VALID, OLD):
        library = imported(root)
        assert len(library.tools) == 1
        assert library.refused == ()


ODD = st.sampled_from(
    [
        None,
        True,
        0,
        -1.5,
        10**400,
        "",
        "x",
        "{id}",
        "#",
        "#/paths",
        "#/components/schemas/S",
        "http://",
    ]
    + ["object", "null", [], {}, [[]], [{}], [None], {"": None}, {"$ref": "#/definitions/W"}]
    + [{"$ref": []}, {"type": ["null"]}, {"type": "array"}, {"enum": [None]}, {"allOf": {}}]
)
KEYS = st.sampled_from(
    "$ref type enum const default allOf anyOf items required properties nullable example examples "
    "exclusiveMinimum additionalProperties readOnly in name style explode content schema security "
    "servers parameters requestBody consumes collectionFormat prefixItems description".split()
)


@settings(max_examples=300, suppress_health_check=[HealthCheck.too_slow])
@given(st.data())
def test_no_mutation_of_a_document_raises_or_gives_a_tool_that_breaks_the_rules(data):
    root = copy.deepcopy(data.draw(st.sampled_from([VALID, OLD])))
    for _ in range(data.draw(st.integers(1, 3))):
        *above, key = data.draw(st.sampled_from(list(places(root)) or [("x",)]))
        parent = root
        for step in above:
            parent = parent[step]
        if isinstance(parent, dict) and data.draw(st.booleans()):
            key = data.draw(KEYS)
        parent[key] = copy.deepcopy(data.draw(ODD))
    assert_well_formed(imported(root))


@settings(max_examples=100)
@given(st.text(), st.integers(0, 5000), st.integers(0, 50))
def test_no_damage_to_the_text_raises(text, start, length):
    whole = json.dumps(VALID)
    assert_well_formed(imported(whole[:start] + text + whole[start + length :]))
    assert_well_formed(imported("openapi: 3.0.0\n" + text))


def assert_well_formed(library):
    assert isinstance(library, Library)
    assert library.tools or library.refused or library.modules == {}
    for tool in library.tools:
        assert parse_parameters(tool.parameters) == tool.parameters
        check_defaults(tool.parameters)
        canonical_json([tool.parameters, tool.returns, tool.binding.details, list(tool.examples)])
        assert set(tool.binding.details["parameters"]) == set(tool.parameters["properties"])
    for refused in library.refused:
        assert isinstance(refused, Refused)
        assert isinstance(refused.reason, Refusal)
        assert "\n" not in refused.detail
