"""OpenAPI documents to tools: where the service is, and what a tool is called and said to be."""

import json

import pytest
import yaml

from tests.unit.openapi_parts import URL, X, body, document, get, imported, old, only, query


def test_yaml_gives_the_same_library_as_json():
    answers = {"200": {"description": "ok", "content": {"application/json": {"schema": {}}}}}
    root = document(get(query(), responses=answers))
    text = yaml.safe_dump(root).replace("'200'", "200")
    assert imported(text) == imported(root)


def test_yaml_is_read_by_version_1_2_so_norway_and_dates_stay_texts():
    schema = "{type: string, enum: [no, 2024-01-01, on]}"
    text = f"""
openapi: 3.0.3
info: {{title: Travel, version: 1}}
servers: [{{url: "{URL}"}}]
paths: {{/stays: {{get: {{parameters: [{{name: q, in: query, schema: {schema}}}]}}}}}}
"""
    (tool,) = imported(text, "travel.yaml").tools
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
    paths = body({"type": "object", "properties": {"a": X}})
    assert only(document(paths)).effects == "writes"
    paths["/stays"]["post"]["x-read-only"] = True
    assert only(document(paths)).effects == "none"
