"""What other rows hold: calls and values that are right elsewhere."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from random import Random
from typing import Any

from apigen.mutations.rows import Row
from apigen.records import JsonObject
from apigen.references import references


@dataclass(frozen=True, slots=True)
class Pool:
    """The arguments of all rows' calls, by tool; those with references are left out."""

    calls: dict[str, list[JsonObject]] = field(default_factory=dict)

    def values(self, tool: str, parameter: str) -> list[Any]:
        """What calls of a tool gave for a parameter."""
        return [each[parameter] for each in self.calls.get(tool, ()) if parameter in each]


def pool_of(rows: Iterable[Row]) -> Pool:
    """What the rows hold."""
    pool = Pool()
    for row in rows:
        for call in row.candidate.calls:
            if not references(call.arguments):
                pool.calls.setdefault(call.name, []).append(call.arguments)
    return pool


def says(query: str, value: Any) -> bool:
    """Whether a value stands in a query as it is, in whatever case; yes and no never do.

    Only so crude that a planted value is not one of the query's by accident.
    """
    if isinstance(value, bool) or value is None:
        return False
    if isinstance(value, int | float):
        found = re.findall(r"\d+(?:\.\d+)?", re.sub(r"(?<=\d)[,\u202f](?=\d{3})", "", query))
        return abs(value) in map(float, found)
    if isinstance(value, list | dict):
        inner = list(value.values()) if isinstance(value, dict) else value
        return bool(inner) and all(says(query, each) for each in inner)
    return _plain(str(value)) in _plain(query)


def _plain(text: str) -> str:
    return " ".join(text.replace("_", " ").casefold().split())


def one_unsaid(query: str, values: Iterable[Any], rng: Random) -> Any:
    """One of the values that the query does not state, or None."""
    unsaid = [value for value in values if not says(query, value)]
    return rng.choice(unsaid) if unsaid else None


def likely_arguments(tool: JsonObject, query: str, pool: Pool, rng: Random) -> JsonObject | None:
    """All required arguments of a tool, where other rows hold them: those the query says first."""
    found = {}
    parameters = tool["parameters"]
    for name in parameters["properties"]:
        if name not in parameters["required"]:
            continue
        known = pool.values(tool["name"], name)
        if not known:
            return None
        said = [value for value in known if says(query, value)]
        found[name] = rng.choice(said or known)
    return found
