"""Reads the three kinds of prompt: a generator's, a judge's and a describer's."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from apigen.offline.toolbox import Tool, read_tool

_MOST_PAIRS = 100


class PromptError(ValueError):
    """The messages are not a prompt of the kind the model reads; the text says what is missing."""


@dataclass(frozen=True, slots=True)
class GeneratorPrompt:
    """A request for `pairs` pairs in one style and register over the offered tools."""

    style: str
    register: str
    pairs: int
    tools: tuple[Tool, ...]


@dataclass(frozen=True, slots=True)
class JudgePrompt:
    """A query, the calls made for it and one result per call, in order."""

    tools: tuple[Tool, ...]
    query: str
    calls: list[dict[str, Any]]
    results: list[Any]


def read_generator_prompt(messages: Sequence[dict[str, Any]]) -> GeneratorPrompt:
    """Reads the `<task>` and `<tools>` blocks.

    Raises:
        PromptError: When a block is missing or malformed.
    """
    text = _text_of(messages)
    lines = (line.partition(":") for line in _block(text, "task").splitlines())
    task = {name.strip(): value.strip() for name, _, value in lines}
    pairs = task.get("pairs", "1")
    if not (pairs.isascii() and pairs.isdigit() and 1 <= int(pairs) <= _MOST_PAIRS):
        raise PromptError(f"pairs must be 1 to {_MOST_PAIRS}, not {pairs!r}")
    tools = _tools(_block(text, "tools"))
    if not tools:
        raise PromptError("<tools> holds no tool")
    return GeneratorPrompt(task.get("style", ""), task.get("register", ""), int(pairs), tools)


def read_judge_prompt(messages: Sequence[dict[str, Any]]) -> JudgePrompt:
    """Reads the `<tools>`, `<query>`, `<calls>` and `<results>` blocks.

    Raises:
        PromptError: When a block is missing or malformed.
    """
    text = _text_of(messages)
    calls, results = _json(text, "calls"), _json(text, "results")
    if not all(
        isinstance(call, dict) and isinstance(call.get("arguments"), dict) for call in calls
    ):
        raise PromptError("<calls> must hold objects with arguments")
    return JudgePrompt(_tools(_block(text, "tools")), _block(text, "query"), calls, results)


def read_describer_prompt(messages: Sequence[dict[str, Any]]) -> tuple[dict[str, Any], list[str]]:
    """Reads the `<api>` and `<categories>` blocks.

    Raises:
        PromptError: When a block is missing or malformed.
    """
    text = _text_of(messages)
    (api,) = _array(f"[{_block(text, 'api')}]", "api")
    if not isinstance(api, dict) or "name" not in api:
        raise PromptError("<api> must hold an object with a name")
    return api, _json(text, "categories")


def _text_of(messages: Sequence[dict[str, Any]]) -> str:
    parts: list[str] = []
    for message in messages:
        content = message.get("content")
        if isinstance(content, str):
            parts.append(content)
        elif isinstance(content, list):
            parts += [str(part.get("text", "")) for part in content if isinstance(part, dict)]
    return "\n" + "\n".join(parts) + "\n"


def _block(text: str, tag: str) -> str:
    """Returns what stands between the tags, each on a line of its own."""
    start = text.find(f"\n<{tag}>\n")
    end = text.rfind(f"\n</{tag}>")
    if start < 0 or end < start:
        raise PromptError(
            f"the prompt holds no <{tag}> block; the offline model reads nothing else"
        )
    return text[start + len(tag) + 4 : end]


def _json(text: str, tag: str) -> list[Any]:
    return _array(_block(text, tag), tag)


def _array(block: str, tag: str) -> list[Any]:
    try:
        value = json.loads(block)
    except ValueError as error:
        raise PromptError(f"<{tag}> is not JSON: {error}") from error
    if not isinstance(value, list):
        raise PromptError(f"<{tag}> must hold a JSON array")
    return value


@lru_cache(maxsize=256)
def _tools(block: str) -> tuple[Tool, ...]:
    try:
        return tuple(read_tool(entry) for entry in _array(block, "tools"))
    except (AttributeError, KeyError, TypeError) as error:
        raise PromptError(f"<tools> holds something that is no tool: {error!r}") from error
