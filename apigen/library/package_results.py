"""What runs in the sandbox beside a package: its results as JSON.

As `package_runtime`, which needs it, it stands in every module that `package_code` writes.
"""

from __future__ import annotations

import collections.abc
import datetime
import decimal
import enum
import fractions
import importlib
import itertools
import pathlib
import types
import uuid
from collections.abc import Callable, Iterable
from typing import Any

MAX_ITEMS = 1_000
"""How much of an iterator is taken; it may have no end."""


def _find(path: str) -> Any:
    """The object of a dotted path; its longest part that is a module gets imported.

    Raises:
        ImportError: No part of it is a module.
        AttributeError: The module has no such name.
    """
    names = path.split(".")
    for end in range(len(names), 0, -1):
        name = ".".join(names[:end])
        try:
            found = importlib.import_module(name)
        except ModuleNotFoundError as error:
            if not f"{name}.".startswith(f"{error.name}."):
                raise
            continue
        for attribute in names[end:]:
            found = getattr(found, attribute)
        return found
    raise ImportError(f"there is no module for {path!r}")


def _results(forms: dict[str, str]) -> None:
    """Say which function makes JSON of results of a class, both by their dotted names."""
    for kind, form in forms.items():
        _FOREIGN[kind.split(".")[0], kind.split(".")[-1]] = _json_by(form)


def _json_by(path: str) -> Callable[[Any], Any]:
    return lambda value: _to_json(_find(path)(value))


def _to_json(value: Any) -> Any:
    """A result in JSON's types; what has no form there comes back as it is.

    Numbers of any precision become floats, expressions of sympy their text. Keys become text:
    numbers, dates, and tuples of them with commas between their items.
    """
    if value is None or isinstance(value, (bool, int, float, str)) and not _is_enum(value):
        return value
    for kinds, converted in _FORMS:
        if isinstance(value, kinds):
            return converted(value)
    for base in type(value).__mro__:
        form = _FOREIGN.get((base.__module__.split(".")[0], base.__name__))
        if form:
            return form(value)
    return _record(value)


def _is_enum(value: Any) -> bool:
    return isinstance(value, enum.Enum)


def _record(value: Any) -> Any:
    """The public attributes of a dataclass, or of any object where all of them are data."""
    kind = type(value)
    if callable(value) or isinstance(value, types.ModuleType):
        return value
    if hasattr(kind, "__iter__") and not hasattr(kind, "__dataclass_fields__"):
        return value  # a container of its own kind, of which the attributes do not tell all
    names = [*getattr(value, "__dict__", ())]
    names += [name for base in kind.__mro__ for name in _texts(vars(base).get("__slots__", ()))]
    public = {
        name: _to_json(getattr(value, name))
        for name in dict.fromkeys(names)
        if name[:1] != "_" and hasattr(value, name)
    }
    return public if public and _is_json(public) else value


def _texts(slots: Any) -> list[str]:
    return [slots] if isinstance(slots, str) else list(slots)


def _is_json(value: Any) -> bool:
    if isinstance(value, dict):
        return all(isinstance(key, str) and _is_json(value[key]) for key in value)
    if isinstance(value, list):
        return all(map(_is_json, value))
    return value is None or isinstance(value, (bool, int, float, str))


def _items(values: Iterable[Any]) -> list[Any]:
    return [_to_json(value) for value in itertools.islice(values, MAX_ITEMS)]


def _all_items(values: Iterable[Any]) -> list[Any]:
    return [_to_json(value) for value in values]


def _tuple(values: tuple[Any, ...]) -> Any:
    names = getattr(values, "_fields", None)
    if not names:
        return _all_items(values)
    return {name: _to_json(value) for name, value in zip(names, values)}  # noqa: B905


def _sorted(values: Iterable[Any]) -> list[Any]:
    items = _all_items(values)
    try:
        return sorted(items)
    except TypeError:
        return sorted(items, key=repr)


def _mapping(values: collections.abc.Mapping[Any, Any]) -> Any:
    keys = {key: _key(key) for key in values}
    if None in keys.values() or len(set(keys.values())) < len(keys):
        return values
    return {keys[key]: _to_json(values[key]) for key in values}


def _key(key: Any) -> str | None:
    plain = _to_json(key)
    if isinstance(plain, list):
        parts = [_key(each) for each in plain]
        return None if None in parts else ", ".join(map(str, parts))
    if isinstance(plain, str):
        return str.__str__(plain)
    return str(plain) if isinstance(plain, (int, float)) else None


def _numpy(value: Any) -> Any:
    if value.dtype.kind == "M":  # nanoseconds would become integers
        value = value.astype("datetime64[us]")
    return _to_json(value.tolist())


def _sympy(value: Any) -> Any:
    if getattr(value, "is_Integer", False):
        return int(value)
    if str(value) in ("True", "False"):
        return bool(value)
    return float(value) if getattr(value, "is_Float", False) else str(value)


_FORMS: list[tuple[Any, Callable[[Any], Any]]] = [
    (enum.Enum, lambda value: _to_json(value.value)),
    (tuple, _tuple),
    ((list, range, collections.deque, collections.abc.MappingView), _all_items),
    (collections.abc.Set, _sorted),  # views of networkx are sets of edges first, then mappings
    (collections.abc.Mapping, _mapping),
    ((datetime.date, datetime.time), lambda value: value.isoformat()),
    (datetime.timedelta, lambda value: value.total_seconds()),
    ((decimal.Decimal, fractions.Fraction), float),
    ((uuid.UUID, pathlib.PurePath), str),
    (collections.abc.Iterator, _items),
]
_FOREIGN: dict[tuple[str, str], Callable[[Any], Any]] = {
    ("numpy", "ndarray"): _numpy,
    ("numpy", "generic"): _numpy,
    ("numpy", "poly1d"): lambda value: _numpy(value.coeffs),
    ("mpmath", "mpf"): float,
    ("sympy", "Basic"): _sympy,
    ("sympy", "MatrixBase"): str,
    ("ipaddress", "_BaseAddress"): str,
    ("ipaddress", "_BaseNetwork"): str,
}
