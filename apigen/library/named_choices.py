"""The values of an enumeration, read from its class."""

import ast
from collections.abc import Iterator

from apigen.errors import LibraryError

_ENUMS = frozenset({"Enum", "IntEnum", "StrEnum"})
_MIXED_IN = {"str": str, "int": int, "float": float, "StrEnum": str, "IntEnum": int}
Value = str | int | float | bool


def is_choice(bases: set[str]) -> bool:
    """Whether a class with such bases is an enumeration."""
    return bool(bases & _ENUMS)


def choice_values(lineage: list[ast.ClassDef], bases: set[str]) -> dict[str, Value]:
    """The members' values by name; aliases of a member count, too.

    Raises:
        LibraryError: They are not literals of one JSON type.
    """
    name = lineage[-1].name
    if bases - _ENUMS - set(_MIXED_IN) - {"object"}:
        raise LibraryError(f"enumeration {name!r} has a base whose values are not known")
    members: dict[str, Value] = {}
    for member, value in (each for part in lineage for each in _members(part)):
        members[member] = _next(member, members, bases) if _is_auto(value) else _literal(value)
    kinds = {type(value) for value in members.values()}
    expected = {_MIXED_IN[base] for base in bases & set(_MIXED_IN)} or kinds
    if len(kinds) != 1 or kinds != expected or not kinds <= {str, int, float, bool}:
        raise LibraryError(f"enumeration {name!r} has values that are not of one JSON type")
    return members


def _members(node: ast.ClassDef) -> Iterator[tuple[str, ast.expr]]:
    for each in node.body:
        if isinstance(each, ast.FunctionDef) and each.name in (
            "_generate_next_value_", "__new__", "__init__",
        ):  # fmt: skip
            raise LibraryError(f"enumeration {node.name!r} makes its values itself")
        if not isinstance(each, ast.Assign | ast.AnnAssign) or each.value is None:
            continue
        for target in each.targets if isinstance(each, ast.Assign) else [each.target]:
            if isinstance(target, ast.Name) and not target.id.startswith("_"):
                yield target.id, each.value


def _literal(node: ast.expr) -> Value:
    try:
        value: Value = ast.literal_eval(node)
    except (ValueError, TypeError, SyntaxError) as error:
        raise LibraryError(f"enumeration value {ast.unparse(node)[:60]!r} is computed") from error
    return value


def _is_auto(node: ast.expr) -> bool:
    called = node.func if isinstance(node, ast.Call) else None
    return getattr(called, "id", getattr(called, "attr", "")) == "auto"


def _next(member: str, members: dict[str, Value], bases: set[str]) -> Value:
    """What `auto()` gives: the name in lower case for a StrEnum, else the next integer."""
    if "StrEnum" in bases:
        return member.lower()
    numbers = [value for value in members.values() if isinstance(value, int)]
    if bases & {"str", "float"} or len(numbers) < len(members):
        raise LibraryError(f"enumeration value {member!r} is computed")
    return max(numbers, default=0) + 1
