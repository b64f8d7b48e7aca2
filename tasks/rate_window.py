"""A limit per minute that no span of 60 seconds exceeds."""

from collections import deque
from dataclasses import dataclass

MINUTE_S = 60.0


@dataclass(slots=True)
class Entry:
    """What was sent at one time; `at` is None once it is a minute old."""

    at: float | None
    amount: int


class RateWindow:
    """Sliding window.

    Args:
        most: Per minute; None: no limit.
    """

    def __init__(self, most: int | None) -> None:
        self._most = most
        self._entries: deque[Entry] = deque()
        self._total = 0

    def wait_s(self, now: float, amount: int) -> float:
        """How long until there may be room; more than the whole limit goes when none is under way.

        Ask again then: several old entries may have to leave.
        """
        if self._most is None:
            return 0.0
        while self._entries and now >= (self._entries[0].at or 0.0) + MINUTE_S:
            old = self._entries.popleft()
            old.at = None
            self._total -= old.amount
        if not self._entries or self._total + amount <= self._most:
            return 0.0
        return max(0.0, (self._entries[0].at or 0.0) + MINUTE_S - now)

    def add(self, now: float, amount: int) -> Entry | None:
        """Count what is sent now."""
        if self._most is None:
            return None
        self._entries.append(Entry(now, amount))
        self._total += amount
        return self._entries[-1]

    def correct(self, entry: Entry | None, amount: int) -> None:
        """Replace an estimate by what it was."""
        if entry is not None and entry.at is not None:
            self._total += amount - entry.amount
            entry.amount = amount
