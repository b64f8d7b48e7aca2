"""A call of a REST tool as the HTTP request that it stands for; nothing is sent here."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote, unquote

from apigen.errors import LibraryError
from apigen.records import JsonObject, Tool, canonical_json
from apigen.rest_styles import ArgumentRefused, expand

BASE_URL = re.compile(r"https?://[A-Za-z0-9._\-\[\]:]+(/[!-~]*)?")
_CONTROL = re.compile(r"[\x00-\x1f\x7f]")
_NOT_FOR_CALLS = frozenset(
    "accept-encoding connection content-length expect host keep-alive proxy-authorization te "
    "trailer transfer-encoding upgrade".split()
)
"""Headers that say where a request goes and where it ends."""


SECRET_PREFIX = "APIGEN_SECRET_"
"""Begins the name of every environment variable that a library may read: no other is sent away."""


@dataclass(frozen=True, slots=True)
class RestRequest:
    """An HTTP request without its secrets, which `secrets` names: each `{in, name, env, prefix}`.

    `url` is percent-encoded already. Headers that every request has are not here.
    """

    method: str
    url: str
    headers: Mapping[str, str]
    body: bytes | None
    secrets: tuple[JsonObject, ...]


def build_request(tool: Tool, service: JsonObject, arguments: JsonObject) -> RestRequest:
    """The request of one call.

    Arguments that are null are left out: optional ones are given so. Values cannot leave their
    place: in a path everything but A-Z, a-z, 0-9 and `_.-~` is percent-encoded, and a value that
    would make a segment `.` or `..`, or an empty path parameter, is refused.

    Args:
        tool: Its binding's details are `{method, path, parameters, headers?, secrets?}`.
        service: `{base_url, …}`; scheme and host come from here alone.
        arguments: Values by the tool's parameter names.

    Raises:
        ArgumentRefused: A value that the request cannot carry.
        LibraryError: The service's base URL cannot be used.
    """
    details = tool.binding.details
    try:
        placed = _place(details.get("parameters", {}), arguments)
        body = _body(placed["body"], details)
        headers = _headers(placed["header"], details, body)
        url = base_url(service) + _target(details["path"], placed["path"], placed["query"])
    except UnicodeEncodeError as error:
        raise ArgumentRefused("a value is not encodable as UTF-8") from error
    secrets = tuple(details.get("secrets", ()))
    return RestRequest(details["method"].upper(), url, headers, body, secrets)


def base_url(service: JsonObject) -> str:
    """A service's base URL without a slash at its end.

    Raises:
        LibraryError: It is none, or has a user, a query or a fragment.
    """
    url = service.get("base_url")
    if not isinstance(url, str) or not BASE_URL.fullmatch(url) or set("?#\\") & set(url):
        raise LibraryError(f"a service's base_url must be like https://host/prefix, not {url!r}")
    return url.rstrip("/")


_Placed = list[tuple[JsonObject, Any]]


def _place(parameters: JsonObject, arguments: JsonObject) -> dict[str, _Placed]:
    placed: dict[str, _Placed] = {"path": [], "query": [], "header": [], "body": []}
    for name, value in arguments.items():
        if name not in parameters:
            raise ArgumentRefused(f"{name}: the operation has no such parameter")
        if value is not None:
            where = {"name": name, **parameters[name]}
            placed[where["in"]].append((where, value))
    return placed


def _target(template: str, in_path: _Placed, in_query: _Placed) -> str:
    literal, _, constant_query = template.partition("?")
    path = quote("/" + literal.lstrip("/"), safe="/{}%:@!$&'()*+,;=~")
    for where, value in in_path:
        text = expand(where, value)
        if not text:
            raise ArgumentRefused(f"{where['name']}: empty, and a part of the path")
        path = path.replace(quote("{" + where["name"] + "}", safe="{}%:@!$&'()*+,;=~"), text)
    if left := re.search(r"\{[^{}]*\}", path):
        raise ArgumentRefused(f"the path's {left[0]} has no value")
    _check_segments(path)
    queries = [quote(constant_query, safe="%&=+,:/@!$'()*;~")]
    queries += [expand(where, value) for where, value in in_query]
    query = "&".join(filter(None, queries))
    return f"{path}?{query}" if query else path


def _check_segments(path: str) -> None:
    """Refuse `..` however a server may come to read it."""
    for segment in re.split(r"/|%2F|%5C", path, flags=re.IGNORECASE):
        if unquote(segment).partition(";")[0] in (".", ".."):
            raise ArgumentRefused(f"{unquote(path)[:200]!r} would leave the operation's path")


def _headers(placed: _Placed, details: JsonObject, body: bytes | None) -> dict[str, str]:
    headers = {} if body is None else {"Content-Type": "application/json"}
    headers |= {name: str(value) for name, value in details.get("headers", {}).items()}
    for where, value in placed:
        headers[where["name"]] = expand(where, value)
    for name, text in headers.items():
        if name.lower() in _NOT_FOR_CALLS:
            raise ArgumentRefused(f"the header {name!r} is not for a call to set")
        if _CONTROL.search(text):
            raise ArgumentRefused(f"{name}: a header's value has no line breaks or controls")
    return headers


def _body(placed: _Placed, details: JsonObject) -> bytes | None:
    """The JSON body; a parameter without an original name is all of it."""
    try:
        for where, value in placed:
            if not where["name"]:
                return canonical_json(value).encode()
        fields = {where["name"]: value for where, value in placed}
        has_body = any(each["in"] == "body" for each in details.get("parameters", {}).values())
        return canonical_json(fields).encode() if has_body else None
    except UnicodeEncodeError:
        raise
    except (ValueError, TypeError, RecursionError) as error:
        raise ArgumentRefused(f"the body is no JSON: {error}") from error
