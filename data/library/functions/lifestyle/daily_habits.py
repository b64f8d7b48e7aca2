"""Everyday habits: sleep times, water intake, a household budget and the age of pets."""

import re
from datetime import datetime, timedelta
from typing import Literal

_YEARS_PER_LATER_YEAR = {"cat": 4, "small_dog": 4, "medium_dog": 5, "large_dog": 6}


def sleep_cycle_times(
    clock_time: str,
    plan: Literal["wake_up", "go_to_bed"] = "wake_up",
    fall_asleep_minutes: int = 15,
    cycle_minutes: int = 90,
) -> dict[str, str]:
    """Computes when to wake up or go to bed so that sleep ends between two sleep cycles.

    Args:
        clock_time: Bedtime, or the time to get up when planning the bedtime, in HH:MM form.
        plan: Whether times to wake up or times to go to bed are wanted.
        fall_asleep_minutes: Minutes it takes to fall asleep, 0 to 120.
        cycle_minutes: Length of a sleep cycle in minutes, 60 to 120.

    Returns:
        The times in HH:MM form for 6, 5 and 4 cycles of sleep.

    Raises:
        ValueError: When the time is malformed, a value is out of range or the plan is unknown.

    Example:
        >>> sleep_cycle_times(clock_time='22:45')
        {'6_cycles': '08:00', '5_cycles': '06:30', '4_cycles': '05:00'}
        >>> sleep_cycle_times(clock_time='06:30', plan='go_to_bed')
        {'6_cycles': '21:15', '5_cycles': '22:45', '4_cycles': '00:15'}
        >>> sleep_cycle_times(clock_time='00:10', fall_asleep_minutes=25, cycle_minutes=95)
        {'6_cycles': '10:05', '5_cycles': '08:30', '4_cycles': '06:55'}
    """
    if plan not in ("wake_up", "go_to_bed"):
        raise ValueError(f"unknown plan: {plan!r}")
    if not 0 <= fall_asleep_minutes <= 120 or not 60 <= cycle_minutes <= 120:
        raise ValueError("fall_asleep_minutes must be 0 to 120 and cycle_minutes 60 to 120")
    if not re.fullmatch(r"([01][0-9]|2[0-3]):[0-5][0-9]", clock_time):
        raise ValueError(f"not a time in HH:MM form: {clock_time!r}")
    start = datetime.strptime(f"2000-01-02 {clock_time}", "%Y-%m-%d %H:%M")
    sign = 1 if plan == "wake_up" else -1
    times = {}
    for cycles in (6, 5, 4):
        minutes = sign * (fall_asleep_minutes + cycles * cycle_minutes)
        times[f"{cycles}_cycles"] = f"{start + timedelta(minutes=minutes):%H:%M}"
    return times


def daily_water_intake(
    weight_kg: float,
    exercise_minutes: int = 0,
    climate: Literal["temperate", "hot"] = "temperate",
) -> dict[str, float]:
    """Computes how much an adult should drink in a day as a rule of thumb.

    Takes 35 ml per kg of body weight, 12 ml per minute of exercise and 500 ml more in heat.

    Args:
        weight_kg: Body weight in kilograms, 30 to 250.
        exercise_minutes: Minutes of exercise in the day, 0 to 600.
        climate: Whether the day is temperate or hot.

    Returns:
        The volume under `litres` and as a number of `glasses` of 250 ml.

    Raises:
        ValueError: When a value is out of range or the climate is unknown.

    Example:
        >>> daily_water_intake(weight_kg=70)
        {'litres': 2.45, 'glasses': 9.8}
        >>> daily_water_intake(weight_kg=58.5, exercise_minutes=45)
        {'litres': 2.59, 'glasses': 10.3}
        >>> daily_water_intake(weight_kg=92, exercise_minutes=30, climate='hot')
        {'litres': 4.08, 'glasses': 16.3}
    """
    if climate not in ("temperate", "hot"):
        raise ValueError(f"unknown climate: {climate!r}")
    if not 30 <= weight_kg <= 250:
        raise ValueError("weight_kg must be 30 to 250")
    if not 0 <= exercise_minutes <= 600:
        raise ValueError("exercise_minutes must be 0 to 600")
    millilitres = 35 * weight_kg + 12 * exercise_minutes + (500 if climate == "hot" else 0)
    return {"litres": round(millilitres / 1000, 2), "glasses": round(millilitres / 250, 1)}


def needs_wants_savings_budget(
    net_income: float, needs_percent: float = 50.0, wants_percent: float = 30.0
) -> dict[str, float]:
    """Computes how an income splits into needs, wants and savings by the 50/30/20 rule.

    The rule is from Warren and Tyagi, All Your Worth (2005); the shares can be changed.

    Args:
        net_income: Income after tax in any currency, 1 to 1000000000.
        needs_percent: Share of the needs in percent, 0 to 100.
        wants_percent: Share of the wants in percent, 0 to 100; the rest is saved.

    Returns:
        The amounts under `needs`, `wants` and `savings`.

    Raises:
        ValueError: When the income or a share is out of range or the shares exceed 100.

    Example:
        >>> needs_wants_savings_budget(net_income=3200)
        {'needs': 1600.0, 'wants': 960.0, 'savings': 640.0}
        >>> needs_wants_savings_budget(net_income=1875.5, needs_percent=60)
        {'needs': 1125.3, 'wants': 562.65, 'savings': 187.55}
        >>> needs_wants_savings_budget(net_income=5400, needs_percent=45, wants_percent=20)
        {'needs': 2430.0, 'wants': 1080.0, 'savings': 1890.0}
    """
    if not 1 <= net_income <= 1e9:
        raise ValueError("net_income must be 1 to 1000000000")
    if not (needs_percent >= 0 and wants_percent >= 0 and needs_percent + wants_percent <= 100):
        raise ValueError("needs_percent and wants_percent must be at least 0, at most 100 together")
    needs = round(net_income * needs_percent / 100, 2)
    wants = round(net_income * wants_percent / 100, 2)
    savings = round(net_income - needs - wants, 2)
    return {"needs": needs, "wants": wants, "savings": max(0.0, savings)}


def pet_age_human_years(
    age_years: float, animal: Literal["cat", "small_dog", "medium_dog", "large_dog"]
) -> float:
    """Converts the age of a cat or dog to human years.

    Counts 15 years for the first and 9 for the second year of life, as the American Veterinary
    Medical Association does, then 4 (cats, small dogs), 5 or 6 (large dogs) for each year.

    Args:
        age_years: Age of the pet in years, 0 to 30.
        animal: Kind of pet; a small dog weighs up to 9 kg and a large one more than 23 kg.

    Returns:
        The age in human years, rounded to one decimal.

    Raises:
        ValueError: When the age is out of range or the animal is unknown.

    Example:
        >>> pet_age_human_years(age_years=7, animal='cat')
        44.0
        >>> pet_age_human_years(age_years=1.5, animal='small_dog')
        19.5
        >>> pet_age_human_years(age_years=10, animal='large_dog')
        72.0
    """
    if animal not in _YEARS_PER_LATER_YEAR:
        raise ValueError(f"unknown animal: {animal!r}")
    if not 0 <= age_years <= 30:
        raise ValueError("age_years must be 0 to 30")
    first = min(age_years, 1) * 15
    second = min(max(age_years - 1, 0), 1) * 9
    later = max(age_years - 2, 0) * _YEARS_PER_LATER_YEAR[animal]
    return round(float(first + second + later), 1)
