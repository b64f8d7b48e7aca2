"""ToolBench files: the shape they really have, and every way in which they are broken."""

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from apigen.errors import LibraryError
from apigen.library.model import CATEGORIES, Library
from apigen.library.refusals import Refusal
from apigen.library.toolbench import TOOLBENCH_CATEGORIES, import_toolbench, load_categories
from apigen.records import JsonObject, Tool
from apigen.schema import argument_problem, check_defaults, parse_parameters

YAML = (Path(__file__).parents[2] / "data/library/toolbench_categories.yaml").read_text()
HOST = "city-facts.p.rapidapi.com"


def _parameter(name: str, kind: str = "STRING", default: Any = "", text: str = "") -> JsonObject:
    return {"name": name, "type": kind, "description": text, "default": default}


def _api(**changes: Any) -> JsonObject:
    return {
        "name": "Find Cities",
        "url": f"https://{HOST}/v1/cities",
        "description": "Finds  cities\nby name.",
        "method": "GET",
        "required_parameters": [_parameter("name", default="Paris", text="City name")],
        "optional_parameters": [_parameter("limit", "NUMBER", "10", "Most cities")],
        "code": "import requests",
        "test_endpoint": {},
        **changes,
    }


def _import(*apis: Any, folder: str = "Location", **changes: Any) -> Library:
    service = {"tool_name": "City Facts", "host": HOST, "api_list": list(apis), **changes}
    return import_toolbench(
        json.dumps(service), "Location/city.json", load_categories(YAML), folder, "Apache-2.0"
    )


def _only(library: Library) -> Tool:
    assert library.refused == ()
    assert len(library.tools) == 1
    return library.tools[0]


def test_an_endpoint_becomes_a_rest_tool() -> None:
    library = _import(_api())
    tool = _only(library)
    assert tool.name == "city_facts_find_cities"
    assert tool.description == "Finds cities by name."
    assert tool.parameters == {
        "type": "object",
        "properties": {
            "name": {"type": "string", "description": "City name"},
            "limit": {"type": "number", "description": "Most cities"},
        },
        "required": ["name"],
    }
    assert tool.examples == ({"name": "Paris", "limit": 10}, {"name": "Paris"})
    assert tool.category == "Travel"
    assert tool.effects == "none"
    assert tool.source == "toolbench:Location/city.json Find Cities"
    assert tool.licence == "Apache-2.0"
    assert tool.binding.kind == "rest"
    assert tool.binding.function == "GET /v1/cities"
    assert tool.binding.details == {
        "method": "GET",
        "path": "/v1/cities",
        "parameters": {
            "name": {"in": "query", "name": "name"},
            "limit": {"in": "query", "name": "limit"},
        },
        "headers": {"X-RapidAPI-Host": HOST},
        "secrets": [
            {"in": "header", "name": "X-RapidAPI-Key", "env": "APIGEN_SECRET_RAPIDAPI_KEY"}
        ],
    }
    assert json.loads(library.modules[tool.binding.module]) == {
        "base_url": f"https://{HOST}",
        "allow_private": False,
        "requests_per_s": None,
    }


@pytest.mark.parametrize(
    ("kind", "default", "schema", "example"),
    [
        ("STRING", "x", {"type": "string"}, "x"),
        ("string", 5, {"type": "string"}, "5"),
        ("NUMBER", "2.5", {"type": "number"}, 2.5),
        ("NUMBER", "10", {"type": "number"}, 10),
        ("NUMBER", "ten", {"type": "number"}, None),
        ("NUMBER", "NaN", {"type": "number"}, None),
        ("NUMBER", 7, {"type": "number"}, 7),
        ("BOOLEAN", "true", {"type": "boolean"}, True),
        ("BOOLEAN", False, {"type": "boolean"}, False),
        ("BOOLEAN", "maybe", {"type": "boolean"}, None),
        ("ENUM", "a", {"type": "string"}, "a"),
        ("DATE (YYYY-MM-DD)", "2023-01-01", {"type": "string", "format": "date"}, "2023-01-01"),
        ("TIME (24-hour HH:MM)", "12:30", {"type": "string"}, "12:30"),
        ("GEOPOINT (latitude, longitude)", "1,2", {"type": "string"}, "1,2"),
        ("ARRAY", "a, b", {"type": "array", "items": {"type": "string"}}, ["a", "b"]),
        ("ARRAY", "[1, 2]", {"type": "array", "items": {"type": "number"}}, [1, 2]),
        ("OBJECT", '{"a": 1}', {"type": "object", "additionalProperties": True}, {"a": 1}),
        ("OBJECT", "a", {"type": "object", "additionalProperties": True}, None),
        ("", "x", {"type": "string"}, "x"),
        (None, None, {"type": "string"}, None),
    ],
)
def test_types_are_mapped_and_the_default_is_an_example(
    kind: str, default: Any, schema: JsonObject, example: Any
) -> None:
    tool = _only(
        _import(_api(required_parameters=[], optional_parameters=[_parameter("x", kind, default)]))
    )
    assert tool.parameters["properties"] == {"x": schema}
    assert tool.examples[0] == ({} if example is None else {"x": example})
    assert tool.values == ({} if example is None else {"x": [example]})


