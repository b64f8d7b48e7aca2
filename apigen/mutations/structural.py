"""Faults that the form of the calls shows: they need neither a model nor a container."""

import json
from dataclasses import replace
from random import Random
from typing import Any

from apigen.mutations.pool import Pool, likely_arguments
from apigen.mutations.rows import (
    Planted,
    Row,
    arguments_of,
    card_of,
    leaves,
    properties_of,
    referring,
    required_of,
    with_arguments,
    with_call,
    with_value,
    without,
)
from apigen.records import Style, ToolCall
from apigen.references import references

_WRONG: dict[str, Any] = {
    "integer": "a few",
    "number": "some",
    "string": 17,
    "boolean": "maybe",
    "array": "all of them",
    "object": "everything",
}
_SUFFIXES = ("_v2", "_async", "s", "_data")
_ARGUMENTS = ("verbose", "output_format", "locale", "request_id")


def renamed_function(row: Row, rng: Random, pool: Pool) -> Planted | None:
    """A call names a function that is not offered, though nearly."""
    candidate = row.candidate
    if not candidate.calls:
        return None
    place = rng.randrange(len(candidate.calls))
    call, offered = candidate.calls[place], candidate.parameters()
    name = rng.choice([f"{call.name}{suffix}" for suffix in _SUFFIXES])
    if name in offered:
        return None
    changed = with_call(candidate, place, ToolCall(name, call.arguments))
    return Planted(changed, f"call {place + 1}: {call.name} -> {name}")


def invented_argument(row: Row, rng: Random, pool: Pool) -> Planted | None:
    """A call gives an argument that the function does not have."""
    candidate = row.candidate
    if not candidate.calls:
        return None
    place = rng.randrange(len(candidate.calls))
    known = properties_of(candidate, place)
    names = [name for name in _ARGUMENTS if name not in known]
    if not names:
        return None
    name = rng.choice(names)
    arguments = {**candidate.calls[place].arguments, name: "default"}
    return Planted(with_arguments(candidate, place, arguments), f"{name}: added")


def misspelled_argument(row: Row, rng: Random, pool: Pool) -> Planted | None:
    """An argument's name is slightly wrong."""
    found = arguments_of(row.candidate)
    if not found:
        return None
    leaf = rng.choice(found)
    old = str(leaf)
    new = old.replace("_", "") if "_" in old else f"{old}_value"
    if new in properties_of(row.candidate, leaf.place):
        return None
    arguments = row.candidate.calls[leaf.place].arguments
    renamed = {new if name == old else name: value for name, value in arguments.items()}
    return Planted(with_arguments(row.candidate, leaf.place, renamed), f"{old} -> {new}")


def missing_required(row: Row, rng: Random, pool: Pool) -> Planted | None:
    """A call lacks an argument that the function requires."""
    candidate = row.candidate
    found = [
        (place, name)
        for place, call in enumerate(candidate.calls)
        if (card := card_of(candidate, place))
        for name in required_of(card)
        if name in call.arguments
    ]
    if not found:
        return None
    place, name = rng.choice(found)
    return Planted(without(candidate, place, name), f"{name}: left out")


def wrong_type(row: Row, rng: Random, pool: Pool) -> Planted | None:
    """A value has a JSON type that its schema forbids."""
    found = [leaf for leaf in leaves(row.candidate) if leaf.schema.get("type") in list(_WRONG)]
    if not found:
        return None
    leaf = rng.choice(found)
    value = _WRONG[leaf.schema["type"]]
    return Planted(with_value(row.candidate, leaf, value), f"{leaf}: {leaf.value!r} -> {value!r}")


def not_in_enum(row: Row, rng: Random, pool: Pool) -> Planted | None:
    """A choice is none of those that the schema lists."""
    found = [
        leaf
        for leaf in leaves(row.candidate)
        if isinstance(leaf.schema.get("enum"), list) and isinstance(leaf.value, str)
    ]
    if not found:
        return None
    leaf = rng.choice(found)
    value = rng.choice([f"{leaf.value}_other", "automatic", "none of these"])
    if value in leaf.schema["enum"]:
        return None
    return Planted(with_value(row.candidate, leaf, value), f"{leaf}: {leaf.value!r} -> {value!r}")


