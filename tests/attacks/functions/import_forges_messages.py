"""Says that it is ready and that calls have ended, on every inherited descriptor, before it is."""

import contextlib
import os
import struct

STATUSES, RESULT, WHEN, NEEDS = ("ok", "crashed"), [], "import", ""

for descriptor in range(3, 64):
    with contextlib.suppress(OSError):
        os.write(descriptor, b"R")
        for slot in range(64):
            os.write(descriptor, struct.pack("!cHi?dQQ", b"E", slot, 0, True, float("nan"), 0, 0))
        os.write(descriptor, b"R")


def attack():
    return []
