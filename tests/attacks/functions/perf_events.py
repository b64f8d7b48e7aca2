"""Opens counters of its neighbours, of the kernel and of the whole machine."""

import ctypes
import os
import struct

STATUS, RESULT, NEEDS = "ok", [], "container"
NUMBERS = {"x86_64": 298, "aarch64": 241}


def attack():
    libc, number = ctypes.CDLL(None), NUMBERS[os.uname().machine]
    event = struct.pack("<IIQ", 1, 128, 0).ljust(128, b"\0")
    targets = {"itself": (0, -1), "its parent": (os.getppid(), -1), "the machine": (-1, 0)}
    return [
        name
        for name, (pid, cpu) in targets.items()
        if libc.syscall(number, event, pid, cpu, -1, 0) >= 0
    ]
