"""Values made from a schema: by its format, by words of its name and description, by its bounds."""

import re
from collections.abc import Iterator
from typing import Any

from apigen.errors import SchemaError
from apigen.library.typical_values import FORMATS, NUMBERS, TEXTS
from apigen.records import JsonObject, canonical_json
from apigen.schema import argument_problem

MAX_DEPTH = 4
"""Deeper arrays and objects get no made value."""

_QUOTED = re.compile(r"`([^`]{1,40})`|\"([^\"]{1,40})\"|(?<!\w)'([^']{1,40})'(?!\w)")
_SUCH_AS = re.compile(r"\b(?:such as|e\.g\.,?|for example,?|like|example:)\s+([^\s,;()`\"']{1,40})")
_RANGE = re.compile(r"(-?\d+(?:\.\d+)?) (?:to|and|-) (-?\d+(?:\.\d+)?)")
_ANY_NUMBER = [3, 2, 10, 1, 0.5, 0, 100, -1, 1000, 0.1]
_ANY_TEXT = ["hello", "Paris", "abc", "a", "10"]


def fits(schema: JsonObject, value: Any) -> bool:
    """Whether a value is one that the schema takes and JSON can carry."""
    try:
        canonical_json(value)
        root = {"type": "object", "properties": {"value": schema}, "required": []}
        return argument_problem(root, {"value": value}) is None
    except (SchemaError, ValueError, TypeError, RecursionError):
        return False


def made(name: str, schema: JsonObject, depth: int = 0) -> list[Any]:
    """Up to 6 distinct values that fit the schema, best first; none for what cannot be guessed."""
    kept: dict[str, Any] = {}
    for value in _candidates(name, schema, depth):
        if fits(schema, value):
            kept.setdefault(canonical_json(value), value)
        if len(kept) == 6:
            break
    return list(kept.values())


def _candidates(name: str, schema: JsonObject, depth: int) -> Iterator[Any]:
    enum = schema.get("enum")
    yield from enum if isinstance(enum, list) else []
    kind = schema.get("type")
    words = _spelled(name), _spelled(str(schema.get("description", "")))
    if kind == "string":
        yield from _texts(words, schema)
    elif kind in ("integer", "number"):
        yield from _numbers(words, schema, whole=kind == "integer")
    elif kind == "boolean":
        yield from (True, False)
    elif kind == "array" and depth < MAX_DEPTH:
        yield from _arrays(name, schema, depth)
    elif kind == "object" and depth < MAX_DEPTH:
        yield from _objects(schema, depth)


def _spelled(text: str) -> str:
    """Words in lower case: `startDate` and `start_date` are `start date`."""
    return " ".join(re.findall(r"[a-z]+|\d+", re.sub(r"(?<=[a-z])(?=[A-Z])", " ", text).lower()))


def _meant(words: tuple[str, str], table: list[tuple[str, list[Any]]]) -> Iterator[Any]:
    """The values of the table's rows that the name speaks of, then the description."""
    for text in words:
        for pattern, values in table:
            if re.search(rf"\b({pattern})\b", text):
                yield from values


def _texts(words: tuple[str, str], schema: JsonObject) -> Iterator[str]:
    told = str(schema.get("description", ""))
    quoted = [next(filter(None, found)) for found in _QUOTED.findall(told)]
    shown = [found.rstrip(".") for found in _SUCH_AS.findall(told)]
    by_format = FORMATS.get(str(schema.get("format")), ())
    plain = [*by_format, *shown, *quoted, *_meant(words, TEXTS), *_ANY_TEXT]
    pattern = schema.get("pattern")
    yield from sorted(plain, key=lambda text: not _matches(pattern, text))
    low, high = _length(schema, "minLength", 0), _length(schema, "maxLength", 200)
    yield from (text[:high].ljust(low, "a") for text in _ANY_TEXT if low <= 1000)


def _matches(pattern: Any, text: str) -> bool:
    """Whether a note's pattern is short, valid and fits; a long one may take for ever."""
    if not isinstance(pattern, str) or len(pattern) > 60 or len(re.findall(r"[*+{]", pattern)) > 2:
        return False
    try:
        return re.search(pattern, text) is not None
    except (re.error, RecursionError):
        return False


def _numbers(words: tuple[str, str], schema: JsonObject, *, whole: bool) -> Iterator[float]:
    ends = [(float(a), float(b)) for a, b in _RANGE.findall(str(schema.get("description", "")))]
    usual: list[float] = [*_meant(words, NUMBERS), *_ANY_NUMBER]
    inside = [value for value in usual if all(low <= value <= high for low, high in ends)]
    values = [*inside, *(end for pair in ends for end in pair), *usual]
    lows = _bounds(schema, "minimum", "exclusiveMinimum")
    highs = _bounds(schema, "maximum", "exclusiveMaximum")
    values += [middle for low in lows for high in highs for middle in _between(low, high)]
    values += [low + step for low in lows for step in (0, 1, 0.5)]
    values += [high - step for high in highs for step in (0, 1, 0.5)]
    for value in values:
        if not whole:
            yield value
        elif abs(value) < 2**53 and value == int(value):
            yield int(value)


def _bounds(schema: JsonObject, *keys: str) -> list[float]:
    found = (schema.get(key) for key in keys)
    return [each for each in found if isinstance(each, int | float) and abs(each) < 2**53]


def _between(low: float, high: float) -> tuple[float, float]:
    return (low + high) / 2, (low + high) // 2


def _length(schema: JsonObject, key: str, otherwise: int) -> int:
    value = schema.get(key)
    return value if isinstance(value, int) and value >= 0 else otherwise


def _arrays(name: str, schema: JsonObject, depth: int) -> Iterator[list[Any]]:
    items = schema.get("items")
    inner = items if isinstance(items, dict) and items.get("type") else {"type": "number"}
    described = {"description": schema.get("description", ""), **inner}
    if inner["type"] == "array":
        yield from _tables(name, inner, depth)
    values = made(name.removesuffix("s"), described, depth + 1)
    if not values:
        yield []
        return
    low, high = _length(schema, "minItems", 0), _length(schema, "maxItems", 50)
    for size in dict.fromkeys(
        [min(max(3, low), high), max(1, low), max(5, low), max(2, low), high]
    ):
        if size <= 50:
            yield [values[i % len(values)] for i in range(size)]


def _tables(name: str, row: JsonObject, depth: int) -> Iterator[list[Any]]:
    """Square tables of scalars: what takes an array of arrays is most often a matrix."""
    cells = row.get("items")
    values = made(name, cells, depth + 2) if isinstance(cells, dict) else []
    for size in (2, 3) if values else ():
        shifted = [values[i % len(values)] for i in range(size * size)]
        yield [shifted[start : start + size] for start in range(0, size * size, size)]


def _objects(schema: JsonObject, depth: int) -> Iterator[JsonObject]:
    properties = schema.get("properties", {})
    required = schema.get("required", [])
    listed = {name: made(name, inner, depth + 1) for name, inner in properties.items()}
    full = {name: values[0] for name, values in listed.items() if values}
    yield full or _mapping(schema, depth)
    yield {name: value for name, value in full.items() if name in required}


def _mapping(schema: JsonObject, depth: int) -> JsonObject:
    inner = schema.get("additionalProperties")
    values = made("", inner, depth + 1) if isinstance(inner, dict) else []
    return dict(zip(("a", "b", "c"), values, strict=False))
