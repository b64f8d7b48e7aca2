"""How many slots were used over time."""

MOST_POINTS = 4_000
FIRST_SPACING_S = 0.02


class SlotHistory:
    """Points (monotonic seconds, limit, in flight) of a bounded number, and the mean use.

    Args:
        most: All slots there are.
    """

    def __init__(self, most: int) -> None:
        self.points: list[tuple[float, int, int]] = []
        self._most = most
        self._spacing_s = FIRST_SPACING_S
        self._began: float | None = None
        self._last = 0.0
        self._in_flight = 0
        self._slot_seconds = 0.0

    def note(self, now: float, limit: int, in_flight: int) -> None:
        """From now on there are so many."""
        if self._began is None:
            self._began = self._last = now
        self._slot_seconds += self._in_flight * (now - self._last)
        self._last, self._in_flight = now, in_flight
        if not self.points or now - self.points[-1][0] >= self._spacing_s:
            self._keep((now, limit, in_flight))

    def _keep(self, point: tuple[float, int, int]) -> None:
        self.points.append(point)
        if len(self.points) >= MOST_POINTS:
            del self.points[1::2]
            self._spacing_s *= 2

    def slot_use(self, now: float) -> float:
        """Mean share of the slots in use since the first request; idle time at the end is none."""
        if self._began is None:
            return 0.0
        end = now if self._in_flight else self._last
        used = self._slot_seconds + self._in_flight * (end - self._last)
        return used / (self._most * (end - self._began)) if end > self._began else 0.0
