"""Rows with one fault each that a look at the schemas must find, made from rows without."""

import json
from collections.abc import Iterator
from random import Random
from typing import Any

from apigen.records import JsonObject

Mutant = tuple[str, str]
"""The kind of fault, and the row's JSON text."""

_SAMPLES: tuple[Any, ...] = ("seven", 7, 7.5, True, ["seven", 7], {"seven": 7}, None)
_TYPES: dict[str, tuple[type, ...]] = {
    "string": (str,),
    "integer": (int,),
    "number": (int, float),
    "boolean": (bool,),
    "array": (list,),
    "object": (dict,),
    "null": (type(None),),
}


def mutants(row: JsonObject, chance: Random) -> Iterator[Mutant]:
    """One mutant of each kind that the row's first call has room for."""
    call = row["answers"][0]
    tools = {tool["name"]: tool["parameters"] for tool in row["tools"]}
    for kind, answers in _broken_answers(row["answers"]):
        yield kind, json.dumps(row | {"answers": answers})
    for kind, changes in _broken_calls(call):
        yield kind, _with_first(row, call | changes)
    for kind, arguments in _broken_arguments(call["arguments"], tools[call["name"]], chance):
        yield kind, _with_first(row, call | {"arguments": arguments})


def _with_first(row: JsonObject, call: JsonObject) -> str:
    return json.dumps(row | {"answers": [call, *row["answers"][1:]]})


def _broken_answers(answers: list[JsonObject]) -> Iterator[tuple[str, Any]]:
    yield "broken JSON", json.dumps(answers)[:-1]
    yield "no calls", []
    yield "no list of calls", {"calls": answers}
    yield "duplicate call", [*answers, answers[0]]


def _broken_calls(call: JsonObject) -> Iterator[tuple[str, JsonObject]]:
    yield "unknown function", {"name": call["name"] + "_all"}
    yield "no function", {"name": None}
    yield "no arguments", {"arguments": None}
    yield "arguments in a list", {"arguments": list(call["arguments"].values())}


def _broken_arguments(
    arguments: JsonObject, parameters: JsonObject, chance: Random
) -> Iterator[tuple[str, JsonObject]]:
    yield "unknown argument", arguments | {"no_such_argument": 1}
    if required := [name for name in parameters["required"] if name in arguments]:
        left_out = chance.choice(required)
        yield "missing argument", {k: v for k, v in arguments.items() if k != left_out}
    for kind, change in (
        ("wrong type", _wrong_type),
        ("not in enum", _not_in_enum),
        ("wrong type inside", _wrong_inside),
    ):
        changed = [
            arguments | {name: made[0]}
            for name, value in arguments.items()
            if (made := list(change(value, parameters["properties"][name], chance)))
        ]
        if changed:
            yield kind, chance.choice(changed)


def _wrong_type(_: Any, schema: JsonObject, chance: Random) -> Iterator[Any]:
    kinds = schema.get("type", list(_TYPES))
    fitting = {
        each for kind in ([kinds] if isinstance(kinds, str) else kinds) for each in _TYPES[kind]
    }
    if wrong := [sample for sample in _SAMPLES if type(sample) not in fitting]:
        yield chance.choice(wrong)


def _not_in_enum(value: Any, schema: JsonObject, _: Random) -> Iterator[Any]:
    if "enum" in schema and isinstance(value, str):
        yield value + " or so"
    elif "enum" in schema.get("items", {}) and isinstance(value, list):
        yield [*value, "none of these"]


def _wrong_inside(value: Any, schema: JsonObject, chance: Random) -> Iterator[Any]:
    """The value with a part of a wrong type in it, wherever its schema says what its parts are."""
    if isinstance(value, list) and "items" in schema:
        for wrong in _wrong_type(None, schema["items"], chance):
            yield [*value, wrong]
    elif isinstance(value, dict):
        for name, part in schema.get("properties", {}).items():
            for wrong in _wrong_type(None, part, chance):
                yield value | {name: wrong}
