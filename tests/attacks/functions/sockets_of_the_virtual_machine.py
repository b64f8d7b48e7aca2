"""Opens a vsock socket: network namespaces don't divide those, they lead to the hypervisor."""

import contextlib
import socket

STATUS, RESULT, NEEDS = "ok", [], "container"


def attack():
    with contextlib.suppress(OSError):
        socket.socket(socket.AF_VSOCK, socket.SOCK_STREAM).close()
        return ["AF_VSOCK"]
    return []
