"""Answers that do another thing than the query asks: each call is in order by itself."""

from dataclasses import replace
from random import Random

from apigen.mutations.pool import Pool, likely_arguments, says
from apigen.mutations.rows import (
    Planted,
    Row,
    all_fit,
    arguments_of,
    fits,
    in_fitting_style,
    required_of,
    with_call,
    with_value,
)
from apigen.records import JsonObject, Style, ToolCall
from apigen.references import references


def sibling_function(row: Row, rng: Random, pool: Pool) -> Planted | None:
    """A call is made to another offered function, with the same values where they fit."""
    candidate = row.candidate
    called = {call.name for call in candidate.calls}
    siblings = [tool for tool in candidate.tools if tool["name"] not in called]
    places = [p for p, call in enumerate(candidate.calls) if not references(call.arguments)]
    if not siblings or not places or candidate.style is Style.DEPENDENT:
        return None
    place = rng.choice(places)
    call = candidate.calls[place]
    for tool in rng.sample(siblings, len(siblings)):
        arguments = _taken_over(call, tool, rng) or likely_arguments(
            tool, candidate.query, pool, rng
        )
        if arguments and fits(tool, arguments):
            changed = with_call(candidate, place, ToolCall(tool["name"], arguments))
            return Planted(changed, f"call {place + 1}: {call.name} -> {tool['name']}")
    return None


def _taken_over(call: ToolCall, tool: JsonObject, rng: Random) -> JsonObject | None:
    """All required arguments out of a call's values: those of the same name first."""
    left, found = dict(call.arguments), {}
    names = required_of(tool)
    for name in sorted(names, key=lambda name: name not in left):
        like = [name] if name in left else rng.sample(list(left), len(left))
        fitting = next((old for old in like if fits(_alone(tool, name), {name: left[old]})), None)
        if fitting is None:
            return None
        found[name] = left.pop(fitting)
    return {name: found[name] for name in names}


def _alone(tool: JsonObject, name: str) -> JsonObject:
    only = {name: tool["parameters"]["properties"][name]}
    return {**tool, "parameters": {"type": "object", "properties": only, "required": []}}


def dropped_call(row: Row, rng: Random, pool: Pool) -> Planted | None:
    """One of several calls is left out."""
    calls = row.candidate.calls
    if len(calls) < 2:
        return None
    last = len(calls) - 1
    # Of dependent calls only the last is surely of no use to another.
    place = last if row.candidate.style is Style.DEPENDENT else rng.randrange(len(calls))
    changed = replace(row.candidate, calls=(*calls[:place], *calls[place + 1 :]))
    return Planted(in_fitting_style(changed), f"call {place + 1}, {calls[place].name}: left out")


def added_call(row: Row, rng: Random, pool: Pool) -> Planted | None:
    """A call is made that nobody asked for, as another row made it."""
    candidate = row.candidate
    if not candidate.calls:
        return None
    found = [
        ToolCall(tool["name"], arguments)
        for tool in candidate.tools
        for arguments in pool.calls.get(tool["name"], ())
        if arguments and not says(candidate.query, list(arguments.values()))
    ]
    for call in rng.sample(found, min(len(found), 10)):
        changed = in_fitting_style(replace(candidate, calls=(*candidate.calls, call)))
        if call not in candidate.calls and all_fit(changed):
            return Planted(changed, f"{call.name} with {call.arguments} added")
    return None


def crossed_values(row: Row, rng: Random, pool: Pool) -> Planted | None:
    """Two calls of one function have each other's value of one argument."""
    found = arguments_of(row.candidate)
    calls = row.candidate.calls
    pairs = [
        (one, two)
        for at, one in enumerate(found)
        for two in found[at + 1 :]
        if one.place != two.place and one.path == two.path and one.value != two.value
        if calls[one.place].name == calls[two.place].name
        if _differ_beside(calls[one.place], calls[two.place], str(one))
    ]
    if not pairs:
        return None
    one, two = rng.choice(pairs)
    changed = with_value(with_value(row.candidate, one, two.value), two, one.value)
    return Planted(changed, f"{one}: {one.value!r} and {two.value!r} exchanged between calls")


def _differ_beside(one: ToolCall, two: ToolCall, name: str) -> bool:
    """Whether calls differ in more than one argument: else exchanging it only reorders them."""
    left, right = dict(one.arguments), dict(two.arguments)
    left.pop(name, None)
    right.pop(name, None)
    return left != right
