"""The offline model behind an OpenAI-compatible HTTP server on loopback.

`python -m tasks.offline_server` prints `ready http://127.0.0.1:PORT/v1` and serves until its
standard input ends or SIGTERM comes, so it never outlives whoever started it. Models:
offline-strong, offline-weak and offline-perfect write pairs; offline-judge and
offline-judge-strict judge them. A token is counted as four characters, rounded up.
"""

import argparse
import asyncio
import hashlib
import json
import signal
import sys
import time
from collections import Counter
from contextlib import ExitStack
from dataclasses import dataclass
from typing import Any, TextIO

from aiohttp import web

from apigen.offline import protocol
from apigen.offline.http_faults import HttpFaults, Outage, says_when
from tasks.child_process import end_with_parent
from tasks.offline_batches import BatchOptions, add_batch_options, add_batch_routes

HOST = "127.0.0.1"
MAX_BODY_BYTES = 32 * 2**20
LONGEST_BACKLOG = 1024


@dataclass(frozen=True, slots=True)
class Options:
    """How the server answers; the seed is that of drafts and faults alike."""

    seed: int = 7
    latency_ms: float = 0.0
    retry_after_s: float | None = None
    retry_after_share: float = 1.0
    structured_output: bool = True
    faults: HttpFaults = HttpFaults()
    outage: Outage = Outage()
    batches: BatchOptions = BatchOptions()


class Server:
    """Answers requests; counts attempts per body so that a retry may fare better."""

    def __init__(self, options: Options, log: TextIO | None) -> None:
        self.options = options
        self.log = log
        self.attempts: Counter[str] = Counter()
        self.began: float | None = None

    def app(self) -> web.Application:
        """The routes."""
        app = web.Application(client_max_size=MAX_BODY_BYTES)
        app.router.add_get("/v1/models", self.models)
        app.router.add_get("/v1/cpu", self.cpu)
        app.router.add_post("/v1/chat/completions", self.chat)
        add_batch_routes(app, self.options.seed, self.options.batches, self.log)
        return app

    async def models(self, request: web.Request) -> web.Response:
        """GET /v1/models."""
        return web.json_response(protocol.list_models())

    async def cpu(self, request: web.Request) -> web.Response:
        """GET /v1/cpu: seconds that this process has used, and the chat requests it got."""
        used = {"cpu_s": time.process_time(), "requests": self.attempts.total()}
        return web.json_response(used)

    async def chat(self, request: web.Request) -> web.StreamResponse:
        """POST /v1/chat/completions."""
        body = await request.read()
        digest = hashlib.sha256(body).hexdigest()
        received = time.time()
        entry: dict[str, Any] = {"time": received, "received": received, "body_sha256": digest}
        entry["attempt"] = attempt = self.attempts[digest]
        self.attempts[digest] += 1
        if self.options.latency_ms:
            await asyncio.sleep(self.options.latency_ms / 1000)
        try:
            chat = protocol.read_request(body)
            entry["model"] = chat.model
            protocol.check_format(chat, self.options.structured_output)
            fault = self._fault(chat.text, digest, attempt)
            if fault in ("http_429", "http_500", "outage"):
                return self._refuse(entry, fault)
            return await self._answer(request, chat, entry, fault)
        except protocol.RequestError as problem:
            return self._logged(entry, problem.status, protocol.error(problem.status, str(problem)))

    def _fault(self, text: str, digest: str, attempt: int) -> str:
        now = time.monotonic()
        self.began = now if self.began is None else self.began
        if self.options.outage.covers(now - self.began):
            return "outage"
        return self.options.faults.draw(text, self.options.seed, digest, attempt)

    def _refuse(self, entry: dict[str, Any], fault: str) -> web.Response:
        if fault == "http_500":
            payload = protocol.error(500, "the offline model fails on purpose")
            return self._logged(entry, 500, payload, fault)
        wait_s, draw = self.options.retry_after_s, (self.options.seed, entry["body_sha256"])
        told = wait_s is not None and says_when(self.options.retry_after_share, *draw)
        entry["retry_after_s"] = wait_s if told else None
        response = self._logged(
            entry, 429, protocol.error(429, "too many requests, on purpose"), fault
        )
        if told:
            response.headers["Retry-After"] = f"{wait_s:g}"
        return response

    async def _answer(
        self, request: web.Request, chat: protocol.ChatRequest, entry: dict[str, Any], fault: str
    ) -> web.StreamResponse:
        if fault == "hang":
            self._write(entry, None, fault)
            await asyncio.Event().wait()
        said = protocol.answer_request(chat, self.options.seed)
        payload = protocol.completion(chat, said.text, entry["body_sha256"])
        entry |= {"planted": list(said.planted), **payload["usage"]}
        if fault == "cut":
            self._write(entry, 200, fault)
            return await _cut(request, payload)
        return self._logged(entry, 200, payload)

    def _logged(
        self, entry: dict[str, Any], status: int, payload: dict[str, Any], fault: str = ""
    ) -> web.Response:
        self._write(entry, status, fault)
        return web.json_response(payload, status=status)

    def _write(self, entry: dict[str, Any], status: int | None, fault: str) -> None:
        if self.log:
            answered = time.time() if status else None
            line = {**entry, "answered": answered, "status": status, "fault": fault}
            print(json.dumps(line), file=self.log)


