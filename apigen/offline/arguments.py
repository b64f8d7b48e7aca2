"""Makes argument sets for a tool: a set that is known to work, moved a little."""

import json
import re
from collections.abc import Set
from random import Random
from typing import Any

from apigen.offline.nudging import nudge
from apigen.offline.toolbox import Arguments, Parameter, Tool

_TRIES = 12
# Codes and dates are only valid as they stand, and often only beside their neighbours.
_CODED = re.compile(r"\d{4}-\d\d|\d:\d\d|^[A-Z0-9 .#/+-]{4,}$")


def fresh_arguments(
    tool: Tool, rng: Random, used: Set[str], used_elsewhere: Set[str] = frozenset()
) -> Arguments | None:
    """Makes an argument set that differs from those made before.

    Args:
        tool: The tool to call.
        rng: Source of every choice.
        used: Keys of the calls that must not come again.
        used_elsewhere: Keys of the calls that come again only where the tool offers nothing else.

    Returns:
        Arguments by name, or None where a number of tries found nothing new.
    """
    second_best = None
    for _ in range(_TRIES):
        arguments = _vary(tool, rng)
        key = call_key(tool.name, arguments)
        if key in used:
            continue
        if key not in used_elsewhere:
            return arguments
        second_best = arguments
    return second_best


def call_key(name: str, arguments: Arguments) -> str:
    """Returns one text per call, the same for equal calls."""
    return name + json.dumps(arguments, sort_keys=True)


def _vary(tool: Tool, rng: Random) -> Arguments:
    if not tool.examples:
        return _invent(tool, rng)
    arguments = dict(rng.choice(tool.examples))
    _leave_out(tool, arguments, rng)
    _swap_string(tool, arguments, rng)
    for name in _movable(tool, arguments, rng):
        arguments[name] = nudge(arguments[name], tool.parameters[name].bounds, rng)
    return arguments


def _leave_out(tool: Tool, arguments: Arguments, rng: Random) -> None:
    for name in list(arguments):
        if len(arguments) > 1 and _is_free(tool, name) and rng.random() < 0.25:
            del arguments[name]


def _is_free(tool: Tool, name: str) -> bool:
    """Tells whether an optional argument may go: what a text means often depends on the rest."""
    parameter = tool.parameters.get(name)
    if parameter is None or parameter.required or parameter.coupled:
        return False
    return not (parameter.choices and (_has_free_text(tool) or "unit" in name))


def _swap_string(tool: Tool, arguments: Arguments, rng: Random) -> None:
    free = [name for name in arguments if _is_swappable(tool, name)]
    if free and rng.random() < 0.4:
        name = rng.choice(free)
        arguments[name] = rng.choice([known[name] for known in tool.examples if name in known])


def _is_swappable(tool: Tool, name: str) -> bool:
    """Tells whether a text stands alone: a choice beside numbers, or the only text of its tool."""
    parameter = tool.parameters.get(name)
    if parameter is None or parameter.kind != "string" or parameter.coupled:
        return False
    if parameter.choices:
        return not _has_free_text(tool) and "unit" not in name and not _is_told_apart(tool, name)
    known = [example[name] for example in tool.examples if name in example]
    others = [one for one in tool.parameters.values() if one is not parameter]
    alone = all(one.kind in ("number", "integer", "boolean") for one in others)
    return alone and not any(_CODED.search(str(text)) for text in known)


def _has_free_text(tool: Tool) -> bool:
    return any(
        "string" in (one.kind, one.element) and not one.choices for one in tool.parameters.values()
    )


def _is_told_apart(tool: Tool, name: str) -> bool:
    """Tells whether other descriptions say something of their own for one of the choices."""
    words = {str(choice).casefold() for choice in tool.parameters[name].choices}
    others = (one for one in tool.parameters.values() if one.name != name)
    return any(words & set(re.findall(r"\w+", one.description.casefold())) for one in others)


def _movable(tool: Tool, arguments: Arguments, rng: Random) -> list[str]:
    names = [name for name in arguments if name in tool.parameters]
    free = [name for name in names if _is_movable(tool.parameters[name])]
    return rng.sample(free, min(len(free), rng.choice((1, 1, 2, 2, 3))))


def _is_movable(parameter: Parameter) -> bool:
    numeric = parameter.kind in ("number", "integer") or parameter.element in ("number", "integer")
    return numeric and not parameter.coupled and not parameter.choices


def _invent(tool: Tool, rng: Random) -> Arguments:
    """Fills the required parameters of a tool that comes without examples from its schema."""
    wanted = [one for one in tool.parameters.values() if one.required]
    return {one.name: _invent_value(one, rng) for one in wanted}


def _invent_value(parameter: Parameter, rng: Random) -> Any:
    if parameter.choices:
        return rng.choice(parameter.choices)
    if "default" in parameter.schema:
        return parameter.schema["default"]
    low = parameter.bounds.low if parameter.bounds.low is not None else 1
    high = parameter.bounds.high if parameter.bounds.high is not None else low + 20
    whole = rng.randint(int(low) + 1, max(int(low) + 1, int(min(high, low + 20))))
    plain: dict[str, Any] = {
        "integer": whole,
        "number": whole,
        "boolean": True,
        "object": {},
        "string": "Example",
    }
    if parameter.kind != "array":
        return plain.get(parameter.kind, "Example")
    return [whole, whole + 2] if parameter.element in ("integer", "number") else ["Example"]
