"""Connects to a listener on the host, by the loopback and by the bridge's address."""

import contextlib
import socket

STATUS, RESULT, NEEDS = "ok", [], "container"


def attack(tcp_port):
    got = []
    for host in ("127.0.0.1", "172.17.0.1", "localhost"):
        with contextlib.suppress(OSError):
            socket.create_connection((host, tcp_port), timeout=0.3).close()
            got.append(f"connected to {host}")
    return got
