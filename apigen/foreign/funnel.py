"""What became of the rows of a file: by their form, by reason, and what was flagged."""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from apigen.foreign.rows import Checked
from apigen.report import table

OK = "ok"
_UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Tally:
    """Counts of rows by form and verdict, which is `ok` or a reason; and flags by reason."""

    rows: defaultdict[str, Counter[str]] = field(default_factory=lambda: defaultdict(Counter))
    flags: Counter[str] = field(default_factory=Counter)

    def count(self, checked: Checked) -> None:
        """Add one row."""
        row = checked.row
        self.rows[row.format or _UNKNOWN][OK if row.verdict.ok else row.verdict.reason] += 1
        self.flags.update({flag.reason for flag in row.flags})

    def total(self) -> Counter[str]:
        """All forms together."""
        return sum(self.rows.values(), Counter[str]())


def told(tally: Tally) -> list[str]:
    """How many were right, and how many had each reason, in lines for the user."""
    total = tally.total()
    good, rows = total[OK], total.total()
    reasons = [f"  {reason}: {n}" for reason, n in total.most_common() if reason != OK]
    flags = [f"  flagged, {reason}: {n}" for reason, n in tally.flags.most_common()]
    return [f"{rows} rows: {good} ok, {rows - good} rejected", *reasons, *flags]


def to_markdown(tally: Tally, stages: Sequence[str]) -> str:
    """The funnel by form of row, then the counts by reason, as Markdown tables.

    Args:
        tally: The counts.
        stages: The stages that the rows went through, in order.
    """
    total = tally.total()
    parts = {**tally.rows, "all": total} if len(tally.rows) > 1 else tally.rows
    heads = ["form", "rows", *(f"fail {stage}" for stage in stages), OK, "pass rate"]
    lines = [_cells(name, counts, stages) for name, counts in parts.items()]
    reasons = {reason: n for reason, n in total.items() if reason != OK}
    counted = {"reason": _most_first(reasons), "flag": _most_first(tally.flags)}
    tables = [table([head, "rows"], counts) for head, counts in counted.items() if counts]
    return "\n".join([f"Checked: {', '.join(stages)}.\n", table(heads, lines), *tables])


def _cells(name: str, counts: Counter[str], stages: Sequence[str]) -> list[object]:
    rows = counts.total()
    failed = [
        sum(n for reason, n in counts.items() if reason.startswith(f"{stage}.")) for stage in stages
    ]
    return [name, rows, *failed, counts[OK], f"{counts[OK] / rows:.2%}" if rows else ""]


def _most_first(counts: Mapping[str, int]) -> list[tuple[str, int]]:
    return sorted(counts.items(), key=lambda item: (-item[1], item[0]))
