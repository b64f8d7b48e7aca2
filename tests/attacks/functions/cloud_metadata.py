"""Looks for a way to the metadata service of clouds; connecting by UDP only asks for a route."""

import contextlib
import socket

STATUS, RESULT, NEEDS = "ok", [], "container"


def attack():
    got = []
    for family, address in (
        (socket.AF_INET, ("169.254.169.254", 80)),
        (socket.AF_INET, ("192.0.2.1", 53)),
        (socket.AF_INET6, ("fd00:ec2::254", 80)),
    ):
        with contextlib.suppress(OSError), socket.socket(family, socket.SOCK_DGRAM) as door:
            door.connect(address)
            got.append(f"a route to {address[0]}")
    return got
