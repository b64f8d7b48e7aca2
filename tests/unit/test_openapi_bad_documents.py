"""OpenAPI documents that are broken, hostile or beyond what tools can do: refusals, no errors."""

import copy
import json

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from apigen.library.model import Library, Refused
from apigen.library.openapi import import_openapi
from apigen.library.openapi_reading import MAX_BYTES
from apigen.library.refusals import Refusal
from apigen.records import canonical_json
from apigen.schema import check_defaults, parse_parameters

URL = "http://127.0.0.1:9/v1"
TEXT = {"type": "string"}
NODE = {"type": "object", "required": ["next"], "properties": {"next": {"$ref": "#/x/Node"}}}
DEEP = 100_000


def document(paths, **more):
    head = {"openapi": "3.0.3", "info": {"title": "Travel", "version": "1"}}
    return head | {"servers": [{"url": URL}], "paths": paths} | more


def query(schema=TEXT, **more):
    return {"name": "q", "in": "query", "schema": schema, **more}


def get(*parameters, **operation):
    return {"/stays": {"get": {"parameters": list(parameters), **operation}}}


def post(content, required=True):
    return {"/stays": {"post": {"requestBody": {"required": required, "content": content}}}}


def body(schema):
    return post({"application/json": {"schema": schema}})


def imported(text, **options):
    return import_openapi(text if isinstance(text, str) else json.dumps(text), "t.json", **options)


def bomb(kind):
    """Nine references to nine references, nine levels deep."""
    lines = ["a0: &a0 {q: 1}"]
    for level in range(1, 10):
        inner = ", ".join([f"*a{level - 1}"] * 9)
        lines.append(
            f"a{level}: &a{level} " + (f"[{inner}]" if kind == "list" else f"{{<<: [{inner}]}}")
        )
    return "\n".join(lines)


