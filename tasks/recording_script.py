"""Runs inside the sandbox, never here: a function's doctests, and what they call it with."""

from __future__ import annotations

import contextlib
import doctest
import inspect
import itertools
import json
import signal
import sys
from collections.abc import Iterator
from typing import Any

from apigen.library.package_results import MAX_ITEMS, _find, _results, _to_json
from apigen.library.package_runtime import _plain_argument

_FILE = "<doctest of a package>"
_MAX_EXAMPLES = 5
_MAX_CHARS = 4_000
_MAX_RESULT_CHARS = 50_000


def examples(
    path: str,
    names: list[str],
    inverses: dict[str, dict[str, str]],
    forms: dict[str, str],
    aliases: dict[str, str],
    patience_s: int,
) -> list[dict[str, Any]]:
    """Run the doctests of a function; return up to five of its calls from there.

    Args:
        path: The function's dotted name.
        names: Its parameters in order, where Python knows no signature.
        inverses: By parameter and class, or an empty name for any, the function that gives JSON for
            an object that JSON cannot carry.
        forms: By class of results, the function that gives JSON for them.
        aliases: Modules by the names that the doctests use without importing them.
        patience_s: How long all of them may take.
    """
    function = _find(path)
    _results(forms)
    recorder = _Recorder(function, names, inverses)
    _put_in_place(path, function, recorder)
    home = sys.modules.get(str(getattr(function, "__module__", "")))
    names_there = {**vars(home or object), **vars(_owner(path)), path.split(".")[-1]: recorder}
    scope = {**names_there, **{name: _find(module) for name, module in aliases.items()}}
    signal.signal(signal.SIGALRM, _give_up)
    signal.alarm(patience_s)
    with contextlib.suppress(_TimeUp):
        _run(inspect.getdoc(function) or "", scope, recorder)
    signal.alarm(0)
    return recorder.calls


class _TimeUp(BaseException):
    """Of no kind that a doctest would catch."""


def _give_up(*_: Any) -> None:
    raise _TimeUp


def _owner(path: str) -> Any:
    return _find(path.rpartition(".")[0])


def _put_in_place(path: str, function: Any, recorder: Any) -> None:
    """Have the recorder found wherever the package keeps the function under a name."""
    root = path.split(".")[0]
    owners = [module for name, module in sys.modules.items() if name.split(".")[0] == root]
    for owner in [*owners, _owner(path)]:
        for name, value in list(vars(owner).items()):
            if value is function:
                with contextlib.suppress(Exception):
                    setattr(owner, name, recorder)
    with contextlib.suppress(Exception):  # a method, which is made anew whenever it is looked up
        if inspect.ismethod(function):
            setattr(_owner(path), path.split(".")[-1], recorder)


def _run(doc: str, scope: dict[str, Any], recorder: Any) -> None:
    try:
        found = doctest.DocTestParser().get_examples(doc)
    except ValueError:
        return
    for example in found:
        if len(recorder.calls) >= _MAX_EXAMPLES:
            return
        with contextlib.suppress(Exception, SystemExit):
            exec(compile(example.source, _FILE, "single"), scope)


class _Held(list):
    """The items of an iterator, and what is left of it: nobody could look at it twice."""

    def __init__(self, iterator: Any) -> None:
        super().__init__(itertools.islice(iterator, MAX_ITEMS))
        self.left = iterator


def _held(value: Any) -> Any:
    return _Held(value) if isinstance(value, Iterator) else value


def _released(value: Any) -> Any:
    return itertools.chain(value, value.left) if isinstance(value, _Held) else value


def _kind(value: Any) -> str:
    return "iterator" if isinstance(value, _Held) else type(value).__name__


class _Recorder:
    """Stands for a function and notes what a doctest itself calls it with."""

    def __init__(
        self, function: Any, names: list[str], inverses: dict[str, dict[str, str]]
    ) -> None:
        self._function, self._names, self._inverses = function, names, inverses
        self.calls: list[dict[str, Any]] = []
        self.__wrapped__, self.__doc__ = function, function.__doc__

    def __getattr__(self, name: str) -> Any:
        return getattr(self._function, name)

    def __call__(self, *args: Any, **kwargs: Any) -> Any:
        if sys._getframe(1).f_code.co_filename != _FILE or len(self.calls) >= _MAX_EXAMPLES:
            return self._function(*args, **kwargs)
        args = tuple(map(_held, args))
        kwargs = {name: _held(value) for name, value in kwargs.items()}
        noted = self._noted(args, kwargs)
        args = tuple(map(_released, args))
        kwargs = {name: _released(value) for name, value in kwargs.items()}
        result = self._function(*args, **kwargs)
        held = _held(result)
        self._keep(noted, held)
        return _released(held)

    def _noted(self, args: Any, kwargs: Any) -> dict[str, Any] | None:
        """The arguments by name, before the function may change them; None if JSON can't."""
        try:
            bound = self._bound(args, kwargs)
            plain = {name: self._plain(name, value) for name, value in bound.items()}
            if len(json.dumps(plain, allow_nan=False)) > _MAX_CHARS:
                return None
        except Exception:
            return None
        types = {name: _kind(value) for name, value in bound.items()}
        return {"arguments": plain, "types": types}

    def _bound(self, args: Any, kwargs: Any) -> dict[str, Any]:
        if self._names:
            return {**dict(zip(self._names, args)), **kwargs}  # noqa: B905
        signature = inspect.signature(self._function)
        bound = dict(signature.bind(*args, **kwargs).arguments)
        for name, parameter in signature.parameters.items():
            if parameter.kind is parameter.VAR_KEYWORD:
                bound.update(bound.pop(name, {}))
        return bound

    def _plain(self, name: str, value: Any) -> Any:
        inverses = self._inverses.get(name, {})
        if inverse := inverses.get(type(value).__name__) or inverses.get(""):
            return _to_json(_find(inverse)(value))
        if isinstance(value, _Held):
            if len(value) == MAX_ITEMS:
                raise TypeError("an iterator that may have no end")
            value = list(value)
        return _plain_argument(value)

    def _keep(self, noted: dict[str, Any] | None, result: Any) -> None:
        if noted is None or any(noted["arguments"] == each["arguments"] for each in self.calls):
            return
        with contextlib.suppress(Exception):
            plain = _to_json(result)
            if len(json.dumps(plain, allow_nan=False)) <= _MAX_RESULT_CHARS:
                noted["result"] = plain
        self.calls.append(noted)
