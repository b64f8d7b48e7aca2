"""A card's parts, read so that no card, however wrong, can stop a check."""

from typing import Any

from apigen.records import JsonObject

MAX_PARAMETERS = 60
"""Of a tool with more, the rest is not looked at; nor are more allowed values than that."""

NUMERIC = frozenset({"integer", "number", "float"})


def name_of(tool: JsonObject) -> str:
    """A tool's name."""
    return str(tool.get("name", ""))


def description_of(schema: JsonObject) -> str:
    """What a tool or a parameter is said to be; empty where nothing is."""
    description = schema.get("description", "")
    return description if isinstance(description, str) else ""


def properties_of(tool: JsonObject) -> dict[str, JsonObject]:
    """The first of a tool's parameters, by name; what is no object schema has none."""
    items = list(_part(_part(tool, "parameters"), "properties").items())[:MAX_PARAMETERS]
    return {str(name): schema for name, schema in items if isinstance(schema, dict)}


def required_of(tool: JsonObject) -> list[str]:
    """The names of a tool's required parameters, as far as it has them."""
    required = _part(tool, "parameters").get("required")
    properties = properties_of(tool)
    names = required if isinstance(required, list) else []
    return [name for name in names if isinstance(name, str) and name in properties]


def type_of(schema: JsonObject) -> str:
    """A parameter's type; of several the first that is not null, and empty where none is named."""
    kind = schema.get("type", "")
    if isinstance(kind, list):
        kind = next((one for one in kind if one != "null"), "")
    return kind if isinstance(kind, str) else ""


def items_of(schema: JsonObject) -> JsonObject:
    """The schema of a list's items."""
    return _part(schema, "items")


def choices_of(schema: JsonObject) -> list[Any]:
    """The first allowed values of a parameter, or of a list's items."""
    choices = schema.get("enum") or items_of(schema).get("enum")
    return choices[:MAX_PARAMETERS] if isinstance(choices, list) else []


def _part(schema: JsonObject, key: str) -> JsonObject:
    part = schema.get(key)
    return part if isinstance(part, dict) else {}
