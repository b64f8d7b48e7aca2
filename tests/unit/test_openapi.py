"""OpenAPI documents to tools: names, schemas, bindings, secrets, examples."""

import json
from enum import StrEnum
from typing import Annotated

import pytest
import yaml
from fastapi import Body, Cookie, Depends, FastAPI, Header, Path, Query
from fastapi.security import APIKeyHeader
from pydantic import BaseModel, Field

from apigen.library.model import check_documented
from apigen.library.openapi import import_openapi
from apigen.schema import argument_problem, check_defaults, parse_parameters

URL = "http://127.0.0.1:9/v1"


def document(paths, **more):
    head = {"openapi": "3.1.0", "info": {"title": "Travel", "version": "1"}}
    return head | {"servers": [{"url": URL}], "paths": paths} | more


def old(paths, **more):
    head = {"swagger": "2.0", "info": {"title": "Travel", "version": "1"}, "host": "127.0.0.1:9"}
    return head | {"schemes": ["http"], "basePath": "/v1", "paths": paths} | more


def imported(root, **options):
    return import_openapi(json.dumps(root), "openapi:travel.json", **options)


def only(root, **options):
    library = imported(root, **options)
    assert library.refused == ()
    (tool,) = library.tools
    return tool


def get(*parameters, path="/stays", **operation):
    return {path: {"get": {"parameters": list(parameters), **operation}}}


def query(name="q", schema=None, **more):
    return {"name": name, "in": "query", "schema": schema or {"type": "string"}, **more}


def post(schema, required=True, kind="application/json", parameters=(), **media):
    body = {"required": required, "content": {kind: {"schema": schema, **media}}}
    return {"/stays": {"post": {"requestBody": body, "parameters": list(parameters)}}}


class Size(StrEnum):
    SMALL = "small"
    LARGE = "large"


class Guest(BaseModel):
    name: str = Field(description="Full name.")
    age: int | None = Field(None, ge=0, description="Age in years.")


class Booking(BaseModel):
    hotel_id: int = Field(description="The hotel's number.", gt=0)
    size: Size = Field(Size.SMALL, description="The room's size.")
    guests: list[Guest] = Field(description="Who comes.")
    note: str | None = Field(None, description="For the staff.")


@pytest.fixture(scope="module")
def desk():
    """What FastAPI writes for a small application, imported."""
    key = APIKeyHeader(name="X-API-Key", scheme_name="apiKey")
    app = FastAPI(title="Travel Desk", servers=[{"url": URL}])
    booking = Body(openapi_examples={"one": {"value": {"hotel_id": 3, "guests": [{"name": "Bo"}]}}})

    @app.get("/hotels/{city}", tags=["travel"])
    def find_hotels(
        city: Annotated[str, Path(description="The city.", examples=["Paris"])],
        size: Annotated[Size | None, Query(description="The room's size.")] = None,
        stars: Annotated[list[int] | None, Query(description="Classes.", examples=[[4]])] = None,
        limit: Annotated[int, Query(ge=1, le=50, description="How many.")] = 10,
        x_lang: Annotated[str | None, Header(description="The language.")] = None,
        session: Annotated[str | None, Cookie()] = None,
    ) -> list[Booking]:
        """Finds the hotels of a city.

        At length.
        """
        return []

    @app.post("/bookings", dependencies=[Depends(key)])
    def book(wanted: Annotated[Booking, booking]) -> Booking:
        """Books a room."""
        return wanted

    return imported(app.openapi())


def test_every_operation_of_a_fastapi_application_becomes_a_documented_tool(desk):
    assert desk.refused == ()
    assert [tool.source for tool in desk.tools] == [
        "openapi:travel.json GET /hotels/{city}",
        "openapi:travel.json POST /bookings",
    ]
    check_documented(desk)
    for tool in desk.tools:
        assert parse_parameters(tool.parameters) == tool.parameters
        check_defaults(tool.parameters)
        assert tool.examples
        assert all(argument_problem(tool.parameters, each) is None for each in tool.examples)


