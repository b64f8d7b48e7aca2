"""How often each register, language, persona, format and number of calls came."""

from collections import Counter, defaultdict
from collections.abc import Iterator
from typing import Any

from apigen.records import Recipe

LIKELY = 0.7
"""What a draft under way counts as against an accepted row."""
KINDS = ("register", "language", "persona", "numbers", "dates", "calls")
_IN_NO_ROW = ("persona", "numbers", "dates")


class Usage:
    """Counts by kind and value; for `calls` a value is a style and a number."""

    def __init__(self) -> None:
        self._came: defaultdict[str, Counter[Any]] = defaultdict(Counter)
        self._flying: defaultdict[str, Counter[Any]] = defaultdict(Counter)

    def plan(self, recipe: Recipe) -> None:
        """Note a request that is about to be sent."""
        for kind, value in kinds_of(recipe):
            self._flying[kind][value] += recipe.pairs

    def land(self, recipe: Recipe) -> None:
        """Note the end of a request; what no row keeps counts as it was asked for."""
        for kind, value in kinds_of(recipe):
            self._flying[kind][value] -= recipe.pairs
            if kind in _IN_NO_ROW:
                self._came[kind][value] += recipe.pairs

    def accept(self, kind: str, value: Any) -> None:
        """Note one accepted row."""
        self._came[kind][value] += 1

    def accepted(self, kind: str) -> dict[Any, int]:
        """Rows by value; of `persona`, `numbers` and `dates` the drafts asked for."""
        return dict(self._came[kind])

    def likely(self, kind: str) -> dict[Any, float]:
        """The same with drafts under way, at `LIKELY` each."""
        rows: defaultdict[Any, float] = defaultdict(float, self._came[kind])
        for value, drafts in self._flying[kind].items():
            rows[value] += LIKELY * drafts
        return rows


def kinds_of(recipe: Recipe) -> Iterator[tuple[str, Any]]:
    """What of a recipe is steered by what came so far."""
    for kind in KINDS:
        yield kind, (recipe.style, recipe.calls) if kind == "calls" else getattr(recipe, kind)
