"""The API sampler: which tools a request offers."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache, partial
from random import Random

from apigen.records import Style, Tool
from apigen.sampling.flows import Flows
from apigen.sampling.likeness import Relatives, could_serve, same, traits_of
from apigen.sampling.steering import shuffled
from apigen.sampling.values import Value, closed_values, lackable

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
            Style.MISSING_PARAMETER: [bool(lackable(tool.parameters)) for tool in tools],
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
        while pool:
            costs = [cost(self._names[i]) for i in pool]
            lowest = min(costs)
            equals = [i for i, each in zip(pool, costs, strict=True) if each == lowest]
            yield from shuffled(rng, equals)
            pool = [i for i, each in zip(pool, costs, strict=True) if each != lowest]

    def _offer(self, style: Style, main: int, rng: Random) -> Offer | None:
        withheld = style is Style.IRRELEVANCE
        fewest, most = OFFERED[style]
        chosen = [main]
        if style is Style.DEPENDENT:
            self._extend(chosen, 2, self._flows.partners(main, rng), False)
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

    def _extend(self, chosen: list[int], size: int, others: Iterable[int], withheld: bool) -> None:
        """Add tools that do nothing that a chosen one does."""
        traits = self._traits
        for other in others:
            if len(chosen) >= size:
                return
            if other in chosen or (withheld and could_serve(traits[other], traits[chosen[0]])):
                continue
            if not any(same(traits[other], traits[i]) for i in chosen):
                chosen.append(other)

    def _others(self, main: int, rng: Random) -> Iterator[int]:
        """Similar tools and such of the category by turns, then any."""
        related = self._related(main)
        category = self._by_category[self._category[main]]
        for _ in range(_TRIES):
            pool = related if related and rng.random() < RELATED_SHARE else category
            yield pool[rng.randrange(len(pool))]
        yield from shuffled(rng, category)
        yield from shuffled(rng, range(len(self._names)))
