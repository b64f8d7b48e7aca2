"""Which verified rows make the dataset: no repeats, and of each cell as many as are wanted."""

import json
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from apigen.checks.reasons import Reason
from apigen.records import JsonObject, Style
from apigen.sampling.targets import Cell
from tasks.outcomes import identity_of


@dataclass
class Chosen:
    """Rows of the dataset, good rows beyond their cell's target, and repeats."""

    rows: list[JsonObject] = field(default_factory=list)
    spare: list[JsonObject] = field(default_factory=list)
    repeats: list[JsonObject] = field(default_factory=list)

    @property
    def left_out(self) -> list[JsonObject]:
        """What passed all checks and is not in the dataset, with a reason."""
        return [*self.repeats, *self.spare]


def choose(rows: Iterable[JsonObject], targets: Mapping[Cell, int]) -> Chosen:
    """The first of equal rows, and the first of each cell up to its target.

    Args:
        rows: Judged rows that passed, in the order of their shards.
        targets: Rows wanted by style and category; empty takes all.
    """
    chosen = Chosen()
    seen: set[str] = set()
    taken: Counter[Cell] = Counter()
    for row in rows:
        identity, cell = identity_of(row), cell_of(row)
        if identity in seen:
            detail = f"the same query, answers and tools as row {identity}"
            chosen.repeats.append(_left_out(row, Reason.DUPLICATE, detail))
            continue
        seen.add(identity)
        row = row | {"id": identity, "results": _result_values(row["results"])}
        if targets and taken[cell] >= targets.get(cell, 0):
            detail = f"{taken[cell]} rows of {cell[0]} in {cell[1]} were wanted and are there"
            chosen.spare.append(_left_out(row, Reason.OVER_TARGET, detail))
        else:
            taken[cell] += 1
            chosen.rows.append(row)
    return chosen


def cell_of(row: JsonObject) -> Cell:
    """A row's style and category."""
    return Style(row["style"]), row["category"]


def _left_out(row: JsonObject, reason: Reason, detail: str) -> JsonObject:
    return row | {"reason": reason.value, "detail": detail}


def _result_values(results: str) -> str:
    """An accepted row's results are the values alone: every call was `ok`."""
    return json.dumps([result["result"] for result in json.loads(results)], ensure_ascii=False)
