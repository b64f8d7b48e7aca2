"""Sets up an io_uring, which carries out system calls past every filter of system calls."""

import ctypes

STATUS, RESULT, NEEDS = "ok", [], "container"
IO_URING_SETUP = 425


def attack():
    parameters = ctypes.create_string_buffer(120)
    return ["a ring"] * (ctypes.CDLL(None).syscall(IO_URING_SETUP, 1, parameters) >= 0)
