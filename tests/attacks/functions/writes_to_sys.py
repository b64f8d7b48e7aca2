"""Looks for anything under /sys, control groups above all, that it could write."""

import os
import time

STATUS, RESULT, NEEDS = "ok", [], ""
PATIENCE_S = 0.6


def attack():
    got, end = [], time.monotonic() + PATIENCE_S
    for top in ("/sys/fs/cgroup", "/sys/kernel", "/sys/power", "/sys"):
        for folder, _, names in os.walk(top):
            for path in [folder, *(f"{folder}/{x}" for x in names)]:
                if os.access(path, os.W_OK) and not os.path.islink(path):
                    got.append(path)
            if time.monotonic() > end:
                break
    return sorted(set(got))[:20]
