"""Model text in, drafts and judgements out.

Tolerated: code fences, text around the JSON, a `thought`, one broken item among good ones.
Nothing is repaired: a guessed bracket would be a guessed answer.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from apigen import strictjson
from apigen.checks.reasons import Reason
from apigen.records import Draft, ToolCall, Verdict, canonical_json, rejected

MAX_ATTEMPTS = 500
"""Places of one text at which decoding is tried; bounds the work on hostile text."""

_ARRAY = re.compile(r"\[\s*\{")
_ITEM = re.compile(r'\{\s*"(?:thought|query|answers)"\s*:')
_YES_NO = {"yes": True, "true": True, "pass": True, "no": False, "false": False, "fail": False}


@dataclass(frozen=True, slots=True)
class ParsedDraft:
    """One item of a generator's answer: a draft, or the verdict why there is none."""

    raw: str
    draft: Draft | None = None
    verdict: Verdict | None = None


@dataclass(frozen=True, slots=True)
class Judgement:
    """A judge's answer: `reason` is the code it gave, if any."""

    ok: bool
    reason: str
    thought: str


def parse_drafts(text: str) -> list[ParsedDraft]:
    """The items of a generator's answer, in order; each stands alone.

    Returns:
        One entry per item found, good or broken; an empty list if nothing looks like an item.
    """
    items = _whole_array(text)
    if items is not None:
        return [_parse_item(item) for item in items]
    return list(_salvage(text))


def _whole_array(text: str) -> list[Any] | None:
    """The largest decodable array that holds items; of equals the last."""
    best: list[Any] | None = None
    end = 0
    for match in _starts(_ARRAY, text):
        if match.start() < end:
            continue
        try:
            value, end = strictjson.raw_decode(text, match.start())
        except ValueError:
            continue
        if any(map(_is_item, value)) and (best is None or len(value) >= len(best)):
            best = value
    return best


def _salvage(text: str) -> Iterator[ParsedDraft]:
    """Items outside a decodable array, the broken ones among them."""
    end = 0
    for match in _starts(_ITEM, text):
        if match.start() < end:
            continue
        try:
            value, end = strictjson.raw_decode(text, match.start())
            yield _parse_item(value)
        except ValueError as error:
            raw = text[match.start() : match.start() + 2000]
            yield ParsedDraft(raw, verdict=rejected(Reason.NOT_JSON, str(error)))


def _starts(pattern: re.Pattern[str], text: str) -> Iterator[re.Match[str]]:
    for attempt, match in enumerate(pattern.finditer(text)):
        if attempt >= MAX_ATTEMPTS:
            return
        yield match


def _is_item(value: Any) -> bool:
    return isinstance(value, dict) and ("query" in value or "answers" in value)


def _parse_item(item: Any) -> ParsedDraft:
    raw = canonical_json(item)
    if not isinstance(item, dict):
        return ParsedDraft(raw, verdict=rejected(Reason.MISSING_FIELD, "an item is no object"))
    if missing := [key for key in ("query", "answers") if key not in item]:
        return ParsedDraft(raw, verdict=rejected(Reason.MISSING_FIELD, f"no {missing[0]!r}"))
    if not isinstance(item["query"], str) or not item["query"].strip():
        return ParsedDraft(raw, verdict=rejected(Reason.BAD_QUERY, "the query is empty or no text"))
    calls = parse_calls(item["answers"])
    if isinstance(calls, Verdict):
        return ParsedDraft(raw, verdict=calls)
    thought = item.get("thought")
    return ParsedDraft(
        raw, Draft(item["query"].strip(), calls, thought if isinstance(thought, str) else "")
    )


def parse_calls(answers: Any) -> tuple[ToolCall, ...] | Verdict:
    """The calls of a row, from a list or from JSON text of a list; else why there are none."""
    if isinstance(answers, str):
        try:
            answers = strictjson.loads(answers)
        except ValueError as error:
            return rejected(Reason.NOT_JSON, f"answers: {error}")
    if not isinstance(answers, list):
        return rejected(Reason.BAD_CALL, f"answers is no list but {type(answers).__name__}")
    for index, call in enumerate(answers):
        if problem := _call_problem(call):
            return rejected(Reason.BAD_CALL, f"call {index}: {problem}")
    return tuple(ToolCall(call["name"], call["arguments"]) for call in answers)


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


def parse_judgement(text: str) -> Judgement | None:
    """The last judgement in a judge's answer, or None where there is none to be read."""
    found = None
    for match in _starts(re.compile(r"\{"), text):
        try:
            value, _ = strictjson.raw_decode(text, match.start())
        except ValueError:
            continue
        if isinstance(value, dict) and (ok := _as_bool(value.get("pass"))) is not None:
            found = Judgement(ok, str(value.get("reason") or ""), str(value.get("thought") or ""))
    return found


def _as_bool(value: Any) -> bool | None:
    if isinstance(value, str):
        return _YES_NO.get(value.strip().lower())
    return value if isinstance(value, bool) else None
