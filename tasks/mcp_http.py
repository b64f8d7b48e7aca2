"""Answers of MCP servers over HTTP, none of them larger than allowed."""

from collections.abc import AsyncIterator
from ipaddress import ip_address
from typing import Any
from urllib.parse import urlsplit

import httpx2

_PACKED = "content-encoding"


def is_allowed(url: str) -> bool:
    """Whether a URL is `https`, or `http` to this machine, and names no user."""
    try:
        parts = urlsplit(url)
        host, _ = parts.hostname or "", parts.port
    except ValueError:
        return False
    secure = parts.scheme == "https" or (parts.scheme == "http" and is_loopback(host))
    return bool(host) and secure and "@" not in parts.netloc


def is_loopback(host: str) -> bool:
    """Whether a host is this machine itself."""
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


class Bounded(httpx2.AsyncHTTPTransport):
    """Requests whose answers are read up to `max_bytes`; `flooded` tells whether one had more."""

    def __init__(self, url: str, max_bytes: int) -> None:
        """Use a proxy of the environment, unless the server is on this machine."""
        super().__init__(trust_env=not is_loopback(urlsplit(url).hostname or ""))
        self.flooded, self._max_bytes = False, max_bytes

    def client(self, timeout_s: float) -> httpx2.AsyncClient:
        """A client that follows no redirect; no single wait is longer than `timeout_s`."""
        headers = {"accept-encoding": "identity"}
        return httpx2.AsyncClient(
            transport=self, headers=headers, timeout=timeout_s, follow_redirects=False
        )

    async def handle_async_request(self, request: httpx2.Request) -> httpx2.Response:
        response = await super().handle_async_request(request)
        if response.headers.get(_PACKED, "identity") != "identity":
            await response.aclose()
            raise httpx2.DecodingError("the answer is packed, though that was not asked for")
        response.stream = _Counted(response.stream, self)
        return response

    def count(self, size_bytes: int) -> None:
        """Hold one answer to the limit.

        Raises:
            httpx2.ReadError: It is too large.
        """
        if size_bytes > self._max_bytes:
            self.flooded = True
            raise httpx2.ReadError(f"the answer has more than {self._max_bytes} bytes")


class _Counted(httpx2.AsyncByteStream):
    def __init__(self, stream: Any, bounds: Bounded) -> None:
        self._stream, self._bounds = stream, bounds

    async def __aiter__(self) -> AsyncIterator[bytes]:
        seen = 0
        async for chunk in self._stream:
            seen += len(chunk)
            self._bounds.count(seen)
            yield chunk

    async def aclose(self) -> None:
        await self._stream.aclose()
