"""What the runner knows of the calls themselves."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import NamedTuple

from sandbox.image import outcomes

Emit = Callable[[int, outcomes.Outcome, float], None]


class Job(NamedTuple):
    """A request and its place in the batch."""

    place: int
    module: str
    text: bytes
    """Function name and arguments as JSON."""


class Retries(NamedTuple):
    """Where calls go that deserve another try with fewer neighbours, or with none."""

    starved: list[Job] | None
    killed: list[Job] | None


class Call:
    """A call in flight."""

    def __init__(self, job: Job, slot: int, pipe: int, timeout_s: float) -> None:
        self.job, self.slot, self.pipe = job, slot, pipe
        self.started = time.monotonic()
        self.deadline = self.started + timeout_s
        self.received = bytearray()
        self.outcome: outcomes.Outcome | None = None
        self.ended = 0.0
        """When reading stopped; 0 while it goes on."""
        self.crowded = False
        """Whether it had neighbours."""
        self.beside_import = False
        """Whether a module was imported meanwhile, at a higher priority."""
