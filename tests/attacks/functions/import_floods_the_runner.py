"""Leaves processes that send endings to the runner without end; its neighbours are served."""

import contextlib
import os
import struct

STATUSES, RESULT, WHEN, NEEDS = ("ok", "crashed", "timeout"), [], "import", ""
ENDING = struct.pack("!cHi?dQQ", b"E", 60_000, 0, True, 0.0, 0, 0)

for _ in range(2):
    if os.fork() == 0:
        while True:
            for descriptor in range(3, 10):
                with contextlib.suppress(OSError):
                    os.write(descriptor, ENDING)


def attack():
    return []