def test_a_fastapi_query_has_plain_schemas_and_its_places(desk):
    tool = desk.tools[0]
    assert tool.description == "Find Hotels. Finds the hotels of a city."
    assert tool.parameters["required"] == ["city"]
    assert tool.parameters["properties"] == {
        "city": {"type": "string", "description": "The city."},
        "size": {"type": "string", "description": "The room's size.", "enum": ["small", "large"]},
        "stars": {"type": "array", "description": "Classes.", "items": {"type": "integer"}},
        "limit": {
            **{"type": "integer", "description": "How many."},
            **{"default": 10, "minimum": 1, "maximum": 50},
        },
        "x_lang": {"type": "string", "description": "The language."},
    }
    assert tool.binding.details == {
        "method": "GET",
        "path": "/hotels/{city}",
        "parameters": {
            "city": {"in": "path", "name": "city"},
            "size": {"in": "query", "name": "size"},
            "stars": {"in": "query", "name": "stars"},
            "limit": {"in": "query", "name": "limit"},
            "x_lang": {"in": "header", "name": "x-lang"},
        },
        "secrets": [],
    }
    assert (tool.effects, tool.category) == ("none", "Travel")
    assert tool.examples == ({"city": "Paris"}, {"city": "Paris", "stars": [4], "limit": 10})
    assert tool.returns["items"]["properties"]["guests"]["items"]["required"] == ["name"]


def test_a_fastapi_body_becomes_parameters_and_its_key_a_secret(desk):
    tool = desk.tools[1]
    assert tool.parameters["required"] == ["hotel_id", "guests"]
    assert tool.parameters["properties"]["hotel_id"]["exclusiveMinimum"] == 0
    assert tool.parameters["properties"]["note"]["type"] == "string"
    assert tool.parameters["properties"]["size"]["default"] == "small"
    assert tool.binding.details["parameters"]["guests"] == {"in": "body", "name": "guests"}
    secret = {
        "in": "header",
        "name": "X-API-Key",
        "env": "APIGEN_SECRET_TRAVEL_DESK_API_KEY",
        "prefix": "",
    }
    assert tool.binding.details["secrets"] == [secret]
    assert tool.examples == ({"hotel_id": 3, "guests": [{"name": "Bo"}]},)
    assert (tool.effects, tool.binding.module) == ("writes", "travel_desk")


def test_the_module_says_where_the_service_is(desk):
    (text,) = desk.modules.values()
    assert json.loads(text) == {"base_url": URL, "allow_private": False, "requests_per_s": None}


def test_yaml_gives_the_same_library_as_json():
    answers = {"200": {"description": "ok", "content": {"application/json": {"schema": {}}}}}
    root = document(get(query(), responses=answers))
    text = yaml.safe_dump(root).replace("'200'", "200")
    assert import_openapi(text, "openapi:travel.json") == imported(root)


def test_yaml_is_read_by_version_1_2_so_norway_and_dates_stay_texts():
    schema = "{type: string, enum: [no, 2024-01-01, on]}"
    text = f"""
openapi: 3.0.3
info: {{title: Travel, version: 1}}
servers: [{{url: "{URL}"}}]
paths: {{/stays: {{get: {{parameters: [{{name: q, in: query, schema: {schema}}}]}}}}}}
"""
    (tool,) = import_openapi(text, "travel.yaml").tools
    assert tool.parameters["properties"]["q"]["enum"] == ["no", "2024-01-01", "on"]


SERVERS = {
    "the first server": (document(get(query())), "", URL),
    "variables": (
        document(
            get(query()),
            servers=[
                {
                    "url": "https://{h}.org/v{n}/",
                    "variables": {"h": {"default": "a"}, "n": {"default": 2}},
                }
            ],
        ),
        "",
        "https://a.org/v2",
    ),
    "the argument": (document(get(query())), "https://b.org/", "https://b.org"),
    "an argument where none is said": (document(get(query()), servers=[]), URL, URL),
    "an argument for a relative one": (document(get(query()), servers=[{"url": "/v1"}]), URL, URL),
    "2.0": (old(get({"name": "q", "in": "query", "type": "string"})), "", URL),
    "2.0 without schemes": (
        old(get({"name": "q", "in": "query", "type": "string"}), schemes=None),
        "",
        "https://127.0.0.1:9/v1",
    ),
}


