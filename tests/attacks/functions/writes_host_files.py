"""Overwrites a file that everyone on the host may write, by its path and through a link."""

import contextlib
import os

STATUS, RESULT, NEEDS = "ok", [], "container"


def attack(canary_file):
    got = []
    os.symlink(canary_file, "link")
    for path in (canary_file, "link", f"/proc/1/root{canary_file}"):
        with contextlib.suppress(OSError), open(path, "r+b") as file:
            file.write(b"overwritten")
            got.append(f"wrote {path}")
    return got
