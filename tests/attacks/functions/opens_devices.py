"""Opens every device that is more than a source of bytes or a terminal of its own."""

import contextlib
import os

STATUS, RESULT, NEEDS = "ok", [], "container"
HARMLESS = "null zero full random urandom tty ptmx stdin stdout stderr fd core".split()


def attack():
    got = []
    for folder, _, names in os.walk("/dev"):
        for name in names:
            if name not in HARMLESS and not folder.startswith(("/dev/pts", "/dev/fd")):
                with contextlib.suppress(OSError):
                    os.close(os.open(f"{folder}/{name}", os.O_RDWR | os.O_NONBLOCK))
                    got.append(f"{folder}/{name}")
    return sorted(got)[:20]
