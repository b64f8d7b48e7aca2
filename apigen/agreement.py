"""How far the judges of a panel agree, pair by pair."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass, fields
from itertools import combinations

from apigen.records import JsonObject
from apigen.report import table


@dataclass(frozen=True, slots=True)
class Agreement:
    """Two judges over the rows that both gave a readable vote on.

    `yes_no` counts the rows where the first says yes and the second no. `kappa` is Cohen's: the
    agreement beyond what the two would reach by chance, 1 for complete; None without rows, and
    where chance alone gives 1, as when both always say yes.
    """

    first: str
    second: str
    yes_yes: int
    yes_no: int
    no_yes: int
    no_no: int

    @property
    def rows(self) -> int:
        """That both judged."""
        return self.yes_yes + self.yes_no + self.no_yes + self.no_no

    @property
    def share(self) -> float | None:
        """Of these rows, those on which they say the same."""
        return (self.yes_yes + self.no_no) / self.rows if self.rows else None

    @property
    def kappa(self) -> float | None:
        """(observed - expected) / (1 - expected) agreement.

        Source: J. Cohen, "A coefficient of agreement for nominal scales", Educational and
        Psychological Measurement 20 (1960), 37-46. In whole numbers, so that a chance agreement of
        exactly 1 is seen as such.
        """
        first_yes, second_yes = self.yes_yes + self.yes_no, self.yes_yes + self.no_yes
        first_no, second_no = self.rows - first_yes, self.rows - second_yes
        by_chance = first_yes * second_yes + first_no * second_no
        most = self.rows**2 - by_chance
        observed = (self.yes_yes + self.no_no) * self.rows
        return (observed - by_chance) / most if most else None

    def to_json(self) -> JsonObject:
        """The form kept in a manifest."""
        figures = {"rows": self.rows, "share": self.share, "kappa": self.kappa}
        return asdict(self) | figures


def from_json(found: Iterable[JsonObject]) -> list[Agreement]:
    """What `to_json` made."""
    names = [each.name for each in fields(Agreement)]
    return [Agreement(**{name: each[name] for name in names}) for each in found]


def agreements(rows: Iterable[Mapping[str, bool | None]]) -> list[Agreement]:
    """Each pair of judges, in the order in which they first come up.

    Args:
        rows: What each judge said of a row, by the judge's label; None: nothing readable.
    """
    judged = list(rows)
    labels = list(dict.fromkeys(label for row in judged for label in row))
    return [_agreement(*pair, judged) for pair in combinations(labels, 2)]


def _agreement(first: str, second: str, rows: Sequence[Mapping[str, bool | None]]) -> Agreement:
    said = Counter((row.get(first), row.get(second)) for row in rows)
    yes_no = (True, False)
    return Agreement(first, second, *(said[a, b] for a in yes_no for b in yes_no))


def to_markdown(found: Iterable[Agreement]) -> str:
    """A table with one line per pair."""
    heads = ["judges", "rows", "agree", "kappa", "both yes", "yes / no", "no / yes", "both no"]
    return table(heads, [_cells(each) for each in found])


def _cells(each: Agreement) -> list[str]:
    share = "–" if each.share is None else f"{each.share:.1%}"
    kappa = "–" if each.kappa is None else f"{each.kappa:.2f}"
    counts = (each.yes_yes, each.yes_no, each.no_yes, each.no_no)
    return [f"{each.first}, {each.second}", str(each.rows), share, kappa, *map(str, counts)]