def duplicated_call(row: Row, rng: Random, pool: Pool) -> Planted | None:
    """A call stands in the answer twice."""
    if not (calls := row.candidate.calls):
        return None
    twice = rng.choice(calls)
    # In a style that allows several calls, so that their number alone does not tell.
    styles = {Style.SIMPLE: Style.PARALLEL, Style.MULTIPLE: Style.PARALLEL_MULTIPLE}
    style = row.candidate.style and styles.get(row.candidate.style, row.candidate.style)
    return Planted(
        replace(row.candidate, calls=(*calls, twice), style=style), f"{twice.name} made twice"
    )


def no_call_left(row: Row, rng: Random, pool: Pool) -> Planted | None:
    """The answer to a request is empty."""
    if not row.candidate.calls:
        return None
    return Planted(replace(row.candidate, calls=()), "all calls left out")


def broken_json(row: Row, rng: Random, pool: Pool) -> Planted | None:
    """The text of the calls is no JSON: cut off, or a bracket, quote or comma is lost."""
    if not row.candidate.calls:
        return None
    text = json.dumps([call.to_json() for call in row.candidate.calls], ensure_ascii=False)
    broken = [
        (text[: len(text) * 3 // 4], "cut off"),
        (text[:-1], "last bracket lost"),
        (text.replace('"name": ', '"name" ', 1), "a colon lost"),
        (text.replace(', "arguments"', ' "arguments"', 1), "a comma lost"),
        (text.replace('"arguments": {', '"arguments": {,', 1), "a comma too many"),
        (text.replace('"name"', "'name'", 1), "single quotes"),
    ]
    answers, what = rng.choice(broken)
    return Planted(row.candidate, what, answers)


def misshapen_call(row: Row, rng: Random, pool: Pool) -> Planted | None:
    """A call is JSON, but not of a call's form."""
    if not row.candidate.calls:
        return None
    first, *others = [call.to_json() for call in row.candidate.calls]
    shapes: list[tuple[Any, str]] = [
        ({**first, "arguments": list(first["arguments"].values())}, "arguments as a list"),
        ({"arguments": first["arguments"]}, "no name"),
        ({"name": first["name"]}, "no arguments"),
        (f"{first['name']}()", "a call as text"),
        ({first["name"]: first["arguments"]}, "the name as a key"),
    ]
    shape, what = rng.choice(shapes)
    return Planted(row.candidate, what, json.dumps([shape, *others], ensure_ascii=False))


def call_where_none_is_due(row: Row, rng: Random, pool: Pool) -> Planted | None:
    """A row that says of itself that nothing is called makes a call."""
    if row.candidate.calls or row.candidate.style is None:
        return None
    for tool in rng.sample(row.candidate.tools, len(row.candidate.tools)):
        arguments = likely_arguments(tool, row.candidate.query, pool, rng)
        if arguments is not None:
            calls = (ToolCall(tool["name"], arguments),)
            return Planted(replace(row.candidate, calls=calls), f"{tool['name']} called")
    return None


def missing_of_no_parameter(row: Row, rng: Random, pool: Pool) -> Planted | None:
    """What is said to be missing is no required parameter of an offered function."""
    if not row.candidate.missing:
        return None
    lacking = {**row.candidate.missing[0], "parameter": "more_details"}
    changed = replace(row.candidate, missing=(lacking, *row.candidate.missing[1:]))
    return Planted(changed, f"{lacking['name']}: more_details is said to be missing")


def dangling_reference(row: Row, rng: Random, pool: Pool) -> Planted | None:
    """A reference leads to a call that is not before it."""
    if not (found := referring(row.candidate)):
        return None
    leaf = rng.choice(found)
    target = rng.choice([leaf.place + 1, len(row.candidate.calls) + 1])
    changed = with_value(row.candidate, leaf, f"${target}")
    return Planted(changed, f"{leaf}: {leaf.value} -> ${target}")


def reordered_dependent_calls(row: Row, rng: Random, pool: Pool) -> Planted | None:
    """A call comes before the one whose result it uses."""
    calls = row.candidate.calls
    uses = references([call.arguments for call in calls[1:2]])
    if row.candidate.style is not Style.DEPENDENT or not uses:
        return None
    changed = replace(row.candidate, calls=(calls[1], calls[0], *calls[2:]))
    return Planted(changed, f"{calls[1].name} before {calls[0].name}")
