"""OpenAPI documents to tools: keys become secrets, and never parameters."""

import pytest

from tests.unit.openapi_parts import document, get, old, only, query

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
