"""Reads passwords, root's files and a file that everyone on the host may read."""

import contextlib
import os

STATUS, RESULT, NEEDS = "ok", [], "container"


def attack(canary_file):
    got = []
    for path in ("/etc/shadow", "/etc/sudoers", "/proc/kcore", "/dev/mem", canary_file):
        with contextlib.suppress(OSError), open(path, "rb") as file:
            file.read(1)
            got.append(f"read {path}")
    for folder in ("/root", "/var/lib/docker", os.path.dirname(canary_file)):
        with contextlib.suppress(OSError):
            got.append(f"listed {folder}: {len(os.listdir(folder))}")
    return got
