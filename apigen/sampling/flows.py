"""Whose result can be whose argument: what the dependent style needs."""

import json
from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import lru_cache
from random import Random

from apigen.library.telling_words import FILLERS
from apigen.records import JsonObject, Tool
from apigen.sampling.likeness import words_of
from apigen.sampling.steering import shuffled

_PASSED_ON = frozenset({"number", "integer", "string"})
_COMMON = 400
"""A word of more tools than this links nothing."""
_BEST = 8
"""Partners of one tool that are drawn before others."""


def result_kinds(tool: Tool) -> dict[str, list[str]]:
    """Types that a tool's result gives, itself or as a field, each with the words that describe it.

    Where the schema says no type, the stored answer does.
    """
    schema = tool.returns or _schema_of(tool.answer)
    name = f"{tool.name} {tool.description}"
    kinds: dict[str, list[str]] = {}
    for field, part in _parts(schema):
        if part.get("type") in _PASSED_ON and "enum" not in part:
            text = f"{name} {field} {part.get('description', '')}"
            kinds.setdefault(part["type"], []).extend(words_of(text))
    return kinds


def argument_kinds(tool: Tool) -> dict[str, list[str]]:
    """Types that a tool's parameters take, each with the words that describe them."""
    kinds: dict[str, list[str]] = {}
    for name, part in tool.parameters.get("properties", {}).items():
        if part.get("type") in _PASSED_ON and "enum" not in part:
            words = words_of(f"{name} {part.get('description', '')}")
            kinds.setdefault(part["type"], []).extend(words)
    return kinds


def _parts(schema: JsonObject) -> Iterator[tuple[str, JsonObject]]:
    yield "", schema
    yield from schema.get("properties", {}).items()
    further = schema.get("additionalProperties")
    if isinstance(further, dict):
        yield "", further


def _schema_of(answer: str) -> JsonObject:
    try:
        value = json.loads(answer)
    except ValueError:
        return {}
    if isinstance(value, dict):
        return {"properties": {key: _typed(part) for key, part in value.items()}}
    return _typed(value)


def _typed(value: object) -> JsonObject:
    names = {int: "integer", float: "number", str: "string"}
    return {"type": names[type(value)]} if type(value) in names else {}


class Flows:
    """The pairs producer → consumer of a library."""

    def __init__(self, tools: Sequence[Tool]) -> None:
        self._category = [tool.category for tool in tools]
        self._gives = [result_kinds(tool) for tool in tools]
        self._takes = [argument_kinds(tool) for tool in tools]
        for takes in self._takes:
            if "number" in takes:  # an integer is a number, too
                takes["integer"] = takes.get("integer", []) + takes["number"]
        self._givers, self._takers = _index(self._gives), _index(self._takes)
        self._given = frozenset(kind for gives in self._gives for kind in gives)
        self._taken = frozenset(kind for takes in self._takes for kind in takes)
        self._ranked = lru_cache(maxsize=None)(self._rank)

    def linked(self, index: int) -> bool:
        """Whether the library has what this tool's result suits, or the other way round."""
        return bool(
            self._gives[index].keys() & self._taken | self._takes[index].keys() & self._given
        )

    def fits(self, giver: int, taker: int) -> bool:
        """Whether a type of the giver's result is one that the taker takes."""
        return not self._gives[giver].keys().isdisjoint(self._takes[taker])

    def partners(self, index: int, rng: Random) -> Iterator[int]:
        """Tools that give what this one takes, or take what it gives.

        First those of its category whose words meet, then any of its category, then any.
        """
        for takes in rng.sample((False, True), 2):
            yield from shuffled(rng, self._ranked(index, takes))
        own = self._category[index]
        near = [other for other, category in enumerate(self._category) if category == own]
        for pool in (near, range(len(self._category))):
            for other in shuffled(rng, pool):
                if other != index and (self.fits(index, other) or self.fits(other, index)):
                    yield other

    def _rank(self, index: int, takes: bool) -> tuple[int, ...]:
        kinds, holders = (
            (self._takes[index], self._givers) if takes else (self._gives[index], self._takers)
        )
        score: dict[int, float] = defaultdict(float)
        for kind, words in kinds.items():
            for word in sorted(set(words) - FILLERS):
                found = holders.get((kind, word), [])
                for other in found if len(found) <= _COMMON else ():
                    score[other] += 1 / len(found) ** 0.5
        near = [o for o in score if o != index and self._category[o] == self._category[index]]
        best = sorted(near, key=lambda other: (-score[other], other))[:_BEST]
        return tuple(other for other in best if score[other] >= score[best[0]] / 2)


def _index(kinds: Sequence[dict[str, list[str]]]) -> dict[tuple[str, str], list[int]]:
    index: dict[tuple[str, str], list[int]] = defaultdict(list)
    for number, by_type in enumerate(kinds):
        for kind, words in by_type.items():
            for word in sorted(set(words)):
                index[kind, word].append(number)
    return index
