"""What an endpoint with OpenAI's Batch API offers, and how to wait for it."""

import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Protocol, TypeVar

from apigen.errors import EndpointFault
from tasks import progress
from tasks.stopping import Stopped, is_stopped

T = TypeVar("T")

ENDED = ("completed", "failed", "expired", "cancelled")
QUEUE_FULL = "token_limit_exceeded"
MAX_FAULTS = 10
"""Questions in a row that may go unanswered: a day is long, and a network is not."""
GROWTH = 1.5
TURN_EVERY_S = 0.2


@dataclass(frozen=True, slots=True)
class Batch:
    """A batch as the endpoint tells it; `requests` is the digest that we gave it, or empty."""

    id: str
    status: str
    requests: str = ""
    total: int = 0
    done: int = 0
    files: tuple[str, ...] = ()
    code: str = ""
    error: str = ""


class BatchService(Protocol):
    """An endpoint's files and batches; its faults are raised as `EndpointFault`."""

    def upload(self, data: bytes) -> str:
        """A new file's id."""

    def create(self, file: str, requests: str) -> Batch:
        """A new batch of an uploaded file; never repeated by itself."""

    def list(self) -> Sequence[Batch]:
        """All batches."""

    def retrieve(self, batch: str) -> Batch | None:
        """One batch; None if the endpoint does not have it."""

    def read(self, file: str) -> str:
        """A file's text; empty if the endpoint does not have it."""


@dataclass(frozen=True, slots=True)
class Patience:
    """Pauses that grow by half from `first_s` to `longest_s`, and end when the run is stopped."""

    first_s: float = 0.5
    longest_s: float = 60.0

    def pauses(self) -> Iterator[float]:
        """Their lengths in seconds, without end."""
        pause = self.first_s
        while True:
            yield min(pause, self.longest_s)
            pause = min(pause * GROWTH, self.longest_s)

    def sleep(self, seconds: float) -> None:
        """Sleep.

        Raises:
            Stopped: The run was stopped meanwhile.
        """
        end = time.monotonic() + seconds
        while (left := end - time.monotonic()) > 0:
            stop_if_asked()
            time.sleep(min(left, TURN_EVERY_S))

    def ask(self, question: Callable[[], T]) -> T:
        """The answer to a question that may be asked again.

        Raises:
            EndpointFault: It went unanswered `MAX_FAULTS` times and once more.
            Stopped: The run was stopped meanwhile.
        """
        for _, pause in zip(range(MAX_FAULTS), self.pauses(), strict=False):
            try:
                return question()
            except EndpointFault as fault:
                progress.note(f"{fault}; asked again in {pause:.0f} s")
                self.sleep(pause)
        return question()


def stop_if_asked() -> None:
    """Go no further.

    Raises:
        Stopped: The run was stopped.
    """
    if is_stopped():
        raise Stopped("stopped while batches were under way; the next run takes them up")
