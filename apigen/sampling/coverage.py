"""What came so far, by everything that the samplers steer."""

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from apigen.records import JsonObject, Recipe, Style
from apigen.sampling.examples import ExamplePool
from apigen.sampling.targets import Cell
from apigen.sampling.tool_record import FailingTool, ToolRecords
from apigen.sampling.usage import Usage
from apigen.sampling.values import Value, value_key

PRIOR_RATE = 0.7
"""Share of drafts that pass, before any were seen: between the paper's best two generators."""
PRIOR_DRAFTS = 10.0
"""Drafts that the assumed share weighs as much as; also a style's rate against its cell's."""
REPEATED = "repeated"
"""Reason of an accepted row that had come before."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one draft.

    `tools` are those called, or offered where no call could be read. `identity` is the row's id:
    a row counts once. `values` are (tool, parameter, value) of enums and booleans. `example` is an
    accepted row as a worked example.
    """

    style: Style
    category: str
    register: str
    language: str
    tools: tuple[str, ...]
    accepted: bool
    reason: str = ""
    identity: str = ""
    values: tuple[Value, ...] = ()
    calls: int = 1
    example: JsonObject | None = None


class Coverage:
    """Counts of drafts asked for, under way, and accepted; the same after the same updates."""

    def __init__(self) -> None:
        self.asked: Counter[Cell] = Counter()
        self.in_flight: Counter[Cell] = Counter()
        self.accepted: Counter[Cell] = Counter()
        self.tried: Counter[Cell] = Counter()
        self.reasons: defaultdict[Cell, Counter[str]] = defaultdict(Counter)
        self.tools = ToolRecords()
        self.usage = Usage()
        self.examples = ExamplePool()
        self.value_asked: Counter[tuple[str, str, str]] = Counter()
        self._landed: Counter[Cell] = Counter()
        self._style_drafts: Counter[Style] = Counter()
        self._style_accepted: Counter[Style] = Counter()
        self._values: set[tuple[str, str, str]] = set()
        self._rows: set[str] = set()

    def plan(self, recipes: Iterable[Recipe]) -> None:
        """Note requests that are about to be sent."""
        for recipe in recipes:
            cell = recipe.style, recipe.category
            self.asked[cell] += recipe.pairs
            self.in_flight[cell] += recipe.pairs
            self.tools.ask(recipe)
            self.value_asked.update(
                value_key((each["tool"], each["parameter"], each["value"])) for each in recipe.cover
            )
            self.usage.plan(recipe)

    def land(self, recipes: Iterable[Recipe]) -> None:
        """Note planned requests whose drafts have all been checked, or will never come."""
        for recipe in recipes:
            cell = recipe.style, recipe.category
            self.in_flight[cell] -= recipe.pairs
            self._count_drafts(cell, recipe.pairs, self._landed)
            self.usage.land(recipe)

    def fold(self, outcomes: Iterable[Outcome]) -> None:
        """Note what became of drafts."""
        for outcome in outcomes:
            cell = outcome.style, outcome.category
            repeated = outcome.accepted and outcome.identity in self._rows
            self._count_drafts(cell, 1, self.tried)
            fresh = outcome.accepted and not repeated
            reason = REPEATED if repeated else outcome.reason
            self.tools.note(outcome.tools, fresh, reason)
            if fresh:
                self._accept(cell, outcome)
            else:
                self.reasons[cell][reason] += 1

    def pass_rate(self, of: Style | Cell) -> float:
        """Share of a style's or cell's drafts that become a new row, as far as is known.

        A style's rate starts at `PRIOR_RATE`, a cell's at its style's; what a generator left out
        counts as failed.
        """
        if isinstance(of, Style):
            passed, drafts, assumed = self._style_accepted[of], self._style_drafts[of], PRIOR_RATE
        else:
            drafts, assumed = self._drafts(of), self.pass_rate(of[0])
            passed = self.accepted[of]
        return (passed + assumed * PRIOR_DRAFTS) / (drafts + PRIOR_DRAFTS)

    def expected(self, cell: Cell) -> float:
        """Rows that a cell has, and those that its drafts under way will probably give."""
        return self.accepted[cell] + self.in_flight[cell] * self.pass_rate(cell)

    def seen(self, value: Value) -> bool:
        """Whether an accepted row used this enum or boolean value."""
        return value_key(value) in self._values

    def failing(self) -> list[FailingTool]:
        """Tools whose drafts fail far more often than the rest's, worst first."""
        return self.tools.failing()

    def _accept(self, cell: Cell, outcome: Outcome) -> None:
        if outcome.identity:
            self._rows.add(outcome.identity)
        self.accepted[cell] += 1
        self._style_accepted[outcome.style] += 1
        self.usage.accept("register", outcome.register)
        self.usage.accept("language", outcome.language)
        self.usage.accept("calls", (outcome.style, outcome.calls))
        self._values.update(map(value_key, outcome.values))
        if outcome.example is not None:
            self.examples.add(outcome.style, outcome.example)

    def _count_drafts(self, cell: Cell, drafts: int, counter: Counter[Cell]) -> None:
        before = self._drafts(cell)
        counter[cell] += drafts
        self._style_drafts[cell[0]] += self._drafts(cell) - before

    def _drafts(self, cell: Cell) -> int:
        """Drafts that came, or that should have come, whichever is more."""
        return max(self.tried[cell], self._landed[cell])
