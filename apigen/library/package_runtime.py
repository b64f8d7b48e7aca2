"""What runs in the sandbox beside a package: JSON to its arguments, and its results to JSON.

Its text stands at the head of every module that `package_code` writes, and of the introspection, so
it needs nothing but the standard library of Python 3.9.
"""

from __future__ import annotations

import collections.abc
import contextlib
import datetime
import decimal
import enum
import fractions
import importlib
import itertools
import math
import pathlib
import types
import uuid
from collections.abc import Callable, Iterable, Sequence
from typing import Any

MAX_ITEMS = 1_000
"""How much of an iterator is taken; it may have no end."""
_UNSET = object()


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


def _preload(modules: Iterable[str]) -> None:
    """Import what calls need, so that all of them share it; a failure comes up in the call."""
    for name in modules:
        with contextlib.suppress(Exception):
            _find(name)


def _call(
    path: str,
    given: dict[str, Any],
    positional: Sequence[str] = (),
    convert: dict[str, Callable[[Any], Any]] = {},  # noqa: B006  # is never changed
    spread: str = "",
) -> Any:
    """Call a package's function with those of `given` that are set; its result as JSON.

    `positional` are passed by place, and the items of `spread` behind them.
    """
    convert = {name: convert.get(name, _same) for name in given}
    kept = {name: convert[name](value) for name, value in given.items() if value is not _UNSET}
    first = list(itertools.takewhile(kept.__contains__, positional))
    arguments = [kept.pop(name) for name in first]
    for name in positional[len(first) :]:
        if name in kept:
            raise TypeError(f"{name!r} can only be given with {positional[len(first)]!r}")
    arguments += kept.pop(spread, ())
    return _to_json(_find(path)(*arguments, **kept))


def _same(value: Any) -> Any:
    return value


def _array(value: Any) -> Any:
    return importlib.import_module("numpy").asarray(value)


def _arrays(values: Iterable[Any]) -> Any:
    return [_array(value) for value in values]


def _date(text: str) -> datetime.date:
    return datetime.date.fromisoformat(text[:10])


def _datetime(text: str) -> datetime.datetime:
    return datetime.datetime.fromisoformat(text.replace("Z", "+00:00"))


def _time(text: str) -> datetime.time:
    return datetime.time.fromisoformat(text)


def _uuid(text: str) -> uuid.UUID:
    return uuid.UUID(text)


def _decimal(value: Any) -> decimal.Decimal:
    return decimal.Decimal(str(value))


def _as_tuple(values: list[Any]) -> Any:
    return tuple(map(tuple, values)) if values and _all_lists(values) else tuple(values)


def _all_lists(values: list[Any]) -> bool:
    return all(isinstance(value, list) for value in values)


def _as_set(values: list[Any]) -> Any:
    return set(values)


def _as_iterator(values: list[Any]) -> Any:
    return iter(values)


def _made(path: str) -> Callable[[Any], Any]:
    return lambda value: _find(path)(value)


def _made_by_name(path: str) -> Callable[[Any], Any]:
    return lambda value: _find(path)(**value)


def _results(forms: dict[str, str]) -> None:
    """Say which function makes JSON of results of a class, both by their dotted names."""
    for kind, form in forms.items():
        _FOREIGN[kind.split(".")[0], kind.split(".")[-1]] = _json_by(form)


def _json_by(path: str) -> Callable[[Any], Any]:
    return lambda value: _to_json(_find(path)(value))


def _to_json(value: Any) -> Any:
    """A result in JSON's types; what has no form there comes back as it is.

    Numbers of any precision become floats, expressions of sympy their text, and keys that are
    numbers or dates become text.
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


def _record(value: Any) -> Any:
    """The public attributes of a dataclass, or of any object where all of them are data."""
    kind = type(value)
    if callable(value) or isinstance(value, types.ModuleType) or hasattr(kind, "__iter__"):
        return value
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


def _plain_argument(value: Any) -> Any:
    """An argument or a default as JSON that gives it back.

    Raises:
        TypeError: JSON cannot carry it, or it would be used up by looking.
    """
    kind = type(value)
    if value is None or kind in (bool, int, str):
        return value
    if kind is float and math.isfinite(value):
        return value
    if kind in (set, frozenset):
        return sorted(map(_plain_argument, value))
    if kind in (list, tuple, range):
        return [_plain_argument(item) for item in value]
    if kind is dict and all(type(key) is str for key in value):
        return {key: _plain_argument(item) for key, item in value.items()}
    if kind.__module__ == "numpy" and getattr(value, "dtype", None) is not None:
        return _plain_argument(value.tolist())
    if kind in (datetime.date, datetime.datetime, datetime.time, decimal.Decimal):
        return _to_json(value)
    raise TypeError(f"a value of type {kind.__name__} cannot be written as JSON")


def _is_enum(value: Any) -> bool:
    return isinstance(value, enum.Enum)


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
