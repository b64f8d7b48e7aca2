"""Questions of the Berkeley Function-Calling Leaderboard, joined with their answers."""

from collections.abc import Sequence

from apigen.bfcl import accepted, read_entry
from apigen.checks.reasons import Reason
from apigen.foreign.content import Content, Unreadable, calls_of, field_of, query_of
from apigen.foreign.tools import read_tools
from apigen.records import JsonObject, ToolCall

QUESTION = "question"
ANSWER = "ground_truth"
_WITHOUT_CALLS = "irrelevance"


class Unanswered(Unreadable):
    """A question without its answer; who looked for one knows where."""


def read(row: JsonObject) -> Content:
    """The content of `{"id", "question", "function", "ground_truth"}`.

    The calls have each parameter's first accepted value. An entry whose id says `irrelevance` needs
    no answer: no call is right.

    Raises:
        Unreadable: The entry is not of this form, has several turns, or lacks its answer.
    """
    question = field_of(row, QUESTION)
    if isinstance(question, list) and sum(isinstance(turn, list) for turn in question) > 1:
        detail = f"{len(question)} turns; only single requests are checked"
        raise Unreadable(Reason.MULTI_TURN, detail)
    functions = field_of(row, "function")
    if not isinstance(functions, list) or not all(isinstance(each, dict) for each in functions):
        raise Unreadable(Reason.BAD_TOOLS, "function is no list of functions")
    silent = ANSWER not in row and _WITHOUT_CALLS in str(row.get("id"))
    entry = _read(row, {ANSWER: []} if silent else _answered(row))
    tools = read_tools(entry["tools"]) if functions or not silent else ()
    return Content(
        query=query_of(entry["query"]),
        tools=tools,
        calls=calls_of(entry["answers"]),
        system=entry.get("system", ""),
        declines=silent,
    )


def _answered(row: JsonObject) -> JsonObject:
    if ANSWER not in row:
        detail = f"no {ANSWER!r}; name the file of answers with --answers"
        raise Unanswered(Reason.MISSING_FIELD, detail)
    try:
        accepted(row)
    except ValueError as error:
        raise Unreadable(Reason.BAD_CALL, str(error)) from None
    return row


def _read(question: JsonObject, answer: JsonObject) -> JsonObject:
    try:
        return read_entry(question, answer)
    except ValueError as error:
        raise Unreadable(Reason.BAD_MESSAGES, str(error)) from None


def with_calls(row: JsonObject, calls: Sequence[ToolCall]) -> JsonObject:
    """The row as it is: an answer lists all values that are right, and is no call."""
    return row
