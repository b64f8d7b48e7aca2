"""Python annotations, as syntax trees, to JSON Schema."""

import ast
from typing import Any

from apigen.errors import LibraryError
from apigen.records import JsonObject

_SCALARS = {"str": "string", "int": "integer", "float": "number", "bool": "boolean"}
_ARRAYS = frozenset({"list", "List", "Sequence", "Iterable", "tuple", "Tuple"})
_OBJECTS = frozenset({"dict", "Dict", "Mapping"})
_ANYTHING = frozenset({"object", "Any", "None"})


def to_schema(annotation: ast.expr) -> JsonObject:
    """The JSON Schema of an annotation; `X | None` gives that of `X`.

    Raises:
        LibraryError: The annotation has no counterpart in the subset.
    """
    if isinstance(annotation, ast.Constant) and isinstance(annotation.value, str):
        return to_schema(ast.parse(annotation.value, mode="eval").body)
    if isinstance(annotation, ast.BinOp) and isinstance(annotation.op, ast.BitOr):
        return _union([annotation.left, annotation.right], annotation)
    if isinstance(annotation, ast.Subscript):
        return _subscript(annotation)
    name = _name(annotation)
    if name in _SCALARS:
        return {"type": _SCALARS[name]}
    if name in _ARRAYS:
        return {"type": "array"}
    if name in _OBJECTS:
        return {"type": "object"}
    if name in _ANYTHING:
        return {}
    raise LibraryError(f"annotation {ast.unparse(annotation)!r} has no JSON Schema counterpart")


def _subscript(annotation: ast.Subscript) -> JsonObject:
    name = _name(annotation.value)
    inner = annotation.slice.elts if isinstance(annotation.slice, ast.Tuple) else [annotation.slice]
    if name == "Literal":
        return _enum(annotation)
    if name in ("Annotated", "Final"):
        return to_schema(inner[0])
    if name == "Optional":
        return to_schema(inner[0])
    if name == "Union":
        return _union(inner, annotation)
    if name in ("tuple", "Tuple"):
        return _tuple(inner)
    if name in _ARRAYS:
        return {"type": "array", "items": to_schema(inner[0])}
    if name in _OBJECTS and len(inner) == 2:
        return {"type": "object", "additionalProperties": to_schema(inner[1])}
    raise LibraryError(f"annotation {ast.unparse(annotation)!r} has no JSON Schema counterpart")


def _tuple(inner: list[ast.expr]) -> JsonObject:
    """An array; its items have a schema where all of them share it."""
    kinds = [to_schema(each) for each in inner if not _is_ellipsis(each)]
    return {"type": "array", "items": kinds[0]} if kinds[1:] == kinds[:-1] else {"type": "array"}


def _union(members: list[ast.expr], annotation: ast.expr) -> JsonObject:
    schemas = [to_schema(member) for member in members if not _is_none(member)]
    if len(schemas) == 1:
        return schemas[0]
    if sorted(schema.get("type", "") for schema in schemas) == ["integer", "number"]:
        return {"type": "number"}
    raise LibraryError(f"annotation {ast.unparse(annotation)!r} has no JSON Schema counterpart")


def _enum(annotation: ast.Subscript) -> JsonObject:
    values: Any = ast.literal_eval(annotation.slice)
    values = list(values) if isinstance(values, tuple) else [values]
    kinds = {type(value).__name__ for value in values}
    if len(kinds) != 1 or not kinds <= set(_SCALARS):
        raise LibraryError(f"annotation {ast.unparse(annotation)!r} mixes types")
    return {"type": _SCALARS[kinds.pop()], "enum": values}


def _is_ellipsis(node: ast.expr) -> bool:
    return isinstance(node, ast.Constant) and node.value is ...


def _is_none(node: ast.expr) -> bool:
    return isinstance(node, ast.Constant) and node.value is None


def _name(node: ast.expr) -> str:
    if isinstance(node, ast.Attribute):
        return node.attr
    if isinstance(node, ast.Name):
        return node.id
    return "None" if _is_none(node) else ""
