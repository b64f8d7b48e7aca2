"""Progress as a person sees it: a bar on a terminal, plain lines elsewhere."""

import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager

from rich.console import Console
from rich.progress import BarColumn, Progress, SpinnerColumn, TextColumn, TimeRemainingColumn

from tasks.meter import STAGES, Meter
from tasks.progress import listening

LINE_EVERY_S = 5.0


class LineMeter(Meter):
    """Plain lines on standard error, at most one in five seconds."""

    _last = 0.0

    def note(self, line: str) -> None:
        """Print a line of its own."""
        print(line, file=sys.stderr, flush=True)

    def _show(self) -> None:
        now = time.monotonic()
        if now - self._last < LINE_EVERY_S and self.done < self.total:
            return
        self._last = now
        self.note(self.line())


class BarMeter(Meter):
    """A bar on the terminal."""

    def __init__(
        self, rows: list[int], stages: tuple[str, ...] = STAGES, noun: str = "rows"
    ) -> None:
        super().__init__(rows, stages, noun)
        columns = (
            SpinnerColumn(),
            BarColumn(),
            TextColumn("{task.completed:.0f}/{task.total:.0f} " + noun),
            TextColumn("{task.fields[rate]:.1f} " + noun + "/s  {task.fields[cost]}"),
            TimeRemainingColumn(),
        )
        self.bar = Progress(*columns, console=Console(stderr=True), transient=True)
        self._task = self.bar.add_task("", total=self.total, rate=0.0, cost="")

    def note(self, line: str) -> None:
        """Print a line above the bar."""
        self.bar.console.print(line, markup=False, highlight=False)

    def _show(self) -> None:
        self.bar.update(self._task, completed=self.done, rate=self.rate, cost=self.cost())


@contextmanager
def showing(
    rows: list[int], stages: tuple[str, ...] = STAGES, noun: str = "rows"
) -> Iterator[Meter]:
    """Show the progress of what runs inside: `rows` per shard, through `stages`."""
    if sys.stderr.isatty():
        meter: Meter = BarMeter(rows, stages, noun)
        with meter.bar, listening(meter):  # type: ignore[attr-defined]
            yield meter
    else:
        meter = LineMeter(rows, stages, noun)
        with listening(meter):
            yield meter
