"""Connects to a listener on the host by its path, and by a link to it."""

import contextlib
import os
import socket

STATUS, RESULT, NEEDS = "ok", [], "container"


def attack(socket_path):
    got = []
    os.symlink(socket_path, "door")
    for path in (socket_path, "door"):
        with contextlib.suppress(OSError), socket.socket(socket.AF_UNIX) as door:
            door.connect(path)
            got.append(f"connected to {path}")
    return got
