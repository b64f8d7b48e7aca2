"""The API sampler: which tools a request offers."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache, partial
from random import Random

from apigen.records import Style, Tool
from apigen.sampling.flows import Flows
from apigen.sampling.likeness import NEAR, SAME, Relatives, same, traits_of
from apigen.sampling.values import Value, closed_values

OFFERED = {
    Style.SIMPLE: (1, 1),
    Style.PARALLEL: (1, 1),
    Style.MULTIPLE: (2, 4),
    Style.PARALLEL_MULTIPLE: (2, 4),
    Style.IRRELEVANCE: (2, 4),
    Style.MISSING_PARAMETER: (1, 3),
    Style.DEPENDENT: (2, 4),
}
"""Fewest and most tools offered; the paper (section 3.3) leaves the ranges open."""
RELATED_SHARE = 0.5
"""Share of distractors that are sought by similar words; the others are of the same category."""
_NEIGHBOURS = 40
_TRIES = 12

Cost = Callable[[str], float]
"""How often a tool was asked for, by name; more for one that keeps failing."""


@dataclass(frozen=True, slots=True)
class Offer:
    """The tools of one request; `withheld` is the one that an irrelevance query is really for."""

    tools: tuple[str, ...]
    withheld: str = ""


class ApiSampler:
    """Draws tools from a library; built once per run."""

    def __init__(self, tools: Sequence[Tool]) -> None:
        self.tools = {tool.name: tool for tool in tools}
        self._names = [tool.name for tool in tools]
        self._traits = [traits_of(tool) for tool in tools]
        self._flows = Flows(tools)
        self._related = lru_cache(maxsize=None)(
            partial(Relatives(self._traits).of, most=_NEIGHBOURS)
        )
        self._by_category: dict[str, list[int]] = defaultdict(list)
        for index, tool in enumerate(tools):
            self._by_category[tool.category].append(index)
        self._category = [tool.category for tool in tools]
        self._able = {
            Style.MISSING_PARAMETER: [bool(required_values(tool)) for tool in tools],
            Style.DEPENDENT: [self._flows.linked(index) for index in range(len(tools))],
        }

    def closed_values(self, name: str) -> tuple[Value, ...]:
        """The enum and boolean values of a tool's parameters."""
        return closed_values(name, self.tools[name].parameters)

    def draw(self, style: Style, category: str, cost: Cost, rng: Random) -> Offer | None:
        """Tools for a request of this style, the main one of this category.

        The main tool is the one with the lowest cost, at random among equals. No two tools of an
        offer do the same. None if the library has no such tools.
        """
        for main in self._by_cost(style, category, cost, rng):
            offer = self._offer(style, main, rng)
            if offer:
                return offer
        return None

    def _by_cost(self, style: Style, category: str, cost: Cost, rng: Random) -> Iterator[int]:
        able = self._able.get(style)
        pool = [i for i in self._by_category.get(category, ()) if able is None or able[i]]
        keys = {i: (cost(self._names[i]), rng.random()) for i in pool}
        if pool:
            yield min(pool, key=keys.__getitem__)
            yield from sorted(pool, key=keys.__getitem__)[1:]

    def _offer(self, style: Style, main: int, rng: Random) -> Offer | None:
        withheld = style is Style.IRRELEVANCE
        fewest, most = OFFERED[style]
        chosen = [main]
        if style is Style.DEPENDENT:
            self._extend(chosen, 2, self._flows.partners(main, rng))
            if len(chosen) < 2:
                return None
        self._extend(
            chosen, rng.randint(fewest, most) + withheld, self._others(main, rng), withheld
        )
        if len(chosen) < min(fewest, 2):
            return None
        offered = chosen[withheld:]
        rng.shuffle(offered)
        names = tuple(self._names[i] for i in offered)
        return Offer(names, self._names[main] if withheld else "")

    def _extend(
        self, chosen: list[int], size: int, others: Iterable[int], withheld: bool = False
    ) -> None:
        """Add what does nothing that a chosen tool does; near misses of a withheld one are out."""
        traits = self._traits
        for other in others:
            if len(chosen) >= size:
                return
            limits = [NEAR if withheld and n == 0 else SAME for n in range(len(chosen))]
            if not any(
                other == i or same(traits[other], traits[i], limit)
                for i, limit in zip(chosen, limits, strict=True)
            ):
                chosen.append(other)

    def _others(self, main: int, rng: Random) -> Iterator[int]:
        """Similar tools and such of the category by turns, then any."""
        related = self._related(main)
        category = self._by_category[self._category[main]]
        for _ in range(_TRIES):
            pool = related if related and rng.random() < RELATED_SHARE else category
            yield pool[rng.randrange(len(pool))]
        yield from rng.sample(category, len(category))
        yield from rng.sample(range(len(self._names)), len(self._names))


def required_values(tool: Tool) -> list[str]:
    """Required parameters that a query can lack; a boolean is rather not said than missing."""
    properties = tool.parameters.get("properties", {})
    return [
        name
        for name in tool.parameters.get("required", [])
        if properties.get(name, {}).get("type") != "boolean"
    ]
