"""Doubles itself up to 256 processes; a call may have 16, and its neighbours keep theirs."""

import contextlib
import os
import time

STATUS, RESULT, NEEDS = "ok", [], "own uid"
ALLOWED = 16


def attack():
    reading, writing = os.pipe()
    me = os.getpid()
    for _ in range(8):
        with contextlib.suppress(OSError):
            os.fork()
    os.write(writing, b"x")
    if os.getpid() != me:
        time.sleep(0.7)
        os._exit(0)
    time.sleep(0.4)
    count = len(os.read(reading, 1024))
    return [f"{count} processes"] if count > ALLOWED else []