async def _cut(request: web.Request, payload: dict[str, Any]) -> web.StreamResponse:
    """Sends half of the answer, then closes the connection."""
    body = json.dumps(payload).encode()
    response = web.StreamResponse(headers={"Content-Type": "application/json"})
    response.content_length = len(body)
    await response.prepare(request)
    await response.write(body[: len(body) // 2])
    if request.transport is not None:
        request.transport.close()
    return response


async def serve(options: Options, port: int, log: TextIO | None) -> None:
    """Serves on loopback until standard input ends or SIGTERM or SIGINT comes.

    Raises:
        OSError: When the port is taken.
    """
    # A client that hangs up ends its request here too, so that hung ones do not pile up.
    runner = web.AppRunner(
        Server(options, log).app(), handler_cancellation=True, access_log=None, shutdown_timeout=0.5
    )
    await runner.setup()
    await web.TCPSite(runner, HOST, port, backlog=LONGEST_BACKLOG).start()
    stopped = asyncio.Event()
    loop = asyncio.get_running_loop()
    for number in (signal.SIGTERM, signal.SIGINT):
        loop.add_signal_handler(number, stopped.set)
    end_with_parent(lambda: loop.call_soon_threadsafe(stopped.set))
    print(f"ready http://{HOST}:{runner.addresses[0][1]}/v1", flush=True)
    await stopped.wait()
    await runner.cleanup()


def share(text: str) -> float:
    """Reads a share from 0 to 1.

    Raises:
        ValueError: When it is none.
    """
    number = float(text)
    if not 0 <= number <= 1:
        raise ValueError(text)
    return number


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m tasks.offline_server", description=__doc__, allow_abbrev=False
    )
    add = parser.add_argument
    add("--port", type=int, default=0, help="0 takes a free one")
    add("--log", help="file to which one JSON line per request is added")
    add("--seed", type=int, default=7, help="another seed gives other drafts and faults")
    add("--latency-ms", type=float, default=0.0, help="wait before each answer")
    add("--http-429", type=share, default=0.0, help="share of requests told to slow down")
    add("--retry-after-s", type=float, help="Retry-After header of those, in seconds")
    add("--retry-after-share", type=share, default=1.0, help="share of the 429 that carry it")
    add("--http-500", type=share, default=0.0, help="share of requests that fail")
    add("--hang", type=share, default=0.0, help="share of requests never answered")
    add("--cut", type=share, default=0.0, help="share of answers cut off half-way")
    add("--fail-containing", default="", help="always fail where a prompt holds this text")
    add("--outage-after-s", type=float, default=0.0, help="from the first request on, then")
    add("--outage-s", type=float, default=0.0, help="nothing but 429 for so long")
    refuse = "refuse response_format, as servers do that don't know it"
    add("--no-structured-output", nargs="?", type=int, const=1, default=0, help=refuse)
    add_batch_options(parser)
    return parser


def main() -> None:
    """Runs the server from the command line."""
    given = _parser().parse_args()
    shares = HttpFaults(
        given.http_429, given.http_500, given.hang, given.cut, given.fail_containing
    )
    options = Options(
        *(given.seed, given.latency_ms, given.retry_after_s, given.retry_after_share),
        *(not given.no_structured_output, shares, Outage(given.outage_after_s, given.outage_s)),
        BatchOptions(given.batch_s, given.batch_lose, given.batch_room),
    )
    try:
        with ExitStack() as stack:
            log = None
            if given.log:
                log = stack.enter_context(open(given.log, "a", buffering=1, encoding="utf-8"))
            asyncio.run(serve(options, given.port, log))
    except OSError as problem:
        sys.exit(f"offline server: {problem}")


if __name__ == "__main__":
    main()
