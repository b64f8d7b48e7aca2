"""Gives the machine the name that it has."""

import ctypes
import os

STATUS, RESULT, NEEDS = "ok", [], ""


def attack():
    name, libc = os.uname().nodename.encode(), ctypes.CDLL(None)
    return [
        call
        for call in ("sethostname", "setdomainname")
        if getattr(libc, call)(name, len(name)) == 0
    ]