WHOLE = {
    "nothing": ("", Refusal.UNREADABLE),
    "prose": ("Not found", Refusal.UNREADABLE),
    "HTML": ("<html><body>Not found: x</body></html>", Refusal.UNREADABLE),
    "broken JSON": ('{"openapi": "3.0.0", ', Refusal.UNREADABLE),
    "broken YAML": ("openapi: '3.0.0\npaths: [", Refusal.UNREADABLE),
    "NUL": ("openapi: \0", Refusal.UNREADABLE),
    "a lone surrogate": ('{"openapi": "3.0.0", "x": "\\ud800"}', Refusal.UNREADABLE),
    "an endless number": ('{"openapi": "3.0.0", "x": 1e999}', Refusal.UNREADABLE),
    "a number of many digits": (
        '{"openapi": "3.0.0", "x": ' + "9" * 5000 + "}",
        Refusal.UNREADABLE,
    ),
    "a list": ("[1]", Refusal.UNREADABLE),
    "another kind of document": ({"asyncapi": "2.0.0"}, Refusal.UNREADABLE),
    "version 1": ({"swagger": "1.2", "paths": {"/x": {}}}, Refusal.UNREADABLE),
    "no paths": (document({}), Refusal.UNREADABLE),
    "paths of another type": (document(["/x"]), Refusal.UNREADABLE),
    "info of another type": (document(get(query()), info=5), Refusal.UNREADABLE),
    "no server": (document(get(query()), servers=[]), Refusal.UNREADABLE),
    "a relative server": (document(get(query()), servers=[{"url": "/v1"}]), Refusal.UNREADABLE),
    "a server of another scheme": (
        document(get(query()), servers=[{"url": "file:///etc"}]),
        Refusal.UNREADABLE,
    ),
    "a server with a password": (
        document(get(query()), servers=[{"url": "http://a:b@c.org"}]),
        Refusal.UNREADABLE,
    ),
    "a server that is no URL": (
        document(get(query()), servers=[{"url": "http://[::1"}]),
        Refusal.UNREADABLE,
    ),
    "a server of another type": (document(get(query()), servers=[5]), Refusal.UNREADABLE),
    "paths elsewhere": (document({"$ref": "http://x.org/p.json"}), Refusal.NETWORK_REFERENCE),
    "paths in a loop": (document({"$ref": "#/paths"}), Refusal.REFERENCE_LOOP),
    "too large": ("#" * (MAX_BYTES + 1), Refusal.TOO_LARGE),
    "too large in bytes": ("\u00e9" * (MAX_BYTES // 2 + 1), Refusal.TOO_LARGE),
    "deep JSON": ('{"a":' * DEEP, Refusal.UNREADABLE),
    "deep JSON lists": ('{"a":' + "[" * 300 + "]" * 300 + "}", Refusal.UNREADABLE),
    "deep YAML in flow": ("[" * DEEP, Refusal.UNREADABLE),
    "deep YAML in blocks": ("- " * DEEP, Refusal.UNREADABLE),
    "deep YAML by aliases": (
        "a0: &a0 [1]\n" + "".join(f"a{n + 1}: &a{n + 1} [*a{n}]\n" for n in range(300)),
        Refusal.UNREADABLE,
    ),
    "a bomb of aliases": (bomb("list"), Refusal.TOO_LARGE),
    "a bomb of merges": (bomb("merge"), Refusal.TOO_LARGE),
    "an alias of itself": ("a: &a [*a]", Refusal.UNREADABLE),
    "an alias of nothing": ("a: *b", Refusal.UNREADABLE),
    "a key that is a list": ("? [a]\n: 1", Refusal.UNREADABLE),
    "a Python object": ("a: !!python/object/apply:os.getcwd []", Refusal.UNREADABLE),
    "a tag that lies": ("a: !!int b", Refusal.UNREADABLE),
    "two documents": ("a: 1\n---\nb: 2", Refusal.UNREADABLE),
}


@pytest.mark.parametrize(("text", "reason"), WHOLE.values(), ids=WHOLE)
def test_a_document_that_is_of_no_use_is_one_refusal(text, reason):
    library = imported(text)
    assert (library.tools, library.modules) == ((), {})
    (refused,) = library.refused
    assert (refused.source, refused.name, refused.reason) == ("openapi:t.json", "", reason)
    assert refused.detail
    assert "\n" not in refused.detail
    assert len(refused.detail) < 600


def test_a_missing_address_is_refused_with_its_remedy():
    (refused,) = imported(document(get(query()), servers=[{"url": "/v1"}])).refused
    assert "give the service's address as base_url" in refused.detail


FILE = {"multipart/form-data": {"schema": {"type": "object"}}}
UNION = {"oneOf": [TEXT, {"type": "integer"}]}
AWAY = {"$ref": "https://x.org/s.json#/A"}
COOKIE = {"securitySchemes": {"c": {"type": "apiKey", "in": "cookie", "name": "sid"}}}
DIGEST = {"securitySchemes": {"c": {"type": "http", "scheme": "digest"}}}
ARRAY = {"type": "array", "items": {"type": "array", "items": TEXT}}
OPERATIONS = {
    "a network reference": (get(query(AWAY)), Refusal.NETWORK_REFERENCE),
    "a file's": (get({"$ref": "other.yaml#/P"}), Refusal.NETWORK_REFERENCE),
    "a network body": (body(AWAY), Refusal.NETWORK_REFERENCE),
    "a network property": (body({"properties": {"a": AWAY}}), Refusal.NETWORK_REFERENCE),
    "a reference to nothing": (get(query({"$ref": "#/no"})), Refusal.UNREADABLE),
    "a reference into a text": (get(query({"$ref": "#/info/title/0"})), Refusal.UNREADABLE),
    "a reference that is none": (get(query({"$ref": 5})), Refusal.UNREADABLE),
    "a loop of references": (get(query({"$ref": "#/x/A"}, required=True)), Refusal.REFERENCE_LOOP),
    "a loop of parameters": (get({"$ref": "#/x/A"}), Refusal.REFERENCE_LOOP),
    "a loop of bodies": (body({"$ref": "#/x/A"}), Refusal.REFERENCE_LOOP),
    "a loop of properties": (body({"$ref": "#/x/Node"}), Refusal.REFERENCE_LOOP),
    "a loop of parts": (body({"$ref": "#/x/Parts"}), Refusal.REFERENCE_LOOP),
    "references that multiply": (get(query({"$ref": "#/x/B9"}, required=True)), Refusal.TOO_LARGE),
    "parts that multiply": (body({"$ref": "#/x/P9"}), Refusal.TOO_LARGE),
    "several types": (get(query(UNION, required=True)), Refusal.NO_JSON_TYPE),
    "a property of several types": (
        body({"properties": {"a": UNION}, "required": ["a"]}),
        Refusal.NO_JSON_TYPE,
    ),
    "a body of several schemas": (body(UNION), Refusal.NO_JSON_TYPE),
    "a body of any type": (body({}), Refusal.NO_JSON_TYPE),
    "a cookie": (get(query() | {"in": "cookie", "required": True}), Refusal.UNSUPPORTED),
    "content": (
        get({"name": "q", "in": "query", "required": True, "content": {}}),
        Refusal.UNSUPPORTED,
    ),
    "a style that there is not": (get(query(required=True, style="x")), Refusal.UNSUPPORTED),
    "lists in lists": (get(query(ARRAY, required=True)), Refusal.UNSUPPORTED),
    "a form": (post(FILE), Refusal.UNSUPPORTED),
    "no content": (post({}), Refusal.UNSUPPORTED),
    "a cookie for a key": (get(query(), security=[{"c": []}]), Refusal.UNSUPPORTED),
    "a digest": (get(query(), security=[{"d": []}]), Refusal.UNSUPPORTED),
    "a scheme that is not defined": (get(query(), security=[{"z": []}]), Refusal.UNREADABLE),
    "a server of its own": (get(query(), servers=[{"url": "http://b.org"}]), Refusal.UNSUPPORTED),
    "a path parameter that nobody describes": ({"/s/{id}": {"get": {}}}, Refusal.UNREADABLE),
    "a path without a slash": ({"stays": {"get": {}}}, Refusal.UNREADABLE),
    "a path with a query": ({"/stays?a=b": {"get": {}}}, Refusal.UNSUPPORTED),
    "a parameter without a name": (get({"in": "query", "schema": TEXT}), Refusal.UNREADABLE),
    "a parameter in no place": (get(query() | {"in": "moon"}), Refusal.UNREADABLE),
    "a parameter without a usable name": (
        get(query(required=True) | {"name": "\u4eba"}),
        Refusal.NOT_NAMED,
    ),
    "a bound of another type": (get(query({**TEXT, "maxLength": "9"})), Refusal.UNREADABLE),
    "a schema of another type": (get(query(5)), Refusal.UNREADABLE),
    "parameters of another type": ({"/stays": {"get": {"parameters": {}}}}, Refusal.UNREADABLE),
    "an operation of another type": ({"/stays": {"get": []}}, Refusal.UNREADABLE),
    "a body of another type": ({"/stays": {"post": {"requestBody": 5}}}, Refusal.UNREADABLE),
    "security of another type": (get(query(), security={"c": []}), Refusal.UNREADABLE),
}
SHARED = {
    "A": {"$ref": "#/x/A"},
    "Node": NODE,
    "Parts": {"allOf": [{"$ref": "#/x/Parts"}]},
    "B0": TEXT,
    "P0": {"properties": {"a": TEXT}},
}
for _n in range(1, 10):
    _ref = {"$ref": f"#/x/B{_n - 1}"}
    SHARED[f"B{_n}"] = {"type": "object", "properties": {f"p{_i}": _ref for _i in range(9)}}
    SHARED[f"P{_n}"] = {"allOf": [{"$ref": f"#/x/P{_n - 1}"}] * 9}
SCHEMES = {"c": COOKIE["securitySchemes"]["c"], "d": DIGEST["securitySchemes"]["c"]}


@pytest.mark.parametrize(("paths", "reason"), OPERATIONS.values(), ids=OPERATIONS)
def test_an_operation_that_cannot_be_a_tool_is_refused_and_the_others_stay(paths, reason):
    good = {"/good": {"get": {"parameters": [query()]}}}
    components = {"securitySchemes": SCHEMES}
    library = imported(document(paths | good, x=SHARED, components=components))
    assert [tool.name for tool in library.tools] == ["get_good"]
    (refused,) = library.refused
    (path,) = paths
    assert refused.reason == reason, refused.detail
    assert refused.name == f"{next(iter(paths[path])).upper()} {path}"
    assert refused.detail
    assert "\n" not in refused.detail


def test_a_path_that_cannot_be_read_is_one_refusal():
    library = imported(document({"/a": {"$ref": "b.yaml"}, "/c": 5, "x-d": 6, **get(query())}))
    assert len(library.tools) == 1
    assert [(each.name, each.reason) for each in library.refused] == [
        ("/a", Refusal.NETWORK_REFERENCE),
        ("/c", Refusal.UNREADABLE),
    ]


LEFT_OUT = {
    "several types": query(UNION),
    "a loop": query({"$ref": "#/x/Node"}),
    "a cookie": query() | {"in": "cookie"},
    "content": {"name": "q", "in": "query", "content": {}},
    "too large": query({"$ref": "#/x/B9"}),
}


@pytest.mark.parametrize("parameter", LEFT_OUT.values(), ids=LEFT_OUT)
def test_what_is_optional_and_cannot_be_carried_is_left_out(parameter):
    other = query() | {"name": "other"}
    library = imported(document(get(parameter, other), x=SHARED))
    assert library.refused == ()
    assert list(library.tools[0].parameters["properties"]) == ["other"]


@pytest.mark.parametrize(
    "content",
    [FILE, {"application/json": {"schema": {"properties": {"a": UNION}, "required": ["a"]}}}],
    ids=["a form", "JSON of several types"],
)
def test_an_optional_body_that_cannot_be_carried_is_left_out(content):
    library = imported(document(post(content, required=False)))
    assert library.refused == ()
    assert library.tools[0].parameters["properties"] == {}


def test_many_references_that_multiply_end_soon():
    schemas = [{"$ref": "#/x/B9", "description": str(n)} for n in range(300)]
    paths = {
        f"/s{n}": {"get": {"parameters": [query(s, required=True)]}} for n, s in enumerate(schemas)
    }
    library = imported(document(paths, x=SHARED))
    assert {each.reason for each in library.refused} == {Refusal.TOO_LARGE}
    assert len(library.refused) == 300


VALID = document(
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
        "securitySchemes": SCHEMES | {"k": {"type": "apiKey", "in": "header", "name": "K"}},
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


@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.too_slow])
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


@settings(max_examples=100, deadline=None)
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
