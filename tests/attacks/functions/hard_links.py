"""Makes hard links to files of the system and of the host, to keep or to spoil them."""

import contextlib
import os

STATUS, RESULT, NEEDS = "ok", [], "container"


def attack(canary_file):
    got = os.listdir(".")
    for number, path in enumerate(("/etc/passwd", "/bin/sh", canary_file, "/proc/self/status")):
        with contextlib.suppress(OSError):
            os.link(path, f"link{number}")
            got.append(f"linked {path}")
    return got
