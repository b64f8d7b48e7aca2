"""Both directions of the stream between a worker and a runner.

What comes back was written by a process that lives beside hostile code, so nothing in it is taken
on trust: a runner that breaks the protocol counts as one that died.
"""

import contextlib
import dataclasses
import json
import socket
import threading
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NoReturn, Protocol

from sandbox.contract import ExecOutcome, ExecRequest, SandboxFault, Status
from sandbox.image import frames
from sandbox.limits import Limits

_SLACK_BYTES = 1_000_000
_PATIENCE_S = 30.0
"""How much longer than any single call or import a runner that is well may be silent."""


class ProtocolError(ValueError):
    """The runner said something that it never says."""


def batch_frame(
    modules: Mapping[str, str], requests: Sequence[ExecRequest], limits: Limits
) -> bytes:
    """Write the input of a runner; modules that no request names are left out."""
    needed = {request.module for request in requests}
    batch = {
        "modules": {name: source for name, source in modules.items() if name in needed},
        "requests": [dataclasses.asdict(request) for request in requests],
        "limits": dataclasses.asdict(limits),
    }
    return frames.pack(json.dumps(batch, allow_nan=False).encode())


class Channel(Protocol):
    """A connected socket, or something that behaves like one."""

    def settimeout(self, seconds: float) -> None:
        """Bound every wait from now on."""

    def sendall(self, data: bytes) -> None:
        """Send all of it."""

    def recv(self, size: int) -> bytes:
        """Receive up to so many bytes; none mean the end."""

    def shutdown(self, how: int) -> None:
        """End both directions; a runner that is well then ends, too."""


def converse(channel: Channel, text: bytes, reader: "Reader", limits: Limits) -> str:
    """Hand a batch over and listen until every outcome is there; say what went wrong, if anything.

    Raises:
        SandboxFault: The runner found that it can't isolate anything here.
    """
    channel.settimeout(limits.import_timeout_s + limits.timeout_s + _PATIENCE_S)
    # In a thread of its own: a runner that dies while it is spoken to must still be heard.
    speaker = threading.Thread(target=_send, args=(channel, text), daemon=True)
    speaker.start()
    try:
        while not reader.done:
            data = channel.recv(1 << 18)
            if not data:
                return "ended before its work"
            reader.feed(data)
    except TimeoutError:
        return "fell silent"
    except ConnectionResetError:
        return "ended before its work"
    except ProtocolError as problem:
        return f"broke the protocol: {problem}"
    finally:
        with contextlib.suppress(OSError):
            channel.shutdown(socket.SHUT_RDWR)
        speaker.join()
    return ""


def _send(channel: Channel, text: bytes) -> None:
    with contextlib.suppress(OSError):  # the listener finds out why
        channel.sendall(text)


class Reader:
    """Collects what a runner says."""

    def __init__(self, requests: int, limits: Limits) -> None:
        self.outcomes: dict[int, ExecOutcome] = {}
        self.held: tuple[str, ...] | None = None
        """The walls that the runner named in its greeting; None before it."""
        self._requests = requests
        self._max_frame = 6 * limits.max_result_bytes + _SLACK_BYTES
        self._buffer = bytearray()

    @property
    def done(self) -> bool:
        """Whether every request has its outcome."""
        return self.held is not None and len(self.outcomes) == self._requests

    def feed(self, data: bytes) -> None:
        """Take the next bytes.

        Raises:
            ProtocolError: They are not what a runner says.
            SandboxFault: The runner found that it can't isolate anything here.
        """
        self._buffer += data
        for message in self._messages():
            if self.held is None:
                self.held = _greeting(message)
            elif message:  # an empty one is a sign of life
                index, outcome = _outcome(message, self._requests)
                self.outcomes.setdefault(index, outcome)

    def _messages(self) -> Iterator[dict[str, Any]]:
        while len(self._buffer) >= frames.HEADER_BYTES:
            end = frames.HEADER_BYTES + frames.length_of(self._buffer)
            if end > self._max_frame:
                raise ProtocolError(f"a message of {end:,} bytes")
            if len(self._buffer) < end:
                return
            payload = bytes(self._buffer[frames.HEADER_BYTES : end])
            del self._buffer[:end]
            yield _parse(payload)


def _parse(payload: bytes) -> dict[str, Any]:
    try:
        message = json.loads(payload, parse_constant=_refuse)
    except (ValueError, RecursionError) as problem:
        raise ProtocolError(str(problem)) from problem
    if not isinstance(message, dict):
        raise ProtocolError(f"a {type(message).__name__}")
    return message


def _greeting(message: Mapping[str, Any]) -> tuple[str, ...]:
    if "fault" in message:
        raise SandboxFault(f"the sandbox can't isolate calls: {message['fault']}")
    return tuple(str(wall) for wall in message.get("held", ()))


def _outcome(message: Mapping[str, Any], requests: int) -> tuple[int, ExecOutcome]:
    try:
        index = message["index"]
        outcome = ExecOutcome(
            status=Status(message["status"]),
            result=message["result"],
            error_type=str(message["error_type"]),
            error=str(message["error"]),
            duration_s=float(message["duration_s"]),
        )
    except (KeyError, TypeError, ValueError) as problem:
        raise ProtocolError(str(problem)) from problem
    if type(index) is not int or not 0 <= index < requests:
        raise ProtocolError(f"an outcome for request {index!r}")
    return index, outcome


def _refuse(constant: str) -> NoReturn:
    raise ProtocolError(constant)
