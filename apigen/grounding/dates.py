"""Dates and times of day: read from a text in every usual form, and compared part by part."""

import re
from collections.abc import Iterator
from datetime import date
from functools import lru_cache

from babel import Locale

from apigen.grounding.folding import fold
from apigen.grounding.query import Query
from apigen.grounding.traces import Slot, Trace, derivable, grounded

_LOCALES = ("en", "de", "es", "fr")

Day = tuple[int, int, int]
"""Year, month, day; 0 where a text doesn't tell it."""

_YMD = re.compile(r"(?<!\d)(\d{4})\s?[-/.年]\s?(\d{1,2})\s?[-/.月]\s?(\d{1,2})(?!\d)")
_COMPACT = re.compile(r"(?<!\d)((?:19|20)\d\d)(\d\d)(\d\d)(?!\d)")
_DMY = re.compile(r"(?<![\d.])(\d{1,2})[-/.]\s?(\d{1,2})[-/.]\s?(\d{4}|\d{2})(?!\d)")
_DM = re.compile(r"(?<![\d./-])(\d{1,2})[/.](\d{1,2})(?![\d/-])")
_YM = re.compile(r"(?<!\d)(\d{4})[-/](\d{1,2})(?![-/]?\d)")
_MY = re.compile(r"(?<![\d/-])(\d{1,2})[-/](\d{4})(?!\d)")
_YEAR = re.compile(r"(?<![\d.,])(1[0-9]\d\d|20\d\d|21\d\d)(?![\d,]|\.\d)")
_RELATIVE = re.compile(
    r"\b(?:today|tonight|tomorrow|yesterday|now|currently|current|weekend|weekdays?|ago|upcoming"
    r"|(?:next|last|this|coming|past|previous|following|after|before|until|till|since|within)\b"
    r".{0,30}?\b(?:day|week|month|year|quarter|night|morning|evening|decade|season|hour)s?"
    r"|in \w+ (?:day|week|month|year|hour)s?|days?|weeks?|months?|years?|fortnight"
    r"|christmas|easter|thanksgiving|halloween|new year.?s?|valentine.?s?|independence|birthday"
    r"|nights?|nachten?|noches?|nuits?|labor day|summer|winter|spring|autumn|fall|semester|quarter|q[1-4]"
    r"|heute|morgen|ubermorgen|gestern|vorgestern|wochenende|nachste[rnsm]?|letzte[rnsm]?"
    r"|kommende[rnsm]?|vor|tage?n?|wochen?|monate?n?|jahre?n?|weihnachten|ostern|silvester"
    r"|hoy|manana|ayer|anteayer|proxim[oa]s?|pasad[oa]s?|viene|dias?|semanas?|mes|meses|anos?"
    r"|navidad|aujourd|demain|hier|prochaine?s?|dernier|derniere|jours?|semaines?|mois|ans?"
    r"|annees?|noel|paques)\b"
)

_FROM_A_DATE = re.compile(
    r"\b(?:tomorrow|yesterday|(?:next|following|coming|upcoming|previous) (?:day|week|month|year|mon|tue|wed"
    r"|thu|fri|sat|sun)|last (?:day|week|month|year)|(?:day|week|month|year)s? (?:ago|later|earlier"
    r"|after|before|from|prior)|morgen|ubermorgen|gestern|nachste[rnsm]?|manana|ayer|proxim[oa]"
    r"|siguiente|demain|hier|prochaine?|lendemain|suivant|veille)"
)


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
    for before, month, after, year in _textual().findall(text):
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


def is_date(text: str) -> bool:
    """Whether a folded text is nothing but a date in digits, with or without a time."""
    return _DATE_ONLY.fullmatch(text) is not None


_DATE_ONLY = re.compile(r"\d{1,4}[-/.]\d{1,2}[-/.]\d{1,4}(?:[t\s]+\d{1,2}:\d{2}[\d:.z+\s-]{0,16})?")


def _may_be_counted(slot: Slot, query: Query) -> bool:
    """Whether the parameter is an end, or the query counts back from its date."""
    return bool(slot.words() & _ENDS or query.words & _BEFORE)


_ENDS = frozenset(
    "end ends ending return returning checkout out until due deadline finish last stop expiry"
    " expiration departure dropoff final completion".split()
)
_BEFORE = frozenset("ago before earlier prior vor antes hace avant".split())