def test_choices_become_an_enumeration() -> None:
    given = {**_parameter("x", "ENUM"), "enum": ["a", "b", "a", [], None]}
    tool = _only(_import(_api(optional_parameters=[given])))
    assert tool.parameters["properties"]["x"] == {"type": "string", "enum": ["a", "b"]}


def test_without_a_value_for_a_required_parameter_there_is_no_example() -> None:
    tool = _only(_import(_api(required_parameters=[_parameter("name")])))
    assert tool.examples == ()
    assert tool.values == {"limit": [10]}


@pytest.mark.parametrize("path", ["/city/{id}/of/{country code}", "/city/:id/of/{country code}"])
def test_variables_of_the_path_are_required_parameters(path: str) -> None:
    api = _api(
        url=f"https://{HOST}{path}",
        required_parameters=[],
        optional_parameters=[_parameter("country code", default="FR")],
    )
    tool = _only(_import(api))
    assert tool.binding.function == "GET /city/{id}/of/{country code}"
    assert tool.binding.details["parameters"] == {
        "country_code": {"in": "path", "name": "country code"},
        "id": {"in": "path", "name": "id"},
    }
    assert sorted(tool.parameters["required"]) == ["country_code", "id"]


def test_a_post_sends_a_body_except_what_its_sample_puts_into_the_query() -> None:
    code = 'querystring = {"limit": "10"}\npayload = {"name": "Paris"}\nheaders = {"a": f()}'
    tool = _only(_import(_api(method="POST", code=code)))
    places = {name: place["in"] for name, place in tool.binding.details["parameters"].items()}
    assert places == {"name": "body", "limit": "query"}
    assert tool.effects == "writes"
    broken = _only(_import(_api(method="POST", code="payload = {")))
    assert {each["in"] for each in broken.binding.details["parameters"].values()} == {"body"}


def test_keywords_are_renamed_and_keep_their_own_name_for_the_call() -> None:
    tool = _only(_import(_api(required_parameters=[_parameter("from", default="EUR")])))
    assert tool.binding.details["parameters"]["from_"] == {"in": "query", "name": "from"}
    assert tool.examples[-1] == {"from_": "EUR"}


@pytest.mark.parametrize(
    "url",
    [
        "https://example.com/x",
        "https://p.rapidapi.com.example.com/x",
        f"http://{HOST}/x",
        f"https://{HOST}:8443/x",
        "https://evil-rapidapi.com/x",
    ],
)
def test_the_key_goes_to_hosts_of_rapidapi_over_tls_only(url: str) -> None:
    details = _only(_import(_api(url=url))).binding.details
    assert details["secrets"] == []
    assert "headers" not in details


@pytest.mark.parametrize(
    ("changes", "reason"),
    [
        ({"method": "TRACE"}, Refusal.UNSUPPORTED),
        ({"url": ""}, Refusal.UNSUPPORTED),
        ({"url": "ftp://x/y"}, Refusal.UNSUPPORTED),
        ({"url": "https://u:p@x/y"}, Refusal.UNSUPPORTED),
        ({"url": "https://x:port/y"}, Refusal.UNSUPPORTED),
        ({"url": "https://[x/y"}, Refusal.UNSUPPORTED),
        ({"url": "https://x/y?format=json"}, Refusal.UNSUPPORTED),
        ({"code": '"content-type": "application/x-www-form-urlencoded"'}, Refusal.UNSUPPORTED),
        ({"required_parameters": [_parameter("x", "FILE")]}, Refusal.NO_JSON_TYPE),
        ({"required_parameters": [_parameter("城市")]}, Refusal.NOT_NAMED),
        ({"required_parameters": [_parameter("api_key")]}, Refusal.UNSUPPORTED),
        ({"required_parameters": [_parameter("a b"), _parameter("a-b")]}, Refusal.NOT_NAMED),
        ({"required_parameters": {"x": 1}}, Refusal.UNREADABLE),
        ({"required_parameters": ["x"]}, Refusal.UNREADABLE),
    ],
)
def test_what_cannot_be_called_is_refused_alone(
    changes: JsonObject, reason: Refusal | None
) -> None:
    library = _import(_api(), _api(**{"name": "Other", **changes}))
    assert [tool.name for tool in library.tools] == ["city_facts_find_cities"]
    assert [(each.name, each.reason) for each in library.refused] == [("Other", reason)]
    assert "\n" not in library.refused[0].detail


