"""Reads address 0; that is a crash of its own."""

import ctypes

STATUS, ERROR, NEEDS = "crashed", "SIGSEGV", ""


def attack():
    return ctypes.string_at(0)
