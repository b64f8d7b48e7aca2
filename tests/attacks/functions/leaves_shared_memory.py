"""Leaves shared memory, semaphores and queues for later calls; a call that finds some says so."""

import ctypes
import os

STATUS, RESULT, NEEDS = "ok", [], "container"
KEY, CREATE = 0x617067, 0o1666


def attack():
    libc, got = ctypes.CDLL(None), []
    for name, make in (
        ("memory", lambda flags: libc.shmget(KEY, 4096, flags)),
        ("a semaphore", lambda flags: libc.semget(KEY, 1, flags)),
        ("a queue", lambda flags: libc.msgget(KEY, flags)),
    ):
        got += [f"{name} of an earlier call"] * (make(0) >= 0)
        got += [f"made {name}"] * (make(CREATE) >= 0)
    for folder in ("/dev/shm", "/dev/mqueue"):
        try:
            os.close(os.open(f"{folder}/apigen-attack", os.O_CREAT | os.O_RDWR))
            os.unlink(f"{folder}/apigen-attack")
            got.append(f"made a file in {folder}")
        except OSError:
            pass
    return got
