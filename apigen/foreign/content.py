"""What a row says, whatever form it came in, and why a row cannot be read."""

from dataclasses import dataclass
from typing import Any

from apigen import strictjson
from apigen.checks.reasons import Reason
from apigen.parsing import parse_calls
from apigen.records import JsonObject, ToolCall, Verdict


class Unreadable(Exception):
    """A row that is not of its form; becomes the row's verdict."""

    def __init__(self, reason: str, detail: str) -> None:
        """Keep the code beside the line that says what is wrong."""
        super().__init__(detail)
        self.reason, self.detail = reason, detail


@dataclass(frozen=True, slots=True)
class Content:
    """A row's content. `tools` are cards, with parameters in the schema subset.

    `system` is what was said before the query, by others than the user. `declines` says that the
    row's form can show that no call is right, and that this row does.
    """

    query: str
    tools: tuple[JsonObject, ...]
    calls: tuple[ToolCall, ...]
    reply: str = ""
    system: str = ""
    declines: bool = False


def decoded(value: Any, what: str, *, of_calls: bool = False) -> Any:
    """The value, or what it is the JSON text of; a key twice in calls has a reason of its own.

    Raises:
        Unreadable: It is a text, and no JSON.
    """
    try:
        return strictjson.loads(value) if isinstance(value, str) else value
    except ValueError as error:
        twice = of_calls and isinstance(error, strictjson.DuplicateKey)
        reason = Reason.DUPLICATE_ARGUMENT if twice else Reason.NOT_JSON
        raise Unreadable(reason, f"{what}: {error}") from None


def calls_of(value: Any) -> tuple[ToolCall, ...]:
    """The calls in a list of `{"name", "arguments"}`, or in JSON text of one.

    Raises:
        Unreadable: They are none.
    """
    calls = parse_calls(value)
    if isinstance(calls, Verdict):
        raise Unreadable(calls.reason, calls.detail)
    return calls


def query_of(value: Any) -> str:
    """A query as it stands.

    Raises:
        Unreadable: It is empty or no text.
    """
    if not isinstance(value, str) or not value.strip():
        raise Unreadable(Reason.BAD_QUERY, "the query is empty or no text")
    return value


def field_of(row: JsonObject, name: str) -> Any:
    """A field that must be there.

    Raises:
        Unreadable: It is not.
    """
    if name not in row:
        raise Unreadable(Reason.MISSING_FIELD, f"no {name!r}")
    return row[name]
