"""How many drafts of which cell to ask for next, in portions as large as a request may be."""

from collections.abc import Mapping
from heapq import heapify, heappop, heappush
from math import ceil

from apigen.records import Style, stable_id
from apigen.sampling.coverage import Coverage
from apigen.sampling.targets import Cell

LOWEST_RATE = 0.1
"""A cell whose drafts pass less often is asked for as if they did: ten drafts per missing row."""


def wanted_drafts(
    coverage: Coverage, targets: Mapping[Cell, int], room: int, pairs: int
) -> dict[Cell, int]:
    """The drafts that should give what is missing, at most `room`; empty when nothing is.

    What those under way will probably give is not asked for again. Where there is no room for all,
    the cells that are furthest behind come first.
    """
    lacks = {cell: _lacking(coverage, cell, rows) for cell, rows in targets.items() if rows}
    lacks = {cell: drafts for cell, drafts in lacks.items() if drafts > 0}
    behind = {
        cell: 1 - drafts / _all_drafts(coverage, cell, targets) for cell, drafts in lacks.items()
    }
    steps = {cell: 1 / _all_drafts(coverage, cell, targets) for cell in lacks}
    return _hand_out(room, pairs, behind, steps, lacks)


def drafts_without_target(
    done: Mapping[Cell, int],
    room: int,
    pairs: int,
    styles: Mapping[Style, float],
    categories: Mapping[str, float],
) -> dict[Cell, int]:
    """The next `room` drafts of a run that only counts drafts, by the weights of the cells.

    `done` are the drafts asked for so far, by cell. How many follow later changes nothing.
    """
    weights = {
        (style, category): weight * share
        for style, weight in styles.items()
        for category, share in categories.items()
        if weight * share > 0
    }
    behind = {cell: done.get(cell, 0) / weight for cell, weight in weights.items()}
    steps = {cell: 1 / weight for cell, weight in weights.items()}
    return _hand_out(room, pairs, behind, steps, dict.fromkeys(weights, room))


def _hand_out(
    room: int,
    pairs: int,
    done: Mapping[Cell, float],
    steps: Mapping[Cell, float],
    lacks: Mapping[Cell, int],
) -> dict[Cell, int]:
    """Portions of at most `pairs` drafts, each to the cell that has least done for its size."""
    order = _mixed(lacks)
    queue = [(done[cell], order[cell], cell) for cell in lacks]
    heapify(queue)
    given: dict[Cell, int] = {}
    while room > 0 and queue:
        level, place, cell = heappop(queue)
        portion = min(pairs, room, lacks[cell] - given.get(cell, 0))
        given[cell] = given.get(cell, 0) + portion
        room -= portion
        if given[cell] < lacks[cell]:
            heappush(queue, (level + portion * steps[cell], place, cell))
    return given


def _mixed(cells: Mapping[Cell, int]) -> dict[Cell, tuple[int, int]]:
    """A rank for each cell: styles by turns, the categories of each in an order of their own."""
    ranks = {}
    for style in Style:
        own = sorted(
            (cell for cell in cells if cell[0] == style), key=lambda cell: stable_id(*cell)
        )
        ranks.update({cell: (rank, list(Style).index(style)) for rank, cell in enumerate(own)})
    return ranks


def _all_drafts(coverage: Coverage, cell: Cell, targets: Mapping[Cell, int]) -> float:
    return targets[cell] / max(LOWEST_RATE, coverage.pass_rate(cell))


def _lacking(coverage: Coverage, cell: Cell, rows: int) -> int:
    rate = max(LOWEST_RATE, coverage.pass_rate(cell))
    missing = rows - coverage.accepted[cell] - coverage.in_flight[cell] * rate
    return ceil(missing / rate)
