"""Traces the runner and other modules, and opens what /proc shows of their memory, descriptors and
folders, with the rights that a module's process has while it is imported."""

import contextlib
import ctypes
import os

STATUS, RESULT, WHEN, NEEDS = "ok", [], "import", "own uid"
SEIZE = 0x4206
GOT, LIBC = [], ctypes.CDLL(None)


def has_memory(file):
    try:
        return file.read(1) != b""
    except OSError:
        return True  # there is some, though none at address 0


for pid in map(int, filter(str.isdigit, os.listdir("/proc"))):
    if pid == os.getpid():
        continue
    if LIBC.ptrace(ctypes.c_long(SEIZE), ctypes.c_long(pid), None, None) == 0:
        GOT.append(f"traced {pid}")
    for name in ("mem", "environ", "maps", "fd/0", "fd/1", "fd/3", "cwd/kept"):
        with contextlib.suppress(OSError), open(f"/proc/{pid}/{name}", "rb") as file:
            # The kernel lets anybody open the memory of whoever is dying, who has none any more.
            if name not in ("mem", "environ", "maps") or has_memory(file):
                GOT.append(f"opened {name} of {pid}")


def attack():
    return GOT
