"""Security schemes of OpenAPI as secrets that are injected when a tool is called."""

from apigen.errors import LibraryError
from apigen.library.naming import tool_name
from apigen.library.openapi_document import follow, mapping, sequence, unreadable, unsupported
from apigen.library.schema_subset import OutsideSubset
from apigen.records import JsonObject
from apigen.rest_request import SECRET_PREFIX

_HTTP = {"bearer": "Bearer ", "basic": "Basic "}
_BEARERS = ("oauth2", "openIdConnect")


def secrets(root: JsonObject, operation: JsonObject, service: str) -> list[JsonObject]:
    """What a call of the operation must carry, by the first way in that can be used.

    A secret is `{"in": "header|query", "name": ..., "env": ..., "prefix": ...}`. Its value is that
    of the environment variable `APIGEN_SECRET_<SERVICE>_<SCHEME>`, in upper snake case:
    for the scheme `apiKey` of the service `Travel`. For HTTP basic it is `user:password` in
    base64, for a bearer the bare token. Where the document lets anybody in, there is none.

    Raises:
        OutsideSubset: UNSUPPORTED or UNREADABLE, if no way in can be used.
    """
    ways = sequence(operation.get("security", root.get("security")), "security")
    if not ways or {} in ways:
        return []
    problems: list[OutsideSubset] = []
    for way in ways:
        try:
            names = mapping(way, "security")
            return [_secret(name, _schemes(root).get(name), root, service) for name in names]
        except OutsideSubset as problem:
            problems.append(problem)
    raise problems[0]


def key_places(root: JsonObject) -> set[tuple[str, str]]:
    """Where the document's API keys go, as (place, name in lower case)."""
    found = set()
    for name in _schemes(root):
        try:
            secret = _secret(name, _schemes(root)[name], root, "")
            found.add((secret["in"], secret["name"].lower()))
        except LibraryError:
            continue
    return found


def _schemes(root: JsonObject) -> JsonObject:
    if "swagger" in root:
        return mapping(root.get("securityDefinitions"), "securityDefinitions")
    components = mapping(root.get("components"), "components")
    return mapping(components.get("securitySchemes"), "components.securitySchemes")


def _secret(name: str, scheme: object, root: JsonObject, service: str) -> JsonObject:
    if scheme is None:
        raise unreadable(f"security scheme {name!r} is not defined")
    found = follow(scheme, root, f"security scheme {name!r}")
    env = SECRET_PREFIX + tool_name(service, name).upper()
    kind = found.get("type")
    if kind == "apiKey":
        place, key = found.get("in"), found.get("name")
        if place not in ("header", "query") or not isinstance(key, str) or not key:
            raise unsupported(f"security scheme {name!r}: an API key in {place!r}")
        return {"in": place, "name": key, "env": env, "prefix": ""}
    http = "bearer" if kind in _BEARERS else "basic" if kind == "basic" else found.get("scheme")
    prefix = _HTTP.get(str(http).lower())
    if prefix is None or kind not in ("http", "basic", *_BEARERS):
        raise unsupported(f"security scheme {name!r}: type {kind!r}, scheme {http!r}")
    return {"in": "header", "name": "Authorization", "env": env, "prefix": prefix}
