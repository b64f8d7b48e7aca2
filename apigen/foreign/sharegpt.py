"""Conversations in LLaMA-Factory's form of ShareGPT."""

import json
from collections.abc import Mapping, Sequence
from typing import Any, NoReturn

from apigen.checks.reasons import Reason
from apigen.foreign.content import Content, Unreadable, calls_of, decoded, field_of
from apigen.foreign.conversation import Speaker, Turn, content_of, listed
from apigen.foreign.tools import read_tools
from apigen.records import JsonObject, ToolCall

_CALLS = "function_call"
_SPEAKERS: Mapping[Any, Speaker] = {
    "system": "system",
    "human": "user",
    "user": "user",
    "observation": "tool",
    "gpt": "assistant",
    "assistant": "assistant",
    _CALLS: "assistant",
}
_ASKING = ("user", "tool")


def read(row: JsonObject) -> Content:
    """The content of `{"conversations", "tools", "system"?}`.

    Raises:
        Unreadable: The row is not of this form; LLaMA-Factory skips one whose order is wrong.
    """
    messages = listed(field_of(row, "conversations"), "conversations")
    turns = [_turn(message, place) for place, message in enumerate(messages)]
    _check_alternation([turn for turn in turns if turn.speaker != "system"])
    system = row.get("system")
    if isinstance(system, str) and system:
        turns = [Turn("system", system), *turns]
    return content_of(turns, read_tools(field_of(row, "tools")))


def with_calls(row: JsonObject, calls: Sequence[ToolCall]) -> JsonObject:
    """The row with these calls in place of its own."""
    changed = [
        message | {"value": _written(decoded(message["value"], _CALLS), calls)}
        if message.get("from") == _CALLS
        else message
        for message in row["conversations"]
    ]
    return row | {"conversations": changed}


def _written(before: Any, calls: Sequence[ToolCall]) -> str:
    new = [call.to_json() for call in calls]
    return json.dumps(new if isinstance(before, list) else new[0], ensure_ascii=False)


def _turn(message: JsonObject, place: int) -> Turn:
    name, value = message.get("from"), message.get("value")
    speaker = _SPEAKERS.get(name) if isinstance(name, str) else None
    if speaker is None:
        _refuse(f"message {place} is from {str(name)[:100]!r}")
    if not isinstance(value, str):
        _refuse(f"message {place}: value is no text but {type(value).__name__}")
    if name != _CALLS:
        return Turn(speaker, value)
    calls = decoded(value, f"message {place}", of_calls=True)
    return Turn(speaker, "", calls_of(calls if isinstance(calls, list) else [calls]))


def _check_alternation(turns: Sequence[Turn]) -> None:
    for place, turn in enumerate(turns):
        if (turn.speaker in _ASKING) != (place % 2 == 0):
            _refuse(f"message {place} is the {turn.speaker}'s, out of turn")
    if len(turns) % 2:
        _refuse("the last message is not the assistant's")


def _refuse(detail: str) -> NoReturn:
    raise Unreadable(Reason.BAD_MESSAGES, detail)
