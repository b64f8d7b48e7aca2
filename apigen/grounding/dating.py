"""Where a date comes from: stated, stated in part, or counted from another day."""

import re
from datetime import date

from apigen.grounding.dates import Day, days_of, read_days, weekdays
from apigen.grounding.query import Query
from apigen.grounding.traces import Slot, Trace, content_words, derivable, grounded

_YEAR = re.compile(r"(?<![\d.,])(1[0-9]\d\d|20\d\d|21\d\d)(?![\d,]|\.\d)")
_RELATIVE = re.compile(
    r"\b(?:today|tonight|tomorrow|yesterday|now|currently|current|weekend|weekdays?|ago|upcoming"
    r"|(?:next|last|this|coming|past|previous|following|after|before|until|till|since|within)\b"
    r".{0,30}?\b(?:day|week|month|year|quarter|night|morning|evening|decade|season|hour)s?"
    r"|in \w+ (?:day|week|month|year|hour)s?|days?|weeks?|months?|years?|fortnight"
    r"|christmas|easter|thanksgiving|halloween|new year.?s?|valentine.?s?|independence|birthday"
    r"|nights?|nachten?|noches?|nuits?|labor day"
    r"|summer|winter|spring|autumn|fall|semester|quarter|q[1-4]"
    r"|heute|morgen|ubermorgen|gestern|vorgestern|wochenende|nachste[rnsm]?|letzte[rnsm]?"
    r"|kommende[rnsm]?|vor|tage?n?|wochen?|monate?n?|jahre?n?|weihnachten|ostern|silvester"
    r"|hoy|manana|ayer|anteayer|proxim[oa]s?|pasad[oa]s?|viene|dias?|semanas?|mes|meses|anos?"
    r"|navidad|aujourd|demain|hier|prochaine?s?|dernier|derniere|jours?|semaines?|mois|ans?"
    r"|annees?|noel|paques)\b"
)

_FROM_A_DATE = re.compile(
    r"\b(?:tomorrow|yesterday|(?:next|following|coming|previous) (?:day|week|month|year)"
    r"|last (?:day|week|month|year)|(?:day|week|month|year)s? (?:ago|later|earlier"
    r"|after|before|from|prior)|morgen|ubermorgen|gestern|nachste[rnsm]?|manana|ayer|proxim[oa]"
    r"|siguiente|demain|hier|prochaine?|lendemain|suivant|veille)"
)


def years_of(query: Query) -> set[int]:
    """The numbers of the query that may be years."""
    return {int(year) for year in _YEAR.findall(query.text)}


def is_date(text: str) -> bool:
    """Whether a folded text is nothing but a date in digits, with or without a time."""
    return _DATE_ONLY.fullmatch(text) is not None


_DATE_ONLY = re.compile(r"\d{1,4}[-/.]\d{1,2}[-/.]\d{1,4}(?:[t\s]+\d{1,2}:\d{2}[\d:.z+\s-]{0,16})?")


def _may_be_counted(slot: Slot, query: Query) -> bool:
    """Whether the parameter is an end, or the query counts back from its date."""
    if content_words(slot.name) & _ENDS or query.words & _BEFORE:
        return True
    return _BACK.search(query.text) is not None


_ENDS = frozenset(
    "end ends ending return returning checkout out until due deadline finish last stop expiry"
    " expiration departure dropoff final completion".split()
)
_BEFORE = frozenset("ago earlier prior".split())
_BACK = re.compile(
    r"\b(?:vor|hace|il y a) (?:\d+|\w{1,20}) (?:tag|woche|monat|jahr|dia|semana|mes|ano|jour|an)"
)


def find_date(text: str, slot: Slot, query: Query) -> Trace | None:
    """The rule that finds the date that a folded text is, or None; also if it is no date."""
    wanted = [day for day in read_days(text) if day[0] and day[1]]
    if not wanted:
        return None
    named = query.once("days", days_of)
    if any(value in named for value in wanted):
        return grounded("date")
    for value in wanted:
        if rule := _rule(value, named, slot, query):
            return derivable(rule)
    if any(_is_relative(value, named, query) for value in wanted):
        return derivable("relative_date", weak=True)
    return None


def _rule(value: Day, named: frozenset[Day], slot: Slot, query: Query) -> str:
    """How a date follows from others that are named in part or in full, or nothing."""
    years = years_of(query)
    if any(_agrees(value, each, years) for each in named):
        return "date"
    month = (value[0], value[1], 0)
    if value[2] in query.numbers and any(
        _agrees(month, each, years) for each in named if not each[2]
    ):
        return "date_in_parts"
    if value[0] in years and value[1:] in ((1, 1), (12, 31), (1, 0)):
        return "period"
    if _may_be_counted(slot, query) and any(_is_apart(value, each, query) for each in named):
        return "date_and_duration"
    return ""


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
