"""Limits on luggage and on days of stay."""

import datetime as dt
from typing import Literal


def _day_number(text: str) -> int:
    try:
        day = dt.datetime.strptime(text, "%Y-%m-%d")
    except ValueError as error:
        raise ValueError(f"malformed date: {text}") from error
    if not 1900 <= day.year <= 2200:
        raise ValueError("the year must be 1900 to 2200")
    return day.toordinal()


def luggage_size_check(
    dimensions: list[float],
    weight: float,
    bag_type: Literal["cabin", "checked"] = "checked",
    max_weight: float = 23,
) -> dict[str, object]:
    """Returns whether a bag keeps to the usual airline limits for size and weight.

    A cabin bag may measure 56 x 45 x 25 cm (IATA guidance), a checked bag 158 cm in all.

    Args:
        dimensions: The three outer measures in centimetres, in any order, each 1 to 300.
        weight: Weight of the bag in kilograms, 0 to 100.
        bag_type: The kind of bag: cabin or checked.
        max_weight: Weight the airline allows in kilograms, 1 to 100.

    Returns:
        The keys size_ok, weight_ok and linear_cm, the sum of the three measures.

    Raises:
        ValueError: When there are not three measures, a value is out of range or the type is
            unknown.

    Example:
        >>> luggage_size_check(dimensions=[55, 40, 23], weight=8.5, bag_type="cabin", max_weight=8)
        {'size_ok': True, 'weight_ok': False, 'linear_cm': 118}
        >>> luggage_size_check(dimensions=[75, 50, 31], weight=21.4)
        {'size_ok': True, 'weight_ok': True, 'linear_cm': 156}
        >>> luggage_size_check(dimensions=[80.5, 52, 33], weight=30, max_weight=32)
        {'size_ok': False, 'weight_ok': True, 'linear_cm': 165.5}
    """
    if len(dimensions) != 3 or not all(1 <= side <= 300 for side in dimensions):
        raise ValueError("dimensions must hold three measures of 1 to 300 centimetres")
    if not (0 <= weight <= 100 and 1 <= max_weight <= 100):
        raise ValueError("weight must be 0 to 100 and max_weight 1 to 100 kilograms")
    if bag_type not in ("cabin", "checked"):
        raise ValueError(f"unknown bag type: {bag_type}")
    linear = round(sum(dimensions), 2)
    if bag_type == "checked":
        fits = linear <= 158
    else:
        sides = sorted(dimensions, reverse=True)
        fits = all(side <= limit for side, limit in zip(sides, (56, 45, 25), strict=True))
    return {"size_ok": fits, "weight_ok": weight <= max_weight, "linear_cm": linear}


def schengen_days_remaining(stays: list[str], check_date: str) -> int:
    """Computes how many days of a visa-free Schengen stay are left on a date.

    At most 90 days in any 180-day period count, entry and exit days included (EU 2016/399).

    Args:
        stays: Past or planned stays in YYYY-MM-DD/YYYY-MM-DD form (entry/exit), 1 to 100 of them.
        check_date: Last day of the 180-day period to look at in YYYY-MM-DD form.

    Returns:
        The days left, 0 to 90.

    Raises:
        ValueError: When there are no stays, a date is malformed or a stay ends before it begins.

    Example:
        >>> schengen_days_remaining(stays=["2025-01-10/2025-02-08"], check_date="2025-06-01")
        60
        >>> schengen_days_remaining(
        ...     stays=["2024-03-01/2024-04-15", "2024-06-10/2024-07-20"], check_date="2024-08-01"
        ... )
        3
        >>> schengen_days_remaining(stays=["2025-05-20/2025-06-02"], check_date="2025-11-20")
        81
    """
    if not 1 <= len(stays) <= 100:
        raise ValueError("stays must hold 1 to 100 stays")
    last = _day_number(check_date)
    used: set[int] = set()
    for stay in stays:
        entry, _, leave = stay.partition("/")
        first_day = _day_number(entry)
        last_day = _day_number(leave)
        if last_day < first_day:
            raise ValueError(f"the stay ends before it begins: {stay}")
        used.update(range(max(first_day, last - 179), min(last_day, last) + 1))
    return max(90 - len(used), 0)
