"""Training samples of OpenAI's chat API: messages and tools, arguments as JSON texts."""

import json
from collections.abc import Sequence
from typing import Any

from apigen.checks.reasons import Reason
from apigen.foreign import chat_messages
from apigen.foreign.content import Content, Unreadable, decoded, field_of
from apigen.foreign.tools import read_tools
from apigen.records import JsonObject, ToolCall


def read(row: JsonObject) -> Content:
    """The content of `{"messages", "tools"}`; `functions` is the older name of `tools`.

    Raises:
        Unreadable: The row is not of this form.
    """
    messages = field_of(row, "messages")
    older = row.get("functions")
    tools = read_tools(field_of(row, "tools") if older is None else older)
    return chat_messages.read(messages, tools, _arguments)


def with_calls(row: JsonObject, calls: Sequence[ToolCall]) -> JsonObject:
    """The row with the arguments of these calls."""
    return row | {"messages": chat_messages.with_calls(row["messages"], calls, _written)}


def _arguments(value: Any) -> Any:
    if not isinstance(value, str):
        raise Unreadable(Reason.BAD_CALL, f"arguments is no JSON text but {type(value).__name__}")
    return decoded(value, "arguments", of_calls=True)


def _written(arguments: JsonObject) -> str:
    return json.dumps(arguments, ensure_ascii=False)
