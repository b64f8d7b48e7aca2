"""Changes that leave a row as right as it was: whoever rejects these is wrong."""

import json
from dataclasses import replace
from random import Random

from apigen.mutations.pool import Pool
from apigen.mutations.rows import Planted, Row, all_fit, leaves, with_arguments, with_value
from apigen.records import Style


def reordered_calls(row: Row, rng: Random, pool: Pool) -> Planted | None:
    """Calls that need nothing of each other come in another order."""
    calls = row.candidate.calls
    if len(calls) < 2 or row.candidate.style is Style.DEPENDENT:
        return None
    return Planted(replace(row.candidate, calls=calls[::-1]), "calls reversed")


def reordered_arguments(row: Row, rng: Random, pool: Pool) -> Planted | None:
    """A call's arguments come in another order."""
    places = [place for place, call in enumerate(row.candidate.calls) if len(call.arguments) > 1]
    if not places:
        return None
    place = rng.choice(places)
    turned = dict(reversed(row.candidate.calls[place].arguments.items()))
    return Planted(with_arguments(row.candidate, place, turned), f"call {place + 1} reversed")


def reordered_tools(row: Row, rng: Random, pool: Pool) -> Planted | None:
    """The tools are offered in another order."""
    if len(row.candidate.tools) < 2:
        return None
    return Planted(replace(row.candidate, tools=row.candidate.tools[::-1]), "tools reversed")


def whole_as_float(row: Row, rng: Random, pool: Pool) -> Planted | None:
    """A whole number is written as 5.0 where the schema says number."""
    found = [
        leaf
        for leaf in leaves(row.candidate)
        if leaf.schema.get("type") == "number"
        and isinstance(leaf.value, int)
        and not isinstance(leaf.value, bool)
        and abs(leaf.value) < 2**53
    ]
    if not found:
        return None
    leaf = rng.choice(found)
    changed = with_value(row.candidate, leaf, float(leaf.value))
    return Planted(changed, f"{leaf}: {leaf.value} -> {leaf.value}.0") if all_fit(changed) else None


def indented_answers(row: Row, rng: Random, pool: Pool) -> Planted | None:
    """The calls are JSON text with line breaks and indents."""
    if not row.candidate.calls:
        return None
    calls = [call.to_json() for call in row.candidate.calls]
    return Planted(row.candidate, "indented", json.dumps(calls, indent=2, ensure_ascii=False))
