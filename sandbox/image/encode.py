"""Strict JSON text of a returned value.

Not the `json` module: a module under test may have patched it, and it turns non-string keys into
strings, lets NaN through and builds fifty megabytes before anyone can object.
"""

from __future__ import annotations

from collections.abc import Iterator
from json.encoder import encode_basestring_ascii as _quote
from math import isfinite as _isfinite
from typing import Any

MAX_DEPTH = 200


class NotJson(TypeError):
    """The value has no JSON form of its own."""


class TooLarge(ValueError):
    """The text is longer than allowed."""


def encode(value: Any, max_bytes: int) -> str:
    """Write a value as ASCII JSON text; tuples become arrays.

    Raises:
        NotJson: The value holds something else than str, int, float, bool, None, list, tuple and
            dict with str keys.
        TooLarge: The text is longer than `max_bytes`.
    """
    parts, size = [], 0
    for part in _parts(value, 0):
        size += len(part)
        if size > max_bytes:
            raise TooLarge(f"the result is longer than {max_bytes:,} bytes of JSON")
        parts.append(part)
    return "".join(parts)


def _parts(value: Any, depth: int) -> Iterator[str]:
    if depth > MAX_DEPTH:
        raise NotJson(f"{_name(value)} nested deeper than {MAX_DEPTH} levels, perhaps in itself")
    if isinstance(value, dict):
        yield from _object(value, depth)
    elif isinstance(value, (list, tuple)):
        yield from _array(value, depth)
    else:
        yield _scalar(value)


def _object(value: dict[Any, Any], depth: int) -> Iterator[str]:
    separator = "{"
    for key, item in dict.items(value):
        if not isinstance(key, str):
            raise NotJson(f"a dict with a key of type {_name(key)}")
        yield separator + _text(key) + ":"
        yield from _parts(item, depth + 1)
        separator = ","
    yield "{}" if separator == "{" else "}"


def _array(value: Any, depth: int) -> Iterator[str]:
    separator = "["
    for item in value:
        yield separator
        yield from _parts(item, depth + 1)
        separator = ","
    yield "[]" if separator == "[" else "]"


def _scalar(value: Any) -> str:
    if value is None:
        return "null"
    if value is True or value is False:
        return "true" if value else "false"
    if isinstance(value, str):
        return _text(value)
    if isinstance(value, int):
        return _integer(value)
    if isinstance(value, float):
        return _real(value)
    raise NotJson(f"a value of type {_name(value)}")


def _text(value: str) -> str:
    try:
        str.encode(value, "utf-8")
    except UnicodeEncodeError:
        raise NotJson("a str that is no valid Unicode (a lone surrogate)") from None
    return _quote(value)


def _integer(value: int) -> str:
    try:
        return int.__repr__(value)
    except ValueError:
        raise NotJson("an int with too many digits") from None


def _real(value: float) -> str:
    if not _isfinite(value):
        raise NotJson(f"the float {float.__repr__(value)}")
    return float.__repr__(value)


def _name(value: Any) -> str:
    return type(value).__name__
