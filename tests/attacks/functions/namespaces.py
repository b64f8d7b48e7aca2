"""Leaves its namespaces for new ones, or enters those of the runner."""

import contextlib
import ctypes
import os

STATUS, RESULT, NEEDS = "ok", [], "own uid"
FLAGS = {"mnt": 0x20000, "cgroup": 0x2000000, "uts": 0x4000000, "ipc": 0x8000000}
FLAGS |= {"user": 0x10000000, "pid": 0x20000000, "net": 0x40000000, "time": 0x80}


def attack():
    libc, got = ctypes.CDLL(None), []
    for name, flag in FLAGS.items():
        for users in (0, FLAGS["user"]):
            if (child := os.fork()) == 0:
                os._exit(0 if libc.unshare(flag | users) == 0 else 1)
            if os.waitpid(child, 0)[1] == 0:
                got.append(f"a new {name} namespace")
        for pid in (1, os.getppid()):
            with contextlib.suppress(OSError):
                handle = os.open(f"/proc/{pid}/ns/{name}", os.O_RDONLY)
                if libc.setns(handle, 0) == 0:
                    got.append(f"the {name} namespace of {pid}")
    return got
