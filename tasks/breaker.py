"""A circuit breaker: an endpoint that is down is asked by one request at a time."""

from math import inf

OPEN_AFTER = 8
FIRST_PAUSE_S = 1.0
LONGEST_PAUSE_S = 30.0


class Breaker:
    """Opens after a run of failures without a success, closes at the first answer."""

    def __init__(self) -> None:
        self.is_open = False
        self.is_probing = False
        self._failures = 0
        self._pause_s = FIRST_PAUSE_S
        self._probe_at = -inf

    @property
    def state(self) -> str:
        """`closed`, `open` or `probing`."""
        if self.is_open:
            return "probing" if self.is_probing else "open"
        return "closed"

    def wait_s(self, now: float) -> float:
        """How long until a request may go; infinite while a probe is under way."""
        if not self.is_open:
            return 0.0
        return inf if self.is_probing else max(0.0, self._probe_at - now)

    def sent(self) -> bool:
        """A request goes now; returns whether it is a probe."""
        self.is_probing = self.is_open
        return self.is_open

    def answered(self) -> None:
        """The endpoint is up."""
        self.is_open = self.is_probing = False
        self._failures, self._pause_s = 0, FIRST_PAUSE_S

    def failed(self, was_probe: bool, now: float) -> None:
        """A request was refused, failed or was never answered."""
        self._failures += 1
        if self.is_open and was_probe:
            self.is_probing = False
            self._pause_s = min(2 * self._pause_s, LONGEST_PAUSE_S)
            self._probe_at = now + self._pause_s
        elif not self.is_open and self._failures >= OPEN_AFTER:
            self.is_open = True
            self._probe_at = now + self._pause_s

    def withdrawn(self, was_probe: bool) -> None:
        """A request ended before it was sent."""
        if was_probe:
            self.is_probing = False
