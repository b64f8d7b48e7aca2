"""Becomes every user that it can, near its own uid and far, and kills all their processes but its
own; only users of its own slots may be had, and nobody else's process."""

import contextlib
import os
import signal

STATUS, RESULT, WHEN, NEEDS = "ok", [], "import", "own uid"

GOT = []
if os.getuid() >= 10_000:
    for uid in (0, 1, 65_534, *range(os.getuid() - 30, os.getuid() + 31)):
        if (child := os.fork()) == 0:
            with contextlib.suppress(OSError):
                os.setresuid(-1, uid, -1)
                os._exit(1)
            os._exit(0)
        if os.waitpid(child, 0)[1] and not 0 <= uid - os.getuid() < 9:
            GOT.append(f"became {uid}")
    for pid in map(int, filter(str.isdigit, os.listdir("/proc"))):
        if pid != os.getpid():
            with contextlib.suppress(OSError):
                os.kill(pid, signal.SIGKILL)
                GOT.append(f"killed {pid}")
else:
    GOT.append("shares a uid")


def attack():
    return GOT
