"""Types that a single name says, as JSON Schema."""

import ast
from dataclasses import dataclass

from apigen.errors import LibraryError
from apigen.records import JsonObject

SCALARS = {"str": "string", "int": "integer", "float": "number", "bool": "boolean"}
ARRAYS = frozenset(
    {"list", "List", "Sequence", "MutableSequence", "Iterable", "Collection", "tuple", "Tuple"}
)
OBJECTS = frozenset({"dict", "Dict", "Mapping", "MutableMapping"})
_ANYTHING = frozenset({"object", "Any", "None"})
_FORMATS = {
    "date": ("date", "_json_datetime.date.fromisoformat"),
    "datetime": ("date-time", "_json_datetime.datetime.fromisoformat"),
    "time": ("time", "_json_datetime.time.fromisoformat"),
    "UUID": ("uuid", "_json_uuid.UUID"),
}
_REASONS = {
    # A float would come in and go out, and lose what a Decimal is there for.
    "Decimal": "JSON has no exact decimal number; take a float or a str",
}


@dataclass(frozen=True, slots=True)
class JsonType:
    """A schema, and the source of a callable that makes the Python value of JSON's, if need be."""

    schema: JsonObject
    build: str = ""


def plain_type(name: str, annotation: ast.expr) -> JsonType:
    """The type of a name that every module may use.

    Raises:
        LibraryError: It has no counterpart; the message shows the `annotation`.
    """
    if name in SCALARS:
        return JsonType({"type": SCALARS[name]})
    if name in _FORMATS:
        format_name, build = _FORMATS[name]
        return JsonType({"type": "string", "format": format_name}, build)
    if name in ARRAYS:
        return JsonType({"type": "array"})
    if name in OBJECTS:
        return JsonType({"type": "object"})
    if name in _ANYTHING:
        return JsonType({})
    raise no_counterpart(annotation, _REASONS.get(name, ""))


def no_counterpart(annotation: ast.expr, why: str = "") -> LibraryError:
    """What is raised for an annotation that JSON Schema cannot say."""
    text = f"annotation {ast.unparse(annotation)!r} has no JSON Schema counterpart"
    return LibraryError(f"{text}: {why}" if why else text)


def is_none(node: ast.expr) -> bool:
    """Whether an annotation is `None`."""
    return isinstance(node, ast.Constant) and node.value is None


def type_name(node: ast.expr) -> str:
    """The last part of a dotted name, or nothing."""
    if isinstance(node, ast.Attribute):
        return node.attr
    if isinstance(node, ast.Name):
        return node.id
    return "None" if is_none(node) else ""
