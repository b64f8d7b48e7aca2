"""Asks to handle page faults, also those of the kernel, which makes races in it easy to win."""

import ctypes
import os

STATUS, RESULT, NEEDS = "ok", [], "container"
NUMBERS = {"x86_64": 323, "aarch64": 282}


def attack():
    libc, number = ctypes.CDLL(None), NUMBERS[os.uname().machine]
    return [f"flags {flags}" for flags in (0, 1) if libc.syscall(number, flags) >= 0]
