"""Puts a value that should come up into one of the calls."""

import re
from random import Random
from typing import Any

from apigen.offline.calls import Call
from apigen.offline.toolbox import Arguments, Tool


def cover_with(calls: list[Call], cover: dict[str, Any] | None, rng: Random) -> list[Call]:
    """Uses a wanted value in the first call of its tool.

    Args:
        calls: Planned calls.
        cover: `{"tool", "parameter", "value"}`, or None where nothing is wanted.
        rng: Source of the choice between known argument sets.

    Returns:
        The calls; unchanged where none is of that tool or the value would hardly be taken.
    """
    for place, call in enumerate(calls):
        if cover and call.tool.name == cover["tool"]:
            arguments = _covered(call.tool, call.arguments, cover["parameter"], cover["value"], rng)
            covered = Call(call.tool, arguments)
            return calls if covered in calls else [*calls[:place], covered, *calls[place + 1 :]]
    return calls


def _covered(tool: Tool, arguments: Arguments, name: str, value: Any, rng: Random) -> Arguments:
    known = [example for example in tool.examples if example.get(name) == value]
    if known and arguments.get(name) != value:
        return dict(rng.choice(known))
    parameter = tool.parameters.get(name)
    # Beside other values than its own, a value that hangs together with them is refused.
    if parameter is None or parameter.coupled or _is_coded(arguments, name):
        return arguments
    return {**arguments, name: value}


def _is_coded(arguments: Arguments, name: str) -> bool:
    """Tells whether another text holds digits: a phone number is one of its own country only."""
    others = (value for key, value in arguments.items() if key != name)
    return any(isinstance(text, str) and re.search(r"\d", text) for text in others)
