"""Functions for working days, stock levels and wages."""

import math
from datetime import date, timedelta
from statistics import NormalDist, fmean, stdev


def _parse_date(text: str) -> date:
    try:
        if len(text) != 10:
            raise ValueError("wrong length")
        return date.fromisoformat(text)
    except ValueError as error:
        raise ValueError(f"dates must be in YYYY-MM-DD form, not {text}") from error


def count_working_days(start_date: str, end_date: str, holidays: list[str] | None = None) -> int:
    """Counts the days from Monday to Friday between two dates, both included.

    Args:
        start_date: First day in YYYY-MM-DD form.
        end_date: Last day in YYYY-MM-DD form, not before start_date and at most 50 years later.
        holidays: Days off in YYYY-MM-DD form; those on a weekend change nothing.

    Returns:
        The number of working days.

    Raises:
        ValueError: When a date is malformed, the end lies before the start or the span is longer
            than 50 years.

    Example:
        >>> count_working_days(start_date='2024-03-01', end_date='2024-03-31')
        21
        >>> count_working_days(
        ...     start_date='2024-12-16',
        ...     end_date='2025-01-03',
        ...     holidays=['2024-12-25', '2024-12-26', '2025-01-01'],
        ... )
        12
        >>> count_working_days(
        ...     start_date='2023-07-03', end_date='2023-07-07', holidays=['2023-07-04']
        ... )
        4
    """
    first, last = _parse_date(start_date), _parse_date(end_date)
    free = {_parse_date(day) for day in holidays or []}
    if last < first:
        raise ValueError("end_date must not be before start_date")
    span = (last - first).days + 1
    if span > 18263:
        raise ValueError("the span must be at most 50 years")
    days = (first + timedelta(days=offset) for offset in range(span))
    return sum(day.weekday() < 5 and day not in free for day in days)


def inventory_reorder_point(
    daily_sales: list[float], lead_time_days: int, service_level_percent: float = 95.0
) -> dict[str, float]:
    """Computes the stock level at which to reorder and the safety stock within it.

    Source: mean demand * L + z * sample standard deviation of daily demand * sqrt(L), with
    lead time L and the normal quantile z of the service level.

    Args:
        daily_sales: Units sold on past days, each 0 to 1000000, with at least 2 days.
        lead_time_days: Days from order to delivery, 1 to 365.
        service_level_percent: Wanted chance of no stock-out in percent, 50 to 99.99.

    Returns:
        The reorder point and the safety stock, both rounded up to whole units, and the mean
        daily demand.

    Raises:
        ValueError: When there are fewer than 2 days or a value is out of range.

    Example:
        >>> inventory_reorder_point(daily_sales=[20, 24, 18, 22, 26], lead_time_days=7)
        {'reorder_point': 168, 'safety_stock': 14, 'mean_daily_demand': 22.0}
        >>> inventory_reorder_point(
        ...     daily_sales=[110, 95, 130, 140, 105], lead_time_days=14, service_level_percent=99
        ... )
        {'reorder_point': 1786, 'safety_stock': 162, 'mean_daily_demand': 116.0}
        >>> inventory_reorder_point(
        ...     daily_sales=[3, 5, 0, 4], lead_time_days=30, service_level_percent=90
        ... )
        {'reorder_point': 106, 'safety_stock': 16, 'mean_daily_demand': 3.0}
    """
    if len(daily_sales) < 2:
        raise ValueError("daily_sales must hold at least 2 days")
    if any(not 0 <= units <= 1e6 for units in daily_sales):
        raise ValueError("each day's sales must be 0 to 1000000")
    if not 1 <= lead_time_days <= 365:
        raise ValueError("lead_time_days must be 1 to 365")
    if not 50 <= service_level_percent <= 99.99:
        raise ValueError("service_level_percent must be 50 to 99.99")
    mean = fmean(daily_sales)
    quantile = NormalDist().inv_cdf(service_level_percent / 100)
    safety = quantile * stdev(daily_sales) * math.sqrt(lead_time_days)
    # Rounding first keeps a binary rounding error from adding a unit.
    return {
        "reorder_point": math.ceil(round(mean * lead_time_days + safety, 6)),
        "safety_stock": math.ceil(round(safety, 6)),
        "mean_daily_demand": round(mean, 2),
    }


def weekly_overtime_pay(
    daily_hours: list[float],
    hourly_rate: float,
    threshold_hours: float = 40.0,
    overtime_multiplier: float = 1.5,
) -> dict[str, float]:
    """Computes regular and overtime pay for one working week.

    The defaults follow the United States Fair Labor Standards Act.

    Args:
        daily_hours: Hours worked on each day of the week, each 0 to 24, with 1 to 7 days.
        hourly_rate: Regular pay per hour in currency units, greater than 0 and at most 10000.
        threshold_hours: Weekly hours after which overtime starts, 0 to 168.
        overtime_multiplier: Factor on the hourly rate for overtime, 1 to 5.

    Returns:
        The regular and overtime hours and the regular, overtime and total pay.

    Raises:
        ValueError: When there are no or too many days, or a value is out of range.

    Example:
        >>> weekly_overtime_pay(daily_hours=[9, 9, 10, 8, 9], hourly_rate=22)
        {'overtime_hours': 5.0, 'regular_pay': 880.0, 'overtime_pay': 165.0, 'total_pay': 1045.0}
        >>> weekly_overtime_pay(
        ...     daily_hours=[8, 8.5, 7, 8, 8, 5], hourly_rate=31.5, threshold_hours=38
        ... )
        {'overtime_hours': 6.5, 'regular_pay': 1197.0, 'overtime_pay': 307.12, 'total_pay': 1504.12}
        >>> weekly_overtime_pay(
        ...     daily_hours=[12, 12, 12, 12], hourly_rate=18.75, overtime_multiplier=2
        ... )
        {'overtime_hours': 8.0, 'regular_pay': 750.0, 'overtime_pay': 300.0, 'total_pay': 1050.0}
    """
    if not 1 <= len(daily_hours) <= 7 or any(not 0 <= hours <= 24 for hours in daily_hours):
        raise ValueError("daily_hours must hold 1 to 7 days of 0 to 24 hours")
    if not 0 < hourly_rate <= 10000:
        raise ValueError("hourly_rate must be greater than 0 and at most 10000")
    if not (0 <= threshold_hours <= 168 and 1 <= overtime_multiplier <= 5):
        raise ValueError("threshold_hours must be 0 to 168 and overtime_multiplier 1 to 5")
    overtime = max(0.0, sum(daily_hours) - threshold_hours)
    regular_pay = (sum(daily_hours) - overtime) * hourly_rate
    overtime_pay = overtime * hourly_rate * overtime_multiplier
    return {
        "overtime_hours": round(overtime, 2),
        "regular_pay": round(regular_pay, 2),
        "overtime_pay": round(overtime_pay, 2),
        "total_pay": round(regular_pay + overtime_pay, 2),
    }
