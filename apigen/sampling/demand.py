"""How many drafts of which cell to ask for next."""

from collections.abc import Mapping
from math import ceil

from apigen.records import Style
from apigen.sampling.coverage import Coverage
from apigen.sampling.rounding import apportion
from apigen.sampling.targets import Cell, cell_targets

LOWEST_RATE = 0.1
"""A cell whose drafts pass less often is asked for as if they did: ten drafts per missing row."""
WORTH_ASKING = 1.0
"""Rows from which more drafts are asked for while others of the cell are under way."""


def wanted_drafts(coverage: Coverage, targets: Mapping[Cell, int], room: int) -> dict[Cell, int]:
    """The drafts that should give what is missing, at most `room`; empty when nothing is.

    What those under way will probably give is not asked for again. If more is wanted than there is
    room for, every cell gets its share.
    """
    wanted = {cell: _lacking(coverage, cell, rows) for cell, rows in targets.items()}
    wanted = {cell: drafts for cell, drafts in wanted.items() if drafts > 0}
    if sum(wanted.values()) > room:
        wanted = apportion(max(room, 0), wanted)
    return {cell: drafts for cell, drafts in wanted.items() if drafts}


def drafts_without_target(
    done: Mapping[Cell, int],
    room: int,
    styles: Mapping[Style, float],
    categories: Mapping[str, float],
) -> dict[Cell, int]:
    """The next `room` drafts of a run that only counts drafts, so that cells stay even.

    `done` are the drafts asked for so far, by cell.
    """
    goal = cell_targets(sum(done.values()) + room, styles, categories)
    lacks = {cell: max(0, drafts - done.get(cell, 0)) for cell, drafts in goal.items()}
    return {cell: drafts for cell, drafts in apportion(room, lacks).items() if drafts}


def _lacking(coverage: Coverage, cell: Cell, rows: int) -> int:
    rate = max(LOWEST_RATE, coverage.pass_rate(cell))
    flying = coverage.in_flight[cell]
    missing = rows - coverage.accepted[cell] - flying * rate
    return 0 if flying and missing < WORTH_ASKING else ceil(missing / rate)