def find_date(text: str, slot: Slot, query: Query) -> Trace | None:
    """The rule that finds the date that a folded text is, or None; also if it is no date."""
    wanted = [day for day in read_days(text) if day[0] and day[1]]
    if not wanted:
        return None
    named = query.once("days", days_of)
    years = {int(year) for year in _YEAR.findall(query.text)}
    for value in wanted:
        if value in named:
            return grounded("date")
    for value in wanted:
        if any(_agrees(value, each, years) for each in named):
            return derivable("date")
        if any(_agrees((*value[:2], 0), each, years) and not each[2] for each in named):
            if value[2] in query.numbers:
                return derivable("date_in_parts")
        if _is_edge(value, named, years):
            return derivable("period")
        if _may_be_counted(slot, query) and any(_is_apart(value, each, query) for each in named):
            return derivable("date_and_duration")
    if any(_is_relative(value, named, query) for value in wanted):
        return derivable("relative_date", weak=True)
    return None


def _is_relative(value: Day, named: frozenset[Day], query: Query) -> bool:
    """Whether words such as `tomorrow` may mean the date.

    Beside a full date, which may be today's, only words that count from it do.
    """
    weekdays_named = {weekdays()[word] for word in query.words & weekdays().keys()}
    if not any(all(day) for day in named):
        return bool(weekdays_named or _RELATIVE.search(query.text))
    if _FROM_A_DATE.search(query.text):
        return True
    try:
        return date(*value).weekday() in weekdays_named
    except ValueError:
        return False


_EDGES = frozenset([0, 1, 28, 29, 30, 31])


def _agrees(value: Day, named: Day, years: set[int]) -> bool:
    if value[1] != named[1] or (named[2] and value[2] and value[2] != named[2]):
        return False
    if named[0]:
        return named[0] == value[0] and bool(named[2] or value[2] in _EDGES)
    return (not years or value[0] in years) and bool(named[2] or value[2] in _EDGES)


def _is_edge(value: Day, named: frozenset[Day], years: set[int]) -> bool:
    """The first or last day of a year that the query names."""
    return value[0] in years and value[1:] in ((1, 1), (12, 31), (1, 0))


def _is_apart(value: Day, named: Day, query: Query) -> bool:
    """Whether the days between two dates are a number of days, weeks or months of the query."""
    year = named[0] or value[0]
    try:
        between = abs((date(*value) - date(year, named[1], named[2])).days)
    except ValueError:
        return False
    if not 0 < between < 3700 or not _RELATIVE.search(query.text):
        return False
    spans = {float(between), between / 7}
    if between > 1:
        spans.add(between + 1.0)  # the first day counts
    months = round(between / 30.4375)
    if months and abs(between - months * 30.4375) < 3:
        spans |= {float(months), months / 12}
    return bool(spans & query.numbers) or _is_one(between, query)


def _is_one(days: int, query: Query) -> bool:
    """Whether the query speaks of one week, month or year of about so many days."""
    about = {7: _WEEK, 30: _MONTH, 31: _MONTH, 28: _MONTH, 29: _MONTH, 365: _YEARS, 366: _YEARS}
    return days in about and not about[days].isdisjoint(query.words)


_WEEK = frozenset(["week", "woche", "semana", "semaine"])
_MONTH = frozenset(["month", "monat", "mes", "mois"])
_YEARS = frozenset(["year", "jahr", "ano", "an", "annee"])
_APART = frozenset(
    "ago later after before earlier since vor nach despues antes apres avant".split()
)


def date_numbers(slot: Slot, query: Query) -> frozenset[float]:
    """Numbers that dates of the query tell a parameter for a year, month, day, hour or weekday."""
    words = slot.words()
    found: set[float] = set()
    if words & {"month", "months", "year", "day", "date", "season"}:
        for day in query.once("days", days_of):
            found |= set(map(float, day))
    if words & {"day", "weekday"}:
        known = weekdays()
        for name in query.words & known.keys():
            found |= {float(known[name]), known[name] + 1.0}
    if words & {"year", "years", "season", "duration", "period"}:
        years = sorted({int(year) for year in _YEAR.findall(query.text)})[:12]
        found |= {float(b - a) for a in years for b in years}
        spans = [n for n in query.numbers if 0 < n < 100 and n.is_integer()]
        if query.words & _APART:
            found |= {year + sign * n for year in years for n in spans for sign in (-1, 1)}
        if "'" in query.text:  # the '19 of 2019
            found |= {century + n for n in spans for century in (1900, 2000)}
        if query.words & {"current", "now", "today", "last", "this", "next", "recent"}:
            found |= {float(year) for year in range(2020, 2030)}
    if words & {"length", "days", "nights", "duration", "stay", "number"}:
        found |= set(_days_between(query))
    return frozenset(found - {0.0})


def _days_between(query: Query) -> Iterator[float]:
    days = [day for day in sorted(query.once("days", days_of)) if day[1] and day[2]][:12]
    for one in days:
        for other in days:
            try:
                between = date(other[0] or one[0] or 2024, *other[1:]) - date(
                    one[0] or other[0] or 2024, *one[1:]
                )
            except ValueError:
                continue
            yield from (float(between.days), between.days + 1.0)
