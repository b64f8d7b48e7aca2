"""Messages with `role`, `content` and `tool_calls`, as OpenAI's API and TRL have them."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any, NoReturn

from apigen.checks.reasons import Reason
from apigen.foreign.content import Content, Unreadable, calls_of
from apigen.foreign.conversation import Speaker, Turn, content_of, listed
from apigen.records import JsonObject, ToolCall

_SPEAKERS: Mapping[Any, Speaker] = {
    "system": "system",
    "developer": "system",
    "user": "user",
    "assistant": "assistant",
    "tool": "tool",
    "function": "tool",
}


def read(
    messages: Any,
    tools: tuple[JsonObject, ...],
    arguments: Callable[[Any], Any] = lambda value: value,
) -> Content:
    """The content of a list of messages; `arguments` reads those of one call.

    Call ids and types may be left out; those that are there must be right.

    Raises:
        Unreadable: A message is not of this form, or they are not one request.
    """
    found = listed(messages, "messages")
    turns = [_turn(message, place, arguments) for place, message in enumerate(found)]
    content = content_of(turns, tools)
    _check_ids(found)
    _check_results(turns)
    return content


def _turn(message: JsonObject, place: int, arguments: Callable[[Any], Any]) -> Turn:
    role = message.get("role")
    speaker = _SPEAKERS.get(role) if isinstance(role, str) else None
    if speaker is None:
        _refuse(f"message {place}: role is {str(role)[:100]!r}")
    text = _text(message.get("content"), place)
    if speaker != "assistant":
        return Turn(speaker, text)
    functions = list(_functions(message, place))
    if functions:
        read = [_call(each, arguments) for each in functions]
        return Turn(speaker, text, calls_of(read))
    if not text.strip():
        _refuse(f"message {place}: the assistant neither says nor calls anything")
    return Turn(speaker, text)


def _text(content: Any, place: int) -> str:
    """A content's text; it may come in parts."""
    if isinstance(content, list):
        content = "\n".join(_part(part, place) for part in content)
    if not isinstance(content, str | None):
        _refuse(f"message {place}: content is no text but {type(content).__name__}")
    return content or ""


def _part(part: Any, place: int) -> str:
    text = part.get("text") if isinstance(part, dict) and part.get("type") == "text" else None
    if not isinstance(text, str):
        _refuse(f"message {place}: a part of its content is no text")
    return text


def _functions(message: JsonObject, place: int) -> Iterator[Any]:
    """What is called, by name and arguments, also in the form that `tools` replaced."""
    calls = message.get("tool_calls")
    if not isinstance(calls, list | None):
        _refuse(f"message {place}: tool_calls is no list but {type(calls).__name__}")
    for number, call in enumerate(calls or []):
        if not isinstance(call, dict) or call.get("type", "function") != "function":
            raise Unreadable(Reason.BAD_CALL, f"call {number}: no call of a function")
        yield call.get("function")
    if message.get("function_call") is not None:
        yield message["function_call"]


def _call(function: Any, arguments: Callable[[Any], Any]) -> Any:
    if not isinstance(function, dict) or "arguments" not in function:
        return function
    return {**function, "arguments": arguments(function["arguments"])}


def _check_ids(messages: Sequence[JsonObject]) -> None:
    """A result that names a call must name one that was made, and each call has one id."""
    made: list[Any] = []
    for place, message in enumerate(messages):
        for call in _calls_in(message):
            if (identity := call.get("id")) is not None and identity in made:
                raise Unreadable(Reason.BAD_CALL, f"two calls have the id {str(identity)[:100]!r}")
            made.append(identity)
        answered = message.get("tool_call_id")
        if answered is not None and None not in made and answered not in made:
            _refuse(f"message {place}: no call has the id {str(answered)[:100]!r}")


def _check_results(turns: Sequence[Turn]) -> None:
    """Where one call has a result, each has its own."""
    calls = sum(len(turn.calls or ()) for turn in turns)
    results = sum(turn.speaker == "tool" for turn in turns)
    if results and results != calls:
        _refuse(f"{calls} calls have {results} results")


def _calls_in(message: JsonObject) -> list[JsonObject]:
    return message.get("tool_calls") or [] if message["role"] == "assistant" else []


def makes_calls(messages: Sequence[JsonObject]) -> bool:
    """Whether the assistant calls anything in messages that were read."""
    return any(
        bool(_calls_in(message)) or message.get("function_call") is not None
        for message in messages
        if message["role"] == "assistant"
    )


def _refuse(detail: str) -> NoReturn:
    raise Unreadable(Reason.BAD_MESSAGES, detail)


def with_calls(
    messages: Sequence[JsonObject],
    calls: Sequence[ToolCall],
    written: Callable[[JsonObject], Any] = lambda value: value,
) -> list[JsonObject]:
    """The messages with the arguments of these calls in place of their own, in the same order."""
    left = iter(calls)
    return [_message_with(message, left, written) for message in messages]


def _message_with(
    message: JsonObject, calls: Iterator[ToolCall], written: Callable[[JsonObject], Any]
) -> JsonObject:
    changed = dict(message)
    if called := _calls_in(message):
        changed["tool_calls"] = [
            call | {"function": call["function"] | {"arguments": written(next(calls).arguments)}}
            for call in called
        ]
    if message["role"] == "assistant" and message.get("function_call") is not None:
        arguments = written(next(calls).arguments)
        changed["function_call"] = message["function_call"] | {"arguments": arguments}
    return changed
