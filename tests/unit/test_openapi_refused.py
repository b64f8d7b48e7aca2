"""Operations and parameters of OpenAPI documents that no tool can carry: refused or left out."""

import pytest

from apigen.library.refusals import Refusal
from tests.unit.openapi_parts import TEXT, body, document_of_3_0, get, imported, post, query

NODE = {"type": "object", "required": ["next"], "properties": {"next": {"$ref": "#/x/Node"}}}
FILE = {"multipart/form-data": {"schema": {"type": "object"}}}
UNION = {"oneOf": [TEXT, {"type": "integer"}]}
AWAY = {"$ref": "https://x.org/s.json#/A"}
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
SCHEMES = {
    "c": {"type": "apiKey", "in": "cookie", "name": "sid"},
    "d": {"type": "http", "scheme": "digest"},
}


@pytest.mark.parametrize(("paths", "reason"), OPERATIONS.values(), ids=OPERATIONS)
def test_an_operation_that_cannot_be_a_tool_is_refused_and_the_others_stay(paths, reason):
    good = {"/good": {"get": {"parameters": [query()]}}}
    components = {"securitySchemes": SCHEMES}
    library = imported(document_of_3_0(paths | good, x=SHARED, components=components))
    assert [tool.name for tool in library.tools] == ["get_good"]
    (refused,) = library.refused
    (path,) = paths
    assert refused.reason == reason, refused.detail
    assert refused.name == f"{next(iter(paths[path])).upper()} {path}"
    assert refused.detail
    assert "\n" not in refused.detail


def test_a_path_that_cannot_be_read_is_one_refusal():
    library = imported(
        document_of_3_0({"/a": {"$ref": "b.yaml"}, "/c": 5, "x-d": 6, **get(query())})
    )
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
    library = imported(document_of_3_0(get(parameter, other), x=SHARED))
    assert library.refused == ()
    assert list(library.tools[0].parameters["properties"]) == ["other"]


@pytest.mark.parametrize(
    "content",
    [FILE, {"application/json": {"schema": {"properties": {"a": UNION}, "required": ["a"]}}}],
    ids=["a form", "JSON of several types"],
)
def test_an_optional_body_that_cannot_be_carried_is_left_out(content):
    library = imported(document_of_3_0(post(content, required=False)))
    assert library.refused == ()
    assert library.tools[0].parameters["properties"] == {}


def test_many_references_that_multiply_end_soon():
    schemas = [{"$ref": "#/x/B9", "description": str(n)} for n in range(300)]
    paths = {
        f"/s{n}": {"get": {"parameters": [query(s, required=True)]}} for n, s in enumerate(schemas)
    }
    library = imported(document_of_3_0(paths, x=SHARED))
    assert {each.reason for each in library.refused} == {Refusal.TOO_LARGE}
    assert len(library.refused) == 300
