"""JSON as the standard has it: no NaN, no infinity, no duplicate keys, no lone surrogates."""

import json
from typing import Any

MAX_DEPTH = 32
"""Nesting that a value may have; deeper ones exhaust the stack of whatever reads them next."""


def _no_duplicates(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    unique = dict(pairs)
    if len(unique) < len(pairs):
        keys = [key for key, _ in pairs]
        raise ValueError(f"duplicate key {next(k for k in keys if keys.count(k) > 1)!r}")
    return unique


def _no_constant(name: str) -> Any:
    raise ValueError(f"{name} is not JSON")


def _finite(text: str) -> float:
    if (value := float(text)) in (float("inf"), float("-inf")):
        raise ValueError(f"{text[:40]} is too large a number")
    return value


DECODER = json.JSONDecoder(
    object_pairs_hook=_no_duplicates, parse_constant=_no_constant, parse_float=_finite
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
    check_value(value)
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
    check_value(value)
    return value, end


def check_value(value: Any, depth: int = 0) -> None:
    """Refuse what decodes but can't be stored.

    Raises:
        ValueError: `value` is nested deeper than `MAX_DEPTH` or holds a lone surrogate.
    """
    if depth > MAX_DEPTH:
        raise ValueError(f"nested deeper than {MAX_DEPTH} levels")
    if isinstance(value, str):
        value.encode()
    elif isinstance(value, dict):
        for key, item in value.items():
            key.encode()
            check_value(item, depth + 1)
    elif isinstance(value, list):
        for item in value:
            check_value(item, depth + 1)
