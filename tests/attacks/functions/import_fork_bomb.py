"""Forks in its own and all its slots' names while it is imported; neighbours are served."""

import contextlib
import os
import time

STATUSES, RESULT, WHEN, NEEDS = ("ok", "error", "crashed", "timeout"), [], "import", "own uid"

for step in range(6):
    if os.fork() == 0:
        with contextlib.suppress(OSError):
            os.setresuid(os.getuid() + step, os.getuid() + step, -1)
        for _ in range(7):
            with contextlib.suppress(OSError):
                os.fork()
        time.sleep(60)
        os._exit(0)


def attack():
    return []
