"""Plans calls in which a later one takes an earlier one's result."""

import re
from collections.abc import Iterator, Sequence
from random import Random
from typing import NamedTuple

from apigen.offline.arguments import call_key, fresh_arguments
from apigen.offline.calls import Call
from apigen.offline.references import Reference
from apigen.offline.toolbox import Parameter, Tool

_WIDE = 1000
_TRIES = 8
_SUITS = {"integer": ("integer", "number"), "number": ("number",), "string": ("string",)}
_FORMED = re.compile(r"\d|\b(?:form|code|number|address|name of|one of|letter|such as)\b", re.I)


class Link(NamedTuple):
    """A result that suits a parameter: `path` is empty for the whole result, else `.field`."""

    producer: Tool
    path: str
    consumer: Tool
    parameter: str


def plan_chain(tools: Sequence[Tool], count: int, rng: Random, taken: set[str]) -> list[Call]:
    """Plans calls of which at least one refers to another.

    Args:
        tools: The offered tools.
        count: How many calls, at least 2.
        rng: Source of every choice.
        taken: Keys of the calls planned before, to avoid repeats.

    Returns:
        The calls in order, or none where no result suits any parameter.
    """
    links = _links(tools)
    if not links:
        return []
    first = rng.choice(links)
    calls = _plain(first.producer, rng, [], taken)
    calls += _linked(first, len(calls), rng, calls, taken)
    for _ in range(_TRIES):
        if len(calls) < count:
            calls += _one_more(tools, links, rng, calls, taken)
    return calls if is_chained(calls) else []


def is_chained(calls: Sequence[Call]) -> bool:
    """Tells whether any of the calls refers to another."""
    return any(isinstance(one, Reference) for call in calls for one in call.arguments.values())


def _one_more(
    tools: Sequence[Tool], links: Sequence[Link], rng: Random, calls: list[Call], taken: set[str]
) -> list[Call]:
    made = {call.tool.name: place for place, call in enumerate(calls, 1)}
    usable = [link for link in links if link.producer.name in made]
    if usable and rng.random() < 0.6:
        link = rng.choice(usable)
        return _linked(link, made[link.producer.name], rng, calls, taken)
    return _plain(rng.choice(tools), rng, calls, taken)


def _links(tools: Sequence[Tool]) -> list[Link]:
    """Lists what fits together; a tool takes its own result only where no other can."""
    among = [
        Link(producer, path, consumer, name)
        for producer in tools
        for path, kind in _results(producer)
        for consumer in tools
        for name, parameter in consumer.parameters.items()
        if parameter.kind in _SUITS[kind] and _takes_any(parameter, consumer)
    ]
    return [link for link in among if link.producer is not link.consumer] or among


def _results(tool: Tool) -> Iterator[tuple[str, str]]:
    kind = tool.returns.get("type")
    if kind in _SUITS:
        yield "", kind
    fields = tool.returns.get("properties")
    for name, schema in (fields if isinstance(fields, dict) else {}).items():
        if isinstance(schema, dict) and schema.get("type") in _SUITS and "." not in name:
            yield f".{name}", schema["type"]


def _takes_any(parameter: Parameter, tool: Tool) -> bool:
    """Tells whether nearly any value will do, so that a result is not refused."""
    if parameter.choices or parameter.coupled or not _is_called_for(parameter, tool):
        return False
    if parameter.kind == "string":
        return not _FORMED.search(parameter.description)
    low, high = parameter.bounds.low, parameter.bounds.high
    return (low is None or low <= 1) and (high is None or high >= _WIDE)


def _is_called_for(parameter: Parameter, tool: Tool) -> bool:
    return parameter.required or any(parameter.name in example for example in tool.examples)


def _linked(link: Link, step: int, rng: Random, calls: list[Call], taken: set[str]) -> list[Call]:
    reference = Reference(f"${step}{link.path}")
    used = {call_key(call.tool.name, call.arguments) for call in calls}
    made = [
        Call(call.tool, {**call.arguments, link.parameter: reference})
        for call in _plain(link.consumer, rng, calls, taken)
    ]
    # What differed in nothing but this argument is now the same call twice.
    return [call for call in made if call_key(call.tool.name, call.arguments) not in used]


def _plain(tool: Tool, rng: Random, calls: list[Call], taken: set[str]) -> list[Call]:
    used = {call_key(call.tool.name, call.arguments) for call in calls}
    arguments = fresh_arguments(tool, rng, used, taken)
    return [] if arguments is None else [Call(tool, arguments)]
