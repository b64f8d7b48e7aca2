"""Reads what a query states and tells whether a value of a call is among it."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from apigen.offline.rendering import MONTHS, NUMBER_WORDS

_NUMBER = re.compile(
    r"(?<![\w.])(?:-(?=\d))?(?:\d{1,3}(?:,\d{3})+(?!\d)|\d+)(?:\.\d+)?(?!\d*(?:st|nd|rd|th)\b)"
)
_QUOTED = re.compile(r'"([^"]*)"')
_ISO_DATE = re.compile(r"\d{4}-\d\d-\d\d")
# Notes, squares, versions, formulas: c#4, h7, v2.1, c6h12o6.
_CODE = re.compile(r"(?<![\w.-])[a-z]+#?\d[\w.-]*\b")
_TEXTS = (_ISO_DATE, _QUOTED, _CODE)
_MONTH = "|".join(MONTHS)
_DAY_FIRST = re.compile(rf"\b(\d\d?)(?:st|nd|rd|th)? ({_MONTH}),? (\d{{4}})\b", re.I)
_MONTH_FIRST = re.compile(rf"\b({_MONTH}) (\d\d?)(?:st|nd|rd|th)?,? (\d{{4}})\b", re.I)
_MONTH_NUMBERS = {month.lower(): place for place, month in enumerate(MONTHS, start=1)}
_TENS = {
    "thirty": 30,
    "forty": 40,
    "fifty": 50,
    "sixty": 60,
    "seventy": 70,
    "eighty": 80,
    "ninety": 90,
    "hundred": 100,
    "thousand": 1000,
    "half": 0.5,
    "dozen": 12,
    "once": 1,
    "twice": 2,
}
_WORDS: dict[str, float] = {word: place for place, word in enumerate(NUMBER_WORDS)} | _TENS


@dataclass(frozen=True, slots=True)
class Stated:
    """What a query states once the texts of its calls are set aside.

    `plain` is the whole query in normal form and `numbers` are all numbers in it, those in words
    too. `open_numbers` and `open_texts` (dates and quoted texts) lie outside the calls' texts.
    """

    query: str
    plain: str
    numbers: frozenset[float]
    open_numbers: frozenset[float]
    open_texts: tuple[str, ...]


def read_stated(query: str, texts: Iterable[str], known: str) -> Stated:
    """Reads a query, setting aside the texts that its calls pass.

    Args:
        query: The query.
        texts: The text values of all calls.
        known: Wording of the offered tools; what it holds is no value.

    Returns:
        What it states.
    """
    plain = normal(query)
    rest = plain
    for text in sorted({normal(text) for text in texts}, key=len, reverse=True):
        rest = _set_aside(rest, text)
    known = normal(known)
    open_texts = [one for pattern in _TEXTS for one in pattern.findall(rest)]
    for pattern in (_ISO_DATE, _CODE):
        rest = pattern.sub(" ", rest)
    return Stated(
        query=query,
        plain=plain,
        numbers=frozenset(_numbers(plain)) | _number_words(plain),
        open_numbers=frozenset(_numbers(rest)) - numbers_of_wording(known),
        open_texts=tuple(one for one in open_texts if one.strip(" ,.;") and one not in known),
    )


def states(stated: Stated, value: Any, strict: bool) -> bool:
    """Tells whether a query states a scalar value.

    Args:
        stated: What the query states.
        value: A number or text; yes, no and null always count as stated.
        strict: Whether it must stand there word for word.
    """
    if isinstance(value, bool) or value is None:
        return True
    if isinstance(value, int | float):
        return _states_number(stated, value, strict)
    text = str(value)
    if strict:
        return _holds(stated.query, text)
    return _holds(stated.plain, normal(text)) or _holds_words(stated.plain, text)


def _states_number(stated: Stated, number: float, strict: bool) -> bool:
    if strict:
        return number in _numbers(stated.query.replace(",", " "))
    return number in stated.numbers or round(number * 100, 6) in stated.numbers and number < 1


@lru_cache(maxsize=2048)
def normal(text: str) -> str:
    """Returns a text in lower case, with ISO dates and single spaces, without underscores."""
    return " ".join(_dates_to_iso(text).replace("_", " ").casefold().split())


def _dates_to_iso(text: str) -> str:
    if not any(month in text for month in MONTHS):
        return text
    text = _DAY_FIRST.sub(lambda found: _iso(found[3], found[2], found[1]), text)
    return _MONTH_FIRST.sub(lambda found: _iso(found[3], found[1], found[2]), text)


def _iso(year: str, month: str, day: str) -> str:
    return f"{year}-{_MONTH_NUMBERS[month.lower()]:02d}-{int(day):02d}"


def _numbers(text: str) -> set[float]:
    return {float(found.replace(",", "")) for found in _NUMBER.findall(text)}


@lru_cache(maxsize=2048)
def numbers_of_wording(text: str) -> frozenset[float]:
    """Lists the numbers in the wording of tools: "distance run in 12 minutes"."""
    return frozenset(float(found) for found in re.findall(r"\d+(?:\.\d+)?", text))


def _number_words(plain: str) -> set[float]:
    return {_WORDS[word] for word in re.findall(r"[a-z]+", plain) if word in _WORDS}


def _holds(text: str, part: str) -> bool:
    """Tells whether a text holds a part as whole words."""
    start = text.find(part) if part else -1
    while start >= 0:
        end = start + len(part)
        before, after = text[start - 1 : start], text[end : end + 1]
        if not (part[0].isalnum() and before.isalnum() or part[-1].isalnum() and after.isalnum()):
            return True
        start = text.find(part, start + 1)
    return not part


def _holds_words(plain: str, text: str) -> bool:
    """Tells whether all words of a text occur, endings aside: "left to right", "metres"."""
    words = re.findall(r"[a-z]+|\d+", text.casefold())
    return max(map(len, words), default=0) > 2 and all(
        re.search(rf"\b{re.escape(word[: max(4, len(word) - 2)])}", plain) is not None
        for word in words
    )


def _set_aside(rest: str, text: str) -> str:
    if len(text) > 3:
        return rest.replace(text, " ")
    return re.sub(rf"(?<!\w){re.escape(text)}(?!\w)", " ", rest) if text else rest
