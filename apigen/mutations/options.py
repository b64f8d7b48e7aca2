"""Optional arguments: left out, invented, or written out though the default does the same."""

from dataclasses import replace
from random import Random
from typing import Any

from apigen.mutations.pool import Pool, one_unsaid, says
from apigen.mutations.rows import (
    Planted,
    Row,
    all_fit,
    arguments_of,
    card_of,
    properties_of,
    required_of,
    with_arguments,
    without,
)
from apigen.records import JsonObject


def dropped_option(row: Row, rng: Random, pool: Pool) -> Planted | None:
    """An optional argument that differs from the default is left out."""
    found = [
        leaf
        for leaf in arguments_of(row.candidate)
        if (card := card_of(row.candidate, leaf.place))
        and str(leaf) not in required_of(card)
        and leaf.schema.get("default") != leaf.value
    ]
    if not found:
        return None
    leaf = rng.choice(found)
    changed = without(row.candidate, leaf.place, str(leaf))
    return Planted(changed, f"{leaf}: {leaf.value!r} left out")


def invented_option(row: Row, rng: Random, pool: Pool) -> Planted | None:
    """An optional argument that the query does not mention is given, and not as the default."""
    found = _absent(row)
    for place, name, schema in rng.sample(found, len(found)):
        known = pool.values(row.candidate.calls[place].name, name)
        choices = schema.get("enum")
        values = [*(choices if isinstance(choices, list) else ()), *known]
        if schema.get("type") == "boolean":
            values = [not schema.get("default", False)]
        other = [value for value in values if value != schema.get("default")]
        value = one_unsaid(row.candidate.query, other, rng)
        if value is not None and (planted := _with(row, place, name, value)):
            return planted
    return None


def default_made_explicit(row: Row, rng: Random, pool: Pool) -> Planted | None:
    """The default of an optional argument that the query does not mention is written out."""
    found = [
        (place, name, schema["default"])
        for place, name, schema in _absent(row)
        if schema.get("default") is not None and not says(row.candidate.query, schema["default"])
    ]
    for place, name, default in rng.sample(found, len(found)):
        if planted := _with(row, place, name, default):
            return planted
    return None


def _absent(row: Row) -> list[tuple[int, str, JsonObject]]:
    candidate = row.candidate
    return [
        (place, name, schema)
        for place, call in enumerate(candidate.calls)
        if (card := card_of(candidate, place))
        for name, schema in properties_of(candidate, place).items()
        if name not in call.arguments and name not in required_of(card)
    ]


def _with(row: Row, place: int, name: str, value: Any) -> Planted | None:
    arguments = {**row.candidate.calls[place].arguments, name: value}
    changed = with_arguments(replace(row.candidate), place, arguments)
    return Planted(changed, f"{name}: {value!r} added") if all_fit(changed) else None
