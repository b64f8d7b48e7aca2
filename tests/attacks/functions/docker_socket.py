"""Connects to the engine that runs it, or to any other that has a socket in a usual place."""

import contextlib
import socket

STATUS, RESULT, NEEDS = "ok", [], ""
PLACES = "docker.sock containerd/containerd.sock podman/podman.sock crio/crio.sock"


def attack():
    got = []
    for place in PLACES.split():
        for folder in ("/run", "/var/run", "/proc/1/root/run"):
            with contextlib.suppress(OSError), socket.socket(socket.AF_UNIX) as door:
                door.connect(f"{folder}/{place}")
                got.append(f"connected to {folder}/{place}")
    return got
