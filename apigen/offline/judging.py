"""The judge: rules that compare a query with the calls made for it and their results."""

import json
import re
from collections.abc import Sequence
from functools import lru_cache
from typing import Any

from apigen.offline.arguments import call_key
from apigen.offline.asking import asks_for_more
from apigen.offline.fit import share, stems_in
from apigen.offline.labelled import says_otherwise
from apigen.offline.placing import is_misplaced
from apigen.offline.prompts import JudgePrompt
from apigen.offline.references import points_back
from apigen.offline.silence import find_silence_fault
from apigen.offline.stated import Stated, normal, read_stated, states
from apigen.offline.toolbox import Tool

_THOUGHTS = {
    "failed_result": "A result is an error or empty, so that call did not work.",
    "wrong_call_count": "The number of calls differs from the number of requests.",
    "wrong_value": "An argument differs from what the query says.",
    "wrong_function": "Another of the offered functions fits the query better.",
    "answerable": "One of the offered functions can do what the query asks for.",
    "value_given": "The query says what the assistant asks for.",
}


def judge(prompt: JudgePrompt, strict: bool) -> str:
    """Judges one draft.

    Args:
        prompt: Offered tools, query, what the assistant did, calls and results.
        strict: Whether every value must stand in the query word for word.

    Returns:
        A JSON object with `thought`, `pass` ("yes" or "no") and, if the prompt wants it, `reason`.
    """
    reason = _find_fault(prompt, strict)
    verdict = {"thought": _THOUGHTS.get(reason, ""), "pass": "no" if reason else "yes"}
    return json.dumps(verdict | ({"reason": reason} if prompt.codes else {}))


def _find_fault(prompt: JudgePrompt, strict: bool) -> str:
    if prompt.act != "call":
        return find_silence_fault(prompt)
    calls = prompt.calls
    if len(prompt.results) < len(calls) or any(_has_failed(result) for result in prompt.results):
        return "failed_result"
    keys = {call_key(str(call.get("name")), call["arguments"]) for call in calls}
    if not calls or len(keys) < len(calls):
        return "wrong_call_count"
    values = [_values(call["arguments"], place) for place, call in enumerate(calls, 1)]
    texts = (value for each in values for value in each if isinstance(value, str))
    stated = read_stated(prompt.query, texts, _wording(prompt.tools))
    if _fits_another(prompt, stated):
        return "wrong_function"
    if fault := _compare_values(values, stated, strict):
        return fault
    if asks_for_more(stated.plain, prompt):
        return "wrong_call_count"
    seen = (stated.plain, prompt.tools, calls)
    return "wrong_value" if says_otherwise(*seen) or is_misplaced(*seen) else ""


def _compare_values(values: list[list[Any]], stated: Stated, strict: bool) -> str:
    unstated = [[one for one in each if not states(stated, one, strict)] for each in values]
    unused = _unused(values, stated)
    if not any(unstated):
        if not unused:
            return ""
        return "wrong_call_count" if unused >= _fewest_values(values) else "wrong_value"
    # A call too many says something new while everything in the query is answered already.
    surplus = len(values) > 1 and not unused and not all(unstated)
    return "wrong_call_count" if surplus else "wrong_value"


def _has_failed(result: Any) -> bool:
    if result is None:
        return True
    if isinstance(result, dict):
        return isinstance(result.get("error"), str) or "error_type" in result
    return (
        isinstance(result, str) and re.match(r"(?:\w*error\b|traceback)", result, re.I) is not None
    )


def _unused(values: list[list[Any]], stated: Stated) -> int:
    """Counts the numbers, dates and quoted texts of the query that no call uses."""
    used = {value for each in values for value in each if isinstance(value, int | float)}
    used |= {round(value * 100, 6) for value in used if value < 1}
    unused_words = sum(not used & meanings for meanings in stated.open_words)
    return len(stated.open_numbers - used) + unused_words + len(stated.open_texts)


def _fewest_values(values: list[list[Any]]) -> int:
    countable = [sum(not isinstance(one, bool) for one in each) for each in values]
    return max(1, min(countable) // 2)


def _wording(tools: Sequence[Tool]) -> str:
    """Joins what tools say about themselves, but for the ranges of their parameters."""
    return " ".join(
        _wording_of(
            tool.description, tuple((one.name, one.description) for one in tool.parameters.values())
        )
        for tool in tools
    )


@lru_cache(maxsize=8192)
def _wording_of(description: str, parameters: tuple[tuple[str, str], ...]) -> str:
    names = [name for name, _ in parameters]
    leads = [re.split(r"[,;:]", described)[0] for _, described in parameters]
    return normal(" ".join([description, *names, *leads]))


def _fits_another(prompt: JudgePrompt, stated: Stated) -> bool:
    """Tells whether a tool that no call uses shares far more words with the query."""
    called = {call.get("name") for call in prompt.calls}
    if len(prompt.tools) < 2 or all(tool.name in called for tool in prompt.tools):
        return False
    stems = stems_in(stated.plain)
    shares = {tool.name: share(tool.description, stems) for tool in prompt.tools}
    best_other = max(share for name, share in shares.items() if name not in called)
    worst_called = min((share for name, share in shares.items() if name in called), default=1.0)
    return best_other >= 0.6 and worst_called < best_other / 2


def _values(arguments: dict[str, Any], place: int) -> list[Any]:
    """Lists the scalars in a call's arguments; a reference to an earlier call is none."""
    return [
        one
        for one in _scalars(list(arguments.values()))
        if not (isinstance(one, str) and points_back(one, place))
    ]


def _scalars(value: Any) -> list[Any]:
    if isinstance(value, dict):
        return [one for key, item in value.items() for one in (key, *_scalars(item))]
    if isinstance(value, list):
        return [one for item in value for one in _scalars(item)]
    return [value]
