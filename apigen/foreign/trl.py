"""Rows for TRL's trainers: messages, or prompt and completion, with arguments as objects."""

import json
from collections.abc import Sequence
from typing import Any

from apigen.checks.reasons import Reason
from apigen.foreign import chat_messages
from apigen.foreign.content import Content, Unreadable, decoded, field_of
from apigen.foreign.conversation import listed
from apigen.foreign.tools import read_tools
from apigen.records import JsonObject, ToolCall

_PAIR = ("prompt", "completion")


def read(row: JsonObject) -> Content:
    """The content of a row; `tools`, and messages too, may be JSON texts.

    Of a prompt and its completion, the latter is trained on: calls must stand there.

    Raises:
        Unreadable: The row is not of this form.
    """
    parts = [_listed(row, name) for name in _fields(row)]
    content = chat_messages.read(sum(parts, []), read_tools(field_of(row, "tools")))
    if content.calls and not chat_messages.makes_calls(parts[-1]):
        detail = "the calls stand in the prompt; only those of the completion are trained on"
        raise Unreadable(Reason.MULTI_STEP, detail)
    return content


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
