"""The stream of an attached container: two outputs multiplexed over one socket."""

import struct
from typing import Any

_HEADER = struct.Struct("!BxxxI")
_STDOUT = 1
_MAX_COMPLAINT_BYTES = 500


class Attached:
    """What a container says on stdout, as if it were a socket; stderr is kept for complaints."""

    def __init__(self, attached: Any) -> None:
        self._attached = attached  # the HTTP response closes the socket when it is collected
        self._socket = getattr(attached, "_sock", attached)
        self._stream, self._left = 0, 0
        self._buffer = bytearray()
        self._stderr = bytearray()

    @property
    def complaint(self) -> str:
        """The end of what the container wrote to stderr."""
        text = self._stderr[-_MAX_COMPLAINT_BYTES:].decode("utf-8", "replace")
        return " ".join(text.split()) or "nothing"

    def settimeout(self, seconds: float) -> None:
        """Bound every wait from now on."""
        self._socket.settimeout(seconds)

    def sendall(self, data: bytes) -> None:
        """Write to the container's stdin."""
        self._socket.sendall(data)

    def recv(self, size: int) -> bytes:
        """Receive some of the container's stdout; nothing means that it ended."""
        while True:
            if found := self._take():
                return found
            data = self._socket.recv(size)
            if not data:
                return b""
            self._buffer += data

    def shutdown(self, how: int) -> None:
        """End both directions, even for a thread that waits in one."""
        self._socket.shutdown(how)

    def close(self) -> None:
        """Give the connection back to the system."""
        self._attached._response.close()
        self._socket.close()

    def _take(self) -> bytes:
        """Take all of stdout that has arrived."""
        found = bytearray()
        while self._buffer:
            if not self._left:
                if len(self._buffer) < _HEADER.size:
                    break
                self._stream, self._left = _HEADER.unpack_from(self._buffer)
                del self._buffer[: _HEADER.size]
            part = self._buffer[: self._left]
            del self._buffer[: self._left]
            self._left -= len(part)
            if self._stream == _STDOUT:
                found += part
            else:
                self._stderr += part
        return bytes(found)
