"""The forms that rows come in, and how a row shows which one is its own."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Literal, get_args

from apigen.foreign import bfcl, canonical, openai_messages, sharegpt, trl
from apigen.foreign.content import Content
from apigen.records import JsonObject, ToolCall

Name = Literal["canonical", "xlam", "openai", "trl", "sharegpt", "bfcl"]
NAMES: tuple[Name, ...] = get_args(Name)


@dataclass(frozen=True, slots=True)
class Format:
    """Reads a row, or raises `Unreadable`; and gives a row that was read other calls."""

    read: Callable[[JsonObject], Content]
    with_calls: Callable[[JsonObject, Sequence[ToolCall]], JsonObject]


FORMATS: dict[Name, Format] = {
    "canonical": Format(canonical.read, canonical.with_calls),
    "xlam": Format(canonical.read, canonical.with_calls),
    "openai": Format(openai_messages.read, openai_messages.with_calls),
    "trl": Format(trl.read, trl.with_calls),
    "sharegpt": Format(sharegpt.read, sharegpt.with_calls),
    "bfcl": Format(bfcl.read, bfcl.with_calls),
}


def recognised(row: JsonObject) -> Name | None:
    """The form of a row by its fields, or None where they are of none.

    xLAM's rows have JSON texts in both fields, and no style. Messages are TRL's if a call has an
    object of arguments, OpenAI's if it has a text of them; without calls, TRL's if `tools` is one.
    """
    if "messages" in row:
        return "trl" if _is_for_trl(row) else "openai"
    if "prompt" in row and "completion" in row:
        return "trl"
    if "conversations" in row:
        return "sharegpt"
    if "question" in row:
        return "bfcl"
    if not {"query", "tools", "answers"} & set(row):
        return None
    texts = isinstance(row.get("tools"), str) and isinstance(row.get("answers"), str)
    return "xlam" if texts and "style" not in row else "canonical"


def _is_for_trl(row: JsonObject) -> bool:
    if isinstance(row["messages"], str):
        return True
    given = [each for message in _objects(row["messages"]) for each in _arguments(message)]
    if any(isinstance(each, dict) for each in given):
        return True
    return isinstance(row.get("tools"), str) and not any(isinstance(each, str) for each in given)


def _arguments(message: JsonObject) -> list[Any]:
    """The arguments of all calls in a message."""
    functions = [call.get("function") for call in _objects(message.get("tool_calls"))]
    functions.append(message.get("function_call"))
    return [each.get("arguments") for each in _objects(functions)]


def _objects(values: Any) -> list[JsonObject]:
    return [each for each in values if isinstance(each, dict)] if isinstance(values, list) else []
