"""How far a run is: rows per shard and stage, speed and spending."""

import threading
import time

from tasks.progress import Usage

STAGES = ("sample", "generate", "format", "execute", "judge")


class Meter:
    """Counts rows per shard and stage, and shows the share of all work that is done.

    Args:
        rows: Rows of each shard.
        stages: Stages that every shard goes through.
        noun: What is counted.
    """

    def __init__(
        self, rows: list[int], stages: tuple[str, ...] = STAGES, noun: str = "rows"
    ) -> None:
        self._rows, self.noun = rows, noun
        self._stages = stages
        self._done: dict[tuple[int, str], int] = {}
        self._lock = threading.Lock()
        self._started = self._now()
        self.usage = Usage()

    @property
    def total(self) -> int:
        """All rows of the run."""
        return sum(self._rows)

    @property
    def done(self) -> float:
        """Rows' worth of work that is done: a row that is through two of five stages counts 0.4."""
        return sum(self._done.values()) / len(self._stages)

    @property
    def rate(self) -> float:
        """Rows' worth of work per second."""
        return self.done / max(self._now() - self._started, 1e-3)

    def advance(self, shard: int, stage: str, rows: int) -> None:
        """Count rows; a shard's stage never counts more than its rows."""
        with self._lock:
            done = self._done.get((shard, stage), 0) + rows
            self._done[shard, stage] = min(done, self._rows[shard])
        self._show()

    def finish(self, shard: int, stage: str) -> None:
        """Count all rows of a shard's stage, also those that an earlier stage rejected."""
        self.advance(shard, stage, self._rows[shard])

    def spent(self, usage: Usage) -> None:
        """Take the usage so far."""
        self.usage = usage

    def cost(self) -> str:
        """What was spent, as text; empty as long as no model was asked."""
        if not self.usage.requests:
            return ""
        known = self.usage.cost is not None
        return f"{self.usage.cost:.4f} {self.usage.currency}" if known else "cost unknown"

    def line(self) -> str:
        """All of it in one line; speed and time left are told once there is a row to tell by."""
        count = f"{self.done:.0f} of {self.total} {self.noun}"
        speed, left = "", ""
        if self.done >= 1:
            left = f"{(self.total - self.done) / self.rate:.0f} s left"
            slow = self.rate < 1
            speed = f"{self.rate * 60:.1f}" if slow else f"{self.rate:.1f}"
            speed += f" {self.noun}/{'min' if slow else 's'}"
        return ", ".join(filter(None, [count, speed, self.cost(), left]))

    def _now(self) -> float:
        return time.monotonic()

    def note(self, line: str) -> None:
        """Show a line of its own."""
        raise NotImplementedError

    def _show(self) -> None:
        raise NotImplementedError
