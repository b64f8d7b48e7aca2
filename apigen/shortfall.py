"""What is missing of a run's target, and why."""

from collections import Counter
from collections.abc import Iterable, Mapping

from apigen.records import JsonObject
from apigen.report import table
from apigen.sampling.targets import Cell

MOST_REASONS = 3


def shortfall(
    targets: Mapping[Cell, int],
    rows: Iterable[JsonObject],
    rejects: Iterable[JsonObject],
    cause: str,
) -> list[JsonObject]:
    """The cells with fewer rows than wanted, the emptiest first.

    Args:
        targets: Rows wanted by (style, category).
        rows: The dataset's rows.
        rejects: Drafts that were rejected, with their reasons.
        cause: Why the run ended, such as "all 800 drafts are used up".

    Returns:
        Objects {"style", "category", "wanted", "rows", "rejected", "why"}.
    """
    have = Counter((row["style"], row["category"]) for row in rows)
    lost: dict[tuple[str, str], Counter[str]] = {}
    for row in rejects:
        lost.setdefault((row["style"], row["category"]), Counter())[row["reason"]] += 1
    short = [cell for cell, wanted in targets.items() if have[cell] < wanted]
    short.sort(key=lambda cell: (have[cell] / targets[cell], cell))
    return [
        {
            "style": str(cell[0]),
            "category": cell[1],
            "wanted": targets[cell],
            "rows": have[cell],
            "rejected": lost.get(cell, Counter()).total(),
            "why": _why(lost.get(cell, Counter()), cause),
        }
        for cell in short
    ]


def _why(reasons: Counter[str], cause: str) -> str:
    commonest = ", ".join(f"{reason} {n}" for reason, n in reasons.most_common(MOST_REASONS))
    return f"{cause}; rejected: {commonest}" if commonest else cause


def to_markdown(short: Iterable[JsonObject]) -> str:
    """A table of the cells that are short."""
    heads = ["style", "category", "wanted", "rows", "rejected", "why"]
    return table(heads, [[cell[name] for name in heads] for cell in short])
