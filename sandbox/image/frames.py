"""Length-prefixed messages: four bytes, big-endian, then the payload."""

from __future__ import annotations

import struct
from typing import BinaryIO

_LENGTH = struct.Struct("!I")
HEADER_BYTES = _LENGTH.size


def pack(payload: bytes) -> bytes:
    """Put the length in front of a payload."""
    return _LENGTH.pack(len(payload)) + payload


def length_of(header: bytes | bytearray) -> int:
    """Read the length, in bytes, out of a header."""
    return int(_LENGTH.unpack(header[:HEADER_BYTES])[0])


def read(stream: BinaryIO) -> bytes:
    """Read one payload.

    Raises:
        EOFError: The stream ended before the payload did.
    """
    return _read_exactly(stream, length_of(_read_exactly(stream, HEADER_BYTES)))


def _read_exactly(stream: BinaryIO, size: int) -> bytes:
    data = stream.read(size)
    if len(data) < size:
        raise EOFError(f"expected {size} bytes, got {len(data)}")
    return data
