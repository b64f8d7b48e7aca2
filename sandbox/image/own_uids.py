"""The strong identity: a uid per call, and the kernel does the rest."""

from __future__ import annotations

import contextlib
import os
import signal
import time
from collections.abc import Callable
from typing import NoReturn

from sandbox.image import kernel, scratch, seccomp
from sandbox.image.identity import Ending, has_ended, run_or_exit, wait_for

UIDS_PER_SLOT = 3
_SILENCE_S = 3.0


class OwnUids:
    """A uid for every slot, and two more for the host: to be, and to clean up with."""

    name = "own uid"

    def __init__(self, first_uid: int, slots: range, root: str) -> None:
        self._first_uid, self._slots, self._root = first_uid, slots, root
        self._host = first_uid + UIDS_PER_SLOT * slots.start
        self._keeper = self._host + 1
        self._end = first_uid + UIDS_PER_SLOT * slots.stop

    @staticmethod
    def uid_of_calls(first_uid: int, slot: int) -> int:
        """Name the uid, and gid, of the calls in a slot."""
        return first_uid + UIDS_PER_SLOT * slot + 2

    def enter_host(self) -> None:
        """Become the host's user, able to become the users of its own slots and no others."""
        os.setgroups([])
        os.setresgid(self._host, self._host, self._host)
        kernel.keep_capabilities()
        os.setresuid(self._host, self._host, self._host)
        kernel.set_capabilities(kernel.CAP_SETUID | kernel.CAP_SETGID)
        kernel.forbid_new_privileges()
        seccomp.confine_identity(self._host, self._end)
        kernel.allow_own_proc()

    def spawn(self, slot: int, body: Callable[[], NoReturn]) -> int:
        """Fork, let the child run `body`, and return its pid."""
        pid = os.fork()
        return pid or run_or_exit(body)

    def enter_call(self, slot: int) -> None:
        """Become the user of a slot, for good."""
        uid = self._call_uid(slot)
        os.setresgid(uid, uid, uid)
        os.setresuid(uid, uid, uid)
        kernel.set_capabilities(0)
        kernel.allow_own_proc()

    def end(self, slot: int, pid: int, patience_s: float) -> Ending:
        """Kill whatever the call left running, delete what it left lying, say how it ended."""
        by_itself = has_ended(pid, patience_s)
        with contextlib.suppress(PermissionError):
            os.kill(pid, signal.SIGKILL)  # for a child that is not the slot's user yet
        # A process may signal us only if its uid is our real or our saved one, so a stray of the
        # slot can't fight back; we may signal it because its uid is our effective one.
        call = self._call_uid(slot)
        os.setresgid(self._host, call, self._host)
        os.setresuid(self._keeper, call, self._host)
        _kill_everything_of_this_uid()
        ending = wait_for(pid, by_itself)
        _await_silence(call)
        scratch.empty(scratch.path_of(self._root, slot))
        os.setresuid(self._host, self._host, self._host)
        os.setresgid(self._host, self._host, self._host)
        kernel.allow_own_proc()
        return ending

    def destroy(self, host: int) -> int:
        """End a host and all its calls from outside; return the host's wait status."""
        killer = os.fork()
        if not killer:
            run_or_exit(self._destroy_as_each_uid)
        if os.waitpid(killer, 0)[1]:
            raise OSError("what a call left can't be removed")  # so nobody may follow it here
        return os.waitpid(host, 0)[1]

    def _destroy_as_each_uid(self) -> NoReturn:
        for slot in self._slots:
            call = self._call_uid(slot)
            for uid in range(call - UIDS_PER_SLOT + 1, call + 1):
                os.setresuid(0, 0, 0)  # only root may become the next user
                os.setresgid(uid, uid, uid)
                os.setresuid(self._first_uid - 1, uid, 0)
                _kill_everything_of_this_uid()
            _empty_patiently(scratch.path_of(self._root, slot))
        os._exit(0)

    def _call_uid(self, slot: int) -> int:
        return self.uid_of_calls(self._first_uid, slot)


def _empty_patiently(folder: str) -> None:
    """Empty a folder in which something that was just killed may still finish a system call."""
    deadline = time.monotonic() + _SILENCE_S
    while True:
        try:
            return scratch.empty(folder)
        except OSError:
            if time.monotonic() > deadline:
                raise
        time.sleep(0.01)


def _kill_everything_of_this_uid() -> None:
    with contextlib.suppress(ProcessLookupError):
        os.kill(-1, signal.SIGKILL)


def _await_silence(uid: int) -> None:
    """Wait until no process of a user is left, dead or alive: it would count against the next call.

    Raises:
        TimeoutError: Something can't be killed, or nobody collects it.
    """
    deadline = time.monotonic() + _SILENCE_S
    while _is_anyone(uid):
        if time.monotonic() > deadline:
            raise TimeoutError("a stray process does not end")
        _kill_everything_of_this_uid()
        time.sleep(0.002)


def _is_anyone(uid: int) -> bool:
    try:
        os.getpriority(os.PRIO_USER, uid)  # the cheapest question about all processes of a user
    except ProcessLookupError:
        return False
    return True
