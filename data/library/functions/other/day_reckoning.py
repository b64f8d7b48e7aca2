"""Reckoning with days: ages, phases of the moon and duty rotas."""

import calendar
import math
import re
from datetime import date, timedelta
from typing import Literal

_SYNODIC_MONTH_DAYS = 29.530588853
# Julian date of the mean new moon of 6 January 2000.
_MEAN_NEW_MOON = 2451550.09766
_MOON_PHASES = [
    "new moon", "waxing crescent", "first quarter", "waxing gibbous",
    "full moon", "waning gibbous", "last quarter", "waning crescent",
]  # fmt: skip


def _parse_date(text: str) -> date:
    """Returns the date written in YYYY-MM-DD form and no other."""
    if not re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", text):
        raise ValueError(f"not a date in YYYY-MM-DD form: {text!r}")
    return date.fromisoformat(text)


def age_on_date(birth_date: str, on_date: str) -> dict[str, int]:
    """Computes the age of a person in full years, months and days on a date.

    In a month without the day of birth, the month is full on its last day, so that a person
    born on 29 February turns a year older on 28 February of a common year.

    Args:
        birth_date: Date of birth in YYYY-MM-DD form.
        on_date: Date on which the age is wanted in YYYY-MM-DD form, not before the birth.

    Returns:
        The age under `years`, `months` and `days`.

    Raises:
        ValueError: When a date is malformed or the date is before the birth.

    Example:
        >>> age_on_date(birth_date='1990-05-17', on_date='2025-03-02')
        {'years': 34, 'months': 9, 'days': 13}
        >>> age_on_date(birth_date='2004-02-29', on_date='2022-03-01')
        {'years': 18, 'months': 0, 'days': 1}
        >>> age_on_date(birth_date='1955-12-31', on_date='2020-12-31')
        {'years': 65, 'months': 0, 'days': 0}
    """
    birth, day = _parse_date(birth_date), _parse_date(on_date)
    if day < birth:
        raise ValueError("on_date must not be before birth_date")
    months = (day.year - birth.year) * 12 + day.month - birth.month
    if day.day < min(birth.day, calendar.monthrange(day.year, day.month)[1]):
        months -= 1
    year, month = divmod(birth.year * 12 + birth.month - 1 + months, 12)
    last_day = calendar.monthrange(year, month + 1)[1]
    anchor = date(year, month + 1, min(birth.day, last_day))
    return {"years": months // 12, "months": months % 12, "days": (day - anchor).days}


def moon_phase_on_date(calendar_date: str, hour_utc: float = 12.0) -> dict[str, object]:
    """Computes the phase of the moon at a moment from its mean cycle.

    Counts mean synodic months from the mean new moon of 6 January 2000 (Meeus, Astronomical
    Algorithms, chapter 49); the true phase can be about 15 hours earlier or later.

    Args:
        calendar_date: Date in YYYY-MM-DD form, in the years 1900 to 2100.
        hour_utc: Hour of the day in UTC with its fraction, 0 to less than 24.

    Returns:
        The name under `phase`, the days since new moon under `age_days` and the lit share of
        the disc under `illumination_percent`.

    Raises:
        ValueError: When the date is malformed or the date or the hour is out of range.

    Example:
        >>> moon_phase_on_date(calendar_date='2024-04-08', hour_utc=18)
        {'phase': 'new moon', 'age_days': 29.5, 'illumination_percent': 0.0}
        >>> moon_phase_on_date(calendar_date='2025-11-05')
        {'phase': 'full moon', 'age_days': 14.6, 'illumination_percent': 100.0}
        >>> moon_phase_on_date(calendar_date='1969-07-20', hour_utc=20.3)
        {'phase': 'first quarter', 'age_days': 6.3, 'illumination_percent': 38.4}
    """
    day = _parse_date(calendar_date)
    if not 1900 <= day.year <= 2100:
        raise ValueError("calendar_date must be in the years 1900 to 2100")
    if not 0 <= hour_utc < 24:
        raise ValueError("hour_utc must be at least 0 and less than 24")
    age = (day.toordinal() + 1721424.5 + hour_utc / 24 - _MEAN_NEW_MOON) % _SYNODIC_MONTH_DAYS
    turn = age / _SYNODIC_MONTH_DAYS
    return {
        "phase": _MOON_PHASES[int(turn * 8 + 0.5) % 8],
        "age_days": round(age, 1),
        "illumination_percent": round((1 - math.cos(2 * math.pi * turn)) * 50, 1),
    }


def duty_rota_schedule(
    people: list[str],
    start_date: str,
    shift_count: int = 4,
    rhythm: Literal["daily", "weekdays", "weekly"] = "weekly",
) -> dict[str, str]:
    """Returns who is on duty at each start of a shift when people take turns in order.

    Args:
        people: Names in the order of their turns, all different, 1 to 100.
        start_date: Date from which on the shifts are filled in YYYY-MM-DD form.
        shift_count: Number of shifts to fill, 1 to 366.
        rhythm: Whether shifts start every day, Monday to Friday or every seventh day.

    Returns:
        The name of the person on duty by the start date of each shift.

    Raises:
        ValueError: When there is no name or one comes twice, the date is malformed, the number
            of shifts is out of range or the rhythm is unknown.

    Example:
        >>> duty_rota_schedule(people=['Ana', 'Ben'], start_date='2025-06-02', shift_count=3)
        {'2025-06-02': 'Ana', '2025-06-09': 'Ben', '2025-06-16': 'Ana'}
        >>> duty_rota_schedule(
        ...     people=['Kim', 'Lee'], start_date='2025-10-31', shift_count=3, rhythm='weekdays'
        ... )
        {'2025-10-31': 'Kim', '2025-11-03': 'Lee', '2025-11-04': 'Kim'}
        >>> duty_rota_schedule(
        ...     people=['Noor', 'Olga'], start_date='2024-02-28', shift_count=3, rhythm='daily'
        ... )
        {'2024-02-28': 'Noor', '2024-02-29': 'Olga', '2024-03-01': 'Noor'}
    """
    if not 1 <= len(people) <= 100 or len(set(people)) != len(people):
        raise ValueError("people must hold 1 to 100 different names")
    if not 1 <= shift_count <= 366:
        raise ValueError("shift_count must be 1 to 366")
    if rhythm not in ("daily", "weekdays", "weekly"):
        raise ValueError(f"unknown rhythm: {rhythm!r}")
    day = _parse_date(start_date)
    if day.year > 9980:
        raise ValueError("start_date must be in the year 9980 or before")
    rota: dict[str, str] = {}
    while len(rota) < shift_count:
        if rhythm != "weekdays" or day.weekday() < 5:
            rota[day.isoformat()] = people[len(rota) % len(people)]
        day += timedelta(days=7 if rhythm == "weekly" else 1)
    return rota
