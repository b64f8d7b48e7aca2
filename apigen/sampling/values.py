"""Values of closed sets, enums and booleans: which there are, and which a row used."""

from collections.abc import Iterable, Mapping
from typing import Any

from apigen.records import JsonObject, ToolCall, canonical_json

Value = tuple[str, str, Any]
"""A tool's name, a parameter's name and a value."""


def value_key(value: Value) -> tuple[str, str, str]:
    """Tells values apart that Python takes for equal, as 1 and true."""
    tool, parameter, content = value
    return tool, parameter, canonical_json(content)


def closed_values(tool: str, parameters: JsonObject) -> tuple[Value, ...]:
    """Every enum and boolean value of a tool's parameters, in the order of its schema."""
    found: list[Value] = []
    for name, schema in parameters.get("properties", {}).items():
        values = (True, False) if schema.get("type") == "boolean" else schema.get("enum", ())
        found.extend((tool, name, value) for value in values)
    return tuple(found)


def values_used(
    calls: Iterable[ToolCall], parameters: Mapping[str, JsonObject]
) -> tuple[Value, ...]:
    """The enum and boolean values in these calls; `parameters` are the schemas by tool name."""
    return tuple(
        (call.name, name, value)
        for call in calls
        for name, value in call.arguments.items()
        if _is_closed(parameters.get(call.name, {}).get("properties", {}).get(name, {}))
    )


def _is_closed(schema: JsonObject) -> bool:
    return "enum" in schema or schema.get("type") == "boolean"
