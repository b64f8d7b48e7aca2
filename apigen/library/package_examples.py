"""Recorded calls of a package's function as examples of its tool."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from apigen.library.package_code import Passed
from apigen.library.package_entry import Argument
from apigen.library.package_types import is_as_recorded
from apigen.records import JsonObject
from apigen.schema import argument_problem

SEEDS = frozenset({"seed", "random_state"})
"""Parameters without which a function draws lots; every tool requires them."""
SEED = 1


@dataclass(frozen=True, slots=True)
class Parameter:
    """A tool's parameter, how it reaches the function, and what the package list says of it."""

    schema: JsonObject
    passed: Passed
    argument: Argument | None


def examples_of(
    function: JsonObject, parameters: Sequence[Parameter], schema: JsonObject
) -> Iterator[JsonObject]:
    """The arguments of recorded calls that the tool can make."""
    known = {each.passed.original: each for each in parameters}
    seeds = {known[name].passed.name: SEED for name in SEEDS & set(known)}
    defaults = {each["name"]: each.get("default") for each in function["parameters"]}
    for call in function.get("examples", ()):
        given = {
            name: value
            for name, value in call["arguments"].items()
            if name in known or value != defaults.get(name, name)
        }
        if not set(given) <= set(known) or not _is_faithful(call, given, known):
            continue
        arguments = {
            known[name].passed.name: _as_listed(value, known[name]) for name, value in given.items()
        }
        kept = {name: value for name, value in arguments.items() if value is not None}
        seeded = seeds | kept
        if len(kept) == len(arguments) and argument_problem(schema, seeded) is None:
            yield seeded


def _is_faithful(call: JsonObject, given: JsonObject, known: Mapping[str, Parameter]) -> bool:
    """Whether the module would pass what the doctest passed."""
    return all(
        known[name].argument or is_as_recorded(call["types"][name], known[name].passed.convert)
        for name in given
    )


def _as_listed(value: Any, parameter: Parameter) -> Any:
    return _spelled(value, parameter.schema) if parameter.argument else value


def _spelled(value: Any, schema: JsonObject) -> Any:
    """Numbers as text where the list says text: doctests number what users would name."""
    if isinstance(value, list):
        return [_spelled(item, schema.get("items", {})) for item in value]
    if schema.get("type") == "string" and isinstance(value, int | float):
        return str(value)
    return value
