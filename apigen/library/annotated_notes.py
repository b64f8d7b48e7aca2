"""What `Annotated[X, ...]` says besides X: a description and bounds, in the ways people write them.

Plain text, PEP 727's `Doc`, pydantic's `Field`, and the classes of `annotated-types`.
"""

import ast
import math
from collections.abc import Iterator
from typing import Any

from apigen.library.named_types import name_of
from apigen.records import JsonObject

_BOUNDS = {
    "ge": "minimum",
    "gt": "exclusiveMinimum",
    "le": "maximum",
    "lt": "exclusiveMaximum",
}
_LENGTHS = {"min_length": "min", "max_length": "max"}
_CLASSES = {"Ge": "ge", "Gt": "gt", "Le": "le", "Lt": "lt"} | {
    "MinLen": "min_length",
    "MaxLen": "max_length",
}


def notes_of(metadata: list[ast.expr], schema: JsonObject) -> JsonObject:
    """The keywords that metadata adds to a schema; what is contradictory or unknown adds none."""
    told: dict[str, list[Any]] = {}
    for key, value in (each for node in metadata for each in _told(node)):
        told.setdefault(key, []).append(value)
    clear = {key: values[0] for key, values in told.items() if len(values) == 1}
    return dict(_keywords(clear, schema["type"])) if "type" in schema else {}


def _told(node: ast.expr) -> Iterator[tuple[str, Any]]:
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        yield "description", node.value
    if not isinstance(node, ast.Call):
        return
    name = name_of(node)
    if name in ("Doc", "doc") and node.args:
        yield "description", _literal(node.args[0])
    if name in _CLASSES and node.args:
        yield _CLASSES[name], _literal(node.args[0])
    if name == "Len":
        yield from zip(_LENGTHS, map(_literal, node.args), strict=False)
    if name in ("Field", "Interval", "Len", "Query", "Body", "Meta"):
        yield from ((each.arg or "", _literal(each.value)) for each in node.keywords)


def _keywords(told: dict[str, Any], kind: str) -> Iterator[tuple[str, Any]]:
    description = told.get("description")
    if isinstance(description, str) and description.strip():
        yield "description", " ".join(description.split())
    for key, keyword in _BOUNDS.items():
        if kind in ("integer", "number") and _is_number(told.get(key)):
            yield keyword, told[key]
    noun = {"string": "Length", "array": "Items"}.get(kind)
    for key, end in _LENGTHS.items():
        if noun and type(told.get(key)) is int and told[key] >= 0:
            yield end + noun, told[key]


def _is_number(value: Any) -> bool:
    return type(value) in (int, float) and math.isfinite(value)


def _literal(node: ast.expr) -> Any:
    try:
        return ast.literal_eval(node)
    except (ValueError, TypeError, SyntaxError):
        return None
