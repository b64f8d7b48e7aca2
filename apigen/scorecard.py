"""What became of planted faults: counts per kind and stage, rates with their uncertainty."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from math import sqrt

from apigen.mutations.kinds import GROUPS, KINDS, Kind
from apigen.records import JsonObject, Verdict

STAGES = ("format", "grounding", "execution", "semantics")
RESTORED, SURVIVED = "restored", "survived"
FATES = (*STAGES, RESTORED, SURVIVED)
"""What may become of a fault: the stage that rejects it, or it is taken out again, or stays."""

_Z_95 = 1.959964


def wilson(count: int, total: int) -> tuple[float, float]:
    """The 95 % interval of a share, 0 to 1.

    Wilson's score interval (E. B. Wilson, 1927, "Probable inference, the law of succession, and
    statistical inference"), which also holds for shares near 0 and 1 and for small totals.

    Returns:
        Its ends; 0 and 1 where there is nothing to count.
    """
    if not total:
        return 0.0, 1.0
    share, z2 = count / total, _Z_95**2
    middle = (share + z2 / (2 * total)) / (1 + z2 / total)
    half = _Z_95 / (1 + z2 / total) * sqrt(share * (1 - share) / total + z2 / (4 * total**2))
    low = 0.0 if count == 0 else middle - half
    high = 1.0 if count == total else middle + half
    return low, high


def fate_of(verdict: Verdict, restored: bool) -> str:
    """What became of a fault, by the verdict on the row that holds it.

    Args:
        verdict: Of all stages.
        restored: Whether the row that passed is the right one again.
    """
    if not verdict.ok:
        return verdict.stage
    return RESTORED if restored else SURVIVED


@dataclass(frozen=True, slots=True)
class Tally:
    """How often each fate and each reason was met."""

    fates: Counter[str] = field(default_factory=Counter)
    reasons: Counter[str] = field(default_factory=Counter)

    def add(self, fate: str, reason: str) -> None:
        """Count one row."""
        self.fates[fate] += 1
        if reason:
            self.reasons[reason] += 1

    @property
    def total(self) -> int:
        """Rows counted."""
        return self.fates.total()

    @property
    def rejected(self) -> int:
        """Of them, those that a stage rejected."""
        return sum(self.fates[stage] for stage in STAGES)

    @property
    def caught(self) -> int:
        """Of them, those that were rejected or made right again."""
        return self.rejected + self.fates[RESTORED]

    def to_json(self) -> JsonObject:
        """Counts, and both shares with their intervals."""
        return {
            "rows": self.total,
            **{fate: self.fates[fate] for fate in FATES},
            **{"caught": self.caught, "caught_share": _share(self.caught, self.total)},
            **{"caught_interval": _interval(self.caught, self.total)},
            **{"rejected_share": _share(self.rejected, self.total)},
            **{"rejected_interval": _interval(self.rejected, self.total)},
            "reasons": dict(self.reasons.most_common()),
        }


@dataclass(frozen=True, slots=True)
class Cost:
    """What judging took.

    `requests` are those of this run and `known` answers came from the journal of one that was cut
    off; tokens are of the requests. `cost` is None where a price is unknown. `rows` were judged.
    """

    rows: int
    requests: int
    known: int
    prompt_tokens: int
    completion_tokens: int
    cost: float | None
    currency: str

    def per_row(self) -> JsonObject:
        """Tokens and money per judged row; None where nobody can tell."""
        told = self.rows and self.requests and not self.known
        return {
            "prompt_tokens": self.prompt_tokens / self.rows if told else None,
            "completion_tokens": self.completion_tokens / self.rows if told else None,
            "cost": self.cost / self.rows if told and self.cost is not None else None,
        }


@dataclass(frozen=True, slots=True)
class Scorecard:
    """What the stages did with untouched rows, and with rows of each kind of fault.

    `kinds` has an entry for every kind, also where it applied to no row. `about` tells how it was
    made, by the names that the report shows: rows, library, judges, command, notes.
    """

    untouched: Tally
    kinds: Mapping[str, Tally]
    cost: Cost
    about: JsonObject

    def group(self, name: str) -> Tally:
        """All kinds of a group together."""
        whole = Tally()
        for kind in KINDS:
            if kind.group == name:
                whole.fates.update(self.kinds[kind.name].fates)
                whole.reasons.update(self.kinds[kind.name].reasons)
        return whole

    def to_json(self) -> JsonObject:
        """All figures, with names that stay."""
        return {
            "about": self.about,
            "untouched": self.untouched.to_json(),
            "groups": {name: self.group(name).to_json() for name in GROUPS},
            "kinds": [_kind_json(kind, self.kinds[kind.name]) for kind in KINDS],
            "cost": {
                **{name: getattr(self.cost, name) for name in Cost.__slots__},
                "per_row": self.cost.per_row(),
            },
        }


def tallies(fates: Iterable[tuple[str, str, str]]) -> dict[str, Tally]:
    """A tally for every kind, out of kind, fate and reason of each row with a fault."""
    found = {kind.name: Tally() for kind in KINDS}
    for kind, fate, reason in fates:
        found[kind].add(fate, reason)
    return found


def of_group(kinds: Sequence[Kind], group: str) -> list[Kind]:
    """The kinds of a group, in order."""
    return [kind for kind in kinds if kind.group == group]


def _kind_json(kind: Kind, tally: Tally) -> JsonObject:
    told = {"name": kind.name, "group": kind.group, "description": kind.description}
    return told | tally.to_json()


def _share(count: int, total: int) -> float | None:
    return round(count / total, 6) if total else None


def _interval(count: int, total: int) -> list[float]:
    return [round(end, 6) for end in wilson(count, total)]
