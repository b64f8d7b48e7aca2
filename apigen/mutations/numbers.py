"""Numbers, dates, times and yes or no that are near what the query says, but not it."""

import re
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from random import Random
from typing import Any

from apigen.mutations.pool import Pool, says
from apigen.mutations.rows import Leaf, Planted, Row, all_fit, leaves, with_value

_DATE = re.compile(r"\d{4}-\d\d-\d\d")
_TIME = re.compile(r"(?<![\d:])([01]?\d|2[0-3]):([0-5]\d)(?![\d:])")


def near_miss_number(row: Row, rng: Random, pool: Pool) -> Planted | None:
    """A number is off by one in its last digit, or two of its digits are exchanged."""
    return _changed(row, rng, _near)


def moved_point(row: Row, rng: Random, pool: Pool) -> Planted | None:
    """A number is ten times, or a tenth of, what the query says."""
    return _changed(row, rng, _tenfold)


def off_by_one_date(row: Row, rng: Random, pool: Pool) -> Planted | None:
    """A date is a day early or late."""
    return _changed(row, rng, _next_days)


def near_miss_time(row: Row, rng: Random, pool: Pool) -> Planted | None:
    """A time of day is an hour or ten minutes off."""
    return _changed(row, rng, _near_times)


def flipped_boolean(row: Row, rng: Random, pool: Pool) -> Planted | None:
    """Yes becomes no, or no becomes yes."""
    return _changed(row, rng, lambda value: [not value] if isinstance(value, bool) else [])


def _changed(row: Row, rng: Random, others: Callable[[Any], list[Any]]) -> Planted | None:
    """One value that has others, changed to one that the schema allows and the query lacks."""
    found = [(leaf, others(leaf.value)) for leaf in leaves(row.candidate)]
    found = [(leaf, values) for leaf, values in found if values]
    rng.shuffle(found)
    for leaf, values in found:
        rng.shuffle(values)
        for value in values:
            if planted := _planted(row, leaf, value):
                return planted
    return None


def _planted(row: Row, leaf: Leaf, value: Any) -> Planted | None:
    changed = with_value(row.candidate, leaf, value)
    if says(row.candidate.query, value) or not all_fit(changed):
        return None
    return Planted(changed, f"{leaf}: {leaf.value!r} -> {value!r}")


def _near(value: Any) -> list[Any]:
    if isinstance(value, bool) or not isinstance(value, int | float):
        return []
    if isinstance(value, float):
        text = repr(value)
        if "e" in text:
            return [value * 2]
        step = 10.0 ** -len(text.partition(".")[2])
        digits = len(text.partition(".")[2])
        return [round(value + step, digits), round(value - step, digits)]
    return [value + 1, value - 1, *_exchanged(value)]


def _exchanged(value: int) -> Iterator[int]:
    digits = str(abs(value))
    for place in range(len(digits) - 1):
        swapped = [*digits[:place], digits[place + 1], digits[place], *digits[place + 2 :]]
        if swapped[0] != "0" and swapped != list(digits):
            yield int("".join(swapped)) * (-1 if value < 0 else 1)


def _tenfold(value: Any) -> list[Any]:
    if isinstance(value, bool) or not isinstance(value, int | float) or not value:
        return []
    if isinstance(value, float):
        return [round(value * 10, 9), round(value / 10, 9)]
    return [value * 10, *([value // 10] if value % 10 == 0 else [])]


def _next_days(value: Any) -> list[Any]:
    if not isinstance(value, str) or not (found := _DATE.search(value)):
        return []
    try:
        day = date.fromisoformat(found[0])
        days = [day + timedelta(1), day - timedelta(1)]
    except (ValueError, OverflowError):
        return []
    return [value.replace(found[0], each.isoformat(), 1) for each in days]


def _near_times(value: Any) -> list[Any]:
    if not isinstance(value, str) or not (found := _TIME.search(value)):
        return []
    hour, minute = int(found[1]), int(found[2])
    wide = len(found[1])
    times = [((hour + 1) % 24, minute), ((hour - 1) % 24, minute), (hour, (minute + 10) % 60)]
    start, end = found.span()
    return [f"{value[:start]}{h:0{wide}d}:{m:02d}{value[end:]}" for h, m in times]
