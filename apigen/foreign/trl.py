"""Rows for TRL's trainers: messages, or prompt and completion, with arguments as objects."""

import json
from collections.abc import Sequence
from typing import Any

from apigen.foreign import chat_messages
from apigen.foreign.content import Content, decoded, field_of
from apigen.foreign.conversation import listed
from apigen.foreign.tools import read_tools
from apigen.records import JsonObject, ToolCall

_PAIR = ("prompt", "completion")


def read(row: JsonObject) -> Content:
    """The content of a row; `tools`, and messages too, may be JSON texts.

    Raises:
        Unreadable: The row is not of this form.
    """
    messages = [message for name in _fields(row) for message in _listed(row, name)]
    return chat_messages.read(messages, read_tools(field_of(row, "tools")))


def with_calls(row: JsonObject, calls: Sequence[ToolCall]) -> JsonObject:
    """The row with the arguments of these calls."""
    last = _fields(row)[-1]
    changed = chat_messages.with_calls(_listed(row, last), calls)
    text = isinstance(row[last], str)
    return row | {last: json.dumps(changed, ensure_ascii=False) if text else changed}


def _fields(row: JsonObject) -> tuple[str, ...]:
    return ("messages",) if "messages" in row else _PAIR


def _listed(row: JsonObject, name: str) -> list[Any]:
    return listed(decoded(field_of(row, name), name), name)
