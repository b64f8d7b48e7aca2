"""Progress as a person sees it: a bar on a terminal, plain lines elsewhere."""

import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager

from rich.console import Console
from rich.progress import BarColumn, Progress, SpinnerColumn, TextColumn

from tasks.meter import STAGES, Meter
from tasks.progress import listening

LINE_EVERY_S = 5.0
BAR_EVERY_S = 0.2


class LineMeter(Meter):
    """Plain lines on standard error, at most one in five seconds."""

    _last = 0.0
    _ended = False

    def note(self, line: str) -> None:
        """Print a line of its own."""
        print(line, file=sys.stderr, flush=True)

    def _show(self) -> None:
        now = time.monotonic()
        ends = self.share >= 1 and not self._ended
        if now - self._last < LINE_EVERY_S and not ends:
            return
        self._last, self._ended = now, self._ended or ends
        self.note(self.line())


class BarMeter(Meter):
    """A bar on the terminal."""

    _last = 0.0

    def __init__(
        self,
        total: int,
        stages: tuple[str, ...] = STAGES,
        noun: str = "rows",
        wanted: Mapping[str, int] | None = None,
    ) -> None:
        super().__init__(total, stages, noun, wanted)
        columns = (SpinnerColumn(), BarColumn(), TextColumn("{task.fields[line]}"))
        self.bar = Progress(*columns, console=Console(stderr=True), transient=True)
        self._task = self.bar.add_task("", total=1.0, line="")

    def note(self, line: str) -> None:
        """Print a line above the bar."""
        self.bar.console.print(line, markup=False, highlight=False)

    def _show(self) -> None:
        now = time.monotonic()
        if now - self._last >= BAR_EVERY_S or self.share >= 1:
            self._last = now
            self.bar.update(self._task, completed=self.share, line=self.line())


@contextmanager
def showing(
    total: int,
    stages: tuple[str, ...] = STAGES,
    noun: str = "rows",
    wanted: Mapping[str, int] | None = None,
) -> Iterator[Meter]:
    """Show the progress of what runs inside: `total` rows, through `stages`."""
    if sys.stderr.isatty():
        meter: Meter = BarMeter(total, stages, noun, wanted)
        with meter.bar, listening(meter):  # type: ignore[attr-defined]
            yield meter
    else:
        meter = LineMeter(total, stages, noun, wanted)
        with listening(meter):
            yield meter
