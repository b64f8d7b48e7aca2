"""Fills 56 files in memory, 448 MB beside its address space; the container has no more."""

import os

STATUSES, NEEDS = ("out_of_memory", "timeout"), "container"


def attack():
    files = []
    for _ in range(56):
        files.append(os.memfd_create("ballast"))
        for _ in range(8):
            os.write(files[-1], bytes(1 << 20))
    return [f"{8 * len(files)} MB"]
