"""Sends SIGKILL to its parent and to its siblings, and signal 0 to all else that it can see."""

import contextlib
import os
import signal

STATUS, RESULT, NEEDS = "ok", [], "own uid"


def parent_of(pid):
    try:
        with open(f"/proc/{pid}/stat") as file:
            return int(file.read().rpartition(")")[2].split()[1])
    except OSError:
        return 0


def attack():
    reached, parent = [], os.getppid()
    for pid in map(int, filter(str.isdigit, os.listdir("/proc"))):
        near = parent > 1 and (parent_of(pid) == parent or pid == parent)
        if pid != os.getpid():
            with contextlib.suppress(OSError):
                os.kill(pid, signal.SIGKILL if near else 0)
                reached.append(f"signalled {pid}")
    return reached
