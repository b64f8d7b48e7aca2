"""Broadcasts SIGKILL, three times; with a uid of its own it hits nobody else."""

import contextlib
import os
import signal

STATUS, RESULT, NEEDS = "ok", [], "own uid"


def attack():
    if os.stat(f"/proc/{os.getppid()}").st_uid == os.getuid():
        return ["a broadcast would hit all processes of this user"]
    for _ in range(3):
        with contextlib.suppress(OSError):
            os.kill(-1, signal.SIGKILL)
    return []
