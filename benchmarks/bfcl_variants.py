"""Answers that differ from an expected one in one place: in a value, an argument or a call."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from random import Random
from typing import Any

from apigen.bfcl import accepted
from apigen.records import JsonObject, ToolCall
from benchmarks.bfcl_data import Entry

Variant = tuple[str, list[ToolCall]]
"""What was done, and the calls that came of it."""


def variants(entry: Entry, calls: Sequence[ToolCall], chance: Random) -> Iterator[Variant]:
    """The calls themselves, and with one change; of one of them, every argument in every way."""
    yield "unchanged", list(calls)
    yield from _other_calls(calls, chance)
    if not calls:
        return
    place = chance.randrange(len(calls))
    call = calls[place]
    options = accepted(entry.answer)[place][1]
    for kind, arguments in _other_arguments(entry, call, options):
        yield kind, [*calls[:place], replace(call, arguments=arguments), *calls[place + 1 :]]


def _other_calls(calls: Sequence[ToolCall], chance: Random) -> Iterator[Variant]:
    yield "no call", []
    yield "call dropped", list(calls[:-1])
    yield "call repeated", [*calls, *calls[:1]]
    yield "call replaced by another", [*calls[:1] * len(calls)]
    yield "calls reversed", list(reversed(calls))
    yield "calls shuffled", chance.sample(calls, len(calls))
    for kind, change in (("renamed", lambda name: name + "_"), ("upper case", str.upper)):
        renamed = [replace(call, name=change(call.name)) for call in calls[:1]]
        yield f"function {kind}", [*renamed, *calls[1:]]


def _other_arguments(
    entry: Entry, call: ToolCall, options: JsonObject
) -> Iterator[tuple[str, JsonObject]]:
    yield "unknown argument", call.arguments | {"no_such_argument": 1}
    for name in _parameters(entry, call.name):
        for kind, value in (("null", None), ("empty text", ""), ("dash", "-"), ("empty list", [])):
            yield f"{kind} given", call.arguments | {name: value}
    for name, values in options.items():
        for value in values:
            yield "other accepted value", call.arguments | {name: value}
    for name, value in call.arguments.items():
        yield "argument dropped", {key: v for key, v in call.arguments.items() if key != name}
        for kind, other in other_values(value):
            yield kind, call.arguments | {name: other}


def _parameters(entry: Entry, name: str) -> Iterator[str]:
    for function in entry.question["function"]:
        if function["name"] == name:
            yield from function["parameters"]["properties"]


def other_values(value: Any) -> Iterator[tuple[str, Any]]:
    """A value changed in its type, or within its type; what is inside it is changed likewise."""
    yield "in a list", [value]
    yield "in an object", {"value": value}
    yield "as text", str(value)
    if isinstance(value, bool):
        yield from (("negated", not value), ("boolean as number", int(value)))
    elif isinstance(value, int | float):
        yield from _other_numbers(value)
    elif isinstance(value, str):
        yield from _other_texts(value)
    elif isinstance(value, list):
        yield from _other_lists(value)
    elif isinstance(value, dict):
        yield from _other_objects(value)


def _other_numbers(value: float) -> Iterator[tuple[str, Any]]:
    yield "off by one", value + 1
    yield "off by a little", value + 1e-9
    yield "number as the other kind", int(value) if isinstance(value, float) else float(value)
    yield "number as boolean", bool(value)


def _other_texts(value: str) -> Iterator[tuple[str, Any]]:
    yield "upper case", value.upper()
    yield "spaced out", " ".join(value)
    yield "punctuated", f"*{value.replace(' ', '_-')}^,./"
    yield "in brackets", f"({value})"
    yield "other quotes", value.replace("'", '"')
    yield "with a tab", f"{value}\t"
    yield "longer", f"{value}x"
    yield "cut", value[:-1]
    yield "text as number", 7
    yield "text as boolean", True


def _other_lists(value: list[Any]) -> Iterator[tuple[str, Any]]:
    yield "reversed", value[::-1]
    yield "item dropped", value[:-1]
    yield "item repeated", [*value, *value[:1]]
    yield "item of another type", [*value, True, "x", {}]
    for kind, item in other_values(value[0]) if value else ():
        yield f"item {kind}", [item, *value[1:]]


def _other_objects(value: JsonObject) -> Iterator[tuple[str, Any]]:
    yield "unknown key", value | {"no_such_key": 1}
    yield "no keys", {}
    for key, inner in value.items():
        yield "key dropped", {name: item for name, item in value.items() if name != key}
        for kind, item in other_values(inner):
            yield f"key's {kind}", value | {key: item}