@pytest.mark.parametrize(("root", "argument", "url"), SERVERS.values(), ids=SERVERS)
def test_the_service_is_where_the_argument_or_the_document_says(root, argument, url):
    (module,) = imported(root, base_url=argument, allow_private=True).modules.values()
    assert json.loads(module) == {"base_url": url, "allow_private": True, "requests_per_s": None}


X = {"type": "integer", "minimum": 1}
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


def test_a_required_parameter_keeps_no_default():
    tool = only(document(get(query(schema={**X, "default": 3}, required=True))))
    assert tool.parameters["properties"]["q"] == X


def test_operation_parameters_override_those_of_the_path_and_names_do_not_clash():
    identity = {"name": "id", "in": "path", "schema": {"type": "string"}}
    paths = get(query("id"), {**identity, "schema": X}, path="/stays/{id}")
    paths["/stays/{id}"]["parameters"] = [identity, query("class")]
    tool = only(document(paths))
    assert tool.parameters["required"] == ["id"]
    assert list(tool.parameters["properties"]) == ["id", "class_", "query_id"]
    assert tool.parameters["properties"]["id"] == X
    assert tool.binding.details["parameters"]["query_id"] == {"in": "query", "name": "id"}
    assert tool.binding.details["parameters"]["class_"] == {"in": "query", "name": "class"}


NUMBERS = {"type": "array", "items": {"type": "integer"}}
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
    tool = only(document(post({"$ref": "#/components/schemas/Both"}), components=components))
    assert list(tool.parameters["properties"].items()) == [("a", X), ("b", NUMBERS)]
    assert tool.parameters["required"] == ["b"]


@pytest.mark.parametrize("required", [True, False])
def test_a_body_that_is_no_object_is_one_parameter(required):
    tool = only(document(post(NUMBERS, required, kind="application/vnd.x+json", example=[1, 2])))
    assert tool.parameters["properties"] == {"body": NUMBERS}
    assert tool.parameters["required"] == (["body"] if required else [])
    assert tool.binding.details["parameters"] == {"body": {"in": "body", "name": ""}}
    assert tool.binding.details["headers"] == {"Content-Type": "application/vnd.x+json"}
    assert {"body": [1, 2]} in tool.examples


SCHEMES = {
    "a header": ({"type": "apiKey", "in": "header", "name": "X-Key"}, "header", "X-Key", ""),
    "a query": ({"type": "apiKey", "in": "query", "name": "key"}, "query", "key", ""),
    "bearer": ({"type": "http", "scheme": "Bearer"}, "header", "Authorization", "Bearer "),
    "basic": ({"type": "http", "scheme": "basic"}, "header", "Authorization", "Basic "),
    "oauth2": ({"type": "oauth2", "flows": {}}, "header", "Authorization", "Bearer "),
}


@pytest.mark.parametrize(("scheme", "place", "name", "prefix"), SCHEMES.values(), ids=SCHEMES)
def test_a_security_scheme_is_a_secret_and_never_a_parameter(scheme, place, name, prefix):
    key = {"name": name.lower(), "in": place, "required": True, "schema": {"type": "string"}}
    components = {"securitySchemes": {"theKey": scheme}}
    paths = get(query(), key, {**key, "in": "header", "name": "authorization"})
    tool = only(document(paths, components=components, security=[{"theKey": []}]))
    assert list(tool.parameters["properties"]) == ["q"]
    secret = {"in": place, "name": name, "env": "APIGEN_SECRET_TRAVEL_THE_KEY", "prefix": prefix}
    assert tool.binding.details["secrets"] == [secret]


COOKIE = {"type": "apiKey", "in": "cookie", "name": "sid"}
KEY = SCHEMES["a header"][0]
WAYS = {
    "the operation's own": ([], [{"k": []}], 0),
    "the document's": (None, [{"k": []}], 1),
    "nobody needs one": ([{"k": []}, {}], None, 0),
    "the first that can be used": ([{"c": []}, {"k": []}], None, 1),
    "two together": ([{"k": [], "b": []}], None, 2),
}


