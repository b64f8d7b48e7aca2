"""Leaves a key in the kernel's keyrings, which outlive a call, and looks for an earlier call's."""

import ctypes
import os

STATUS, RESULT, NEEDS = "ok", [], "container"
NUMBERS = {"x86_64": (248, 250), "aarch64": (217, 219)}
SESSION, USER = -3, -4


def attack():
    libc, (add_key, keyctl) = ctypes.CDLL(None), NUMBERS[os.uname().machine]
    got = []
    for name, ring in (("session", SESSION), ("user", USER)):
        if libc.syscall(keyctl, 10, ring, b"user", b"apigen-attack", 0) >= 0:
            got.append(f"an earlier call's key in the {name} keyring")
        if libc.syscall(add_key, b"user", b"apigen-attack", b"x", 1, ring) >= 0:
            got.append(f"a key in the {name} keyring")
    return got
