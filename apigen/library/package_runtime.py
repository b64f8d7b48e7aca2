"""What runs in the sandbox beside a package: JSON to its arguments, and the call itself.

Its text and that of `package_results` stand in every module that `package_code` writes, so they
need nothing but the standard library of Python 3.9.
"""

from __future__ import annotations

import datetime
import decimal
import importlib
import itertools
import math
import os
import uuid
from collections.abc import Callable, Iterable, Sequence
from typing import Any

from apigen.library.package_results import _find, _to_json

_UNSET = object()
_FAILED: dict[str, Exception] = {}


def _preload(modules: Iterable[str]) -> None:
    """Import what calls need, so that all of them share it; a failure is that of its calls."""
    os.environ.setdefault("HOME", "/")  # some packages look for a home when they are imported
    for name in modules:
        try:
            _find(name)
        except Exception as error:
            _FAILED[name] = error  # a second try might build on what it left behind


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
    if failure := _FAILED.get(path.rpartition(".")[0]):
        raise failure
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
