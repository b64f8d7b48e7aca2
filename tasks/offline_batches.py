"""OpenAI's files and batches for the offline server: the same answers, later; kept in memory.

Objects and error codes are those of https://platform.openai.com/docs/api-reference/batch.
"""

import argparse
import asyncio
import hashlib
import json
import time
from collections import Counter
from dataclasses import dataclass
from random import Random
from typing import TextIO
from uuid import uuid4

from aiohttp import web

from apigen.offline import protocol
from apigen.offline.profiles import MODELS
from apigen.records import JsonObject
from tasks.batch_lines import URL

ENDED = ("completed", "failed", "cancelled")
REQUESTS_PER_TURN = 20
"""Answered before the loop may serve others."""


@dataclass(frozen=True, slots=True)
class BatchOptions:
    """How batches fare.

    Each is `seconds` in progress; `lose` is the share of requests that end in the error file, and
    `room` how many requests may be in progress, None for no limit.
    """

    seconds: float = 0.2
    lose: float = 0.0
    room: int | None = None


def add_batch_options(parser: argparse.ArgumentParser) -> None:
    """The options on the command line."""
    add = parser.add_argument
    add("--batch-s", type=float, default=0.2, help="how long a batch is in progress")
    add("--batch-lose", type=float, default=0.0, help="share of a batch's requests that fail")
    add("--batch-room", type=int, help="requests in progress in all batches; more are refused")


def add_batch_routes(
    app: web.Application, seed: int, options: BatchOptions, log: TextIO | None
) -> None:
    """Serve files and batches."""
    batches = _Batches(seed, options, log)
    app.router.add_post("/v1/files", batches.upload)
    app.router.add_get("/v1/files/{id}/content", batches.content)
    app.router.add_post("/v1/batches", batches.create)
    app.router.add_get("/v1/batches", batches.list_all)
    app.router.add_get("/v1/batches/{id}", batches.retrieve)
    app.router.add_post("/v1/batches/{id}/cancel", batches.cancel)


