"""Plans a draft: which calls the query asks for and which calls the answer makes."""

from collections.abc import Sequence
from dataclasses import dataclass
from random import Random
from typing import Any

from apigen.offline.arguments import call_key, fresh_arguments
from apigen.offline.calls import Call
from apigen.offline.chains import plan_chain
from apigen.offline.covering import cover_with
from apigen.offline.prompts import GeneratorPrompt
from apigen.offline.toolbox import Tool
from apigen.offline.unsaid import leave_unsaid

_COUNTS = (2, 2, 2, 3, 3, 4)
MOST_CALLS = 4


@dataclass(frozen=True, slots=True)
class Plan:
    """One draft before it is put into words.

    Without a fault `asked` and `answered` are equal, or nothing is answered: `style` irrelevance
    asks for what no offered tool does, missing_parameter leaves the value of `missing` unsaid, a
    tool's name and a parameter's.
    """

    asked: tuple[Call, ...]
    answered: tuple[Call, ...]
    style: str = ""
    missing: tuple[str, str] | None = None


def plan_draft(
    prompt: GeneratorPrompt, rng: Random, taken: set[str], cover: dict[str, Any] | None = None
) -> Plan:
    """Plans a draft without a fault.

    Args:
        prompt: Style and tools; a style that the tools don't allow becomes one that they do.
        rng: Source of every choice.
        taken: Keys of the calls planned before, to avoid repeats; new keys are added.
        cover: `{"tool", "parameter", "value"}` that should come up where it can.

    Returns:
        The plan, its calls grouped by tool but for those that refer to each other.
    """
    if prompt.style == "irrelevance" and prompt.withheld:
        return plan_one(prompt.withheld[0], prompt.style, rng, taken)
    if prompt.style == "missing_parameter":
        return _plan_missing(prompt.tools, rng, taken)
    calls: list[Call] = []
    if prompt.style == "dependent":
        calls = plan_chain(prompt.tools, prompt.calls or rng.choice((2, 2, 3)), rng, taken)
    if not calls:
        calls = _plan_calls(_choose(prompt, rng, cover), rng, taken)
    calls = cover_with(calls, cover, rng)
    taken |= {call_key(call.tool.name, call.arguments) for call in calls}
    return Plan(asked=tuple(calls), answered=tuple(calls), style=prompt.style)


def plan_one(tool: Tool, style: str, rng: Random, taken: set[str]) -> Plan:
    """Plans a request that nothing answers."""
    return Plan(asked=tuple(_plan_calls([tool], rng, taken)), answered=(), style=style)


def _plan_missing(tools: Sequence[Tool], rng: Random, taken: set[str]) -> Plan:
    chosen = leave_unsaid(tools, rng)
    if chosen is None:
        calls = tuple(_plan_calls([rng.choice(tools)], rng, taken))
        return Plan(asked=calls, answered=calls, style="missing_parameter")
    tool, name = chosen
    (call,) = _plan_calls([tool], rng, taken) or [Call(tool, {})]
    said = {key: value for key, value in call.arguments.items() if key != name}
    return Plan((Call(tool, said),), (), "missing_parameter", (tool.name, name))


def _plan_calls(chosen: Sequence[Tool], rng: Random, taken: set[str]) -> list[Call]:
    calls: dict[str, Call] = {}
    for tool in chosen:
        # A tool with few known argument sets may have nothing new to say: one call less.
        arguments = fresh_arguments(tool, rng, calls.keys(), taken)
        if arguments is not None:
            calls[call_key(tool.name, arguments)] = Call(tool, arguments)
    return list(calls.values())


def _choose(prompt: GeneratorPrompt, rng: Random, cover: dict[str, Any] | None) -> list[Tool]:
    tools = prompt.tools
    wanted = next((one for one in tools if cover and one.name == cover["tool"]), None)
    first = wanted or rng.choice(tools)
    count = prompt.calls if prompt.calls > 1 else rng.choice(_COUNTS)
    if prompt.style == "parallel":
        return [first] * count
    if prompt.style not in ("parallel_multiple", "dependent"):
        return [first]
    others = [one for one in tools if one is not first]
    distinct = [first, *rng.sample(others, min(len(others), count - 1))]
    distinct = distinct[: rng.randint(min(2, len(distinct)), len(distinct))]
    rng.shuffle(distinct)
    chosen = distinct + [rng.choice(distinct) for _ in range(count - len(distinct))]
    return sorted(chosen, key=distinct.index)
