"""A command that serves over its standard input and output, as a child process.

It gets a channel: bytes in, bytes out, and an end of both directions that wakes whoever waits.
Leaving the context kills the command with all its children; there is nothing in it to be saved.
`sandbox.served_container` does the same within walls.
"""

import contextlib
import os
import signal
import socket
import subprocess
import threading
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import IO, Protocol

MAX_COMPLAINT_BYTES = 500
_LAST_WORDS_S = 1.0


class Channel(Protocol):
    """The command's standard input and output, as if they were a socket."""

    def settimeout(self, seconds: float | None, /) -> None: ...
    def sendall(self, data: bytes, /) -> None: ...
    def recv(self, size: int, /) -> bytes: ...
    def shutdown(self, how: int, /) -> None: ...
    @property
    def complaint(self) -> str:
        """The end of what it wrote to stderr, in one line."""
        ...

    def ran_out_of_memory(self) -> bool:
        """Tell, once it has ended, whether memory was the reason."""
        ...


@contextlib.contextmanager
def as_child(command: Sequence[str], folder: Path) -> Iterator[Channel]:
    """Run a trusted command as a child process; it can do whatever this user can.

    Raises:
        OSError: It can't be started.
    """
    ours, theirs = socket.socketpair()
    with ours:
        with theirs:
            child = _start_child(command, folder, theirs)
        assert child.stderr is not None
        try:
            yield _OfChild(ours, child.stderr)
        finally:
            # Its group's id is its own, which nobody else can have before it is waited for.
            with contextlib.suppress(ProcessLookupError, PermissionError):
                os.killpg(child.pid, signal.SIGKILL)
            child.wait()


def _start_child(
    command: Sequence[str], folder: Path, theirs: socket.socket
) -> subprocess.Popen[bytes]:
    kept = {key: os.environ[key] for key in ("PATH", "HOME", "LANG") if key in os.environ}
    return subprocess.Popen(
        command,
        cwd=folder,
        env=kept | {"PYTHONUNBUFFERED": "1"},
        stdin=theirs.fileno(),
        stdout=theirs.fileno(),
        stderr=subprocess.PIPE,
        start_new_session=True,
    )


class _OfChild:
    """A child's end of a pair of sockets, and the end of its complaints."""

    def __init__(self, ours: socket.socket, stderr: IO[bytes]) -> None:
        self.settimeout, self.sendall = ours.settimeout, ours.sendall
        self.recv, self.shutdown = ours.recv, ours.shutdown
        self._complaint = b""
        self._keeping = threading.Thread(target=self._keep, args=[stderr], daemon=True)
        self._keeping.start()

    @property
    def complaint(self) -> str:
        # The end of its answers may be seen before that of its complaints.
        self._keeping.join(_LAST_WORDS_S)
        return " ".join(self._complaint.decode("utf-8", "replace").split()) or "nothing"

    def ran_out_of_memory(self) -> bool:
        return False  # nothing bounds its memory

    def _keep(self, stderr: IO[bytes]) -> None:
        with stderr:
            while said := os.read(stderr.fileno(), 1 << 16):
                self._complaint = (self._complaint + said)[-MAX_COMPLAINT_BYTES:]
