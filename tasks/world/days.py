"""Days and times of day, as parameters, in Python and in SQL."""

from calendar import monthrange
from datetime import date, timedelta

from fastapi import HTTPException

DAY_PATTERN = r"^202\d-\d\d-\d\d$"
"""A day that a service takes as text; whether the calendar has it, `day_of` says."""
TIME_PATTERN = r"^\d\d:\d\d$"


def day_of(text: str) -> date:
    """The day that YYYY-MM-DD names.

    Raises:
        HTTPException: 422, where the calendar has no such day.
    """
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise HTTPException(422, f"there is no day {text!r}") from None


def days_from(first: date, number: int) -> list[date]:
    """That many days in a row."""
    return [first + timedelta(days=each) for each in range(number)]


def days_of_month(first: date) -> list[date]:
    """All days of the month that begins with `first`."""
    return days_from(first, monthrange(first.year, first.month)[1])


def days_between(start: str | None, end: str | None) -> int | None:
    """Days from one YYYY-MM-DD to another, negative backwards; None where one is missing."""
    if start is None or end is None:
        return None
    return (date.fromisoformat(end) - date.fromisoformat(start)).days


def year_of(day: str | None) -> int | None:
    """The year of YYYY-MM-DD or YYYY-MM."""
    return None if day is None else int(day[:4])


def month_of(day: str | None) -> int | None:
    """The month of YYYY-MM-DD or YYYY-MM, 1 to 12."""
    return None if day is None else int(day[5:7])


def clock_time(minutes: float) -> str:
    """Minutes since some midnight as HH:MM."""
    return f"{int(minutes) // 60 % 24:02}:{int(minutes) % 60:02}"


def minutes_of(clock: str) -> int:
    """HH:MM as minutes since midnight."""
    return 60 * int(clock[:2]) + int(clock[3:])
