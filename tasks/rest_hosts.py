"""Hosts of REST services: how fast each is asked, and what is asked again."""

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from urllib.parse import urlsplit

import aiohttp

from apigen.config_rest import RestConfig
from apigen.rest_request import RestRequest
from tasks.rest_blame import Blame, blame
from tasks.rest_client import Client, Service
from tasks.rest_records import Answer
from tasks.stopping import Stopped, is_stopped

FIRST_WAIT_S = 0.1
"""Before the first retry; each later one waits three times as long."""


class Gate:
    """Turns of one host, for all batches of this process."""

    def __init__(self, requests_per_s: float | None, concurrency: int) -> None:
        self._slots = asyncio.Semaphore(concurrency)
        self._gap_s = 1 / requests_per_s if requests_per_s else 0.0
        self._next_at = 0.0

    @asynccontextmanager
    async def turn(self) -> AsyncIterator[None]:
        """Wait for a turn, and hold it."""
        loop = asyncio.get_running_loop()
        async with self._slots:
            while (wait_s := self._next_at - loop.time()) > 0:
                await asyncio.sleep(wait_s)
            if is_stopped():
                raise Stopped("stopped before all requests were sent")
            self._next_at = loop.time() + self._gap_s
            yield

    def hold(self, wait_s: float) -> None:
        """Let nobody have a turn for so long."""
        self._next_at = max(self._next_at, asyncio.get_running_loop().time() + wait_s)


_gates: dict[tuple[str, float | None, int], Gate] = {}


def gate(service: Service, config: RestConfig) -> Gate:
    """The gate of a service's host; to be used in the process's event loop alone."""
    rates = [service.requests_per_s, None if service.allow_private else config.requests_per_s]
    rate = min(filter(None, rates), default=None)
    parts = urlsplit(service.base_url)
    key = (f"{parts.scheme}://{parts.netloc}", rate, config.concurrency_per_host)
    if key not in _gates:
        _gates[key] = Gate(rate, config.concurrency_per_host)
    return _gates[key]


async def ask(
    client: Client,
    request: RestRequest,
    service: Service,
    config: RestConfig,
    check: Callable[[], None],
) -> Answer:
    """The answer of a service; a GET that fared badly by no fault of its own is sent again.

    Args:
        client: Sends each try.
        request: What to ask for.
        service: Whom to ask.
        config: How often to ask again, and how long to wait.
        check: Called at each turn; raises if nothing is to be sent any more.

    Raises:
        Exception: As `Client.send` at the last try, and as `check`.
    """
    turns, wait_s = gate(service, config), FIRST_WAIT_S
    for _ in range(config.max_retries if request.method == "GET" else 0):
        try:
            async with turns.turn():
                check()
                answer = await client.send(request, service)
        except aiohttp.ClientError:
            pause_s = wait_s
        else:
            pause_s = wait_s if answer.retry_after_s is None else answer.retry_after_s
            found = blame(answer)
            if found not in (Blame.RATE, Blame.HOST) or pause_s > config.max_wait_s:
                return answer
            if found is Blame.RATE or answer.retry_after_s is not None:
                turns.hold(pause_s)
        await asyncio.sleep(min(pause_s, config.max_wait_s))
        wait_s *= 3
    async with turns.turn():
        check()
        return await client.send(request, service)
