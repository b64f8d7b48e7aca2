"""Whether the rules of a schema are JSON Schema at all: each keyword with a value of its own kind.

What the metaschema of JSON Schema 2020-12 says of the subset's keywords, in the time of one walk: a
foreign data set brings new tools with every row.
"""

from collections.abc import Callable
from typing import Any

from apigen.errors import SchemaError
from apigen.strictjson import MAX_DEPTH

_TYPE_NAMES = frozenset({"string", "integer", "number", "boolean", "array", "object", "null"})

_NOTES = frozenset(["description", "default"])


def check_shape(schema: Any, where: str = "parameters", depth: int = 0) -> None:
    """Hold a schema and those in it to the metaschema.

    Raises:
        SchemaError: A keyword has no value that it can have, or schemas are nested too deeply.
    """
    if isinstance(schema, bool):
        return
    if not isinstance(schema, dict):
        raise SchemaError(f"{where}: a schema must be an object, not {type(schema).__name__}")
    if depth > MAX_DEPTH:
        raise SchemaError(f"{where[:100]}: schemas are nested deeper than {MAX_DEPTH} levels")
    for key, value in schema.items():
        if key in _NOTES:
            continue
        if key in _SHAPES and not _SHAPES[key](value):
            raise SchemaError(f"{where}: {key} cannot be {repr(value)[:100]}")
        if key in ("items", "additionalProperties"):
            check_shape(value, f"{where}.{key}", depth + 1)
        elif key == "properties":
            for name, inner in value.items():
                check_shape(inner, f"{where}.{name[:100]}", depth + 1)


def _is_number(value: Any) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool)


def _is_count(value: Any) -> bool:
    is_whole = isinstance(value, int) or (isinstance(value, float) and value.is_integer())
    return is_whole and not isinstance(value, bool) and value >= 0


def _is_names(value: Any) -> bool:
    is_texts = isinstance(value, list) and all(isinstance(each, str) for each in value)
    return is_texts and len(set(value)) == len(value)


def _is_type(value: Any) -> bool:
    if isinstance(value, str):
        return value in _TYPE_NAMES
    return _is_names(value) and bool(value) and _TYPE_NAMES.issuperset(value)


_SHAPES: dict[str, Callable[[Any], bool]] = {
    "type": _is_type,
    "enum": lambda value: isinstance(value, list),
    "properties": lambda value: isinstance(value, dict),
    "required": _is_names,
    "uniqueItems": lambda value: isinstance(value, bool),
    **dict.fromkeys(("minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum"), _is_number),
    **dict.fromkeys(("minItems", "maxItems", "minLength", "maxLength"), _is_count),
}
