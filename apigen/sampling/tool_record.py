"""How each tool did: how often it was asked for, tried, and passed."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from math import exp, lgamma, log

from apigen.records import Recipe

FEWEST_TRIES = 5
"""A tool with fewer tries is not called failing."""
FAR_BELOW = 0.5
"""A failing tool's rate is below this share of the rest's …"""
CHANCE = 0.01
"""… and chance gives as few passes, or fewer, to less than this share of tools like the rest."""
LEAST_WEIGHT = 0.1
"""A tool that never passes is drawn this often against one that does as the rest does."""
_PRIOR_TRIES = 3.0


@dataclass(frozen=True, slots=True)
class FailingTool:
    """A tool that fails far more often than the rest, and mostly why."""

    name: str
    tries: int
    passes: int
    reason: str


class ToolRecords:
    """Counts per tool; a try is a draft that calls it."""

    def __init__(self) -> None:
        self.asked: defaultdict[str, float] = defaultdict(float)
        self.tries: Counter[str] = Counter()
        self.passes: Counter[str] = Counter()
        self._reasons: defaultdict[str, Counter[str]] = defaultdict(Counter)
        self._all_tries = 0
        self._all_passes = 0

    def ask(self, recipe: Recipe) -> None:
        """Note a request's pairs."""
        for name, pairs in asked_for(recipe):
            self.asked[name] += pairs

    def note(self, names: Iterable[str], accepted: bool, reason: str) -> None:
        """Note one draft that called these tools."""
        for name in dict.fromkeys(names):
            self.tries[name] += 1
            self.passes[name] += accepted
            self._all_tries += 1
            self._all_passes += accepted
            if not accepted:
                self._reasons[name][reason] += 1

    def cost(self, name: str) -> float:
        """Pairs asked for so far, up to ten times as many for a tool that keeps failing."""
        asked = self.asked.get(name, 0.0)
        return asked / self._weight(name) if asked and name in self.tries else asked

    def failing(self) -> list[FailingTool]:
        """Tools whose rate is far below the rest's, and not by chance; worst first."""
        found = [name for name, tries in self.tries.items() if self._fails(name, tries)]
        found.sort(key=lambda name: (self.passes[name] - self.tries[name], name))
        return [self._line(name) for name in found]

    def _weight(self, name: str) -> float:
        rest = self._all_passes / self._all_tries
        if not rest:
            return 1.0
        smoothed = (self.passes[name] + rest * _PRIOR_TRIES) / (self.tries[name] + _PRIOR_TRIES)
        return min(1.0, max(LEAST_WEIGHT, smoothed / rest))

    def _fails(self, name: str, tries: int) -> bool:
        others = self._all_tries - tries
        if tries < FEWEST_TRIES or not others:
            return False
        passes = self.passes[name]
        rest = (self._all_passes - passes) / others
        if passes >= FAR_BELOW * rest * tries:
            return False
        return _at_most(passes, tries, rest) < CHANCE

    def _line(self, name: str) -> FailingTool:
        reasons = self._reasons[name]
        commonest = min(reasons, key=lambda reason: (-reasons[reason], reason))
        return FailingTool(name, self.tries[name], self.passes[name], commonest)


def asked_for(recipe: Recipe) -> Iterator[tuple[str, float]]:
    """The tools that a request's queries may be for, each with an equal part of its pairs."""
    names = (recipe.withheld,) if recipe.withheld else recipe.tools
    for name in names:
        yield name, recipe.pairs / len(names)


def _at_most(passes: int, tries: int, rate: float) -> float:
    """Chance of so few passes or fewer (binomial)."""
    return sum(exp(_log_chance(n, tries, min(rate, 1 - 1e-9))) for n in range(passes + 1))


def _log_chance(passes: int, tries: int, rate: float) -> float:
    ways = lgamma(tries + 1) - lgamma(passes + 1) - lgamma(tries - passes + 1)
    return ways + passes * log(rate) + (tries - passes) * log(1 - rate)
