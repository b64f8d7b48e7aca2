"""How many requests one model takes at the same time, found out by asking."""

from math import inf

CUT = 0.75
SUCCESSES_PER_SLOT = 25
QUIET_SUCCESSES = 50
"""So many answers without a 429 end a burst of them."""
OVERLOADED = 0.2
"""Share of 429 above which fewer slots help; an endpoint that refuses at random, they don't."""
SMALLEST_SAMPLE = 20


class Limit:
    """Additive increase, multiplicative decrease.

    The first 429 of a burst cuts by a quarter; a further one of the same burst cuts again only
    where more than a fifth of a whole round that was sent after the last cut is refused.

    Args:
        most: The limit at the start, and the highest.
    """

    def __init__(self, most: int) -> None:
        self.most = self.slots = most
        self._last_before_cut = -inf
        self._good = self._bad = self._successes = 0
        self._quiet = QUIET_SUCCESSES

    def succeeded(self, number: int) -> None:
        """The request sent as the `number`-th was answered."""
        self._quiet += 1
        self._good += number > self._last_before_cut
        self._successes += 1
        if self._successes >= SUCCESSES_PER_SLOT:
            self._successes = 0
            self.slots = min(self.most, self.slots + 1)

    def refused(self, number: int, last: int) -> None:
        """The `number`-th was answered with a 429; so far `last` were sent."""
        is_first, self._quiet = self._quiet >= QUIET_SUCCESSES, 0
        if number <= self._last_before_cut:
            return
        self._bad += 1
        if is_first or self._is_overloaded():
            self.cut(last)

    def cut(self, last: int) -> None:
        """Take a quarter of the slots away."""
        self.slots = max(1, int(self.slots * CUT))
        self._last_before_cut = last
        self._good = self._bad = self._successes = 0

    def _is_overloaded(self) -> bool:
        answers = self._good + self._bad
        enough = answers >= max(self.slots, SMALLEST_SAMPLE)
        return enough and self._bad > OVERLOADED * answers
