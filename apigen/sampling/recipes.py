"""The requests of a shard: each cell's drafts, with ingredients that fill what is short."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from math import ceil
from random import Random

from apigen.errors import LibraryError
from apigen.records import WITHOUT_CALLS, JsonObject, Recipe, Style, stable_id
from apigen.sampling.apis import ApiSampler, Offer
from apigen.sampling.coverage import Coverage
from apigen.sampling.ledger import Ledger
from apigen.sampling.steering import steered
from apigen.sampling.targets import Cell
from apigen.sampling.values import value_key
from apigen.sampling.wording import draw_wording

CALLS = {2: 3.0, 3: 2.0, 4: 1.0}
"""Calls of an answer in the styles with several, with weights."""
SEVERAL_CALLS = frozenset({Style.PARALLEL, Style.PARALLEL_MULTIPLE, Style.DEPENDENT})
MOST_COVERED = 3
"""Most values that a request asks to be used."""
ASKED_ENOUGH = 4
"""A value that so many requests asked for in vain is not asked for again."""


def draw(
    sampler: ApiSampler,
    seeds: Mapping[Style, Sequence[JsonObject]],
    coverage: Coverage,
    wanted: Mapping[Cell, int],
    *,
    registers: Mapping[str, float],
    languages: Mapping[str, float],
    pairs: int,
    generator: str,
    seed: int,
    number: int,
) -> list[Recipe]:
    """The requests of shard `number`; the same for the same arguments and coverage.

    Args:
        sampler: The library's.
        seeds: Shipped worked examples by style.
        coverage: What came so far; `plan` it with the recipes before the next shard is drawn.
        wanted: Drafts by style and category.
        registers: Weights.
        languages: Weights.
        pairs: Most drafts of one request.
        generator: Name of the model that is asked.
        seed: The run's.
        number: The shard's, unique in the run.

    Raises:
        LibraryError: The library has no tools for a cell; `unreachable` tells before.
    """
    rng = Random(f"{seed}/{number}/{generator}")
    shard = _Shard(sampler, seeds, coverage, Ledger(coverage), registers, languages, rng)
    recipes = []
    for place, (cell, size) in enumerate(_requests(wanted, pairs, rng)):
        identity = stable_id(seed, number, generator, place, *cell, size)
        recipes.append(shard.recipe(identity, generator, cell, size))
        shard.ledger.note(recipes[-1])
    return recipes


@dataclass(frozen=True, slots=True)
class _Shard:
    """What the requests of a shard are drawn from."""

    sampler: ApiSampler
    seeds: Mapping[Style, Sequence[JsonObject]]
    coverage: Coverage
    ledger: Ledger
    registers: Mapping[str, float]
    languages: Mapping[str, float]
    rng: Random

    def recipe(self, identity: str, generator: str, cell: Cell, size: int) -> Recipe:
        style, category = cell
        offer = self._offer(style, category)
        calls = self._calls(style)
        names = {*offer.tools, offer.withheld}
        wording = draw_wording(self.rng, self.ledger.used, self.registers, self.languages)
        return Recipe(
            id=identity,
            style=style,
            **asdict(wording),
            category=category,
            generator=generator,
            tools=offer.tools,
            withheld=offer.withheld,
            calls=calls,
            cover=self._cover(offer, size * calls),
            seeds=self.coverage.examples.draw(style, self.seeds.get(style, ()), names, self.rng),
            pairs=size,
        )

    def _offer(self, style: Style, category: str) -> Offer:
        offer = self.sampler.draw(style, category, self.ledger.cost, self.rng)
        if offer is None:
            raise LibraryError(
                f"no tools for {style} in {category!r}; add some or set its share to 0"
            )
        return offer

    def _calls(self, style: Style) -> int:
        if style in WITHOUT_CALLS:
            return 0
        if style not in SEVERAL_CALLS:
            return 1
        used = self.ledger.used("calls")
        return steered(self.rng, CALLS, {calls: used.get((style, calls), 0.0) for calls in CALLS})

    def _cover(self, offer: Offer, places: int) -> tuple[JsonObject, ...]:
        """Values of closed sets that no accepted row used, those asked for least first."""
        most = min(self.rng.randint(0, MOST_COVERED), places)
        closed = (self.sampler.closed_values(name) for name in offer.tools if most)
        unseen = [value for values in closed for value in values if not self.coverage.seen(value)]
        self.rng.shuffle(unseen)
        asked = {value_key(value): self.ledger.value_asked(value) for value in unseen}
        fresh = [value for value in unseen if asked[value_key(value)] < ASKED_ENOUGH]
        fresh.sort(key=lambda value: asked[value_key(value)])
        return tuple(
            {"tool": tool, "parameter": parameter, "value": value}
            for tool, parameter, value in fresh[:most]
        )


def _requests(wanted: Mapping[Cell, int], pairs: int, rng: Random) -> list[tuple[Cell, int]]:
    """Cells with numbers of pairs, as equal as can be, in an order that mixes styles."""
    requests = [(cell, size) for cell in sorted(wanted) for size in _sizes(wanted[cell], pairs)]
    rng.shuffle(requests)
    return requests


def _sizes(drafts: int, pairs: int) -> Iterator[int]:
    requests = ceil(drafts / pairs)
    for turn in range(requests):
        yield drafts // requests + (turn < drafts % requests)
