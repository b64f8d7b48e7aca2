"""Times of day: read from a text in every usual form of four languages, as minutes of the day."""

import re
from collections.abc import Iterator

from apigen.grounding.query import Query
from apigen.grounding.traces import Slot, Trace, derivable, grounded

_VALUE = re.compile(
    r"(?:^|[t\s])([01]?\d|2[0-4])[:.h]([0-5]\d)(?::[0-5]\d(?:\.\d+)?)?\s?(am|pm|z)?$"
)
_HOURS = re.compile(
    r"(?<![\d.,:])([01]?\d|2[0-4])(?:\s?[:.h]\s?([0-5]\d))?(?::[0-5]\d)?"
    r"\s?([ap]\.?\s?m\b\.?|uhr(?:\s([0-5]?\d))?|o.?clock|heures?|horas?|h\b)?"
)
_MORNING = frozenset(["morning", "morgens", "fruh", "vormittag", "manana", "matin"])
_LATE = frozenset(
    "evening afternoon night tonight nachmittag nachmittags abend abends nachts tarde noche"
    " apres soir nuit dinner".split()
)
_NAMED = {"noon": 720, "midday": 720, "mittag": 720, "mittags": 720, "mediodia": 720, "midi": 720}
_NAMED |= {"midnight": 0, "mitternacht": 0, "medianoche": 0, "minuit": 0}
_PAST = re.compile(
    r"\b(half|quarter|viertel|halb|\w{1,20})\s(?:minutes?\s|minuten\s)?(past|after|to|till|nach|vor|"
    r"before)\s(\w{1,20})|\b(halb|viertel|dreiviertel)\s(\w{1,20})|\b(\w{1,20})\s(?:heures?\s)?(y|menos|et|moins)\s"
    r"(?:le\s)?(media|cuarto|demie?|quart|\w{1,20})"
)
_PARTS = {
    "half": 30,
    "media": 30,
    "demi": 30,
    "demie": 30,
    "halb": 30,
    "quarter": 15,
    "viertel": 15,
}
_PARTS |= {"cuarto": 15, "quart": 15, "dreiviertel": 45}
_MAX_SPOKEN = 40
_DAY = 24 * 60


def times_of(query: Query) -> frozenset[int]:
    """The times that the query names, as minutes of the day; both halves of it where unclear."""
    found: set[int] = {_NAMED[word] for word in query.words & _NAMED.keys()}
    for hour, minute, mark, later in _HOURS.findall(query.text):
        if minute or mark:
            found |= set(_both(int(hour), int(minute or later or 0), mark, bool(minute)))
    for match in _PAST.findall(query.text)[:_MAX_SPOKEN]:
        found |= set(_spoken(match, query))
    return frozenset(found)


def _at_hours(query: Query) -> Iterator[int]:
    """The times that bare numbers may be."""
    for value in query.numbers:
        if value in range(25):
            yield from _both(int(value), 0, "", exact=False)


def _both(hour: int, minute: int, mark: str, exact: bool) -> Iterator[int]:
    afternoon, morning = mark.startswith("p"), mark.startswith("a")
    if afternoon and hour <= 12:
        yield (hour % 12 + 12) * 60 + minute
    elif morning and hour <= 12:
        yield hour % 12 * 60 + minute
    else:
        yield (hour * 60 + minute) % _DAY
        if 0 < hour <= 12 and not (mark == "uhr" and exact):
            yield (hour * 60 + minute + 720) % _DAY


def _spoken(match: tuple[str, ...], query: Query) -> Iterator[int]:
    part, side, hour, german, german_hour, romance_hour, romance_side, romance_part = match
    if side:
        minutes, base = _minutes(part, query), _hour(hour, query)
        sign = 1 if side in ("past", "after", "nach") else -1
    elif german:
        minutes, base, sign = _PARTS[german], _hour(german_hour, query), 1
        base = None if base is None else base - 60
    else:
        minutes, base = _minutes(romance_part, query), _hour(romance_hour, query)
        sign = -1 if romance_side in ("menos", "moins") else 1
    if minutes is not None and base is not None:
        time = (base + sign * minutes) % 720
        yield from (time, time + 720)


def _minutes(word: str, query: Query) -> int | None:
    return _PARTS[word] if word in _PARTS else _number(word, query, 60)


def _hour(word: str, query: Query) -> int | None:
    number = _number(word, query, 25)
    return None if number is None else number * 60


def _number(word: str, query: Query, below: int) -> int | None:
    for value, start, end in query.mentions:
        if end == start + 1 and query.tokens[start] == word and value in range(below):
            return int(value)
    return 1 if word in ("una", "une", "eins") else None


def find_time(text: str, query: Query) -> Trace | None:
    """The rule that finds the time of day that a folded text ends with, or None."""
    match = _VALUE.search(text)
    if not match:
        return None
    hour, minute, mark = match.groups()
    wanted = (int(hour) % 24) * 60 + int(minute)
    if mark in ("am", "pm"):
        wanted = (int(hour) % 12 + 12 * (mark == "pm")) * 60 + int(minute)
    if wanted in query.once("times", times_of):
        return grounded("time")
    if wanted in _at_hours(query):
        return grounded("hour")
    if wanted in (0, 1439) and len(text) > 8:
        return derivable("whole_day")
    if query.words & (_MORNING | _LATE) or query.words & {"now", "jetzt", "ahora", "maintenant"}:
        return derivable("time_of_day", weak=True)
    return derivable("duration", weak=True) if _is_after(wanted, query) else None


def _is_after(wanted: int, query: Query) -> bool:
    """A time that is a number of minutes or hours of the query away from another one."""
    spans = {int(n) * by for n in query.numbers if n in range(1, 1441) for by in (1, 60)}
    named = sorted(query.once("times", times_of))[:48]
    units = {
        "minutes",
        "minute",
        "hours",
        "hour",
        "stunden",
        "minuten",
        "horas",
        "minutos",
        "heures",
    }
    return bool(query.words & units) and any((wanted - each) % _DAY in spans for each in named)


def time_numbers(slot: Slot, query: Query) -> frozenset[float]:
    """Numbers that times of the query tell: an hour, a minute, the time between two of them."""
    words = slot.words()
    found: set[float] = set()
    if not words & _TIMES:
        return frozenset()
    times = sorted(query.once("times", times_of))[:48]
    if words & {"hour", "hours", "time", "closing", "opening"}:
        found |= {float(time // 60) for time in times if time % 60 == 0}
        found |= {time / 60 for time in times}
    if words & {"duration", "timespan", "seconds", "minutes", "length"}:
        spans = {(b - a) % _DAY for a in times for b in times}
        found |= {float(span * by) for span in spans for by in (1, 60)}
        found |= {span / 60 for span in spans}
    return frozenset(found)


_TIMES = frozenset(
    "hour hours time closing opening duration timespan seconds minutes length".split()
)
