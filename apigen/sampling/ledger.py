"""Coverage, and what one shard has drawn on top of it before it is planned."""

from collections import Counter, defaultdict
from collections.abc import Mapping
from typing import Any

from apigen.records import Recipe
from apigen.sampling.coverage import Coverage
from apigen.sampling.tool_record import asked_for
from apigen.sampling.usage import KINDS, LIKELY, kinds_of
from apigen.sampling.values import Value, value_key


class Ledger:
    """So that the requests of a shard steer each other; the coverage stays as it is."""

    def __init__(self, coverage: Coverage) -> None:
        self._coverage = coverage
        self._used = {kind: coverage.usage.likely(kind) for kind in KINDS}
        self._asked: defaultdict[str, float] = defaultdict(float)
        self._values: Counter[tuple[str, str, str]] = Counter()

    def note(self, recipe: Recipe) -> None:
        """Note a request of this shard."""
        for kind, value in kinds_of(recipe):
            self._used[kind][value] = self._used[kind].get(value, 0.0) + LIKELY * recipe.pairs
        for name, pairs in asked_for(recipe):
            self._asked[name] += pairs
        self._values.update(value_key(_value(each)) for each in recipe.cover)

    def used(self, kind: str) -> Mapping[Any, float]:
        """Rows by value, as `Usage.likely`, with this shard's."""
        return self._used[kind]

    def cost(self, name: str) -> float:
        """How often a tool was asked for; more if it keeps failing."""
        return self._coverage.tools.cost(name) + self._asked.get(name, 0.0)

    def value_asked(self, value: Value) -> int:
        """How often requests named this value to be used."""
        key = value_key(value)
        return self._coverage.value_asked[key] + self._values[key]


def _value(cover: Mapping[str, Any]) -> Value:
    return cover["tool"], cover["parameter"], cover["value"]
