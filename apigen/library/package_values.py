"""The JSON types of values that were seen."""

from collections.abc import Sequence
from typing import Any

from apigen.records import JsonObject
from apigen.schema import argument_problem


def fits(schema: JsonObject, value: Any) -> bool:
    """Whether a value fits the schema of a parameter."""
    whole = {"type": "object", "properties": {"it": schema}, "required": []}
    return argument_problem(whole, {"it": value}) is None


def inferred(values: Sequence[Any]) -> JsonObject | None:
    """The narrowest schema that all values fit, or None if they share no type."""
    kinds = {_kind(value) for value in values}
    if kinds == {"integer", "number"}:
        return {"type": "number"}
    if len(kinds) != 1 or None in kinds:
        return None
    kind = kinds.pop()
    if kind == "array":
        items = inferred([item for value in values for item in value])
        return {"type": "array", "items": items} if items else {"type": "array"}
    if kind == "object":
        held = inferred([item for value in values for item in value.values()])
        return {"type": "object", "additionalProperties": held} if held else {"type": "object"}
    return {"type": kind}


def commonest(values: Sequence[Any]) -> JsonObject | None:
    """The schema that most values fit, where they differ."""
    found = [schema for value in values if (schema := inferred([value]))]
    whole = [schema for schema in found if schema != {"type": "array"}]
    return max(whole, key=lambda schema: sum(fits(schema, value) for value in values), default=None)


def _kind(value: Any) -> str | None:
    names = {"bool": "boolean", "int": "integer", "float": "number", "str": "string"}
    names |= {"list": "array", "dict": "object"}
    return names.get(type(value).__name__)
