"""Asks for more of the processor than others get."""

import contextlib
import ctypes
import os

STATUS, RESULT, NEEDS = "ok", [], ""
NUMBERS = {"x86_64": 251, "aarch64": 30}
REAL_TIME_IO = 1 << 13


def attack():
    attempts = {
        "nice": lambda: os.nice(-1),
        "priority": lambda: os.setpriority(os.PRIO_PROCESS, 0, 0),
        "priority of its parent": lambda: os.setpriority(os.PRIO_PROCESS, os.getppid(), 19),
        "fifo": lambda: os.sched_setscheduler(0, os.SCHED_FIFO, os.sched_param(1)),
        "round robin": lambda: os.sched_setscheduler(0, os.SCHED_RR, os.sched_param(1)),
        "affinity of its parent": lambda: os.sched_setaffinity(os.getppid(), {0}),
    }
    got = []
    for name, attempt in attempts.items():
        with contextlib.suppress(OSError):
            attempt()
            got.append(name)
    number = NUMBERS[os.uname().machine]
    if ctypes.CDLL(None).syscall(number, 1, 0, REAL_TIME_IO) == 0:
        got.append("real-time disk access")
    return got
