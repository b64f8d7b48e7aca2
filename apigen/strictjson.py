"""JSON as the standard has it: no NaN, no infinity, no duplicate keys, no lone surrogates."""

import json
from collections import Counter
from typing import Any

MAX_DEPTH = 32
"""Nesting that a value may have; deeper ones exhaust the stack of whatever reads them next."""


_KEPT_KEY_CHARS = 100


class DuplicateKey(ValueError):
    """An object has a key twice; `path` leads to the object, by keys and places of lists."""

    def __init__(self, key: str, path: tuple[str | int, ...]) -> None:
        super().__init__(f"duplicate key {key[:_KEPT_KEY_CHARS]!r}")
        self.path = path


class _Repeating(dict[str, Any]):
    """An object that had a key twice: who walks to it later knows where it stands."""

    key = ""


def _as_object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    unique = dict(pairs)
    if len(unique) == len(pairs):
        return unique
    marked = _Repeating(unique)
    marked.key = next(key for key, times in Counter(k for k, _ in pairs).items() if times > 1)
    return marked


def _no_constant(name: str) -> Any:
    raise ValueError(f"{name} is not JSON")


def _finite(text: str) -> float:
    if (value := float(text)) in (float("inf"), float("-inf")):
        raise _too_large(text)
    return value


def _whole(text: str) -> int:
    try:
        return int(text)
    except ValueError:
        raise _too_large(text) from None


def _too_large(text: str) -> ValueError:
    return ValueError(f"{text[:40]} is too large a number")


_HOLDING = frozenset([dict, list, _Repeating])
DECODER = json.JSONDecoder(
    object_pairs_hook=_as_object, parse_constant=_no_constant, parse_float=_finite, parse_int=_whole
)


def loads(text: str) -> Any:
    """Decode `text`.

    Raises:
        ValueError: `text` is not strict JSON, too deeply nested, or not encodable as UTF-8.
    """
    try:
        value = DECODER.decode(text)
    except RecursionError as error:
        raise ValueError("nested too deeply") from error
    _check(value, text)
    return value


def raw_decode(text: str, start: int) -> tuple[Any, int]:
    """Decode the value that begins at `start`; returns it and the position behind it.

    Raises:
        ValueError: As `loads`.
    """
    try:
        value, end = DECODER.raw_decode(text, start)
    except RecursionError as error:
        raise ValueError("nested too deeply") from error
    _check(value, text[start:end])
    return value, end


def _check(value: Any, text: str) -> None:
    """As `check_value`, in less time where the text that a value is decoded from tells enough."""
    if _may_hold_surrogate(text) or not _is_flat(value):
        check_value(value)


def _may_hold_surrogate(text: str) -> bool:
    """Whether a text that is decoded from this one may hold one, as it is or escaped."""
    if "\\ud" in text or "\\uD" in text:
        return True
    try:
        text.encode()
    except UnicodeEncodeError:
        return True
    return False


def _is_flat(value: Any) -> bool:
    """Whether nothing in a value is nested too deeply, and no object had a key twice."""
    level = [value]
    for _ in range(MAX_DEPTH):
        below: list[Any] = []
        for each in level:
            if type(each) is list:
                below += each
            elif type(each) is dict:
                below += each.values()
            elif type(each) is _Repeating:
                return False
        level = [each for each in below if type(each) in _HOLDING]
        if not level:
            return True
    return False


def check_value(value: Any, depth: int = 0) -> None:
    """Refuse what decodes but can't be stored.

    Raises:
        ValueError: `value` is nested deeper than `MAX_DEPTH`, or holds a lone surrogate.
        DuplicateKey: It was decoded here from an object that has a key twice.
    """
    if depth > MAX_DEPTH:
        raise ValueError(f"nested deeper than {MAX_DEPTH} levels")
    if isinstance(value, str):
        value.encode()
    if not isinstance(value, dict | list):
        return
    if isinstance(value, _Repeating):
        raise DuplicateKey(value.key, ())
    inner = value.items() if isinstance(value, dict) else enumerate(value)
    for step, item in inner:
        if isinstance(step, str):
            step.encode()
        try:
            check_value(item, depth + 1)
        except DuplicateKey as error:
            error.path = (step, *error.path)
            raise
