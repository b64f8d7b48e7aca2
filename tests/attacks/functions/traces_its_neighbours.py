"""Tries to trace, read and write the memory of its parent, its siblings and the runner."""

import contextlib
import ctypes
import os

STATUS, RESULT, NEEDS = "ok", [], "own uid"
SEIZE = 0x4206


def attack():
    libc, got = ctypes.CDLL(None), []
    buffer = ctypes.create_string_buffer(8)
    here = (ctypes.c_void_p * 2)(ctypes.addressof(buffer), 8)
    for pid in map(int, filter(str.isdigit, os.listdir("/proc"))):
        if pid == os.getpid():
            continue
        if libc.ptrace(ctypes.c_long(SEIZE), ctypes.c_long(pid), None, None) == 0:
            got.append(f"traced {pid}")
        address = ctypes.c_void_p * 2
        there = address(ctypes.addressof(buffer), 8)
        for name in ("process_vm_readv", "process_vm_writev"):
            if getattr(libc, name)(pid, here, 1, there, 1, 0) > 0:
                got.append(f"{name} {pid}")
        with contextlib.suppress(OSError), open(f"/proc/{pid}/mem", "r+b"):
            got.append(f"opened the memory of {pid}")
    return got
