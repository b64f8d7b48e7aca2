"""Leaves a thread that talks nonsense to the runner; only its own calls may fail."""

import contextlib
import os
import threading
import time

STATUS, WHEN, NEEDS = "crashed", "import", ""


def babble():
    while True:
        for descriptor in range(3, 10):
            with contextlib.suppress(OSError):
                os.write(descriptor, os.urandom(50))
        time.sleep(0.01)


threading.Thread(target=babble, daemon=True).start()


def attack():
    time.sleep(0.5)
    return []
