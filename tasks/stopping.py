"""The end of a run before its time: nothing more is sent or waited for, in any thread."""

import signal
import threading

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


def stop_sending_on_interrupt() -> None:
    """Have Ctrl-C stop the sending before it stops the process; for the main thread."""

    def stop(number: int, frame: object) -> None:
        stop_sending()
        raise KeyboardInterrupt

    signal.signal(signal.SIGINT, stop)
