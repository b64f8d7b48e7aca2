"""Numbers that dates of a query tell: a year, a month, a day, the days between two dates."""

from collections.abc import Iterator
from datetime import date

from apigen.grounding.dates import days_of, weekdays
from apigen.grounding.dating import years_of
from apigen.grounding.query import Query
from apigen.grounding.traces import Slot

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
        years = sorted(years_of(query))[:12]
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
