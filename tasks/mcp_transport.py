"""Bytes of a served command to messages of the MCP SDK, and back, within bounds.

The SDK's own stdio transport buffers a line of any length and never tires of nonsense.
"""

import socket
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from typing import Any

import anyio
import anyio.to_thread
from mcp.shared.message import SessionMessage
from mcp_types import jsonrpc_message_adapter

from sandbox.served_command import Channel

MAX_STRAY_LINES = 1_000
"""Lines on stdout that are no messages; some servers greet there, and are forgiven."""
ENDED = "ended"
_CHUNK_BYTES = 1 << 16


class Line:
    """A way to a served command; `ending` says why it came to its end, and is empty until then."""

    def __init__(self, channel: Channel, max_message_bytes: int) -> None:
        channel.settimeout(None)  # every wait has a deadline in the session
        self.channel, self.ending, self.flooded = channel, "", False
        self._max_message_bytes, self._stray_lines = max_message_bytes, 0

    @asynccontextmanager
    async def streams(self) -> AsyncIterator[tuple[Any, Any]]:
        """The two streams that a session of the SDK takes."""
        to_session, from_server = anyio.create_memory_object_stream[SessionMessage | Exception](0)
        from_session, to_server = anyio.create_memory_object_stream[SessionMessage](0)
        async with from_server, from_session, anyio.create_task_group() as group:
            group.start_soon(self._receive, to_session)
            group.start_soon(self._send, to_server)
            try:
                yield from_server, from_session
            finally:
                with suppress(OSError):
                    self.channel.shutdown(socket.SHUT_RDWR)  # wakes the threads that wait in it
                group.cancel_scope.cancel()

    async def _receive(self, to_session: Any) -> None:
        rest = bytearray()
        # It breaks when the session is over before the server has said all it had to say.
        with suppress(anyio.BrokenResourceError):
            async with to_session:
                while not self.ending:
                    data = await self._read()
                    *lines, rest = (rest + data).split(b"\n") if b"\n" in data else [rest + data]
                    self.ending = self._fault(data, max(map(len, [*lines, rest])))
                    for line in lines:
                        if not self.ending and (message := self._message(line)):
                            await to_session.send(message)

    async def _read(self) -> bytes:
        receive = self.channel.recv
        try:
            return await anyio.to_thread.run_sync(receive, _CHUNK_BYTES, abandon_on_cancel=True)
        except OSError:
            return b""

    def _fault(self, data: bytes, longest: int) -> str:
        if not data:
            return ENDED
        if longest > self._max_message_bytes:
            self.flooded = True
            return f"wrote a line of more than {self._max_message_bytes} bytes"
        return ""

    def _message(self, line: bytearray) -> SessionMessage | None:
        try:
            return SessionMessage(jsonrpc_message_adapter.validate_json(line, by_name=False))
        except ValueError:
            self._stray_lines += bool(line.strip())
        if self._stray_lines > MAX_STRAY_LINES:
            self.ending = f"wrote more than {MAX_STRAY_LINES} lines that are no messages"
        return None

    async def _send(self, to_server: Any) -> None:
        async with to_server:
            async for each in to_server:
                text = each.message.model_dump_json(by_alias=True, exclude_unset=True)
                send = self.channel.sendall
                with suppress(OSError):  # the reader will see the end as well
                    await anyio.to_thread.run_sync(
                        send, text.encode() + b"\n", abandon_on_cancel=True
                    )
