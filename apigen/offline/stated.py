"""Reads what a query states and tells whether a value of a call is among it."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from apigen.offline.dates import dates_to_iso
from apigen.offline.number_words import read_number_word
from apigen.offline.rendering import NARROW_SPACE

_NUMBER = re.compile(
    r"(?<![\w.])(?:-(?=\d))?(?:\d{1,3}(?:,\d{3})+(?!\d)|\d+)(?:\.\d+)?(?!\d*(?:st|nd|rd|th)\b)"
)
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_GROUP = re.compile(rf"(?<=\d){NARROW_SPACE}(?=\d{{3}})")
_QUOTED = re.compile(r'"([^"]*)"')
_ISO_DATE = re.compile(r"\d{4}-\d\d-\d\d")
# Notes, squares, versions, formulas: c#4, h7, v2.1, c6h12o6.
_CODE = re.compile(r"(?<![\w.-])[a-z]+#?\d[\w.-]*\b")
_TEXTS = (_ISO_DATE, _QUOTED, _CODE)
# Smaller ones in words are said by the way: "I have two of these".
_LEAST_WORD = 5


@dataclass(frozen=True, slots=True)
class Stated:
    """What a query states once the texts of its calls are set aside.

    `plain` is the whole query in normal form and `numbers` are all numbers in it, those in words
    too. `open_numbers`, `open_words` (the meanings of each number in words) and `open_texts` (dates
    and quoted texts) lie outside the calls' texts.
    """

    query: str
    plain: str
    numbers: frozenset[float]
    open_numbers: frozenset[float]
    open_words: tuple[frozenset[float], ...]
    open_texts: tuple[str, ...]


def read_stated(query: str, texts: Iterable[str], known: str) -> Stated:
    """Reads a query, setting aside the texts that its calls pass.

    Args:
        query: The query.
        texts: The text values of all calls.
        known: Wording of the offered tools in normal form; what it holds is no value.

    Returns:
        What it states.
    """
    plain = normal(query)
    rest = plain
    for text in sorted({normal(text) for text in texts}, key=len, reverse=True):
        rest = _set_aside(rest, text)
    open_texts = [one for pattern in _TEXTS for one in pattern.findall(rest)]
    for pattern in (_ISO_DATE, _CODE):
        rest = pattern.sub(" ", rest)
    return Stated(
        query=query,
        plain=plain,
        numbers=frozenset(numbers_in(plain)) | _number_words(plain),
        open_numbers=frozenset(numbers_in(rest)) - numbers_of_wording(known),
        open_words=_open_words(rest, known),
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
        return number in numbers_in(stated.query.replace(",", " "))
    return number in stated.numbers or round(number * 100, 6) in stated.numbers and number < 1


@lru_cache(maxsize=2048)
def normal(text: str) -> str:
    """Returns a text in lower case, with ISO dates and single spaces, without underscores."""
    return " ".join(plain_values(text).replace("_", " ").casefold().split())


def plain_values(text: str) -> str:
    """Returns a text with ISO dates and without narrow spaces in its numbers."""
    return dates_to_iso(_GROUP.sub("", text))


def numbers_in(text: str) -> set[float]:
    """Lists the numbers that stand in a text in digits, apart from ordinals and parts of codes."""
    return {float(found.replace(",", "")) for found in _NUMBER.findall(text)}


@lru_cache(maxsize=2048)
def numbers_of_wording(text: str) -> frozenset[float]:
    """Lists the numbers in the wording of tools: "distance run in 12 minutes"."""
    return frozenset(float(found) for found in re.findall(r"\d+(?:\.\d+)?", text))


def _number_words(plain: str) -> frozenset[float]:
    return frozenset().union(*map(read_number_word, _WORD.findall(plain)))


def _open_words(rest: str, known: str) -> tuple[frozenset[float], ...]:
    said = {word for word in _WORD.findall(rest) if read_number_word(word)}
    readings = [read_number_word(word) for word in said if word not in known]
    return tuple(one for one in readings if min(one) >= _LEAST_WORD)


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
