"""Faults in the form of an item: a checker finds them without running anything."""

import json
from collections.abc import Mapping
from random import Random
from typing import Any

from apigen.offline.toolbox import Tool

Item = dict[str, Any]

_NAMES = ("get_result", "run_query", "do_request", "fetch_answer")
_ARGUMENTS = ("verbose", "output_format", "locale", "request_id")
_WRONG: Mapping[str, tuple[Any, ...]] = {
    "integer": ("a few", [1]),
    "number": ("some", {"value": 1}),
    "string": (17, ["text"]),
    "boolean": ("maybe", 3),
    "array": ("all of them", 5),
    "object": ("everything", [1, 2]),
}


def unknown_function(item: Item, tools: tuple[Tool, ...], rng: Random) -> Item | None:
    """Calls a function that was not offered, also where no call is due."""
    call = rng.choice(item["answers"] or [{"name": rng.choice(tools).name, "arguments": {}}])
    names = [*_NAMES, call["name"] + "_v2", call["name"].partition("_")[0] + "_anything"]
    free = [name for name in names if all(name != tool.name for tool in tools)]
    unknown = {**call, "name": rng.choice(free)}
    return _with_call(item, call, unknown) if item["answers"] else {**item, "answers": [unknown]}


def unknown_argument(item: Item, tools: tuple[Tool, ...], rng: Random) -> Item | None:
    """Passes an argument that the function doesn't define."""
    if not item["answers"]:
        return None
    call, tool = _pick(item, tools, rng)
    free = [name for name in _ARGUMENTS if name not in tool.parameters]
    arguments = {**call["arguments"], rng.choice(free): "default"}
    return _with_call(item, call, {**call, "arguments": arguments})


def missing_argument(item: Item, tools: tuple[Tool, ...], rng: Random) -> Item | None:
    """Leaves out a required argument."""
    if not item["answers"]:
        return None
    call, tool = _pick(item, tools, rng)
    needed = [name for name in call["arguments"] if _is_required(tool, name)]
    if not needed:
        return None
    left_out = rng.choice(needed)
    arguments = {name: value for name, value in call["arguments"].items() if name != left_out}
    return _with_call(item, call, {**call, "arguments": arguments})


def wrong_type(item: Item, tools: tuple[Tool, ...], rng: Random) -> Item | None:
    """Passes a value whose JSON type the schema forbids."""
    if not item["answers"]:
        return None
    call, tool = _pick(item, tools, rng)
    typed = [name for name in call["arguments"] if name in tool.parameters]
    if not typed:
        return None
    name = rng.choice(typed)
    value = rng.choice(_WRONG.get(tool.parameters[name].kind, (None,)))
    return _with_call(item, call, {**call, "arguments": {**call["arguments"], name: value}})


def missing_field(item: Item, tools: tuple[Tool, ...], rng: Random) -> Item | None:
    """Drops the query, the answers, what is missing, or the arguments of a call."""
    droppable = [name for name in ("query", "answers", "missing") if name in item]
    broken = [{name: item[name] for name in item if name != dropped} for dropped in droppable]
    if item["answers"]:
        call = item["answers"][0]
        broken.append(_with_call(item, call, {"name": call["name"]}))
    return rng.choice(broken)


def bad_json(item: Item, is_last: bool, rng: Random) -> str:
    """Writes an item as text that is no JSON.

    Braces and quotes stay balanced, so that a reader who goes item by item still finds the others;
    only the last item may end in the middle, as an answer does that hits its token limit.
    """
    text = json.dumps(item, ensure_ascii=False)
    broken = [
        text.replace('"answers": ', "answers: ", 1),
        text.replace(', "answers"', ' "answers"', 1),
        text.replace('"arguments": {', '"arguments": {,', 1),
        text.replace('"name": ', '"name" ', 1),
    ]
    broken = [one for one in broken if one != text]
    return rng.choice([*broken, text[: len(text) * 3 // 4]] if is_last else broken)


def _pick(item: Item, tools: tuple[Tool, ...], rng: Random) -> tuple[dict[str, Any], Tool]:
    call = rng.choice(item["answers"])
    return call, next(tool for tool in tools if tool.name == call["name"])


def _is_required(tool: Tool, name: str) -> bool:
    return name in tool.parameters and tool.parameters[name].required


def _with_call(item: Item, old: dict[str, Any], new: dict[str, Any]) -> Item:
    return {**item, "answers": [new if call is old else call for call in item["answers"]]}
