"""Announces a result of 4 GB, to make the reader reserve or await it."""

import contextlib
import os
import time

STATUS, NEEDS = "output_too_large", ""


def attack():
    for descriptor in range(3, 64):
        with contextlib.suppress(OSError):
            os.write(descriptor, b"\xff" * 64)
    time.sleep(60)
