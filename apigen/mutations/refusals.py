"""Calls that are in order as far as their schema goes, and that fail when they are run."""

import re
from collections.abc import Iterator
from dataclasses import replace
from random import Random
from typing import Any

from apigen.mutations.pool import Pool
from apigen.mutations.rows import (
    Leaf,
    Planted,
    Row,
    all_fit,
    arguments_of,
    referring,
    with_value,
)
from apigen.records import JsonObject, ToolCall

_RANGE = re.compile(r"(-?\d+(?:\.\d+)?) to (-?\d+(?:\.\d+)?)(?!\.?\d| (\w+ )?times)")
_DATE = re.compile(r"(\d{4})-\d\d-\d\d")


def refused_value(row: Row, rng: Random, pool: Pool) -> Planted | None:
    """The query asks for a value that the function's documentation excludes, and gets it."""
    found = [(leaf, bad) for leaf in arguments_of(row.candidate) for bad in _refused(leaf)]
    for leaf, bad in rng.sample(found, len(found)):
        query = _replaced(row.candidate.query, str(leaf.value), str(bad))
        changed = with_value(row.candidate, leaf, bad)
        if query and all_fit(changed):
            what = f"{leaf}: {leaf.value!r} -> {bad!r}, in the query, too"
            return Planted(replace(changed, query=query), what)
    return None


def _refused(leaf: Leaf) -> Iterator[Any]:
    if isinstance(leaf.value, str) and (found := _DATE.fullmatch(leaf.value)):
        yield f"{found[1]}-02-30"
    if isinstance(leaf.value, bool) or not isinstance(leaf.value, int | float):
        return
    ranges = list(_RANGE.finditer(str(leaf.schema.get("description", ""))))
    if len(ranges) == 1:  # several depend on something else, such as a unit
        low, high = float(ranges[0][1]), float(ranges[0][2])
        if low <= leaf.value <= high:
            far = high + max(abs(high), 10)
            yield int(far) if isinstance(leaf.value, int) else far


def _replaced(query: str, old: str, new: str) -> str:
    """The query with another value, if the old one stands in it once and in so many words."""
    standing = rf"(?<![\w.,-]){re.escape(old)}(?![\w-]|[.,]\d)"
    return re.sub(standing, new, query) if len(re.findall(standing, query)) == 1 else ""


def broken_reference(row: Row, rng: Random, pool: Pool) -> Planted | None:
    """A reference leads to a part that the result does not have."""
    if not (found := referring(row.candidate)):
        return None
    leaf = rng.choice(found)
    value = f"{leaf.value}.absent"
    return Planted(with_value(row.candidate, leaf, value), f"{leaf}: {leaf.value} -> {value}")


def not_in_library(row: Row, rng: Random, pool: Pool) -> Planted | None:
    """A function is offered and called that the library does not have."""
    candidate = row.candidate
    if not candidate.calls:
        return None
    old = rng.choice(candidate.calls).name
    new = f"{old}_absent"
    tools = tuple(_renamed(tool, old, new) for tool in candidate.tools)
    calls = tuple(
        ToolCall(new if call.name == old else call.name, call.arguments) for call in candidate.calls
    )
    return Planted(replace(candidate, tools=tools, calls=calls), f"{old} -> {new}")


def other_signature(row: Row, rng: Random, pool: Pool) -> Planted | None:
    """A required parameter has another name on the card and in the call than in the library."""
    found = [
        leaf
        for leaf in arguments_of(row.candidate)
        if str(leaf) in row.candidate.parameters()[row.candidate.calls[leaf.place].name]["required"]
    ]
    if not found:
        return None
    leaf = rng.choice(found)
    tool, old, new = row.candidate.calls[leaf.place].name, str(leaf), f"{leaf}_given"
    tools = tuple(
        {**each, "parameters": _other_name(each["parameters"], old, new)}
        if each["name"] == tool
        else each
        for each in row.candidate.tools
    )
    calls = tuple(
        ToolCall(tool, {new if k == old else k: v for k, v in call.arguments.items()})
        if call.name == tool
        else call
        for call in row.candidate.calls
    )
    changed = replace(row.candidate, tools=tools, calls=calls)
    return Planted(changed, f"{tool}: {old} -> {new}, on the card, too")


def _renamed(tool: JsonObject, old: str, new: str) -> JsonObject:
    return {**tool, "name": new} if tool["name"] == old else tool


def _other_name(parameters: JsonObject, old: str, new: str) -> JsonObject:
    properties = {new if k == old else k: v for k, v in parameters["properties"].items()}
    required = [new if name == old else name for name in parameters["required"]]
    return {**parameters, "properties": properties, "required": required}
