"""The launcher of hosts: a process that never held a call or a result.

A host is a fork, and so are its calls: whatever the process that forks them ever held, they can
read. So hosts are not forked from the runner, which holds everything, but from here.
"""

from __future__ import annotations

import functools
import json
import os
import socket
import struct
from collections.abc import Callable, Sequence
from typing import Any, NoReturn

from sandbox.image import confine, host, setup
from sandbox.image.identity import run_or_exit

_MAX_MESSAGE_BYTES = 65_536
_PATIENCE_S = 10.0
_PID = struct.Struct("!q")


class Launcher:
    """What the runner knows of it; to be made before the runner reads anything."""

    def __init__(self, sandbox: setup.Setup) -> None:
        self._control, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
        if not os.fork():
            run_or_exit(lambda: _serve(theirs, sandbox))
        theirs.close()
        self._control.settimeout(_PATIENCE_S)

    def start(
        self, name: str, source: str, slots: range, limits: confine.Limits, control: socket.socket
    ) -> int:
        """Start the host of a module, as a child of the runner; return its pid.

        Raises:
            OSError: The launcher is gone, or can't fork any more.
        """
        text = os.memfd_create("source")
        with open(text, "wb") as file:
            file.write(source.encode("utf-8", "surrogatepass"))
            file.flush()
            message = json.dumps([name, slots.start, slots.stop, limits]).encode()
            socket.send_fds(self._control, [message], [text, control.fileno()])
        answer = self._control.recv(_PID.size)
        pid = int(_PID.unpack(answer)[0]) if answer else 0
        if not pid:
            raise OSError("the launcher can't fork")
        return pid


def _serve(control: socket.socket, sandbox: setup.Setup) -> NoReturn:
    confine.silence_standard_streams()
    confine.close_all_but(control.fileno(), control.fileno())
    while True:
        message, descriptors, _, _ = socket.recv_fds(control, _MAX_MESSAGE_BYTES, 2)
        if not message:
            os._exit(0)
        body = functools.partial(_become_host, json.loads(message), descriptors, sandbox)
        control.send(_PID.pack(_fork_orphan(body)))
        for each in descriptors:
            os.close(each)


def _become_host(
    order: tuple[str, int, int, list[Any]], descriptors: Sequence[int], sandbox: setup.Setup
) -> NoReturn:
    name, start, stop, limits = order
    text, control = descriptors
    host.serve(
        socket.socket(fileno=control),
        name,
        os.pread(text, os.fstat(text).st_size, 0).decode("utf-8", "surrogatepass"),
        sandbox.identity(range(start, stop)),
        sandbox.scratch,
        confine.Limits(*limits),
    )


def _fork_orphan(body: Callable[[], NoReturn]) -> int:
    """Fork a process whose parent ends at once, so that it becomes the runner's child."""
    reading, writing = os.pipe()
    parent = os.fork()
    if not parent:
        os.write(writing, _PID.pack(os.fork() or run_or_exit(body)))
        os._exit(0)
    os.close(writing)  # else a fork that failed in there would never be noticed
    os.waitpid(parent, 0)
    pid = os.read(reading, _PID.size)
    os.close(reading)
    return int(_PID.unpack(pid)[0]) if pid else 0
