"""Dates in a text, in every usual form of four languages; month and weekday names are CLDR's."""

import re
from collections.abc import Iterator
from functools import lru_cache

from babel import Locale

from apigen.grounding.folding import fold, tokens_of
from apigen.grounding.query import Query

_LOCALES = ("en", "de", "es", "fr")

Day = tuple[int, int, int]
"""Year, month, day; 0 where a text doesn't tell it."""

_YMD = re.compile(r"(?<!\d)(\d{4})\s?[-/.年]\s?(\d{1,2})\s?[-/.月]\s?(\d{1,2})(?!\d)")
_COMPACT = re.compile(r"(?<!\d)((?:19|20)\d\d)(\d\d)(\d\d)(?!\d)")
_DMY = re.compile(r"(?<![\d.])(\d{1,2})[-/.]\s?(\d{1,2})[-/.]\s?(\d{4}|\d{2})(?!\d)")
_DM = re.compile(r"(?<![\d./-])(\d{1,2})[/.](\d{1,2})(?![\d/-])")
_YM = re.compile(r"(?<!\d)(\d{4})[-/](\d{1,2})(?![-/]?\d)")
_MY = re.compile(r"(?<![\d/-])(\d{1,2})[-/](\d{4})(?!\d)")


@lru_cache(maxsize=1)
def _months() -> dict[str, int]:
    found: dict[str, int] = {"sept": 9, "mai": 5, "may": 5}
    for locale in _LOCALES:
        for width in ("abbreviated", "wide"):
            for number, name in Locale(locale).months["format"][width].items():
                found.setdefault(fold(name).rstrip("."), number)
    return found | {"janner": 1, "setiembre": 9}


@lru_cache(maxsize=1)
def weekdays() -> dict[str, int]:
    """Folded names of weekdays in four languages, Monday is 0."""
    found: dict[str, int] = {}
    for locale in _LOCALES:
        for width in ("abbreviated", "wide"):
            for number, name in Locale(locale).days["format"][width].items():
                found.setdefault(fold(name).rstrip("."), number)
    return {name: number for name, number in found.items() if len(name) > 2}


@lru_cache(maxsize=1)
def _textual() -> re.Pattern[str]:
    months = "|".join(sorted(_months(), key=len, reverse=True))
    return re.compile(
        r"(?:(?<![\d.,])(\d{1,2})\s?(?:st|nd|rd|th|er|o|a|\.)?\s*(?:of\s|de\s|-|/)?\s*(?:this\s|next\s)?)?"
        rf"(?<![^\W\d_])({months})(?![^\W\d_])\.?"
        r"(?:[\s-]*(?:the\s)?(\d{1,2})(?:st|nd|rd|th)?(?![\d:]|[.,]\d|\s?(?:am|pm)\b))?"
        r"(?:[\s,.'-]*(?:of\s|de\s|del\s)?\s*(\d{4})(?!\d))?"
    )


def read_days(text: str) -> Iterator[Day]:
    """The dates in a folded text, in both readings where day and month may be exchanged."""
    for year, month, day in _YMD.findall(text) + _COMPACT.findall(text):
        yield from _valid(int(year), int(month), int(day))
        yield from _valid(int(year), int(day), int(month))
    for one, other, year in _DMY.findall(text):
        full = int(year) if len(year) == 4 else 2000 + int(year) - 100 * (int(year) > 69)
        yield from _valid(full, int(one), int(other))
        yield from _valid(full, int(other), int(one))
    named = () if _months().keys().isdisjoint(tokens_of(text)) else _textual().findall(text)
    for before, month, after, year in named:
        for day in {before or "0", after or "0"} - ({"0"} if before or after else set()):
            yield from _valid(int(year or 0), _months()[month], int(day))
    for year, month in _YM.findall(text):
        yield from _valid(int(year), int(month), 0)
    for month, year in _MY.findall(text):
        yield from _valid(int(year), int(month), 0)
    for one, other in _DM.findall(text):
        yield from _valid(0, int(one), int(other))
        yield from _valid(0, int(other), int(one))


def _valid(year: int, month: int, day: int) -> Iterator[Day]:
    if 0 < month < 13 and 0 <= day < 32:
        yield year, month, day


def days_of(query: Query) -> frozenset[Day]:
    """The dates that the query names."""
    return frozenset(read_days(query.text))
