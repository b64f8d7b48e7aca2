"""Model text in, drafts out.

Tolerated: code fences, text around the JSON, a `thought`, one broken item among good ones.
Nothing is repaired: a guessed bracket would be a guessed answer.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from apigen import strictjson
from apigen.checks.reasons import Reason
from apigen.records import Draft, JsonObject, ToolCall, Verdict, canonical_json, rejected

MAX_ATTEMPTS = 500
"""Places of one text at which decoding is tried; bounds the work on hostile text."""

_VALUE = re.compile(r"\[(?=\s*\{)|\{")
_ITEM = re.compile(r'\{\s*"(?:thought|query|answers|missing|reply)"\s*:')
_ARGUMENTS = re.compile(r'"arguments"\s*:\s*$')


@dataclass(frozen=True, slots=True)
class ParsedDraft:
    """One item of a generator's answer: a draft, or the verdict why there is none."""

    raw: str
    draft: Draft | None = None
    verdict: Verdict | None = None


def parse_drafts(text: str) -> list[ParsedDraft]:
    """The items of a generator's answer, in order; each stands alone.

    Items may stand in one array, in several, or alone; an item that a later array repeats counts
    once.

    Returns:
        One entry per item found, good or broken; an empty list if nothing looks like an item.
    """
    found: list[ParsedDraft] = []
    for start, _, value in json_values(text):
        if isinstance(value, ValueError):
            found += _broken_item(text, start, value)
        elif not _ARGUMENTS.search(text, max(0, start - 40), start):
            known = {parsed.raw for parsed in found} if isinstance(value, list) else set()
            found += [each for each in map(_parse_item, _items(value)) if each.raw not in known]
    return found


def json_values(text: str) -> Iterator[tuple[int, int, Any]]:
    """The JSON values in `text` that stand in no other, and what keeps a place from being one.

    With where each begins and ends; a place that is none ends where it begins.
    """
    end = attempts = 0
    for match in _VALUE.finditer(text):
        if match.start() < end:
            continue
        attempts += 1
        if attempts > MAX_ATTEMPTS:
            return
        try:
            value, end = strictjson.raw_decode(text, match.start())
        except ValueError as error:
            yield match.start(), match.start(), error
        else:
            yield match.start(), end, value


def _items(value: Any) -> list[Any]:
    """The items that a value is or holds, however wrapped; arguments and schemas hold none."""
    if _is_item(value):
        return [value]
    if isinstance(value, list):
        return value if any(map(_is_item, value)) else [i for each in value for i in _items(each)]
    if isinstance(value, dict):
        inner = (each for key, each in value.items() if key not in ("arguments", "parameters"))
        return [item for each in inner for item in _items(each)]
    return []


def _is_item(value: Any) -> bool:
    return isinstance(value, dict) and ("answers" in value or isinstance(value.get("query"), str))


def _broken_item(text: str, start: int, error: ValueError) -> list[ParsedDraft]:
    if not _ITEM.match(text, start) or _ARGUMENTS.search(text, max(0, start - 40), start):
        return []
    return [ParsedDraft(text[start : start + 2000], verdict=undecodable(error))]


def undecodable(error: ValueError) -> Verdict:
    """Why a row's JSON can't be read: it is none, or an object in a call has a key twice."""
    path = set(error.path) if isinstance(error, strictjson.DuplicateKey) else set()
    in_call = bool(path & {"answers", "arguments"}) and "tools" not in path
    return rejected(Reason.DUPLICATE_ARGUMENT if in_call else Reason.NOT_JSON, str(error))


def _parse_item(item: Any) -> ParsedDraft:
    raw = canonical_json(item)
    if not isinstance(item, dict):
        return ParsedDraft(raw, verdict=rejected(Reason.MISSING_FIELD, "an item is no object"))
    if absent := [key for key in ("query", "answers") if key not in item]:
        return ParsedDraft(raw, verdict=rejected(Reason.MISSING_FIELD, f"no {absent[0]!r}"))
    if not isinstance(item["query"], str) or not item["query"].strip():
        return ParsedDraft(raw, verdict=rejected(Reason.BAD_QUERY, "the query is empty or no text"))
    draft = _parse_fields(item)
    return (
        ParsedDraft(raw, verdict=draft) if isinstance(draft, Verdict) else ParsedDraft(raw, draft)
    )


def _parse_fields(item: JsonObject) -> Draft | Verdict:
    calls = parse_calls(item["answers"])
    if isinstance(calls, Verdict):
        return calls
    missing = parse_missing(item.get("missing"))
    if isinstance(missing, Verdict):
        return missing
    thought, reply = item.get("thought"), item.get("reply")
    if not isinstance(reply, str | None):
        return rejected(Reason.BAD_REPLY, f"reply is no text but {type(reply).__name__}")
    thought = thought if isinstance(thought, str) else ""
    return Draft(item["query"].strip(), calls, thought, missing, (reply or "").strip())


def parse_calls(answers: Any) -> tuple[ToolCall, ...] | Verdict:
    """The calls of a row, from a list or from JSON text of a list; else why there are none."""
    try:
        answers = _decoded(answers)
    except strictjson.DuplicateKey as error:
        return rejected(Reason.DUPLICATE_ARGUMENT, f"answers: {error}")
    except ValueError as error:
        return rejected(Reason.NOT_JSON, f"answers: {error}")
    if not isinstance(answers, list):
        return rejected(Reason.BAD_CALL, f"answers is no list but {type(answers).__name__}")
    for index, call in enumerate(answers):
        if problem := _call_problem(call):
            return rejected(Reason.BAD_CALL, f"call {index}: {problem}")
    return tuple(ToolCall(call["name"], call["arguments"]) for call in answers)


def parse_missing(value: Any) -> tuple[JsonObject, ...] | Verdict:
    """The values that a query lacks, from a list or from JSON text of a list; None is none."""
    try:
        missing = [] if value is None else _decoded(value)
    except ValueError as error:
        return rejected(Reason.NOT_JSON, f"missing: {error}")
    if not isinstance(missing, list):
        return rejected(Reason.BAD_MISSING, f"missing is no list but {type(missing).__name__}")
    for index, each in enumerate(missing):
        named = isinstance(each, dict) and set(each) == {"name", "parameter"}
        if not named or not all(isinstance(name, str) for name in each.values()):
            return rejected(Reason.BAD_MISSING, f"missing {index}: no texts name and parameter")
    return tuple(missing)


def _decoded(value: Any) -> Any:
    return strictjson.loads(value) if isinstance(value, str) else value


def _call_problem(call: Any) -> str:
    if not isinstance(call, dict):
        return f"no object but {type(call).__name__}"
    if set(call) != {"name", "arguments"}:
        return f"fields are {sorted(call)}, not arguments and name"
    if not isinstance(call["name"], str):
        return "name is no text"
    if not isinstance(call["arguments"], dict):
        return f"arguments is no object but {type(call['arguments']).__name__}"
    return ""
