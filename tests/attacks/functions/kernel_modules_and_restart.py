"""Asks for the loading of modules and another kernel, with arguments that could do nothing."""

import ctypes
import os

STATUS, RESULT, NEEDS = "ok", [], ""
NUMBERS = {
    "x86_64": {"init_module": 175, "kexec_load": 246, "swapon": 167},
    "aarch64": {"init_module": 105, "kexec_load": 104, "swapon": 224},
}
NOT_PERMITTED, NO_SUCH_CALL, FORBIDDEN = 1, 38, 13


def attack():
    libc, got = ctypes.CDLL(None, use_errno=True), []
    for name, number in NUMBERS[os.uname().machine].items():
        code = libc.syscall(number, 0, 0, 0, 0)
        if code >= 0 or ctypes.get_errno() not in (NOT_PERMITTED, NO_SUCH_CALL, FORBIDDEN):
            got.append(f"{name}: {ctypes.get_errno()}")
    return got
