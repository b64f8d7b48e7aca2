"""A judge's text to a judgement: tolerant of form, never of doubt.

| form | read |
|---|---|
| an object with `pass`, alone, in a fence, in prose or wrapped | `pass`, `reason`, `thought` |
| without any `{`: lines such as `pass: no` | what they say |
| without any `{`: yes, no or the like as the whole text | that |
| any of these behind `</think>` | as if nothing stood before it |

What is no judgement: two that disagree, such as an object and a line beside it; one whose JSON is
broken, or whose `pass` is neither yes nor no; reasoning that never ends; and a yes or no in a
sentence. Nothing is repaired.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from apigen.parsing import json_values

_YES = frozenset("yes y true pass passed passes correct valid accept accepted".split())
_NO = frozenset("no n false fail failed fails incorrect invalid reject rejected".split())
_PASS_KEYS = frozenset({"pass", "passes", "passed"})
_REASONING = r"(?:think|thinking|thought|reasoning|reflection)"
_REASONED = re.compile(rf"</{_REASONING}>", re.IGNORECASE)
_UNENDED = re.compile(rf"<{_REASONING}>", re.IGNORECASE)
_BROKEN = re.compile(r'\{\s*"[^"\n]*"\s*:')
_FENCE = re.compile(r"^\s*```\w*\s*$", re.MULTILINE)
_LABEL = r"(?:pass|passes|passed|verdict|judge?ment|(?:final )?(?:answer|decision))[^\w\n:=]*[:=]"
_LABELLED = re.compile(rf"^[^\w\n]*{_LABEL}(.*)$", re.IGNORECASE | re.MULTILINE)
_BESIDE = re.compile(rf"\b{_LABEL}[^\w{{]*+(\w+)", re.IGNORECASE)
_THOUGHT = re.compile(
    r"^[^\w\n]*(?:thought|reasoning)[^\w\n:=]*[:=](.*)$", re.IGNORECASE | re.MULTILINE
)
_AROUND = " \t\r\n.!,;\"'`*_"


@dataclass(frozen=True, slots=True)
class Judgement:
    """A judge's answer: `reason` is the code it gave, if any."""

    ok: bool
    reason: str
    thought: str


def parse_judgement(text: str) -> Judgement | None:
    """The judgement in a judge's answer, or None where there is none, or two that disagree."""
    answer = text[max((end.end() for end in _REASONED.finditer(text)), default=0) :]
    found = _in_json(answer) if "{" in answer else _in_lines(answer)
    return found[-1] if len({judgement.ok for judgement in found}) == 1 else None


def _in_json(text: str) -> list[Judgement]:
    """Those of all objects, and of what stands beside them; none if one cannot be read."""
    found, beside, after = [], [], 0
    for start, end, wrapped in json_values(text):
        if isinstance(wrapped, ValueError) and _BROKEN.match(text, start):
            return []  # what stands in a broken object is not the judge's word
        beside.append(text[after:start])
        after = max(after, end)
        if said := _said(value := _unwrapped(wrapped)):
            if (ok := _agreed(said)) is None:
                return []
            found.append(Judgement(ok, _text(value, "reason"), _text(value, "thought")))
    around = "{}".join([*beside, text[after:]])
    return [] if _UNENDED.search(around) or not found else [*_beside(around), *found]


def _beside(text: str) -> Iterator[Judgement]:
    """What prose says beside objects, which it can only take back: it may tell of anything."""
    read = (_as_bool(word) for word in _BESIDE.findall(text))
    return (Judgement(ok, "", "") for ok in read if ok is not None)


def _in_lines(text: str) -> list[Judgement]:
    if _UNENDED.search(text):
        return []
    thought = " ".join(_THOUGHT.findall(text))
    labelled = _LABELLED.findall(text)
    said = [_as_bool(each) for each in labelled] or [_as_bool(_FENCE.sub("", text))]
    if None in said:  # one line that cannot be read may take back another
        return []
    return [Judgement(ok, "", thought.strip()) for ok in said if ok is not None]


def _unwrapped(value: Any) -> Any:
    """What stands alone in a list or an object, however deep."""
    while isinstance(value, list | dict) and len(value) == 1 and not _said(value):
        value = value[0] if isinstance(value, list) else next(iter(value.values()))
    return value


def _said(value: Any) -> list[Any]:
    """What an object says under any spelling of `pass`."""
    keyed = isinstance(value, dict)
    return [each for key, each in value.items() if key.lower() in _PASS_KEYS] if keyed else []


def _agreed(said: Iterable[Any]) -> bool | None:
    read = {_as_bool(each) for each in said}
    return read.pop() if len(read) == 1 else None


def _text(value: dict[str, Any], wanted: str) -> str:
    texts = (str(each or "") for key, each in value.items() if key.lower() == wanted)
    return next(texts, "").strip()


def _as_bool(value: Any) -> bool | None:
    if isinstance(value, bool):
        return value
    word = value.strip(_AROUND).lower() if isinstance(value, str) else ""
    return True if word in _YES else False if word in _NO else None
