"""The JSON Schema subset for tool parameters, and arguments checked against it.

The subset (JSON Schema 2020-12) is what every export format can carry: an object root with
`properties` and `required`; each property with one `type`, `description`, `enum`, `default`,
bounds, `items` or `properties`. Additional arguments are never allowed at the root.
`format` is a note to the reader, not a rule: what a service takes for a date or an address is
seldom what the RFCs do. `pattern` is a rule where RE2 can tell it.
"""

import re
from collections.abc import Iterator
from typing import Any

from apigen.checks.reasons import GRAVITY, Reason
from apigen.errors import SchemaError
from apigen.records import JsonObject
from apigen.schema_shape import check_shape
from apigen.value_faults import Faults

NAME = re.compile(r"[A-Za-z_][A-Za-z0-9_]{0,63}")
"""Names valid for OpenAI, MCP, BFCL and Python at once."""

TYPES = frozenset({"string", "integer", "number", "boolean", "array", "object"})
RULES = frozenset(
    {"type", "enum", "properties", "required", "items", "additionalProperties"}
    | {"minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum"}
    | {"minItems", "maxItems", "uniqueItems", "minLength", "maxLength", "pattern"}
)
_ROOT_NOTES = frozenset({"$schema", "$id", "title", "strict", "additionalProperties"})
NOTES = frozenset({"description", "default", "format", "title", "examples"})
_KNOWN = RULES | NOTES


def parse_parameters(schema: Any) -> JsonObject:
    """The tool's parameters as an object of the subset.

    Raises:
        SchemaError: Something is outside the subset; the message names where and what.
    """
    if not isinstance(schema, dict) or schema.get("type", "object") != "object":
        raise SchemaError("parameters must be a JSON Schema with type object")
    known = {key: value for key, value in schema.items() if key not in _ROOT_NOTES}
    root = _parse({"properties": {}, "required": [], **known, "type": "object"}, "parameters")
    if not isinstance(root["required"], list):
        raise SchemaError("parameters: required must be a list of names")
    return root


def _parse(schema: Any, where: str) -> JsonObject:
    if not isinstance(schema, dict):
        raise SchemaError(f"{where}: a schema must be an object, not {type(schema).__name__}")
    if not _KNOWN.issuperset(schema):
        outside = set(schema) - _KNOWN
        raise SchemaError(f"{where}: {sorted(outside)[0]!r} is outside the supported subset")
    if "type" in schema and not _is_type(schema["type"]):
        raise SchemaError(f"{where}: type {schema['type']!r} is not one of {sorted(TYPES)}")
    parsed = dict(schema)
    if "properties" in parsed:
        parsed["properties"] = dict(_parse_properties(parsed["properties"], where))
    for key in ("items", "additionalProperties"):
        if isinstance(parsed.get(key), dict):
            parsed[key] = _parse(parsed[key], f"{where}.{key}")
    return parsed


def _is_type(value: Any) -> bool:
    """A type's name, or a list of them with null: how strict OpenAI schemas say `optional`."""
    if isinstance(value, list):
        return bool(value) and all(each == "null" or _is_type(each) for each in value)
    return isinstance(value, str) and value in TYPES


def _parse_properties(properties: Any, where: str) -> Iterator[tuple[str, JsonObject]]:
    if not isinstance(properties, dict):
        raise SchemaError(f"{where}: properties must be an object")
    for name, schema in properties.items():
        yield name, _parse(schema, f"{where}.{name}")


def check_defaults(parameters: JsonObject) -> None:
    """Hold every default to its own schema, and to optional parameters.

    Raises:
        SchemaError: A default does not fit, or a required parameter has one.
    """
    for name, schema in parameters["properties"].items():
        if "default" not in schema:
            continue
        if name in parameters["required"]:
            raise SchemaError(f"parameter {name!r} is required and has a default")
        check_shape(schema)
        if any(Faults().of(schema, schema["default"])):
            raise SchemaError(f"parameter {name!r}: default {schema['default']!r} does not fit")


def argument_problem(parameters: JsonObject, arguments: JsonObject) -> tuple[Reason, str] | None:
    """The gravest fault of `arguments` against `parameters`, or None.

    Args:
        parameters: An object of the subset, as `parse_parameters` returns it.
        arguments: Argument values by name.

    Raises:
        SchemaError: `parameters` is no valid JSON Schema.
    """
    check_shape(parameters)
    found = Faults().of(parameters | {"additionalProperties": False}, arguments)
    gravest = min(found, key=lambda fault: (GRAVITY[fault.reason], str(fault)), default=None)
    return (gravest.reason, str(gravest)) if gravest else None
