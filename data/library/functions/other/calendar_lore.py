"""Calendar lore: zodiac signs, leap years, Easter and Julian days."""

import re
from datetime import date
from typing import Literal

# Last month and day of each sign in the order of the year.
_SIGN_ENDS = [
    (1, 19, "Capricorn"), (2, 18, "Aquarius"), (3, 20, "Pisces"), (4, 19, "Aries"),
    (5, 20, "Taurus"), (6, 20, "Gemini"), (7, 22, "Cancer"), (8, 22, "Leo"),
    (9, 22, "Virgo"), (10, 22, "Libra"), (11, 21, "Scorpio"), (12, 21, "Sagittarius"),
    (12, 31, "Capricorn"),
]  # fmt: skip


def _parse_date(text: str) -> date:
    """Returns the date written in YYYY-MM-DD form and no other."""
    if not re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", text):
        raise ValueError(f"not a date in YYYY-MM-DD form: {text!r}")
    return date.fromisoformat(text)


def zodiac_sign(month: int, day: int) -> str:
    """Returns the western zodiac sign of a birthday.

    Uses the usual dates of the tropical zodiac; on the first and last day of a sign the true
    border can differ by a day from year to year.

    Args:
        month: Month of birth, 1 to 12.
        day: Day of the month, 1 to 31.

    Returns:
        The English name of the sign.

    Raises:
        ValueError: When there is no such day in the month.

    Example:
        >>> zodiac_sign(month=7, day=24)
        'Leo'
        >>> zodiac_sign(month=12, day=29)
        'Capricorn'
        >>> zodiac_sign(month=2, day=29)
        'Pisces'
    """
    if not 1 <= month <= 12 or not 1 <= day <= 31:
        raise ValueError("month must be 1 to 12 and day 1 to 31")
    # A leap year, so that 29 February is a valid birthday.
    date(2000, month, day)
    return next(sign for *end, sign in _SIGN_ENDS if [month, day] <= end)


def leap_years_between(
    start_year: int,
    end_year: int,
    calendar_system: Literal["gregorian", "julian"] = "gregorian",
) -> list[int]:
    """Returns the leap years from one year to another, both included.

    Args:
        start_year: First year, 1 to 9999.
        end_year: Last year, 1 to 9999, not before the first and at most 1000 years after it.
        calendar_system: Calendar whose rule for leap years applies.

    Returns:
        The leap years in order.

    Raises:
        ValueError: When a year is out of range, the years are swapped or the calendar is unknown.

    Example:
        >>> leap_years_between(start_year=2020, end_year=2035)
        [2020, 2024, 2028, 2032]
        >>> leap_years_between(start_year=1892, end_year=1908, calendar_system='gregorian')
        [1892, 1896, 1904, 1908]
        >>> leap_years_between(start_year=1696, end_year=1704, calendar_system='julian')
        [1696, 1700, 1704]
    """
    if calendar_system not in ("gregorian", "julian"):
        raise ValueError(f"unknown calendar: {calendar_system!r}")
    if not 1 <= start_year <= end_year <= 9999 or end_year - start_year > 1000:
        raise ValueError("the years must be 1 to 9999 in order and at most 1000 years apart")
    julian = calendar_system == "julian"
    return [
        year
        for year in range(start_year, end_year + 1)
        if year % 4 == 0 and (julian or year % 100 != 0 or year % 400 == 0)
    ]


def easter_sunday_date(year: int, tradition: Literal["western", "orthodox"] = "western") -> str:
    """Computes the date of Easter Sunday in the Gregorian calendar.

    Uses the anonymous Gregorian algorithm and, for the Orthodox date, that of Meeus for the
    Julian calendar (Astronomical Algorithms, chapter 8), turned into a Gregorian date.

    Args:
        year: Year, 1583 to 9998.
        tradition: Whether the western or the Orthodox churches' Easter is wanted.

    Returns:
        The date in YYYY-MM-DD form.

    Raises:
        ValueError: When the year is out of range or the tradition is unknown.

    Example:
        >>> easter_sunday_date(year=2026)
        '2026-04-05'
        >>> easter_sunday_date(year=2024, tradition='orthodox')
        '2024-05-05'
        >>> easter_sunday_date(year=1961, tradition='western')
        '1961-04-02'
    """
    if not 1583 <= year <= 9998:
        raise ValueError("year must be 1583 to 9998")
    if tradition == "orthodox":
        moon = (19 * (year % 19) + 15) % 30
        weekday = (2 * (year % 4) + 4 * (year % 7) - moon + 34) % 7
        month, day = divmod(moon + weekday + 114, 31)
        julian_lag = year // 100 - year // 400 - 2
        return date.fromordinal(date(year, month, 1).toordinal() + day + julian_lag).isoformat()
    if tradition != "western":
        raise ValueError(f"unknown tradition: {tradition!r}")
    golden, century, rest = year % 19, year // 100, year % 100
    correction = (century - (century + 8) // 25 + 1) // 3
    moon = (19 * golden + century - century // 4 - correction + 15) % 30
    weekday = (32 + 2 * (century % 4) + 2 * (rest // 4) - moon - rest % 4) % 7
    late = (golden + 11 * moon + 22 * weekday) // 451
    month, day = divmod(moon + weekday - 7 * late + 114, 31)
    return date(year, month, day + 1).isoformat()


def julian_day_number(calendar_date: str, hour_utc: float = 12.0) -> float:
    """Computes the Julian date, the days since noon on 1 January 4713 BC, of a moment.

    Dates are taken in the Gregorian calendar, also before its introduction in 1582.

    Args:
        calendar_date: Date in YYYY-MM-DD form.
        hour_utc: Hour of the day in UTC with its fraction, 0 to less than 24.

    Returns:
        The Julian date, rounded to five decimals.

    Raises:
        ValueError: When the date is malformed or the hour is out of range.

    Example:
        >>> julian_day_number(calendar_date='2000-01-01')
        2451545.0
        >>> julian_day_number(calendar_date='1969-07-20', hour_utc=20.25)
        2440423.34375
        >>> julian_day_number(calendar_date='2025-03-14', hour_utc=0)
        2460748.5
    """
    if not 0 <= hour_utc < 24:
        raise ValueError("hour_utc must be at least 0 and less than 24")
    return round(_parse_date(calendar_date).toordinal() + 1721424.5 + hour_utc / 24, 5)
