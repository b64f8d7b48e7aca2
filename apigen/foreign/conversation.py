"""A conversation of one request, which is what can be checked: the act, and what led to it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any, Literal, NoReturn

from apigen.checks.reasons import Reason
from apigen.foreign.content import Content, Unreadable, query_of
from apigen.records import JsonObject, ToolCall

Speaker = Literal["system", "user", "assistant", "tool"]


@dataclass(frozen=True, slots=True)
class Turn:
    """One message; `calls` are an assistant's, and None where it makes none."""

    speaker: Speaker
    text: str
    calls: tuple[ToolCall, ...] | None = None


def content_of(turns: Sequence[Turn], tools: tuple[JsonObject, ...]) -> Content:
    """What a conversation asks and does, if it is one request that is met by calls made at once.

    Without calls, the assistant's text is its way to say that no call is right.

    Raises:
        Unreadable: Its order is wrong, or there are several requests or several steps.
    """
    _check_order(turns)
    query = "\n".join(turn.text for turn in turns if turn.speaker == "user")
    replies = [turn.text for turn in turns if turn.speaker == "assistant" and turn.calls is None]
    steps = [turn.calls for turn in turns if turn.calls is not None]
    if len(steps) > 1:
        detail = f"calls are made in {len(steps)} steps; only calls made at once are checked"
        raise Unreadable(Reason.MULTI_STEP, detail)
    system = "\n".join(turn.text for turn in turns if turn.speaker == "system")
    if steps:
        return Content(query_of(query), tools, steps[0], system=system)
    return Content(query_of(query), tools, (), replies[-1], system, declines=True)


def _check_order(turns: Sequence[Turn]) -> None:
    spoken = [turn.speaker for turn in turns if turn.speaker != "system"]
    if "user" not in spoken:
        raise Unreadable(Reason.BAD_QUERY, "nobody asks anything")
    if spoken[0] != "user":
        _refuse(f"the first to speak is the {spoken[0]}, not the user")
    if again := sum(pair[1] == "user" != pair[0] for pair in pairwise(spoken)):
        detail = f"the user speaks {again + 1} times; only single requests are checked"
        raise Unreadable(Reason.MULTI_TURN, detail)
    if "assistant" not in spoken:
        _refuse("the assistant neither says nor calls anything")
    if any(turns[place].calls is None for place in _before_results(turns)):
        _refuse("a tool's result follows no call")


def _before_results(turns: Sequence[Turn]) -> Iterator[int]:
    """The places of what stands before each run of tool results."""
    for place, (before, turn) in enumerate(pairwise(turns)):
        if turn.speaker == "tool" != before.speaker:
            yield place


def _refuse(detail: str) -> NoReturn:
    raise Unreadable(Reason.BAD_MESSAGES, detail)


def listed(value: Any, what: str) -> list[JsonObject]:
    """Messages as a list of objects.

    Raises:
        Unreadable: They are none.
    """
    if not isinstance(value, list) or not value:
        _refuse(f"{what} is no list of messages")
    for place, message in enumerate(value):
        if not isinstance(message, dict):
            _refuse(f"message {place} is no object but {type(message).__name__}")
    return value
