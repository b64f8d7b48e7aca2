"""Sends datagrams to a listener on the host, and to everyone on its network."""

import contextlib
import socket

STATUS, RESULT, NEEDS = "ok", [], "container"


def attack(udp_port):
    got = []
    with (
        contextlib.suppress(PermissionError),
        socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as door,
    ):
        door.setsockopt(socket.SOL_SOCKET, socket.SO_BROADCAST, 1)
        for host in ("127.0.0.1", "172.17.0.1", "127.255.255.255"):
            with contextlib.suppress(OSError):
                door.connect((host, udp_port))
                door.send(b"attack")
                door.settimeout(0.1)
                got.append(f"answered by {host}: {door.recv(10)!r}")
    return got
