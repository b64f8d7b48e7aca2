"""The example sampler: worked examples of a style, shipped ones and verified rows."""

from collections import Counter, deque
from collections.abc import Collection, Sequence
from random import Random

from apigen.records import JsonObject, Style

EXAMPLES = (1, 3)
"""Fewest and most worked examples in a request; the paper (section 3.3) leaves the range open."""
PER_TOOL = 3
"""Verified rows kept per tool and style, so that no tool's rows breed more of their kind."""
PER_STYLE = 200
"""Verified rows kept per style; the oldest goes when another comes."""

_SHOWN = ("tools", "query", "answers", "missing", "reply")


class ExamplePool:
    """Verified rows that later requests may show (APIGen paper, section 3.2), by style."""

    def __init__(self) -> None:
        self._rows: dict[Style, deque[JsonObject]] = {}
        self._held: Counter[tuple[Style, str]] = Counter()

    def add(self, style: Style, row: JsonObject) -> None:
        """Keep a row in the form of a seed, unless one of its tools has enough already."""
        names = tool_names(row)
        if any(self._held[style, name] >= PER_TOOL for name in names):
            return
        rows = self._rows.setdefault(style, deque())
        if len(rows) >= PER_STYLE:
            self._held.subtract((style, name) for name in tool_names(rows.popleft()))
        rows.append(row)
        self._held.update((style, name) for name in names)

    def of(self, style: Style) -> Sequence[JsonObject]:
        """The rows of a style, oldest first."""
        return self._rows.get(style, ())

    def draw(
        self, style: Style, shipped: Sequence[JsonObject], barred: Collection[str], rng: Random
    ) -> tuple[JsonObject, ...]:
        """One to three examples without a barred tool, at random among shipped and verified ones.

        Fewer, or none, where there are no others.
        """
        verified = self.of(style)
        wanted = rng.randint(*EXAMPLES)
        drawn: list[JsonObject] = []
        for place in rng.sample(range(len(shipped) + len(verified)), len(shipped) + len(verified)):
            row = shipped[place] if place < len(shipped) else verified[place - len(shipped)]
            if not tool_names(row) & set(barred):
                drawn.append({key: row[key] for key in _SHOWN if key in row})
            if len(drawn) == wanted:
                break
        return tuple(drawn)


def tool_names(row: JsonObject) -> set[str]:
    """The names of the tools that a worked example offers."""
    return {str(tool["name"]) for tool in row["tools"]}
