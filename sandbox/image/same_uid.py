"""The weak identity, for a user without privileges: processes are known by their descent."""

from __future__ import annotations

import contextlib
import os
import signal
from collections.abc import Callable, Iterable
from typing import NoReturn

from sandbox.image import kernel, scratch
from sandbox.image.identity import Ending, has_ended, run_or_exit, wait_for


class SameUid:
    """No privilege at all: processes are told apart by descent only."""

    name = ""

    def __init__(self, root: str) -> None:
        self._root = root

    def enter_host(self) -> None:
        """Give up whatever capabilities a user namespace gave."""
        kernel.forbid_new_privileges()
        kernel.set_capabilities(0)

    def spawn(self, slot: int, body: Callable[[], NoReturn]) -> int:
        """Fork a supervisor that adopts what the call's descendants leave behind."""
        pid = os.fork()
        return pid or run_or_exit(lambda: _supervise(body))

    def enter_call(self, slot: int) -> None:
        """Stay who we are."""

    def end(self, slot: int, pid: int, patience_s: float) -> Ending:
        """Kill the supervised processes; the supervisor then ends the way the call did."""
        by_itself = has_ended(pid, patience_s)
        kill_descendants(pid)
        ending = wait_for(pid, by_itself)
        folder = scratch.path_of(self._root, slot)
        scratch.reclaim(folder)
        scratch.empty(folder)
        scratch.reclaim(folder)
        return ending

    def destroy(self, host: int) -> int:
        """End a host and all its calls from outside; return the host's wait status."""
        with contextlib.suppress(ProcessLookupError):
            os.kill(host, signal.SIGSTOP)
        kill_descendants(host)
        with contextlib.suppress(ProcessLookupError):
            os.kill(host, signal.SIGKILL)
        return os.waitpid(host, 0)[1]


def kill_descendants(ancestor: int) -> None:
    """Kill all processes that descend from one, until a look finds none alive."""
    while victims := _living_descendants(ancestor):
        for pid in victims:
            with contextlib.suppress(ProcessLookupError):
                os.kill(pid, signal.SIGKILL)


def _living_descendants(ancestor: int) -> list[int]:
    parents = dict(_processes())
    found: list[int] = []
    generation = {ancestor}
    while generation:
        generation = {pid for pid, parent in parents.items() if parent in generation}
        found += generation
    return found


def _processes() -> Iterable[tuple[int, int]]:
    for name in os.listdir("/proc"):
        if name.isdigit():
            with contextlib.suppress(OSError), open(f"/proc/{name}/stat", "rb") as stat:
                state, parent = stat.read().rpartition(b")")[2].split()[:2]
                if state not in b"ZX":
                    yield int(name), int(parent)


def _supervise(body: Callable[[], NoReturn]) -> NoReturn:
    kernel.adopt_orphans()
    child = os.fork()
    if not child:
        run_or_exit(body)
    os.closerange(3, os.sysconf("SC_OPEN_MAX"))  # the result pipe must end with the call
    status = os.waitpid(child, 0)[1]
    kill_descendants(os.getpid())
    with contextlib.suppress(ChildProcessError):
        while True:
            os.wait()
    _end_like(status)


def _end_like(status: int) -> NoReturn:
    if os.WIFSIGNALED(status):
        with contextlib.suppress(OSError):  # SIGKILL has no handler to reset
            signal.signal(os.WTERMSIG(status), signal.SIG_DFL)
        os.kill(os.getpid(), os.WTERMSIG(status))
    os._exit(os.WEXITSTATUS(status))
