"""Who the processes are: the one thing that keeps calls away from each other.

A *host* imports a module and forks its calls; a *slot* is a place for one call at a time. With uids
of their own nothing in here needs the right to kill: a process that takes on the uid of a slot may
signal everything of that slot, and nothing else.
"""

from __future__ import annotations

import os
import time
from collections.abc import Callable
from typing import NamedTuple, NoReturn, Protocol


class Ending(NamedTuple):
    """How the main process of a call ended."""

    status: int
    """As `os.waitpid` gives it."""
    by_itself: bool
    """False if it still ran and had to be killed."""
    cpu_s: float
    waits: int
    """How often it gave the processor away."""
    preemptions: int
    """How often the processor was taken from it."""


class Identity(Protocol):
    """How a host and the calls in its slots are kept apart, ended and cleaned up after."""

    name: str
    """What it is called in a list of walls; empty if it is none."""

    def enter_host(self) -> None:
        """Turn the current process into the host, before any foreign code."""

    def spawn(self, slot: int, body: Callable[[], NoReturn]) -> int:
        """Fork, let the child run `body`, and return its pid."""

    def enter_call(self, slot: int) -> None:
        """Turn the current process into a call, for good."""

    def end(self, slot: int, pid: int, patience_s: float) -> Ending:
        """Kill whatever the call left running, delete what it left lying, say how it ended."""

    def destroy(self, host: int) -> int:
        """End a host and all its calls from outside; return the host's wait status."""


def run_or_exit(body: Callable[[], NoReturn]) -> NoReturn:
    """Keep an exception in a forked child from running the parent's code a second time."""
    try:
        body()
    finally:
        os._exit(70)


def has_ended(pid: int, patience_s: float) -> bool:
    """Tell whether a child ended, if need be after a little waiting."""
    deadline = time.monotonic() + patience_s
    while os.waitid(os.P_PID, pid, os.WEXITED | os.WNOHANG | os.WNOWAIT) is None:
        if time.monotonic() >= deadline:
            return False
        time.sleep(0.001)
    return True


def wait_for(pid: int, by_itself: bool) -> Ending:
    """Collect a child that has ended or was killed."""
    _, status, usage = os.wait4(pid, 0)
    cpu_s = usage.ru_utime + usage.ru_stime
    return Ending(status, by_itself, cpu_s, usage.ru_nvcsw, usage.ru_nivcsw)
