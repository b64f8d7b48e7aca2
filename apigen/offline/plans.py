"""Plans a draft: which calls the query asks for and which calls the answer makes."""

from collections.abc import Sequence
from dataclasses import dataclass
from random import Random

from apigen.offline.arguments import call_key, fresh_arguments
from apigen.offline.calls import Call
from apigen.offline.toolbox import Tool

_COUNTS = (2, 2, 2, 3, 3, 4)
MOST_CALLS = 4


@dataclass(frozen=True, slots=True)
class Plan:
    """One draft before it is put into words; without a fault both sides are equal."""

    asked: tuple[Call, ...]
    answered: tuple[Call, ...]


def plan_draft(style: str, tools: Sequence[Tool], rng: Random, taken: set[str]) -> Plan:
    """Plans a draft without a fault.

    Args:
        style: simple, multiple, parallel or parallel_multiple; any other is taken for simple.
        tools: The offered tools, at least one.
        rng: Source of every choice.
        taken: Keys of the calls planned before, to avoid repeats; new keys are added.

    Returns:
        The plan, its calls grouped by tool.
    """
    calls: dict[str, Call] = {}
    for tool in _choose(style, tools, rng):
        # A tool with few known argument sets may have nothing new to say: one call less.
        arguments = fresh_arguments(tool, rng, calls.keys(), taken)
        if arguments is not None:
            calls[call_key(tool.name, arguments)] = Call(tool, arguments)
    taken |= calls.keys()
    return Plan(asked=tuple(calls.values()), answered=tuple(calls.values()))


def _choose(style: str, tools: Sequence[Tool], rng: Random) -> list[Tool]:
    if style == "parallel":
        return [rng.choice(tools)] * rng.choice(_COUNTS)
    if style != "parallel_multiple":
        return [rng.choice(tools)]
    count = rng.choice(_COUNTS)
    distinct = rng.sample(tools, min(len(tools), count))
    distinct = distinct[: rng.randint(min(2, len(distinct)), len(distinct))]
    chosen = distinct + [rng.choice(distinct) for _ in range(count - len(distinct))]
    return sorted(chosen, key=distinct.index)
