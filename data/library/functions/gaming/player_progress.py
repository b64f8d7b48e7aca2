"""Functions for loot, levels and damage."""

import math


def loot_drop_chance(
    drop_rate_percent: float, attempts: int, wanted_drops: int = 1
) -> dict[str, float]:
    """Computes the chance of getting a rare item often enough in repeated independent attempts.

    Source: upper tail of the binomial distribution.

    Args:
        drop_rate_percent: Chance of a drop per attempt in percent, 0.0001 to 100.
        attempts: Number of attempts, 1 to 10000.
        wanted_drops: Drops wanted at least, 1 to 100.

    Returns:
        The chance of at least the wanted drops in percent and the expected number of drops.

    Raises:
        ValueError: When a value is out of range.

    Example:
        >>> loot_drop_chance(drop_rate_percent=2, attempts=50)
        {'chance_percent': 63.583, 'expected_drops': 1.0}
        >>> loot_drop_chance(drop_rate_percent=12.5, attempts=20, wanted_drops=3)
        {'chance_percent': 46.4691, 'expected_drops': 2.5}
        >>> loot_drop_chance(drop_rate_percent=0.6, attempts=180, wanted_drops=2)
        {'chance_percent': 29.3729, 'expected_drops': 1.08}
    """
    if not 0.0001 <= drop_rate_percent <= 100:
        raise ValueError("drop_rate_percent must be 0.0001 to 100")
    if not (1 <= attempts <= 10000 and 1 <= wanted_drops <= 100):
        raise ValueError("attempts must be 1 to 10000 and wanted_drops 1 to 100")
    rate = drop_rate_percent / 100
    too_few = sum(
        math.comb(attempts, drops) * rate**drops * (1 - rate) ** (attempts - drops)
        for drops in range(min(wanted_drops, attempts + 1))
    )
    chance = min(1.0, max(0.0, 1 - too_few)) * 100
    return {"chance_percent": round(chance, 4), "expected_drops": round(attempts * rate, 4)}


def experience_level(
    total_experience: int,
    base_experience: int = 100,
    growth_factor: float = 1.5,
    maximum_level: int = 100,
) -> dict[str, float]:
    """Computes a character's level when each level costs more experience than the last.

    Level 2 costs base_experience points and each further level growth_factor times as much,
    rounded down to whole points.

    Args:
        total_experience: Experience collected in points, 0 to 1000000000000.
        base_experience: Points from level 1 to level 2, 1 to 1000000.
        growth_factor: Growth of the cost per level, 1 to 10.
        maximum_level: Highest level, 2 to 1000.

    Returns:
        The level, the points gained within it and the points missing to the next level, 0 at
        the highest level.

    Raises:
        ValueError: When a value is out of range.

    Example:
        >>> experience_level(total_experience=1000)
        {'level': 5, 'points_in_level': 188, 'points_to_next': 318}
        >>> experience_level(total_experience=48250, base_experience=250, growth_factor=1.2)
        {'level': 21, 'points_in_level': 1589, 'points_to_next': 7995}
        >>> experience_level(
        ...     total_experience=7500, base_experience=500, growth_factor=1, maximum_level=10
        ... )
        {'level': 10, 'points_in_level': 3000, 'points_to_next': 0}
    """
    if not 0 <= total_experience <= 10**12:
        raise ValueError("total_experience must be 0 to 1000000000000")
    if not (1 <= base_experience <= 10**6 and 1 <= growth_factor <= 10):
        raise ValueError("base_experience must be 1 to 1000000 and growth_factor 1 to 10")
    if not 2 <= maximum_level <= 1000:
        raise ValueError("maximum_level must be 2 to 1000")
    level, left, cost = 1, total_experience, base_experience
    while level < maximum_level and left >= cost:
        left -= cost
        level += 1
        cost = int(base_experience * growth_factor ** (level - 1))
    missing = cost - left if level < maximum_level else 0
    return {"level": level, "points_in_level": left, "points_to_next": missing}


def weapon_damage_per_second(
    hit_damages: list[float],
    attacks_per_second: float,
    critical_chance_percent: float = 0.0,
    critical_multiplier: float = 2.0,
    accuracy_percent: float = 100.0,
) -> float:
    """Computes the mean damage per second of a weapon with critical hits and misses.

    Args:
        hit_damages: Damage of the equally likely normal hits in points, each 0 to 1000000, with
            1 to 100 values.
        attacks_per_second: Attacks per second, greater than 0 and at most 100.
        critical_chance_percent: Chance that a hit is critical in percent, 0 to 100.
        critical_multiplier: Factor on the damage of a critical hit, 1 to 100.
        accuracy_percent: Chance that an attack hits in percent, 0 to 100.

    Returns:
        The mean damage in points per second.

    Raises:
        ValueError: When there are no or too many damages, or a value is out of range.

    Example:
        >>> weapon_damage_per_second(hit_damages=[45, 55, 62], attacks_per_second=1.6)
        86.4
        >>> weapon_damage_per_second(
        ...     hit_damages=[120], attacks_per_second=0.8, critical_chance_percent=25
        ... )
        120.0
        >>> weapon_damage_per_second(
        ...     hit_damages=[18, 24],
        ...     attacks_per_second=5,
        ...     critical_chance_percent=12.5,
        ...     critical_multiplier=2.5,
        ...     accuracy_percent=85,
        ... )
        105.98
    """
    if not 1 <= len(hit_damages) <= 100 or any(not 0 <= hit <= 1e6 for hit in hit_damages):
        raise ValueError("hit_damages must hold 1 to 100 values of 0 to 1000000")
    if not 0 < attacks_per_second <= 100:
        raise ValueError("attacks_per_second must be greater than 0 and at most 100")
    if not (0 <= critical_chance_percent <= 100 and 0 <= accuracy_percent <= 100):
        raise ValueError("critical_chance_percent and accuracy_percent must be 0 to 100")
    if not 1 <= critical_multiplier <= 100:
        raise ValueError("critical_multiplier must be 1 to 100")
    mean_hit = sum(hit_damages) / len(hit_damages)
    critical_factor = 1 + critical_chance_percent / 100 * (critical_multiplier - 1)
    return round(mean_hit * critical_factor * attacks_per_second * accuracy_percent / 100, 2)
