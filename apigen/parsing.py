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

_VALUE = re.compile(r"\[(?=\s*\{)|\{")
_ITEM = re.compile(r'\{\s*"(?:thought|query|answers)"\s*:')
_ARGUMENTS = re.compile(r'"arguments"\s*:\s*$')
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

    Items may stand in one array, in several, or alone; an item that a later array repeats counts
    once.

    Returns:
        One entry per item found, good or broken; an empty list if nothing looks like an item.
    """
    found: list[ParsedDraft] = []
    for match, value in _values(text):
        if isinstance(value, ValueError):
            found += _broken_item(text, match, value)
        elif not _ARGUMENTS.search(text, max(0, match.start() - 40), match.start()):
            known = {parsed.raw for parsed in found} if isinstance(value, list) else set()
            found += [each for each in map(_parse_item, _items(value)) if each.raw not in known]
    return found


def _values(text: str) -> Iterator[tuple[re.Match[str], Any]]:
    """The JSON values in `text` that stand in no other, and what keeps a place from being one."""
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
            yield match, error
        else:
            yield match, value


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


def _broken_item(text: str, match: re.Match[str], error: ValueError) -> list[ParsedDraft]:
    start = match.start()
    if not _ITEM.match(text, start) or _ARGUMENTS.search(text, max(0, start - 40), start):
        return []
    return [ParsedDraft(text[start : start + 2000], verdict=rejected(Reason.NOT_JSON, str(error)))]


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
    """The judgement in a judge's answer, or None where there is none, or two that disagree."""
    found = []
    for _, wrapped in _values(text):
        value = _unwrapped(wrapped)
        if isinstance(value, dict) and (ok := _as_bool(value.get("pass"))) is not None:
            thought, reason = str(value.get("thought") or ""), str(value.get("reason") or "")
            found.append(Judgement(ok, reason, thought))
    return found[-1] if len({judgement.ok for judgement in found}) == 1 else None


def _unwrapped(value: Any) -> Any:
    """What stands alone in a list or an object, however deep."""
    while isinstance(value, list | dict) and len(value) == 1 and "pass" not in value:
        value = value[0] if isinstance(value, list) else next(iter(value.values()))
    return value


def _as_bool(value: Any) -> bool | None:
    if isinstance(value, str):
        return _YES_NO.get(value.strip().lower())
    return value if isinstance(value, bool) else None
