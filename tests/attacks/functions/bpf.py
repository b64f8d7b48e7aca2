"""Loads a program into the kernel by bpf; none may be loaded."""

import ctypes
import os
import struct

STATUS, RESULT, NEEDS = "ok", [], ""
NUMBERS = {"x86_64": 321, "aarch64": 280}


def attack():
    libc = ctypes.CDLL(None)
    number = NUMBERS[os.uname().machine]
    code = ctypes.create_string_buffer(struct.pack("<QQ", 0xB7, 0x95))
    licence = ctypes.create_string_buffer(b"GPL")
    addresses = ctypes.addressof(code), ctypes.addressof(licence)
    load = struct.pack("<IIQQ", 1, 2, *addresses).ljust(128, b"\0")
    make_map = struct.pack("<IIIII", 2, 4, 4, 1, 0).ljust(128, b"\0")
    return [
        name
        for name, command, what in (("a map", 0, make_map), ("a program", 5, load))
        if libc.syscall(number, command, what, 128) >= 0
    ]
