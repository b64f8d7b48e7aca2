"""Several flat schemas as one: all of them hold, or one of them does.

A flat schema has no `$ref`, `allOf`, `anyOf` or `oneOf`. Everything here raises `SchemaError` where
the subset has no schema for the result.
"""

from collections.abc import Sequence
from typing import Any

from apigen.errors import SchemaError
from apigen.records import JsonObject
from apigen.schema import NOTES, TYPES

_JSON_TYPES = {bool: "boolean", int: "integer", float: "number", str: "string"}
_JSON_TYPES |= {list: "array", dict: "object"}


def plain_type(kind: Any) -> str:
    """One type's name; `null` beside others is left out, integer or number is number.

    Raises:
        SchemaError: There are several, or one that JSON Schema does not have.
    """
    kinds = kind if isinstance(kind, list) else [kind]
    if not all(isinstance(each, str) and each in TYPES | {"null"} for each in kinds):
        raise SchemaError(f"type {str(kind)[:100]} is not one of {sorted(TYPES)}")
    names = {each for each in kinds if each != "null"}
    if names == {"integer", "number"}:
        return "number"
    if len(names) > 1:
        raise SchemaError(f"a value of several types: {', '.join(sorted(names))}")
    return names.pop() if names else "null"


def infer_type(flat: JsonObject) -> str:
    """The type that a schema says, or that its other keywords leave no choice about.

    Raises:
        SchemaError: Any type would do, or its values are of another one.
    """
    kinds = {_JSON_TYPES.get(type(each), "") for each in _values(flat)}
    said = flat.get("type")
    if said == "null":
        raise SchemaError("a value that can only be null")
    if "enum" in flat and not kinds:
        raise SchemaError("no value is allowed")
    if kinds == {"integer", "number"} or (said == "number" and kinds == {"integer"}):
        kinds = {"number"}
    if len(kinds | ({said} if said else set())) > 1:
        raise SchemaError("values of several types")
    kind = said or next(iter(kinds), "") or _by_keywords(flat)
    if not kind:
        raise SchemaError("a value of any type")
    return str(kind)


def merge(far: JsonObject, near: JsonObject) -> JsonObject:
    """A schema for what fits both; where their notes differ, those of `near` are kept.

    Raises:
        SchemaError: They contradict each other.
    """
    merged = {**far, **near}
    for key in set(far) & set(near) - NOTES:
        merged[key] = _both(key, far[key], near[key])
    return merged


def one_of(choices: Sequence[JsonObject]) -> JsonObject:
    """A schema for what fits any of them, without null.

    Raises:
        SchemaError: They are too different for one schema.
    """
    real = [each for each in choices if not _is_null(each)]
    if not real:
        return {"type": "null"}
    if len(real) == 1:
        return real[0]
    if all("enum" in each for each in real):
        return _any_value(real)
    rules = [{key: value for key, value in each.items() if key not in NOTES} for each in real]
    if all(each == rules[0] for each in rules):
        return rules[0]
    if all(set(each) == {"type"} for each in rules):
        return {"type": plain_type([each["type"] for each in rules])}
    raise SchemaError("one of several schemas")


def _both(key: str, far: Any, near: Any) -> Any:
    if key == "properties":
        return far | {name: merge(far.get(name, {}), sub) for name, sub in near.items()}
    if key == "required" and isinstance(far, list) and isinstance(near, list):
        return far + near
    if key == "enum" and isinstance(far, list) and isinstance(near, list):
        return [value for value in near if value in far]
    if far != near:
        raise SchemaError(f"two different rules for {key!r}")
    return near


def _any_value(choices: Sequence[JsonObject]) -> JsonObject:
    kinds = {infer_type(each) for each in choices}
    return {
        "type": plain_type(sorted(kinds)),
        "enum": [x for each in choices for x in _values(each)],
    }


def _values(flat: JsonObject) -> list[Any]:
    values = flat.get("enum", [])
    if not isinstance(values, list):
        raise SchemaError("enum must be a list")
    return [value for value in values if value is not None]


def _is_null(flat: JsonObject) -> bool:
    return flat.get("type") == "null" or flat.get("enum") == [None]


def _by_keywords(flat: JsonObject) -> str:
    if "properties" in flat or "additionalProperties" in flat:
        return "object"
    return "array" if "items" in flat else ""
