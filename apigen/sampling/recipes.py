"""The requests of a shard: each cell's drafts, with ingredients that fill what is short."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict
from math import ceil
from random import Random

from apigen.errors import LibraryError
from apigen.records import WITHOUT_CALLS, JsonObject, Recipe, Style, stable_id
from apigen.sampling.apis import ApiSampler, Offer
from apigen.sampling.coverage import Coverage
from apigen.sampling.ledger import Ledger
from apigen.sampling.steering import steered
from apigen.sampling.targets import Cell
from apigen.sampling.values import Value
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
    ledger = Ledger(coverage)
    recipes = []
    for place, (cell, size) in enumerate(_requests(wanted, pairs, rng)):
        style, category = cell
        offer = sampler.draw(style, category, ledger.cost, rng)
        if offer is None:
            raise LibraryError(
                f"no tools for {style} in {category!r}; add some or set its share to 0"
            )
        calls = _calls(style, ledger, rng)
        shipped = seeds.get(style, ())
        names = (*offer.tools, offer.withheld)
        wording = draw_wording(rng, ledger.used, registers, languages)
        recipe = Recipe(
            id=stable_id(seed, number, generator, place, style, category, names),
            style=style,
            **asdict(wording),
            category=category,
            generator=generator,
            tools=offer.tools,
            withheld=offer.withheld,
            calls=calls,
            cover=_cover(sampler, offer, coverage, ledger, size * calls, rng),
            seeds=coverage.examples.draw(style, shipped, names, rng),
            pairs=size,
        )
        ledger.note(recipe)
        recipes.append(recipe)
    return recipes


def _requests(wanted: Mapping[Cell, int], pairs: int, rng: Random) -> list[tuple[Cell, int]]:
    """Cells with numbers of pairs, as equal as can be, in an order that mixes styles."""
    requests = [(cell, size) for cell in sorted(wanted) for size in _sizes(wanted[cell], pairs)]
    rng.shuffle(requests)
    return requests


def _sizes(drafts: int, pairs: int) -> Iterator[int]:
    requests = ceil(drafts / pairs)
    for turn in range(requests):
        yield drafts // requests + (turn < drafts % requests)


def _calls(style: Style, ledger: Ledger, rng: Random) -> int:
    if style in WITHOUT_CALLS:
        return 0
    if style not in SEVERAL_CALLS:
        return 1
    used = {calls: ledger.used("calls").get((style, calls), 0.0) for calls in CALLS}
    return steered(rng, CALLS, used)


def _cover(
    sampler: ApiSampler,
    offer: Offer,
    coverage: Coverage,
    ledger: Ledger,
    places: int,
    rng: Random,
) -> tuple[JsonObject, ...]:
    """Values of closed sets that no accepted row used, those asked for least first."""
    most = min(rng.randint(0, MOST_COVERED), places)
    unseen: list[tuple[int, float, Value]] = []
    for name in offer.tools if most else ():
        for value in sampler.closed_values(name):
            asked = 0 if coverage.seen(value) else ledger.value_asked(value)
            if not coverage.seen(value) and asked < ASKED_ENOUGH:
                unseen.append((asked, rng.random(), value))
    unseen.sort(key=lambda each: each[:2])
    return tuple(
        {"tool": tool, "parameter": parameter, "value": value}
        for _, _, (tool, parameter, value) in unseen[:most]
    )
