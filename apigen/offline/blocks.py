"""Finds the tagged blocks of a prompt and reads the JSON in them."""

import json
from collections.abc import Sequence
from typing import Any


class PromptError(ValueError):
    """The messages are not a prompt of the kind the model reads; the text says what is missing."""


def text_of(messages: Sequence[dict[str, Any]]) -> str:
    """Joins the texts of all messages, whether plain or in parts."""
    parts: list[str] = []
    for message in messages:
        content = message.get("content")
        if isinstance(content, str):
            parts.append(content)
        elif isinstance(content, list):
            parts += [str(part.get("text", "")) for part in content if isinstance(part, dict)]
    return "\n" + "\n".join(parts) + "\n"


def has_block(text: str, tag: str) -> bool:
    """Tells whether a prompt has a block, which is for those that may be left out."""
    return f"\n<{tag}>\n" in text


def block(text: str, tag: str) -> str:
    """Returns what stands between the tags, each on a line of its own.

    Raises:
        PromptError: When there is no such block.
    """
    start = text.find(f"\n<{tag}>\n")
    end = text.rfind(f"\n</{tag}>")
    if start < 0 or end < start:
        raise PromptError(
            f"the prompt holds no <{tag}> block; the offline model reads nothing else"
        )
    return text[start + len(tag) + 4 : end]


def json_array(text: str, tag: str) -> list[Any]:
    """Reads the JSON array in a block.

    Raises:
        PromptError: When there is no such block, or no JSON array in it.
    """
    return array(block(text, tag), tag)


def array(content: str, tag: str) -> list[Any]:
    """Reads the JSON array that is a block's content, as `json_array` does."""
    try:
        value = json.loads(content)
    except ValueError as error:
        raise PromptError(f"<{tag}> is not JSON: {error}") from error
    if not isinstance(value, list):
        raise PromptError(f"<{tag}> must hold a JSON array")
    return value