def test_an_endpoint_without_a_letter_of_ascii_is_not_named() -> None:
    library = _import(_api(name="天气"), tool_name="城市")
    assert [each.reason for each in library.refused] == [Refusal.NOT_NAMED]


def test_optional_parameters_that_cannot_be_carried_are_left_out() -> None:
    given = [_parameter("x", "BINARY"), _parameter("X-RapidAPI-Key"), _parameter("Content-Type")]
    tool = _only(_import(_api(optional_parameters=given)))
    assert list(tool.parameters["properties"]) == ["name"]


def test_of_two_endpoints_of_one_name_the_first_stays() -> None:
    library = _import(_api(), _api(url=f"https://{HOST}/v2/cities"))
    assert [tool.binding.function for tool in library.tools] == ["GET /v1/cities"]
    assert [each.reason for each in library.refused] == [Refusal.DUPLICATE]


@pytest.mark.parametrize(
    "text",
    ["", "{", "[]", "null", "{}", '{"api_list": {}}', "[" * 100_000, '{"api_list": [' * 999],
    ids=["empty", "cut", "list", "null", "object", "no list", "deep", "deeper"],
)
def test_a_file_that_is_none_is_one_refusal(text: str) -> None:
    library = import_toolbench(text, "Data/x.json", {})
    assert library.tools == ()
    assert [(each.source, each.reason) for each in library.refused] == [
        ("Data/x.json", Refusal.UNREADABLE)
    ]


@pytest.mark.parametrize(
    ("folder", "category"),
    [
        ("Finance", "Finance"),
        ("News_Media", "Media"),
        ("Artificial_Intelligence_Machine_Learning", "Technology"),
        ("Artificial%20Intelligence%2FMachine%20Learning", "Technology"),
        ("Health_and_Fitness", "Health"),
        ("eCommerce", "Commerce"),
        ("Unheard_Of", ""),
        ("", ""),
    ],
)
def test_the_folder_gives_the_category(folder: str, category: str) -> None:
    assert _only(_import(_api(), folder=folder)).category == category


def test_the_shipped_categories_hold_both_closed_lists() -> None:
    mapping = load_categories(YAML)
    assert len(mapping) == len(TOOLBENCH_CATEGORIES) == 49
    assert set(mapping) == set(TOOLBENCH_CATEGORIES)
    assert set(CATEGORIES) - set(mapping.values()) == {"Math"}


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("- a", "must be a mapping"),
        ("a: [", "not valid YAML"),
        (YAML.replace("Sports: Sports\n", ""), "'Sports' is missing"),
        (YAML + "Cooking: Lifestyle\n", "'Cooking' is not a category of ToolBench"),
        (YAML.replace("Food: Lifestyle", "Food: Cooking"), "'Cooking' is not one of the 21"),
        (YAML.replace("Food: Lifestyle", "Food: [a]"), "is not one of the 21"),
    ],
)
def test_a_mapping_with_a_name_outside_the_lists_is_wrong(text: str, message: str) -> None:
    with pytest.raises(LibraryError, match=message):
        load_categories(text)


_ANY = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner),
    max_leaves=5,
)
_PARAMETERS = _ANY | st.lists(
    st.fixed_dictionaries(
        {"name": _ANY | st.text(max_size=5)},
        optional={
            "type": _ANY | st.sampled_from(["NUMBER", "ARRAY", "OBJECT", "BOOLEAN", "ENUM"]),
            "description": _ANY,
            "default": _ANY | st.sampled_from(["[1]", "1", "{}", '["a", 1]', "\ud800"]),
            "enum": _ANY,
        },
    ),
    max_size=3,
)
_FIELDS = {
    "name": _ANY,
    "url": _ANY | st.sampled_from(["https://x.p.rapidapi.com/a/{b}", "https://x/:a"]),
    "description": _ANY,
    "method": st.sampled_from(["GET", "post", "x"]) | _ANY,
    "required_parameters": _PARAMETERS,
    "optional_parameters": _PARAMETERS,
    "code": _ANY,
}
_APIS = st.lists(
    _ANY
    | st.fixed_dictionaries({}, optional=_FIELDS)
    | st.fixed_dictionaries({"required_parameters": _PARAMETERS}).map(lambda given: _api(**given)),
    max_size=3,
)


@given(_APIS, _ANY)
def test_no_file_raises_and_what_is_taken_is_sound(apis: list[Any], name: Any) -> None:
    text = json.dumps({"tool_name": name, "api_list": apis})
    library = import_toolbench(text, "Data/x.json", {})
    assert len(library.tools) + len(library.refused) == len(apis)
    for tool in library.tools:
        assert parse_parameters(tool.parameters) == tool.parameters
        check_defaults(tool.parameters)
        assert tool.binding.module in library.modules
        assert all(argument_problem(tool.parameters, each) is None for each in tool.examples)
        json.dumps(tool.card(), allow_nan=False, ensure_ascii=False).encode()
