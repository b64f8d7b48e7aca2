"""The end of a run before its time: nothing more is sent or waited for, in any thread."""

import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager

from apigen.errors import ApigenError

_stopped = threading.Event()


class Stopped(ApigenError):
    """The run was stopped, or another request of it failed."""


def stop_sending() -> None:
    """Send no further request from this process; those under way still end and are journalled."""
    _stopped.set()


def is_stopped() -> bool:
    """Whether this process is to send nothing more."""
    return _stopped.is_set()


@contextmanager
def stopping_with_the_run() -> Iterator[None]:
    """Stop sending when a run is cancelled.

    That interrupts its main thread alone: those of the stages would go on and pay.
    """
    try:
        yield
    except BaseException as error:
        if not isinstance(error, Exception):
            stop_sending()
        raise


def stop_sending_on_interrupt() -> None:
    """Have Ctrl-C stop the sending before it stops the process; for the main thread."""

    def stop(number: int, frame: object) -> None:
        stop_sending()
        raise KeyboardInterrupt

    signal.signal(signal.SIGINT, stop)
