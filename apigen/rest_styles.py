"""Parameters as text in a path, a query or a header: the styles of OpenAPI, after RFC 6570."""

from collections.abc import Callable, Iterator
from typing import Any
from urllib.parse import quote

from apigen.records import JsonObject, canonical_json

_STYLES = {
    "path": {"simple": ("", ",", False), "label": (".", ".", False), "matrix": (";", ";", True)},
    "query": {"form": ("", "&", True), "spaceDelimited": ("", "&", True)}
    | {"pipeDelimited": ("", "&", True), "deepObject": ("", "&", True)},
    "header": {"simple": ("", ",", False)},
}
"""What comes first, what parts exploded items, whether they are named (OpenAPI 3.1)."""
_JOINERS = {"spaceDelimited": "%20", "pipeDelimited": "%7C"}
_DEFAULT_STYLE = {"path": "simple", "query": "form", "header": "simple"}


class ArgumentRefused(ValueError):
    """An argument that no request can carry as its tool means it: the call's fault."""


def expand(where: JsonObject, value: Any) -> str:
    """One parameter as its place and style have it; percent-encoded, but in headers.

    Args:
        where: `{in, name, style?, explode?}`; `in` is path, query or header.
        value: The argument; what is nested deeper than a style goes is written as JSON.

    Raises:
        ArgumentRefused: The place has no such style, or the value no such text.
    """
    place, name = where["in"], where["name"]
    style = where.get("style") or _DEFAULT_STYLE[place]
    if style not in _STYLES[place]:
        raise ArgumentRefused(f"{name}: style {style!r} is none of a {place} parameter")
    if style == "deepObject" and isinstance(value, dict):
        value = {f"{name}[{key}]": item for key, item in value.items()}
    encode = _as_it_is if place == "header" else _percent_encoded
    first, separator, named = _STYLES[place][style]
    prefix = f"{encode(name)}=" if named else ""
    if where.get("explode", style in ("form", "deepObject")) and isinstance(value, dict | list):
        text = separator.join(_exploded(value, prefix, encode))
    else:
        text = prefix + _JOINERS.get(style, ",").join(map(encode, _flat(value)))
    return first + text if text else ""


def _exploded(value: Any, prefix: str, encode: Callable[[str], str]) -> Iterator[str]:
    if isinstance(value, list):
        return (prefix + encode(_text(item)) for item in value)
    return (f"{encode(key)}={encode(_text(item))}" for key, item in value.items())


def _flat(value: Any) -> Iterator[str]:
    if isinstance(value, dict):
        return (text for key, item in value.items() for text in (key, _text(item)))
    return map(_text, value if isinstance(value, list) else [value])


def _text(value: Any) -> str:
    if isinstance(value, str):
        return value
    try:
        return canonical_json(value)  # true, 5, 0.5, and whatever is nested deeper than styles go
    except (ValueError, TypeError, RecursionError) as error:
        raise ArgumentRefused(f"{value!r:.100} is no JSON value") from error


def _percent_encoded(text: str) -> str:
    return quote(text, safe="")


def _as_it_is(text: str) -> str:
    text.encode()
    return text
