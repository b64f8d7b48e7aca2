"""How far a run is: rows per shard and stage, what was accepted, speed and spending."""

import threading
import time
from collections import Counter
from collections.abc import Mapping

from tasks.progress import Usage, slot_use

STAGES = ("sample", "generate", "format", "execute", "judge")


class Meter:
    """Counts rows per shard and stage, and shows the share of all work that is done.

    Args:
        total: Rows of all shards.
        stages: Stages that every shard goes through.
        noun: What is counted.
        wanted: Accepted rows wanted by style; with any, they are what progress is measured by.
    """

    def __init__(
        self,
        total: int,
        stages: tuple[str, ...] = STAGES,
        noun: str = "rows",
        wanted: Mapping[str, int] | None = None,
    ) -> None:
        self.total, self.noun, self.wanted = total, noun, wanted or {}
        self._stages = stages
        self._rows: dict[int, int] = {}
        self._done: dict[tuple[int, str], int] = {}
        self._accepted: dict[int, Mapping[str, int]] = {}
        self._lock = threading.Lock()
        self._started = self._now()
        self.usage = Usage()

    @property
    def done(self) -> float:
        """Rows' worth of work that is done: a row that is through two of five stages counts 0.4."""
        return sum(self._done.values()) / len(self._stages)

    @property
    def accepted(self) -> Counter[str]:
        """Rows that passed all checks, by style."""
        return sum(map(Counter, self._accepted.values()), Counter[str]())

    @property
    def share(self) -> float:
        """How much of all that is wanted is there, 0 to 1."""
        if self.wanted:
            got = self.accepted
            have = sum(min(got[style], wanted) for style, wanted in self.wanted.items())
            return have / max(1, sum(self.wanted.values()))
        return self.done / max(1, self.total)

    @property
    def rate(self) -> float:
        """Rows' worth of work per second."""
        return self.done / max(self._now() - self._started, 1e-3)

    @property
    def left_s(self) -> float | None:
        """Seconds until all is done, as far as it went till now; None before there is a guess."""
        if self.done < 1 or not self.share:
            return None
        return (self._now() - self._started) * (1 - self.share) / self.share

    def plan(self, shard: int, rows: int) -> None:
        """Take in that a shard starts."""
        self._rows[shard] = rows

    def accept(self, shard: int, rows: Mapping[str, int]) -> None:
        """Take in what a shard's drafts gave."""
        self._accepted[shard] = rows
        self._show()

    def advance(self, shard: int, stage: str, rows: int) -> None:
        """Count rows; a shard's stage never counts more than its rows."""
        with self._lock:
            done = self._done.get((shard, stage), 0) + rows
            self._done[shard, stage] = min(done, self._rows.get(shard, self.total))
        self._show()

    def finish(self, shard: int, stage: str) -> None:
        """Count all rows of a shard's stage, also those that an earlier stage rejected."""
        self.advance(shard, stage, self._rows.get(shard, self.total))

    def spent(self, usage: Usage) -> None:
        """Take the usage so far."""
        self.usage = usage

    def cost(self) -> str:
        """What was spent, as text; empty as long as no model was asked."""
        if not self.usage.requests:
            return ""
        known = self.usage.cost is not None
        return f"{self.usage.cost:.4f} {self.usage.currency}".strip() if known else "cost unknown"

    def counts(self) -> str:
        """What there is, as text."""
        got = self.accepted
        if self.wanted:
            have = {style: min(got[style], n) for style, n in self.wanted.items()}
            styles = [f"{style} {have[style]}/{n}" for style, n in self.wanted.items()]
            whole = f"{sum(have.values())} of {sum(self.wanted.values())} rows verified"
            return f"{whole} ({', '.join(styles)}), {sum(self._rows.values())} drafts"
        verified = f", {got.total()} verified" if got else ""
        return f"{self.done:.0f} of {self.total} {self.noun}{verified}"

    def speed(self) -> str:
        """Rows' worth of work per second or minute, as text; empty as long as nothing is done."""
        if self.done < 1:
            return ""
        slow = self.rate < 1
        number = f"{self.rate * 60:.1f}" if slow else f"{self.rate:.1f}"
        return f"{number} {self.noun}/{'min' if slow else 's'}"

    def line(self) -> str:
        """All of it in one line; speed and time left are told once there is a row to tell by."""
        use, left = self._slot_use(), self.left_s
        slots = f"slots {use:.0%} full" if use is not None else ""
        time_left = "" if left is None else f"{left:.0f} s left"
        return ", ".join(filter(None, [self.counts(), self.speed(), self.cost(), slots, time_left]))

    def _now(self) -> float:
        return time.monotonic()

    def _slot_use(self) -> float | None:
        return slot_use()

    def note(self, line: str) -> None:
        """Show a line of its own."""
        raise NotImplementedError

    def _show(self) -> None:
        raise NotImplementedError
