"""Whether the answers of a probe come again: at once, and from code also on another day."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from apigen.library.model import Library
from apigen.records import JsonObject, Tool, canonical_json
from sandbox.repeat import ANOTHER_DAY_S
from tasks.executors import Where
from tasks.probe_calls import run_apart

REPEATS = 8
"""Calls again where the answer is short: a tossed coin falls the same way in 1 of 256 cases. (Not
one of numpy's global generator: calls of one batch inherit its state, so it is tossed once.)"""
SHORT_CHARS = 12
"""Of an answer as JSON text; longer ones do not come again by chance."""

Good = Sequence[JsonObject]
"""Arguments with the result they gave, as `arguments` and `result`."""


def unsteady(library: Library, good: Mapping[str, Good], where: Where) -> set[str]:
    """The tools that give another answer when a call is repeated at once.

    Functions are called with all their argument sets, and at least `REPEATS` times where the
    answer is short; services and servers, which cost their owner something, once.

    Raises:
        MachineFault: A sandbox, a server or all hosts could not do their work.
    """
    calls = [
        (tool, each) for tool in library.tools for each in _repeated(tool, good.get(tool.name, ()))
    ]
    return {tool.name for tool, _, same in _again(calls, library, where) if not same}


def _repeated(tool: Tool, good: Good) -> Good:
    if tool.binding.kind != "python":
        return good[:1]
    short = any(len(canonical_json(each["result"])) <= SHORT_CHARS for each in good)
    return [*good] * (-(-REPEATS // len(good)) if short else 1)


def lasting(library: Library, good: Mapping[str, Good], where: Where) -> dict[str, Good]:
    """By tool: the sets without those that give a function another answer on another day.

    They are looked for where the first set is one of them.

    Raises:
        MachineFault: The sandbox could not do its work.
    """
    later = replace(where, clock_ahead_s=ANOTHER_DAY_S)
    code = [tool for tool in library.tools if tool.binding.kind == "python"]
    firsts = [(tool, each) for tool in code for each in good.get(tool.name, ())[:1]]
    changing = [tool for tool, _, same in _again(firsts, library, later) if not same]
    calls = [(tool, each) for tool in changing for each in good[tool.name]]
    found: dict[str, list[JsonObject]] = {tool.name: [] for tool in changing}
    for tool, each, same in _again(calls, library, later):
        found[tool.name] += [each] if same else []
    return {**good, **found}


def _again(
    calls: Sequence[tuple[Tool, JsonObject]], library: Library, where: Where
) -> Iterable[tuple[Tool, JsonObject, bool]]:
    results = run_apart([(tool, each["arguments"]) for tool, each in calls], library, where)
    for (tool, each), result in zip(calls, results, strict=True):
        yield tool, each, result.status == "ok" and _same(each["result"], result.result)


def _same(first: Any, second: Any) -> bool:
    return canonical_json(first) == canonical_json(second)