@pytest.mark.parametrize(("own", "general", "count"), WAYS.values(), ids=WAYS)
def test_the_first_usable_way_in_is_taken(own, general, count):
    schemes = {"c": COOKIE, "k": KEY, "b": SCHEMES["bearer"][0]}
    paths = get(query(), **({} if own is None else {"security": own}))
    more = {} if general is None else {"security": general}
    root = document(paths, components={"securitySchemes": schemes}, **more)
    assert len(only(root).binding.details["secrets"]) == count


def test_a_basic_scheme_of_2_0_is_a_secret():
    paths = get({"name": "q", "in": "query", "type": "string"}, security=[{"b": []}])
    tool = only(old(paths, securityDefinitions={"b": {"type": "basic"}}))
    assert tool.binding.details["secrets"][0]["prefix"] == "Basic "


def test_names_are_unique_and_no_keywords():
    ids = {"/a": "search", "/b": "Search", "/c": "search", "/d": "import", "/e/{x}": None}
    at = {"name": "x", "in": "path", "required": True, "schema": X}
    paths = {}
    for path, name in ids.items():
        parameters = [at] if "{" in path else [query()]
        paths[path] = {"get": {"parameters": parameters} | ({"operationId": name} if name else {})}
    names = [tool.name for tool in imported(document(paths)).tools]
    assert names == ["search", "get_search", "get_search_2", "get_import", "get_e_x"]


DESCRIPTIONS = {
    "both": (
        {"summary": "Finds  it", "description": "By name.\nFast.\n\nMore."},
        "Finds it. By name. Fast.",
    ),
    "the same twice": ({"summary": "Finds it.", "description": "finds it"}, "Finds it."),
    "one": ({"description": "Is it there?"}, "Is it there?"),
    "none": ({"summary": 5}, ""),
}


@pytest.mark.parametrize(("said", "expected"), DESCRIPTIONS.values(), ids=DESCRIPTIONS)
def test_a_description_is_summary_and_first_paragraph(said, expected):
    assert only(document(get(query(), **said))).description == expected


CATEGORIES = {
    "the argument": ("Music", {"x-category": "Data"}, {}, "Music"),
    "the operation": ("", {"x-category": "data", "tags": ["Sports"]}, {}, "Data"),
    "the document": ("", {"tags": ["Sports"]}, {"x-category": "Travel"}, "Travel"),
    "the first tag": ("", {"tags": ["sports", "Data"]}, {}, "Sports"),
    "not the second": ("", {"tags": ["pets", "Data"]}, {}, ""),
}


@pytest.mark.parametrize(
    ("argument", "own", "info", "expected"), CATEGORIES.values(), ids=CATEGORIES
)
def test_a_category_is_one_of_the_21_or_nothing(argument, own, info, expected):
    root = document(get(query(), **own), info={"title": "Travel", **info})
    assert only(root, category=argument).category == expected


LICENCES = {
    "an identifier": ({"name": "x y", "identifier": "MIT"}, "", "MIT"),
    "a name that is one": ({"name": "apache-2.0"}, "", "Apache-2.0"),
    "a name that nearly is": ({"name": "Apache 2.0"}, "", "Apache-2.0"),
    "another name": ({"name": "Proprietary"}, "", ""),
    "the argument": ({"name": "MIT"}, "ISC", "ISC"),
    "nonsense": (5, "", ""),
}


@pytest.mark.parametrize(("said", "argument", "expected"), LICENCES.values(), ids=LICENCES)
def test_a_licence_is_an_spdx_identifier_or_nothing(said, argument, expected):
    root = document(get(query()), info={"title": "Travel", "license": said})
    assert only(root, licence=argument).licence == expected


def test_reading_has_no_effects_and_a_document_may_say_that_a_post_only_reads():
    paths = post({"type": "object", "properties": {"a": X}})
    assert only(document(paths)).effects == "writes"
    paths["/stays"]["post"]["x-read-only"] = True
    assert only(document(paths)).effects == "none"


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
