"""A call of a REST tool becomes the request that its binding says, and no other one."""

import json
from urllib.parse import parse_qsl, unquote, urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from apigen.config_rest import RestConfig
from apigen.errors import LibraryError
from apigen.rest_request import build_request
from apigen.rest_styles import ArgumentRefused
from tests.rest_servers import HEADER_KEY, tool

SERVICE = {"base_url": "https://api.example.test/v1/"}
BASE = "https://api.example.test/v1"
LIST, MAP = ["a b", "c,d"], {"x": 1, "y": True}
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
)


def url_of(path, arguments, **places):
    return build_request(tool(path, **places), SERVICE, arguments).url.removeprefix(BASE)


@pytest.mark.parametrize(
    ("where", "value", "expected"),
    [
        ({"in": "query"}, "a&b=c d", "?v=a%26b%3Dc%20d"),
        ({"in": "query"}, True, "?v=true"),
        ({"in": "query"}, 1.5, "?v=1.5"),
        ({"in": "query"}, "", "?v="),
        ({"in": "query"}, None, ""),
        ({"in": "query"}, [], ""),
        ({"in": "query"}, LIST, "?v=a%20b&v=c%2Cd"),
        ({"in": "query", "explode": False}, LIST, "?v=a%20b,c%2Cd"),
        ({"in": "query", "style": "spaceDelimited"}, LIST, "?v=a%20b%20c%2Cd"),
        ({"in": "query", "style": "pipeDelimited"}, LIST, "?v=a%20b%7Cc%2Cd"),
        ({"in": "query", "style": "pipeDelimited", "explode": True}, LIST, "?v=a%20b&v=c%2Cd"),
        ({"in": "query"}, MAP, "?x=1&y=true"),
        ({"in": "query", "explode": False}, MAP, "?v=x,1,y,true"),
        ({"in": "query", "style": "deepObject"}, MAP, "?v%5Bx%5D=1&v%5By%5D=true"),
        ({"in": "query", "name": "v[]"}, LIST, "?v%5B%5D=a%20b&v%5B%5D=c%2Cd"),
        ({"in": "query"}, [{"a": 1}], "?v=%7B%22a%22%3A1%7D"),
    ],
    ids=str,
)
def test_a_query_has_the_style_of_its_parameter(where, value, expected):
    assert url_of("/x", {"v": value}, v=where) == "/x" + expected


@pytest.mark.parametrize(
    ("where", "value", "expected"),
    [
        ({"in": "path"}, "a/b?c#d%", "a%2Fb%3Fc%23d%25"),
        ({"in": "path"}, "Zürich {v}", "Z%C3%BCrich%20%7Bv%7D"),
        ({"in": "path"}, 7, "7"),
        ({"in": "path"}, LIST, "a%20b,c%2Cd"),
        ({"in": "path"}, MAP, "x,1,y,true"),
        ({"in": "path", "explode": True}, MAP, "x=1,y=true"),
        ({"in": "path", "style": "label", "explode": True}, LIST, ".a%20b.c%2Cd"),
        ({"in": "path", "style": "matrix"}, LIST, ";v=a%20b,c%2Cd"),
        ({"in": "path", "style": "matrix", "explode": True}, LIST, ";v=a%20b;v=c%2Cd"),
    ],
    ids=str,
)
def test_a_path_has_the_style_of_its_parameter(where, value, expected):
    assert url_of("/x/{v}/y", {"v": value}, v=where) == f"/x/{expected}/y"


def test_headers_body_and_constants_are_where_the_binding_has_them():
    given_tool = tool(
        "/x?action=query", "post", h="header", a="body", b={"in": "body", "name": "b-b"}
    )
    given_tool.binding.details["headers"] = {"X-Host": "h"}
    request = build_request(given_tool, SERVICE, {"h": [1, 2], "b": {"z": 1, "a": None}, "a": "é"})
    assert (request.method, request.url) == ("POST", BASE + "/x?action=query")
    assert request.headers == {"Content-Type": "application/json", "X-Host": "h", "h": "1,2"}
    assert request.body.decode() == '{"a":"é","b-b":{"a":null,"z":1}}'


