"""What became of every planned draft: the funnel, in the form of the APIGen paper's table 1."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from apigen.checks.policies import paper_stage
from apigen.errors import ApigenError
from apigen.records import JsonObject

STAGES = ("format", "grounding", "execution", "semantics", "assembly")
_PAPER_STAGES = ("format", "execution", "semantics")
_COUNTS = ("planned", "accepted", "surplus", "spare")


class AccountingError(ApigenError):
    """Drafts were lost or counted twice: a fault of this program."""


@dataclass(frozen=True, slots=True)
class Funnel:
    """Counts of drafts; `rejected` by reason, `unfinished` by cause, `surplus` came unasked.

    `spare` passed all checks, but their cell's target was met.
    """

    generator: str
    planned: int
    accepted: int
    surplus: int = 0
    rejected: Mapping[str, int] = field(default_factory=dict)
    unfinished: Mapping[str, int] = field(default_factory=dict)
    spare: int = 0

    def check(self) -> None:
        """Every draft must have ended in exactly one way.

        Raises:
            AccountingError: The counts do not add up.
        """
        ended = self.accepted + self.spare
        ended += sum(self.rejected.values()) + sum(self.unfinished.values())
        if self.planned + self.surplus != ended:
            raise AccountingError(
                f"{self.planned} drafts planned and {self.surplus} more came, but {ended} are "
                "accounted for; please report this with the run's manifest"
            )

    def rejected_at(self, stage: str) -> int:
        """Drafts that a stage rejected."""
        return sum(n for reason, n in self.rejected.items() if reason.startswith(f"{stage}."))

    @property
    def pass_rate(self) -> float:
        """Drafts that passed all checks and repeat no other, 0 to 1."""
        drafts = self.planned + self.surplus
        return (self.accepted + self.spare) / drafts if drafts else 0.0

    def to_json(self) -> JsonObject:
        """The form kept in the manifest."""
        return {
            "generator": self.generator,
            "planned": self.planned,
            "surplus": self.surplus,
            "accepted": self.accepted,
            "spare": self.spare,
            "rejected": dict(sorted(self.rejected.items())),
            "unfinished": dict(sorted(self.unfinished.items())),
        }


def total_of(funnels: Sequence[Funnel]) -> Funnel:
    """All generators together; the name is theirs if there is but one."""
    sums = {name: sum(getattr(each, name) for each in funnels) for name in _COUNTS}
    rejected = sum((Counter(each.rejected) for each in funnels), Counter[str]())
    unfinished = sum((Counter(each.unfinished) for each in funnels), Counter[str]())
    label = funnels[0].generator if len(funnels) == 1 else "all"
    return Funnel(label, **sums, rejected=rejected, unfinished=unfinished)


def to_table(funnel: Funnel) -> list[JsonObject]:
    """The way from the planned drafts to the verified rows, a line for each reason to leave it."""
    lines = [("planned", "", funnel.planned)]
    lines += [("came unasked", "", funnel.surplus)] if funnel.surplus else []
    for stage in STAGES:
        reasons = {k: n for k, n in funnel.rejected.items() if k.startswith(f"{stage}.")}
        lines += [(f"rejected: {stage}", k, n) for k, n in _most_first(reasons)]
    lines += [("not finished", k, n) for k, n in _most_first(funnel.unfinished)]
    lines += [("spare", "the cell's target was met", funnel.spare)] if funnel.spare else []
    lines.append(("verified", "", funnel.accepted))
    return [{"step": step, "reason": reason, "drafts": n} for step, reason, n in lines]


def count_reasons(rows: Iterable[Mapping[str, Any]]) -> Counter[str]:
    """How often each reason stands in rows that were rejected."""
    return Counter(row["reason"] for row in rows if not row["ok"])


def to_markdown(funnels: Sequence[Funnel]) -> str:
    """The funnel of each generator and the counts per reason, as two Markdown tables."""
    whole = total_of(funnels)
    shown = [*funnels, whole] if len(funnels) > 1 else funnels
    spare = ["spare"] if whole.spare else []
    heads = ["generator", "drafts", "verified", *spare, *(f"fail {stage}" for stage in STAGES)]
    heads += ["unfinished", "pass rate"]
    unfinished = {f"unfinished: {k}": n for k, n in whole.unfinished.items()}
    reasons = _most_first({**whole.rejected, **unfinished})
    cells = [_cells(each, bool(spare)) for each in shown]
    return table(heads, cells) + "\n" + table(["reason", "drafts"], reasons)


def to_paper_table(funnels: Sequence[Funnel]) -> str:
    """The funnel of each generator as table 1 of the APIGen paper counts, as a Markdown table.

    Drafts that were not finished are no drafts here. Not comparable all the same: a draft that was
    asked for and never came fails the format, where the paper has only data points that came; what
    a schema refuses is refused before anything runs, so a service that would have taken it anyway
    is never asked; a wrong number of calls is found by counting, and before the execution that the
    paper would have counted it for; styles that call nothing are not the paper's.
    """
    shown = [*funnels, total_of(funnels)] if len(funnels) > 1 else funnels
    heads = ["generator", "drafts", "verified", *(f"fail {stage}" for stage in _PAPER_STAGES)]
    return table([*heads, "pass rate"], map(_paper_cells, shown))


def _paper_cells(funnel: Funnel) -> list[Any]:
    counts: Counter[str] = Counter(verified=funnel.accepted + funnel.spare)
    for reason, number in funnel.rejected.items():
        counts[paper_stage(reason)] += number
    drafts, verified = counts.total(), counts["verified"]
    rate = f"{verified / drafts if drafts else 0:.2%}"
    return [funnel.generator, drafts, verified, *(counts[s] for s in _PAPER_STAGES), rate]


def _cells(funnel: Funnel, spare: bool) -> list[Any]:
    return [
        *(funnel.generator, funnel.planned + funnel.surplus, funnel.accepted),
        *([funnel.spare] if spare else []),
        *(funnel.rejected_at(stage) for stage in STAGES),
        *(sum(funnel.unfinished.values()), f"{funnel.pass_rate:.2%}"),
    ]


def _most_first(counts: Mapping[str, int]) -> list[tuple[str, int]]:
    return sorted(counts.items(), key=lambda item: (-item[1], item[0]))


def table(heads: Iterable[str], rows: Iterable[Iterable[Any]]) -> str:
    """A Markdown table whose columns line up in plain text, too."""
    lines = [[str(cell) for cell in row] for row in [heads, *rows]]
    widths = [max(map(len, column)) for column in zip(*lines, strict=True)]
    padded = [
        [
            cell.ljust(width) if column == 0 else cell.rjust(width)
            for column, (cell, width) in enumerate(zip(line, widths, strict=True))
        ]
        for line in lines
    ]
    rule = [
        "-" * width if column == 0 else "-" * (width - 1) + ":"
        for column, width in enumerate(widths)
    ]
    return "".join(f"| {' | '.join(line)} |\n" for line in [padded[0], rule, *padded[1:]])
