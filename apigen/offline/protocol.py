"""The part of OpenAI's chat completions protocol that the offline server speaks."""

import json
from dataclasses import dataclass
from typing import Any

from apigen.offline.models import Answer, UnknownModelError, answer
from apigen.offline.profiles import MODELS
from apigen.offline.prompts import PromptError

CHARS_PER_TOKEN = 4
_TYPES = {404: "invalid_request_error", 429: "rate_limit_error", 500: "server_error"}
_CODES = {404: "model_not_found", 429: "rate_limit_exceeded", 500: "internal_error"}


class RequestError(ValueError):
    """The request can't be answered; `status` is the HTTP status to say so with."""

    def __init__(self, status: int, message: str) -> None:
        super().__init__(message)
        self.status = status


@dataclass(frozen=True, slots=True)
class ChatRequest:
    """A request's fields as far as they are heeded; `max_tokens` is None for no limit."""

    model: str
    messages: list[dict[str, Any]]
    seed: int | None = None
    max_tokens: int | None = None
    response_format: Any = None

    @property
    def text(self) -> str:
        """The messages' texts, joined."""
        return "\n".join(str(message.get("content") or "") for message in self.messages)


def read_request(body: bytes) -> ChatRequest:
    """Reads a request body.

    Raises:
        RequestError: When it is malformed or asks for what the offline model does not do.
    """
    try:
        fields = json.loads(body)
    except ValueError as error:
        raise RequestError(400, f"the body is not JSON: {error}") from error
    if not isinstance(fields, dict):
        raise RequestError(400, "the body must be a JSON object")
    model, messages = fields.get("model"), fields.get("messages")
    if not isinstance(model, str):
        raise RequestError(400, "model must be a string")
    if not isinstance(messages, list) or not messages:
        raise RequestError(400, "messages must be a list with at least one message")
    if not all(isinstance(message, dict) for message in messages):
        raise RequestError(400, "each message must be an object")
    if fields.get("stream"):
        raise RequestError(400, "the offline model answers in one piece; set stream to false")
    if fields.get("n") not in (None, 1):
        raise RequestError(400, "the offline model gives one choice per request; leave n at 1")
    limit = _whole(fields, "max_completion_tokens") or _whole(fields, "max_tokens")
    form = fields.get("response_format")
    return ChatRequest(model, messages, _whole(fields, "seed"), limit, form)


def check_format(chat: ChatRequest, accepted: bool) -> None:
    """Looks at `response_format`; where it is accepted, it is not heeded.

    Raises:
        RequestError: It is given and not accepted.
    """
    if chat.response_format is not None and not accepted:
        raise RequestError(400, "response_format of type json_schema is not supported")


def _whole(fields: dict[str, Any], name: str) -> int | None:
    value = fields.get(name)
    if value is not None and (isinstance(value, bool) or not isinstance(value, int)):
        raise RequestError(400, f"{name} must be a whole number")
    return value


def answer_request(chat: ChatRequest, seed: int) -> Answer:
    """Asks the model; a request's own seed counts besides the server's.

    Raises:
        RequestError: 404 for an unknown model, 400 for a prompt that it does not read.
    """
    if chat.seed is not None:
        seed = seed * 1_000_003 + chat.seed
    try:
        return answer(chat.model, chat.messages, seed)
    except UnknownModelError as problem:
        raise RequestError(404, str(problem)) from problem
    except PromptError as problem:
        raise RequestError(400, str(problem)) from problem


def list_models() -> dict[str, Any]:
    """Builds the list of models."""
    models = [
        {"id": name, "object": "model", "created": 0, "owned_by": "offline"} for name in MODELS
    ]
    return {"object": "list", "data": models}


def completion(chat: ChatRequest, text: str, digest: str) -> dict[str, Any]:
    """Builds the answer's body; a text beyond `max_tokens` is cut as a real model's is."""
    finish_reason = "stop"
    if chat.max_tokens is not None and count_tokens(text) > chat.max_tokens:
        text, finish_reason = text[: chat.max_tokens * CHARS_PER_TOKEN], "length"
    prompt_tokens, completion_tokens = count_tokens(chat.text), count_tokens(text)
    message = {"role": "assistant", "content": text}
    return {
        "id": f"chatcmpl-offline-{digest[:24]}",
        "object": "chat.completion",
        "created": 0,
        "model": chat.model,
        "choices": [{"index": 0, "message": message, "finish_reason": finish_reason}],
        "usage": {
            "prompt_tokens": prompt_tokens,
            "completion_tokens": completion_tokens,
            "total_tokens": prompt_tokens + completion_tokens,
        },
    }


def count_tokens(text: str) -> int:
    """Counts a text's tokens by the stated rule: four characters each, rounded up."""
    return -(-len(text) // CHARS_PER_TOKEN)


def error(status: int, message: str) -> dict[str, Any]:
    """Builds an error's body in OpenAI's form."""
    kind = _TYPES.get(status, "invalid_request_error")
    code = _CODES.get(status)
    return {"error": {"message": message, "type": kind, "param": None, "code": code}}