def test_a_body_may_be_one_argument_or_empty():
    whole = tool("/x", "POST", items={"in": "body", "name": ""})
    assert build_request(whole, SERVICE, {"items": [1, 2]}).body == b"[1,2]"
    assert build_request(tool("/x", "POST", a="body"), SERVICE, {}).body == b"{}"
    assert build_request(tool("/x", q="query"), SERVICE, {"q": 1}).body is None


@pytest.mark.parametrize(
    ("places", "arguments"),
    [
        ({"v": "path"}, {"v": ".."}),
        ({"v": "path"}, {"v": "."}),
        ({"v": "path"}, {"v": "a/../../admin"}),
        ({"v": "path"}, {"v": "..\\..\\admin"}),
        ({"v": "path"}, {"v": "..;x"}),
        ({"v": {"in": "path", "style": "label"}}, {"v": "."}),
        ({"v": "path"}, {"v": ""}),
        ({"v": "path"}, {"v": []}),
        ({"v": "path"}, {"v": None}),
        ({"v": "path"}, {}),
        ({"v": "path"}, {"v": "x", "other": 1}),
        ({"v": "path", "h": "header"}, {"v": "x", "h": "a\r\nX-Admin: 1"}),
        ({"v": "path", "h": "header"}, {"v": "x", "h": "a\x00"}),
        ({"v": "path", "h": {"in": "header", "name": "Host"}}, {"v": "x", "h": "evil.test"}),
        ({"v": "path", "q": {"in": "query", "style": "odd"}}, {"v": "x", "q": "y"}),
        ({"v": "path", "b": "body"}, {"v": "x", "b": float("nan")}),
        ({"v": "path", "q": "query"}, {"v": "x", "q": "\ud800"}),
        ({"v": "path", "b": "body"}, {"v": "x", "b": "\ud800"}),
    ],
    ids=lambda value: repr(value).encode("ascii", "replace").decode()[:60],
)
def test_what_a_request_cannot_carry_is_refused(places, arguments):
    with pytest.raises(ArgumentRefused):
        build_request(tool("/x/{v}", **places), SERVICE, arguments)


@pytest.mark.parametrize(
    "base",
    [
        "ftp://h", "https://", "https://u:p@h/", "https://h?x", "https://h/#f", "h", 7,
        "https://h\\@evil", "https://h/a b",
    ],
)  # fmt: skip
def test_a_base_url_is_a_scheme_a_host_and_a_prefix(base):
    with pytest.raises(LibraryError, match="base_url"):
        build_request(tool("/x"), {"base_url": base}, {})


@pytest.mark.parametrize("path", ["//evil.test/x", "@evil.test/x", ".evil.test", "x:1@evil.test"])
def test_no_path_changes_the_host(path):
    parts = urlsplit(build_request(tool(path), {"base_url": "http://h"}, {}).url)
    assert (parts.hostname, parts.username) == ("h", None)


@given(st.dictionaries(st.sampled_from("pqhb"), JSON))
def test_no_argument_leaves_its_place(arguments):
    places = {"p": "path", "q": "query", "h": "header", "b": "body"}
    try:
        request = build_request(tool("/x/{p}/y", "POST", **places), SERVICE, arguments)
    except ArgumentRefused:
        return
    parts = urlsplit(request.url)
    assert (parts.scheme, parts.netloc, parts.fragment) == ("https", "api.example.test", "")
    assert request.url.isascii()
    assert [*parts.path.split("/")[:3], *parts.path.split("/")[4:]] == ["", "v1", "x", "y"]
    assert not {"\r", "\n"} & set("".join(request.headers.values()))
    assert json.loads(request.body).get("b") == arguments.get("b")
    if isinstance(arguments.get("p"), str):
        assert unquote(parts.path.split("/")[3]) == arguments["p"]
    if isinstance(arguments.get("q"), str):
        assert parse_qsl(parts.query, keep_blank_values=True) == [("q", arguments["q"])]


def test_a_request_names_its_secrets_and_does_not_hold_them():
    request = build_request(tool("/x", secrets=[HEADER_KEY]), SERVICE, {})
    assert request.secrets == (HEADER_KEY,)
    assert request.headers == {}


def test_settings_all_have_titles_and_descriptions():
    for name, field in RestConfig.model_fields.items():
        assert field.title, name
        assert field.description, name
