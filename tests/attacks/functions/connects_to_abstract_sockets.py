"""Connects to a listener on the host that has a name but no path."""

import contextlib
import socket

STATUS, RESULT, NEEDS = "ok", [], "container"


def attack(abstract_name):
    with contextlib.suppress(OSError), socket.socket(socket.AF_UNIX) as door:
        door.connect("\0" + abstract_name)
        return ["connected"]
    return []
