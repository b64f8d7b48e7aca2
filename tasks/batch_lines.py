"""The files of OpenAI's Batch API: one JSON object per line, for a request or for its answer.

Forms and limits: https://platform.openai.com/docs/guides/batch and the API reference's
"request input" and "request output" objects.
"""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final

from apigen.records import JsonObject

URL: Final = "/v1/chat/completions"
MAX_REQUESTS = 50_000
MAX_BYTES = 200_000_000
REFUSALS = (400, 401, 403, 404, 413, 422)
"""Statuses that the same request would get again."""


@dataclass(frozen=True, slots=True)
class Line:
    """What became of the request `key`; `body` is its chat completion, None with an error."""

    key: str
    body: JsonObject | None
    error: str = ""
    refused: bool = False


def input_files(
    requests: Mapping[str, JsonObject], max_requests: int = MAX_REQUESTS, max_bytes: int = MAX_BYTES
) -> list[bytes]:
    """Bodies of requests by custom id as files, in order, each within a batch's limits.

    A request that is too long for any file gets one of its own, for the endpoint to refuse.
    """
    files: list[list[bytes]] = []
    size = 0
    for key, body in requests.items():
        line = _input_line(key, body)
        if not files or len(files[-1]) == max_requests or size + len(line) > max_bytes:
            files.append([])
            size = 0
        files[-1].append(line)
        size += len(line)
    return [b"".join(lines) for lines in files]


def _input_line(key: str, body: JsonObject) -> bytes:
    line = {"custom_id": key, "method": "POST", "url": URL, "body": body}
    # Unsorted: the order of a schema's properties is the order in which a model writes them.
    return json.dumps(line, ensure_ascii=False).encode() + b"\n"


def read_lines(text: str) -> Iterator[Line]:
    """The lines of an output or error file; what is none is left out, so its request is missing."""
    for line in text.split("\n"):
        try:
            entry = json.loads(line)
        except (ValueError, RecursionError):
            continue
        if isinstance(entry, dict) and isinstance(entry.get("custom_id"), str):
            yield _read(entry)


def _read(entry: JsonObject) -> Line:
    response = _object(entry.get("response"))
    status, body = response.get("status_code"), _object(response.get("body"))
    if status == 200 and body:
        return Line(entry["custom_id"], body)
    error = _object(entry.get("error")) or _object(body.get("error"))
    said = error.get("message") or error.get("code") or "no reason given"
    reason = f"{said} ({status})" if status else f"{said}"
    return Line(entry["custom_id"], None, " ".join(reason.split()), status in REFUSALS)


def _object(value: Any) -> JsonObject:
    return value if isinstance(value, dict) else {}
