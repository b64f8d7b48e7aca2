"""Lines of calls in, lines of outcomes out."""

import json
from collections import Counter
from dataclasses import dataclass
from typing import Any

from apigen import strictjson
from apigen.records import JsonObject, ToolCall, canonical_json

BAD_CALL = "bad_call"
_MAX_PROBLEM_CHARS = 2_000


@dataclass(frozen=True, slots=True)
class CallLine:
    """A line as far as it could be read; `problem` says why there is no call, and where."""

    id: Any
    call: ToolCall | None = None
    problem: str = ""


def read_call(place: str, text: str) -> CallLine:
    """Read one JSON text `{"id", "name", "arguments"}`; nothing is raised, whatever it is.

    Args:
        place: Where it stands, such as `line 3`.
        text: The text; fields of other names are nobody's concern.
    """
    try:
        value = strictjson.loads(text)
    except json.JSONDecodeError as error:
        return CallLine(None, problem=f"{place}: no JSON: {error.msg} at character {error.pos + 1}")
    except ValueError as error:
        problem = f"{place}: no JSON: {error}"[:_MAX_PROBLEM_CHARS]
        return CallLine(_readable_id(text), problem=problem)
    if problem := _problem(value):
        return CallLine(_id(value), problem=f"{place}: {problem}")
    return CallLine(_id(value), ToolCall(value["name"], value["arguments"]))


def _problem(value: Any) -> str:
    if not isinstance(value, dict):
        return f"no object but {type(value).__name__}"
    if missing := [key for key in ("name", "arguments") if key not in value]:
        return f"no {missing[0]!r}"
    if not isinstance(value["name"], str):
        return f"name is no text but {type(value['name']).__name__}"
    if not isinstance(value["arguments"], dict):
        return f"arguments is no object but {type(value['arguments']).__name__}"
    return ""


def _id(value: Any) -> Any:
    return value.get("id") if isinstance(value, dict) else None


def _readable_id(text: str) -> Any:
    """The id of a text that only strict JSON refuses, or None where it is a part of what is wrong.

    A key that occurs twice counts as NaN here, which no id can hold.
    """
    try:
        identity = _id(json.loads(text, object_pairs_hook=_doubtful))
        strictjson.check_value(identity)
        canonical_json(identity)
    except (ValueError, RecursionError):
        return None
    return identity


def _doubtful(pairs: list[tuple[str, Any]]) -> JsonObject:
    times = Counter(key for key, _ in pairs)
    return {key: value if times[key] == 1 else float("nan") for key, value in pairs}


def to_line(
    identity: Any,
    status: str,
    result: Any = None,
    error_type: str = "",
    error: str = "",
    duration_s: float = 0.0,
) -> JsonObject:
    """One outcome in its output form; a call that never ran took 0 seconds."""
    return {
        "id": identity,
        "status": status,
        "result": result,
        "error_type": error_type,
        "error": error,
        "duration_s": round(duration_s, 6),
    }
