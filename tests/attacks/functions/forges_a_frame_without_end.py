"""Announces a result and never sends it; it must time out."""

import contextlib
import os
import time

STATUS, NEEDS = "timeout", ""


def attack():
    for descriptor in range(3, 64):
        with contextlib.suppress(OSError):
            os.write(descriptor, (100).to_bytes(4, "big") + b'{"status":')
    time.sleep(60)