class _Batches:
    def __init__(self, seed: int, options: BatchOptions, log: TextIO | None) -> None:
        self.seed, self.options, self.log = seed, options, log
        self.files: dict[str, bytes] = {}
        self.batches: dict[str, JsonObject] = {}
        self.tasks: dict[str, asyncio.Task[None]] = {}
        self.attempts: Counter[str] = Counter()

    async def upload(self, request: web.Request) -> web.Response:
        """POST /v1/files."""
        fields: dict[str, bytes] = {}
        async for part in await request.multipart():  # unlike post(), of any size
            fields[str(part.name)] = bytes(await part.read())  # type: ignore[union-attr]
        if fields.get("purpose") != b"batch" or "file" not in fields:
            return _error(400, "a file with the purpose batch is needed")
        file = self._keep(fields["file"])
        size = len(fields["file"])
        return web.json_response(
            {"id": file, "object": "file", "bytes": size, "created_at": int(time.time())}
            | {"filename": "requests.jsonl", "purpose": "batch", "status": "processed"}
        )

    def _keep(self, data: bytes) -> str:
        file = f"file-{uuid4().hex}"
        self.files[file] = data
        return file

    async def content(self, request: web.Request) -> web.Response:
        """GET /v1/files/{id}/content."""
        data = self.files.get(request.match_info["id"])
        if data is None:
            return _error(404, f"no such file: {request.match_info['id']}")
        return web.Response(body=data, content_type="application/octet-stream")

    async def create(self, request: web.Request) -> web.Response:
        """POST /v1/batches."""
        try:
            given = json.loads(await request.read())
            data = self.files[given["input_file_id"]]
            if (given["endpoint"], given["completion_window"]) != (URL, "24h"):
                return _error(400, f"only {URL} within 24h is supported")
        except (ValueError, KeyError, TypeError) as problem:
            return _error(400, f"no such file, or a field is missing: {problem}")
        batch = self._new_batch(given)
        self.batches[batch["id"]] = batch
        self._write({"batch": batch["id"], "requests": len(data.splitlines())}, 200)
        self.tasks[batch["id"]] = asyncio.create_task(self._run(batch, data))
        return web.json_response(batch)

    def _new_batch(self, given: JsonObject) -> JsonObject:
        batch = {name: given[name] for name in ("input_file_id", "endpoint", "completion_window")}
        return batch | {
            "id": f"batch_{uuid4().hex}",
            "object": "batch",
            "created_at": int(time.time()),
            "metadata": given.get("metadata"),
            "status": "validating",
            "errors": None,
            "output_file_id": None,
            "error_file_id": None,
            "request_counts": {"total": 0, "completed": 0, "failed": 0},
        }

    async def list_all(self, request: web.Request) -> web.Response:
        """GET /v1/batches, the newest first."""
        found = list(reversed(self.batches.values()))
        if after := request.query.get("after"):
            found = found[[batch["id"] for batch in found].index(after) + 1 :]
        page = found[: int(request.query.get("limit", "20"))]
        return web.json_response(
            {"object": "list", "data": page, "has_more": len(page) < len(found)}
        )

    async def retrieve(self, request: web.Request) -> web.Response:
        """GET /v1/batches/{id}."""
        batch = self.batches.get(request.match_info["id"])
        return web.json_response(batch) if batch else _error(404, "no such batch")

    async def cancel(self, request: web.Request) -> web.Response:
        """POST /v1/batches/{id}/cancel."""
        batch = self.batches.get(request.match_info["id"])
        if batch is None:
            return _error(404, "no such batch")
        if batch["status"] not in ENDED:
            self.tasks[batch["id"]].cancel()
            batch["status"] = "cancelled"
        return web.json_response(batch)

    async def _run(self, batch: JsonObject, data: bytes) -> None:
        requests, errors = _validate(data)
        counts = batch["request_counts"]
        busy = sum(b["request_counts"]["total"] for b in self._in_progress())
        if self.options.room is not None and busy + len(requests) > self.options.room:
            errors = [_batch_error("token_limit_exceeded", "Enqueued token limit reached", None)]
        if errors:
            batch |= {"status": "failed", "errors": {"object": "list", "data": errors}}
            return
        counts["total"] = len(requests)
        batch["status"] = "in_progress"
        await asyncio.sleep(self.options.seconds)
        output, lost = await self._answer_all(batch, requests)
        batch["output_file_id"] = self._keep(_lines(output)) if output else None
        batch["error_file_id"] = self._keep(_lines(lost)) if lost else None
        batch["status"] = "completed"

    def _in_progress(self) -> list[JsonObject]:
        return [batch for batch in self.batches.values() if batch["status"] == "in_progress"]

    async def _answer_all(
        self, batch: JsonObject, requests: list[JsonObject]
    ) -> tuple[list[JsonObject], list[JsonObject]]:
        output: list[JsonObject] = []
        lost: list[JsonObject] = []
        for number, request in enumerate(requests):
            if number % REQUESTS_PER_TURN == 0:
                await asyncio.sleep(0)
            response = self._answer(batch["id"], request)
            line = {"id": f"batch_req_{uuid4().hex}", "custom_id": request["custom_id"]}
            is_answered = response["status_code"] == 200
            (output if is_answered else lost).append(line | {"response": response, "error": None})
            batch["request_counts"]["completed" if is_answered else "failed"] += 1
        return output, lost

    def _answer(self, batch: str, request: JsonObject) -> JsonObject:
        data = json.dumps(request["body"]).encode()
        key = request["custom_id"]
        attempt = self.attempts[key]
        self.attempts[key] += 1
        digest = hashlib.sha256(data).hexdigest()
        entry = {"batch": batch, "custom_id": key, "body_sha256": digest, "attempt": attempt}
        if Random(f"{self.seed} {key} {attempt}").random() < self.options.lose:
            return self._said(entry, 500, protocol.error(500, "lost on purpose"), "batch_lose")
        try:
            chat = protocol.read_request(data)
            said = protocol.answer_request(chat, self.seed)
        except protocol.RequestError as problem:
            return self._said(entry, problem.status, protocol.error(problem.status, str(problem)))
        payload = protocol.completion(chat, said.text, digest)
        entry |= {"model": chat.model, "planted": list(said.planted), **payload["usage"]}
        return self._said(entry, 200, payload)

    def _said(
        self, entry: JsonObject, status: int, body: JsonObject, fault: str = ""
    ) -> JsonObject:
        self._write(entry, status, fault)
        return {"status_code": status, "request_id": entry["body_sha256"], "body": body}

    def _write(self, entry: JsonObject, status: int, fault: str = "") -> None:
        if self.log:
            line = {"time": time.time(), **entry, "status": status, "fault": fault}
            print(json.dumps(line), file=self.log)


def _validate(data: bytes) -> tuple[list[JsonObject], list[JsonObject]]:
    """The requests of an input file, and what is wrong with it."""
    requests: list[JsonObject] = []
    errors = [] if data.strip() else [_batch_error("empty_file", "The file is empty.", None)]
    seen: set[str] = set()
    for number, line in enumerate(data.splitlines(), 1):
        try:
            request = json.loads(line)
            key, model = request["custom_id"], request["body"]["model"]
        except (ValueError, KeyError, TypeError):
            errors.append(_batch_error("invalid_json_line", "This line is no request.", number))
            continue
        if request.get("url") != URL or key in seen:
            errors.append(_batch_error("invalid_request", "Wrong url, or a used id.", number))
        if model not in MODELS:
            message = f"The provided model '{model}' is not supported by the Batch API."
            errors.append(_batch_error("model_not_found", message, number))
        seen.add(key)
        requests.append(request)
    return requests, errors


def _batch_error(code: str, message: str, line: int | None) -> JsonObject:
    return {"code": code, "message": message, "line": line, "param": None}


def _lines(entries: list[JsonObject]) -> bytes:
    return b"".join(json.dumps(entry).encode() + b"\n" for entry in entries)


def _error(status: int, message: str) -> web.Response:
    return web.json_response(protocol.error(status, message), status=status)
