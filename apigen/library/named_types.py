"""What a module's own type names stand for, read from its syntax tree."""

import ast
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from apigen.errors import LibraryError
from apigen.library.named_choices import choice_values, is_choice

Nodes = Mapping[str, ast.stmt]
_BARE = frozenset({"object", "Generic", "ABC", "TypedDict", "NamedTuple", "Protocol"})


@dataclass(frozen=True, slots=True)
class Alias:
    """`Vector = list[float]`, `type Vector = ...`, or a `NewType`."""

    stands_for: ast.expr


@dataclass(frozen=True, slots=True)
class Choice:
    """An enumeration with its members' values in order."""

    members: dict[str, str | int | float | bool]
    doc: str


@dataclass(frozen=True, slots=True)
class Field:
    """One field of a record; `default` is an expression, or None where there is none to show."""

    annotation: ast.expr
    required: bool
    default: ast.expr | None = None


@dataclass(frozen=True, slots=True)
class Record:
    """A dataclass, a NamedTuple, or a TypedDict (`is_dict`): fields by name."""

    fields: dict[str, Field]
    is_dict: bool
    doc: str


def nodes_of(tree: ast.Module) -> dict[str, ast.stmt]:
    """The statements at a module's top that may define types, by name; the last one counts."""
    nodes: dict[str, ast.stmt] = {}
    for node in tree.body:
        if isinstance(node, ast.ClassDef):
            nodes[node.name] = node
        elif isinstance(node, ast.Assign):
            nodes |= {each.id: node for each in node.targets if isinstance(each, ast.Name)}
        elif isinstance(node, ast.AnnAssign) and node.value:
            if isinstance(node.target, ast.Name):
                nodes[node.target.id] = node
        elif type(node).__name__ == "TypeAlias":  # since Python 3.12
            nodes[node.name.id] = node  # type: ignore[attr-defined]
    return nodes


def definition(name: str, nodes: Nodes) -> Alias | Choice | Record:
    """What a name stands for that `nodes` has.

    Raises:
        LibraryError: It is no type that JSON can carry.
    """
    node = nodes[name]
    if not isinstance(node, ast.ClassDef):
        return Alias(_stands_for(node.value))  # type: ignore[attr-defined]
    lineage, foreign = _lineage(node, nodes)
    doc = ast.get_docstring(node) or ""
    if is_choice(foreign):
        return Choice(choice_values(lineage, foreign), doc)
    is_dict, is_tuple = "TypedDict" in foreign, "NamedTuple" in foreign
    if not (is_dict or is_tuple or _dataclass_decorator(node)) or foreign - _BARE:
        raise LibraryError(f"class {name!r} is no dataclass, TypedDict, NamedTuple or Enum alone")
    if any(name_of(each) in ("__init__", "__new__") for part in lineage for each in part.body):
        raise LibraryError(f"class {name!r} has a constructor of its own")
    fields: dict[str, Field] = {}
    for part in lineage:
        if is_dict or is_tuple or _dataclass_decorator(part):
            fields |= dict(_dict_fields(part) if is_dict else _class_fields(part))
    return Record(fields, is_dict, doc)


def name_of(node: ast.AST | None) -> str:
    """The name of a definition, or the last part of a dotted one; that of a call's callee."""
    if isinstance(node, ast.Call | ast.Subscript):
        return name_of(node.func if isinstance(node, ast.Call) else node.value)
    if isinstance(node, ast.Attribute):
        return node.attr
    if isinstance(node, ast.Name):
        return node.id
    return str(getattr(node, "name", ""))


def _stands_for(value: ast.expr) -> ast.expr:
    if name_of(value) == "NewType" and isinstance(value, ast.Call) and len(value.args) == 2:
        return value.args[1]
    return value


def _lineage(
    node: ast.ClassDef, nodes: Nodes, open_names: tuple[str, ...] = ()
) -> tuple[list[ast.ClassDef], set[str]]:
    """A class after its bases of the same module, and the names of all other bases."""
    if node.name in open_names:
        raise LibraryError(f"class {node.name!r} is its own base")
    lineage: list[ast.ClassDef] = []
    foreign: set[str] = set()
    for base in node.bases:
        local = nodes.get(base.id) if isinstance(base, ast.Name) else None
        if isinstance(local, ast.ClassDef):
            above, beyond = _lineage(local, nodes, (*open_names, node.name))
            lineage, foreign = lineage + above, foreign | beyond
        else:
            foreign.add(name_of(base))
    if len(lineage) > 50:
        raise LibraryError(f"class {node.name!r} has too many bases")
    return [*lineage, node], foreign


def _dataclass_decorator(node: ast.ClassDef) -> ast.expr | None:
    found = [each for each in node.decorator_list if name_of(each) == "dataclass"]
    return found[0] if found else None


def _annotated(node: ast.ClassDef) -> Iterator[tuple[str, ast.expr, ast.expr | None]]:
    for each in node.body:
        if isinstance(each, ast.AnnAssign) and isinstance(each.target, ast.Name):
            yield each.target.id, each.annotation, each.value


def _dict_fields(node: ast.ClassDef) -> Iterator[tuple[str, Field]]:
    flags = {each.arg: each.value for each in node.keywords}
    total = getattr(flags.get("total"), "value", True) is not False
    for name, annotation, _ in _annotated(node):
        required = total
        while isinstance(annotation, ast.Subscript) and name_of(annotation) in (
            "Required", "NotRequired", "ReadOnly",
        ):  # fmt: skip
            required = {"Required": True, "NotRequired": False}.get(name_of(annotation), required)
            annotation = annotation.slice
        yield name, Field(annotation, required)


def _class_fields(node: ast.ClassDef) -> Iterator[tuple[str, Field]]:
    for name, annotation, value in _annotated(node):
        if name_of(annotation) in ("ClassVar", "KW_ONLY"):
            continue
        if name_of(annotation) == "InitVar" and isinstance(annotation, ast.Subscript):
            annotation = annotation.slice
        if not isinstance(value, ast.Call) or name_of(value) != "field":
            yield name, Field(annotation, value is None, value)
            continue
        options = {each.arg: each.value for each in value.keywords}
        if getattr(options.get("init"), "value", True) is not False:
            required = not {"default", "default_factory"} & set(options)
            yield name, Field(annotation, required, options.get("default"))
