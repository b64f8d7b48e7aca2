"""The JSON Schema subset for tool parameters, and arguments checked against it.

The subset (JSON Schema 2020-12) is what every export format can carry: an object root with
`properties` and `required`; each property with one `type`, `description`, `enum`, `default`,
bounds, `items` or `properties`. Additional arguments are never allowed at the root.
`format` and `pattern` are notes to the reader, not rules.
"""

import json
import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Any

from jsonschema import Draft202012Validator, TypeChecker, ValidationError
from jsonschema.exceptions import SchemaError as InvalidSchema
from jsonschema.validators import extend

from apigen.checks.reasons import Reason
from apigen.errors import SchemaError
from apigen.records import JsonObject, canonical_json
from apigen.references import read_reference, references

NAME = re.compile(r"[A-Za-z_][A-Za-z0-9_]{0,63}")
"""Names valid for OpenAI, MCP, BFCL and Python at once."""

TYPES = frozenset({"string", "integer", "number", "boolean", "array", "object"})
RULES = frozenset(
    {"type", "enum", "properties", "required", "items", "additionalProperties"}
    | {"minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum"}
    | {"minItems", "maxItems", "uniqueItems", "minLength", "maxLength"}
)
_ROOT_NOTES = frozenset({"$schema", "$id", "title", "strict", "additionalProperties"})
NOTES = frozenset({"description", "default", "format", "pattern", "title", "examples"})


def _is_integer(_: TypeChecker, value: object) -> bool:
    # JSON Schema counts 5.0 as an integer; Python functions and BFCL do not.
    return isinstance(value, int) and not isinstance(value, bool)


_Validator: Any = extend(  # type: ignore[no-untyped-call]
    Draft202012Validator,
    type_checker=Draft202012Validator.TYPE_CHECKER.redefine("integer", _is_integer),
)

_REASONS = {
    "additionalProperties": Reason.UNKNOWN_ARGUMENT,
    "required": Reason.MISSING_ARGUMENT,
    "type": Reason.WRONG_TYPE,
    "enum": Reason.NOT_IN_ENUM,
    "minimum": Reason.OUT_OF_RANGE,
    "maximum": Reason.OUT_OF_RANGE,
    "exclusiveMinimum": Reason.OUT_OF_RANGE,
    "exclusiveMaximum": Reason.OUT_OF_RANGE,
}
_GRAVITY = list(dict.fromkeys([*_REASONS.values(), Reason.INVALID_VALUE]))


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
    if outside := set(schema) - RULES - NOTES:
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
        if not _compile(canonical_json(_rules(schema))).is_valid(schema["default"]):
            raise SchemaError(f"parameter {name!r}: default {schema['default']!r} does not fit")


def argument_problem(
    parameters: JsonObject, arguments: JsonObject, *, dependent: bool = False
) -> tuple[Reason, str] | None:
    """The gravest fault of `arguments` against `parameters`, or None.

    Args:
        parameters: An object of the subset, as `parse_parameters` returns it.
        arguments: Argument values by name.
        dependent: Whether texts such as `$1.total` stand for values that are not known yet, of
            which nothing is said here.

    Raises:
        SchemaError: `parameters` is no valid JSON Schema.
    """
    rules = _rules(parameters) | {"additionalProperties": False}
    errors = list(_compile(canonical_json(rules)).iter_errors(arguments))
    if dependent:
        errors = [error for error in errors if not _is_open(error)]
    if not errors:
        return None
    return min(map(_diagnose, errors), key=lambda problem: (_GRAVITY.index(problem[0]), problem[1]))


def _is_open(error: ValidationError) -> bool:
    """Whether only a referenced value will tell; an enum's list or object must be known whole."""
    if error.validator == "enum":
        return bool(references(error.instance))
    return read_reference(error.instance) is not None


def _diagnose(error: ValidationError) -> tuple[Reason, str]:
    reason = _REASONS.get(str(error.validator), Reason.INVALID_VALUE)
    if reason is Reason.UNKNOWN_ARGUMENT and error.absolute_path:
        reason = Reason.INVALID_VALUE  # a key inside a value, not an argument
    if reason is Reason.MISSING_ARGUMENT and error.absolute_path:
        reason = Reason.INVALID_VALUE
    where = ".".join(map(str, error.absolute_path))
    return reason, f"{where}: {error.message[:300]}" if where else error.message[:300]


def _rules(schema: Any) -> Any:
    """`schema` without its notes, so that equal rules compile once."""
    kept = {key: value for key, value in schema.items() if key in RULES}
    if "properties" in kept:
        kept["properties"] = {name: _rules(sub) for name, sub in kept["properties"].items()}
    for key in ("items", "additionalProperties"):
        if isinstance(kept.get(key), dict):
            kept[key] = _rules(kept[key])
    return kept


@lru_cache(maxsize=4096)
def _compile(rules: str) -> Any:
    schema = json.loads(rules)
    try:
        _Validator.check_schema(schema)
    except InvalidSchema as error:
        raise SchemaError(f"invalid JSON Schema: {error.message[:300]}") from error
    return _Validator(schema)
