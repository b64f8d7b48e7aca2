"""One HTTP request to a REST service: its answer, within bounds and without its secrets."""

import asyncio
import time
from dataclasses import dataclass
from email.utils import parsedate_to_datetime
from typing import Self
from urllib.parse import quote, urljoin, urlsplit

import aiohttp
from aiohttp.abc import AbstractResolver
from multidict import CIMultiDict
from yarl import URL

from apigen.config_rest import RestConfig
from apigen.records import CallResult
from apigen.rest_request import RestRequest
from tasks.rest_address import AddressRefused, public_socket
from tasks.rest_records import Answer
from tasks.rest_secrets import Scrubber, read_secrets

MAX_REDIRECTS = 3
CHUNK_BYTES = 65_536
_REDIRECTS = frozenset({301, 302, 303, 307, 308})
_ALWAYS = {"Accept": "application/json", "User-Agent": "apigen"}


class CallFailed(Exception):
    """The call has no answer that could count, and the service or its entry is why."""

    def __init__(self, status: str, kind: str, message: str) -> None:
        super().__init__(message)
        self.result = CallResult(status, error_type=kind, error=message)


@dataclass(frozen=True, slots=True)
class Service:
    """A service as the library describes it; `base_url` ends in no slash."""

    name: str
    base_url: str
    allow_private: bool = False
    requests_per_s: float | None = None


class Client:
    """Sends requests, each once; belongs to the event loop that it was entered in."""

    def __init__(self, config: RestConfig, resolver: AbstractResolver | None = None) -> None:
        self._config = config
        self._resolver = resolver

    async def __aenter__(self) -> Self:
        # Two pools: a connection to a private address must serve no service that may not have one.
        self._sessions = {allowed: self._session(allowed) for allowed in (False, True)}
        return self

    async def __aexit__(self, *_: object) -> None:
        for session in self._sessions.values():
            await session.close()

    def _session(self, allow_private: bool) -> aiohttp.ClientSession:
        connector = aiohttp.TCPConnector(
            limit=0,
            resolver=self._resolver,
            socket_factory=None if allow_private else public_socket,
        )
        return aiohttp.ClientSession(
            connector=connector,
            cookie_jar=aiohttp.DummyCookieJar(),
            timeout=aiohttp.ClientTimeout(total=None, sock_connect=None),
        )

    async def send(self, request: RestRequest, service: Service) -> Answer:
        """The answer of the service, at the end of its redirects.

        Raises:
            ConfigError: A secret is missing.
            CallFailed: It is too long, or is to be had elsewhere, or the address is not allowed.
            TimeoutError: It was not there in time.
            aiohttp.ClientError: The host cannot be reached or cut the connection.
        """
        secrets = read_secrets(request.secrets, service.name)
        scrubber = Scrubber([value for _, value in secrets])
        headers = CIMultiDict({**_ALWAYS, **request.headers})
        query = []
        for secret, value in secrets:
            text = secret.get("prefix", "") + value
            if secret["in"] == "header":
                headers[secret["name"]] = text
            else:
                query.append(f"{quote(secret['name'])}={quote(text, safe='')}")
        try:
            async with asyncio.timeout(self._config.timeout_s):
                answer = await self._follow(request, service, headers, query)
        except (aiohttp.InvalidURL, UnicodeError) as error:
            raise CallFailed("error", "InvalidURL", "the service's URL cannot be used") from error
        except aiohttp.ClientConnectorError as error:
            if isinstance(error.os_error, AddressRefused):
                message = f"{error.os_error.strerror}; set allow_private in the service's entry"
                raise CallFailed("error", "AddressRefused", message) from error
            raise
        content_type = scrubber.text(answer.content_type)
        return Answer(answer.status, content_type, scrubber.body(answer.body), answer.retry_after_s)

    async def _follow(
        self, request: RestRequest, service: Service, headers: CIMultiDict[str], query: list[str]
    ) -> Answer:
        session = self._sessions[service.allow_private]
        url, method, body = request.url, request.method, request.body
        for _ in range(1 + MAX_REDIRECTS):
            target = URL(_with_query(url, query), encoded=True)
            async with session.request(
                method, target, headers=headers, data=body, allow_redirects=False
            ) as response:
                location = response.headers.get("Location")
                if response.status not in _REDIRECTS or location is None:
                    return await self._read(response)
                url = _next_url(str(target), location)
                if response.status < 307 and method != "HEAD":
                    method, body = "GET", None
                response.close()
        raise CallFailed("error", "TooManyRedirects", f"more than {MAX_REDIRECTS} redirects")

    async def _read(self, response: aiohttp.ClientResponse) -> Answer:
        body, limit = bytearray(), self._config.max_answer_bytes
        async for chunk in response.content.iter_chunked(CHUNK_BYTES):
            body += chunk
            if len(body) > limit:
                response.close()
                raise CallFailed("output_too_large", "", f"the answer is longer than {limit} bytes")
        content_type = response.headers.get("Content-Type", "")
        wait_s = _retry_after_s(response.headers.get("Retry-After", ""))
        return Answer(response.status, content_type, bytes(body), wait_s)


def _with_query(url: str, query: list[str]) -> str:
    """The URL with more items in its query, which replace those of the same names."""
    names = {item.partition("=")[0] for item in query}
    bare, _, there = url.partition("?")
    kept = [item for item in there.split("&") if item and item.partition("=")[0] not in names]
    items = "&".join(kept + query)
    return f"{bare}?{items}" if items else bare


def _next_url(url: str, location: str) -> str:
    """Where a redirect leads, if that is the same host; from http to https is no other host."""
    try:
        target = str(URL(urljoin(url, location.strip())).with_fragment(None))
        here, there = _origin(url), _origin(target)
    except ValueError as error:
        raise CallFailed(
            "error", "RedirectRefused", "a redirect to something unreadable"
        ) from error
    safer = here[0] == "http" and there == ("https", here[1], 443) and here[2] == 80
    if there != here and not safer:
        elsewhere = f"{there[0]}://{there[1]}:{there[2]}"[:200]
        raise CallFailed("error", "RedirectRefused", f"a redirect off its host, to {elsewhere}")
    return target


def _origin(url: str) -> tuple[str, str | None, int | None]:
    parts = urlsplit(url)
    return parts.scheme, parts.hostname, parts.port or {"http": 80, "https": 443}.get(parts.scheme)


def _retry_after_s(text: str) -> float | None:
    """Seconds, given as such or as a date."""
    if text.strip().isdecimal():
        return float(text)
    try:
        return max(0.0, parsedate_to_datetime(text).timestamp() - time.time())
    except (ValueError, TypeError, OverflowError):
        return None
