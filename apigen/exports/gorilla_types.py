"""Parameters as BFCL describes them: JSON Schema's form with the type names of project Gorilla."""

from collections.abc import Callable
from typing import Any

from apigen.records import JsonObject

_FROM_GORILLA = {"dict": "object", "float": "number", "tuple": "array"}
_TO_GORILLA = {"object": "dict", "number": "float"}
_ANY = "any"


def from_gorilla(schema: Any) -> Any:
    """The schema in JSON Schema's words.

    What differs besides the types' names: an array's `enum` names its elements, a default of null
    makes null a value, and `optional` is a mark without a rule. What is no schema stays as it is.
    """
    if not isinstance(schema, dict):
        return schema
    read = {key: value for key, value in schema.items() if key != "optional"}
    kind = read.pop("type", _ANY)
    if kind != _ANY:
        read["type"] = _FROM_GORILLA.get(kind, kind) if isinstance(kind, str) else kind
    if read.get("type") == "array" and _names_elements(read.get("enum")):
        items = read.get("items")
        read["items"] = (items if isinstance(items, dict) else {}) | {"enum": read.pop("enum")}
    return _with_parts(_nullable(read) if read.get("default", "") is None else read, from_gorilla)


def to_gorilla(schema: JsonObject) -> JsonObject:
    """The schema with Gorilla's types, which name one type and no null."""
    kind = schema.get("type", _ANY)
    written = schema
    if isinstance(kind, list):
        kind = next((name for name in kind if name != "null"), _ANY)
        if "enum" in schema:
            written = schema | {"enum": [each for each in schema["enum"] if each is not None]}
    written = written | {"type": _TO_GORILLA.get(kind, kind)}
    if kind == "array":
        written = {"items": {}} | written  # BFCL's checker fails on an array without
    return _with_parts(written, to_gorilla)


def _names_elements(enum: Any) -> bool:
    return isinstance(enum, list) and not any(isinstance(member, list) for member in enum)


def _nullable(schema: JsonObject) -> JsonObject:
    if isinstance(schema.get("type"), str):
        schema = schema | {"type": [schema["type"], "null"]}
    if isinstance(schema.get("enum"), list) and None not in schema["enum"]:
        schema = schema | {"enum": [*schema["enum"], None]}
    return schema


def _with_parts(schema: JsonObject, change: Callable[[Any], Any]) -> JsonObject:
    if isinstance(schema.get("properties"), dict):
        parts = {name: change(part) for name, part in schema["properties"].items()}
        schema = schema | {"properties": parts}
    if isinstance(schema.get("items"), dict):
        schema = schema | {"items": change(schema["items"])}
    return schema
