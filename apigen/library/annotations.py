"""Python annotations, as syntax trees, to JSON Schema and to what builds their values from JSON."""

import ast
from dataclasses import dataclass, field
from typing import Any

from docstring_parser import parse

from apigen.errors import LibraryError
from apigen.library.annotated_notes import notes_of
from apigen.library.doc_sections import documented, summary
from apigen.library.named_types import Alias, Choice, Nodes, Record, definition
from apigen.library.named_values import json_value
from apigen.library.plain_types import (
    ARRAYS,
    OBJECTS,
    SCALARS,
    JsonType,
    is_none,
    no_counterpart,
    plain_type,
    type_name,
)
from apigen.records import JsonObject

MAX_NAMES = 200
"""Of types that one annotation may go through: aliases of aliases can double at every step."""


@dataclass(frozen=True, slots=True)
class Names:
    """The module's own type names, those being read, and all that were read for one annotation."""

    nodes: Nodes = field(default_factory=dict)
    being_read: tuple[str, ...] = ()
    read: list[str] = field(default_factory=list)


def to_schema(annotation: ast.expr) -> JsonObject:
    """The JSON Schema of an annotation whose values JSON holds as they are.

    Raises:
        LibraryError: The annotation has no counterpart in the subset, or one that must be built
            from JSON, as a date from a string.
    """
    found = read_type(annotation, Names())
    if found.build:
        raise no_counterpart(annotation, "its values must be built from JSON")
    return found.schema


def read_type(annotation: ast.expr, names: Names) -> JsonType:
    """An annotation's schema, and what builds its values.

    Raises:
        LibraryError: The annotation has no counterpart in the subset.
    """
    if isinstance(annotation, ast.Constant) and isinstance(annotation.value, str):
        return read_type(ast.parse(annotation.value.strip(), mode="eval").body, names)
    if members := _members(annotation):
        return _union(members, annotation, names)
    if isinstance(annotation, ast.Subscript):
        return _subscript(annotation, names)
    if isinstance(annotation, ast.Name) and annotation.id in names.nodes:
        return _named(annotation.id, names)
    return plain_type(type_name(annotation), annotation)


def read_result(annotation: ast.expr, names: Names) -> JsonType:
    """As `read_type`, but of several types that differ: a result may be any of them.

    Raises:
        LibraryError: One of them has no counterpart in the subset.
    """
    try:
        return read_type(annotation, names)
    except LibraryError:
        if not (members := _members(annotation)):
            raise
    kinds = [read_result(member, names) for member in members]
    return JsonType({}, next((kind.build for kind in kinds if kind.build), ""))


def _members(annotation: ast.expr) -> list[ast.expr]:
    """The members of a union, or nothing."""
    if isinstance(annotation, ast.BinOp) and isinstance(annotation.op, ast.BitOr):
        return [annotation.left, annotation.right]
    if isinstance(annotation, ast.Subscript) and type_name(annotation.value) == "Union":
        inner = annotation.slice
        return inner.elts if isinstance(inner, ast.Tuple) else [inner]
    return []


def _subscript(annotation: ast.Subscript, names: Names) -> JsonType:
    name = type_name(annotation.value)
    inner = annotation.slice.elts if isinstance(annotation.slice, ast.Tuple) else [annotation.slice]
    if name == "Literal":
        return JsonType(_enum(annotation))
    if name == "Annotated":
        noted = read_type(inner[0], names)
        return JsonType({**noted.schema, **notes_of(inner[1:], noted.schema)}, noted.build)
    if name in ("Optional", "Final"):
        return read_type(inner[0], names)
    if name in ("tuple", "Tuple"):
        return _tuple(inner, annotation, names)
    if name in ARRAYS:
        return _array(read_type(inner[0], names), "list")
    if name in OBJECTS and len(inner) == 2:
        value = read_type(inner[1], names)
        build = f"_json_values({value.build})" if value.build else ""
        return JsonType({"type": "object", "additionalProperties": value.schema}, build)
    raise no_counterpart(annotation)


def _array(item: JsonType, kind: str) -> JsonType:
    build = f"_json_each({kind}, {item.build})" if item.build else ""
    return JsonType({"type": "array", "items": item.schema}, build)


def _tuple(inner: list[ast.expr], annotation: ast.expr, names: Names) -> JsonType:
    """An array; its items have a schema where all of them share it."""
    kinds = [read_type(each, names) for each in inner if not _is_ellipsis(each)]
    if kinds[1:] == kinds[:-1]:
        return _array(kinds[0], "tuple")
    if any(kind.build for kind in kinds):
        raise no_counterpart(annotation)
    return JsonType({"type": "array"})


def _union(members: list[ast.expr], annotation: ast.expr, names: Names) -> JsonType:
    kinds = [read_type(member, names) for member in members if not is_none(member)]
    if kinds and all(kind == kinds[0] for kind in kinds):
        return kinds[0]
    if sorted(kind.schema.get("type", "") for kind in kinds) == ["integer", "number"]:
        return JsonType({"type": "number"})
    raise no_counterpart(annotation)


def _named(name: str, names: Names) -> JsonType:
    """The type that the module itself defines under a name."""
    if name in names.being_read:
        raise LibraryError(f"type {name!r} refers to itself, which the JSON Schema subset cannot")
    names.read.append(name)
    if len(names.read) > MAX_NAMES:
        raise LibraryError(f"type {name!r} is one of more than {MAX_NAMES} in one annotation")
    inside = Names(names.nodes, (*names.being_read, name), names.read)
    found = definition(name, names.nodes)
    if isinstance(found, Alias):
        return read_type(found.stands_for, inside)
    if isinstance(found, Choice):
        values = list(dict.fromkeys(found.members.values()))
        schema = {"type": SCALARS[type(values[0]).__name__], "enum": values}
        return JsonType(_noted(schema, summary(parse(found.doc))), name)
    return _record(name, found, inside)


def _record(name: str, record: Record, names: Names) -> JsonType:
    kinds = {key: read_type(field.annotation, names) for key, field in record.fields.items()}
    doc = parse(record.doc)
    told = {key: text for key, (_, text) in documented(doc).items()}
    properties = {key: _noted(kind.schema, told.get(key, "")) for key, kind in kinds.items()}
    for key, each in record.fields.items():
        if each.default and (value := json_value(each.default, names.nodes)) is not None:
            properties[key]["default"] = value
    required = [key for key, each in record.fields.items() if each.required]
    schema: JsonObject = {"type": "object", "properties": properties, "required": required}
    schema = _noted(schema, summary(doc))
    builders = ", ".join(f"{key!r}: {kind.build}" for key, kind in kinds.items() if kind.build)
    if record.is_dict:
        return JsonType(schema, f"_json_record(dict, {{{builders}}})" if builders else "")
    return JsonType(schema, f"_json_record({name}, {{{builders}}})")


def _noted(schema: JsonObject, description: str) -> JsonObject:
    return {**schema, "description": description} if description else dict(schema)


def _enum(annotation: ast.Subscript) -> JsonObject:
    values: Any = ast.literal_eval(annotation.slice)
    values = list(values) if isinstance(values, tuple) else [values]
    values = [value for value in values if value is not None]
    kinds = {type(value).__name__ for value in values}
    if len(kinds) != 1 or not kinds <= set(SCALARS):
        raise LibraryError(f"annotation {ast.unparse(annotation)!r} mixes types")
    return {"type": SCALARS[kinds.pop()], "enum": values}


def _is_ellipsis(node: ast.expr) -> bool:
    return isinstance(node, ast.Constant) and node.value is ...
