"""Body measures and energy: mass index, surface area, basal metabolism and heart rate zones."""

from typing import Literal


def body_mass_index(
    weight: float, height: float, unit_system: Literal["metric", "imperial"] = "metric"
) -> dict[str, object]:
    """Computes the body mass index of an adult and its WHO category.

    Args:
        weight: Body weight in kilograms, 20 to 400, or in pounds when imperial, 45 to 880.
        height: Body height in centimetres, 100 to 250, or in inches when imperial, 40 to 98.
        unit_system: Whether weight and height are metric or imperial.

    Returns:
        The index in kg/m2 under `bmi` and the category under `category`.

    Raises:
        ValueError: When weight or height is out of range or the unit system is unknown.

    Example:
        >>> body_mass_index(weight=68, height=172)
        {'bmi': 23.0, 'category': 'normal weight'}
        >>> body_mass_index(weight=215, height=70, unit_system='imperial')
        {'bmi': 30.8, 'category': 'obesity'}
        >>> body_mass_index(weight=49.5, height=168, unit_system='metric')
        {'bmi': 17.5, 'category': 'underweight'}
    """
    if unit_system not in ("metric", "imperial"):
        raise ValueError(f"unknown unit system: {unit_system!r}")
    imperial = unit_system == "imperial"
    weight_kg = weight * 0.45359237 if imperial else weight
    height_cm = height * 2.54 if imperial else height
    if not 20 <= weight_kg <= 400 or not 100 <= height_cm <= 250:
        raise ValueError("weight must be 20 to 400 kg and height 100 to 250 cm")
    bmi = round(weight_kg / (height_cm / 100) ** 2, 1)
    limits = [(18.5, "underweight"), (25, "normal weight"), (30, "overweight"), (1e9, "obesity")]
    return {"bmi": bmi, "category": next(name for limit, name in limits if bmi < limit)}


def body_surface_area(
    weight_kg: float, height_cm: float, formula: Literal["mosteller", "du_bois"] = "mosteller"
) -> float:
    """Computes the surface area of the human body from weight and height.

    Uses Mosteller (1987), sqrt(height x weight / 3600), or Du Bois and Du Bois (1916),
    0.007184 x weight^0.425 x height^0.725.

    Args:
        weight_kg: Body weight in kilograms, 1 to 400.
        height_cm: Body height in centimetres, 30 to 250.
        formula: Formula to use.

    Returns:
        The body surface area in square metres, rounded to two decimals.

    Raises:
        ValueError: When weight or height is out of range or the formula is unknown.

    Example:
        >>> body_surface_area(weight_kg=74, height_cm=178)
        1.91
        >>> body_surface_area(weight_kg=18.5, height_cm=110)
        0.75
        >>> body_surface_area(weight_kg=61, height_cm=165, formula='du_bois')
        1.67
    """
    if not 1 <= weight_kg <= 400 or not 30 <= height_cm <= 250:
        raise ValueError("weight_kg must be 1 to 400 and height_cm 30 to 250")
    if formula == "mosteller":
        return round((height_cm * weight_kg / 3600) ** 0.5, 2)
    if formula == "du_bois":
        return round(0.007184 * weight_kg**0.425 * height_cm**0.725, 2)
    raise ValueError(f"unknown formula: {formula!r}")


def basal_metabolic_rate(
    weight_kg: float, height_cm: float, age_years: int, sex: Literal["female", "male"]
) -> float:
    """Computes the energy an adult body uses at rest in a day.

    Uses the equation of Mifflin and St Jeor (1990).

    Args:
        weight_kg: Body weight in kilograms, 30 to 300.
        height_cm: Body height in centimetres, 120 to 230.
        age_years: Age in years, 18 to 100.
        sex: Sex, which sets the constant of the equation.

    Returns:
        The basal metabolic rate in kilocalories a day, rounded to one decimal.

    Raises:
        ValueError: When weight, height or age is out of range or the sex is unknown.

    Example:
        >>> basal_metabolic_rate(weight_kg=70, height_cm=175, age_years=30, sex='male')
        1648.8
        >>> basal_metabolic_rate(weight_kg=58.5, height_cm=163, age_years=47, sex='female')
        1207.8
        >>> basal_metabolic_rate(weight_kg=102, height_cm=188, age_years=65, sex='male')
        1875.0
    """
    if sex not in ("female", "male"):
        raise ValueError(f"unknown sex: {sex!r}")
    if not 30 <= weight_kg <= 300 or not 120 <= height_cm <= 230:
        raise ValueError("weight_kg must be 30 to 300 and height_cm 120 to 230")
    if not 18 <= age_years <= 100:
        raise ValueError("age_years must be 18 to 100")
    constant = 5 if sex == "male" else -161
    return round(10 * weight_kg + 6.25 * height_cm - 5 * age_years + constant, 1)


def target_heart_rate_zone(
    age_years: int,
    resting_heart_rate: int,
    low_intensity: float = 50.0,
    high_intensity: float = 70.0,
    max_rate_formula: Literal["fox", "tanaka"] = "fox",
) -> dict[str, int]:
    """Computes the heart rate zone for training from the heart rate reserve.

    Uses the method of Karvonen (1957): rest + intensity x (maximum - rest). The maximum is
    220 - age (Fox) or 208 - 0.7 x age (Tanaka et al., 2001).

    Args:
        age_years: Age in years, 10 to 100.
        resting_heart_rate: Heart rate at rest in beats a minute, 30 to 110.
        low_intensity: Lower end of the intensity in percent, 1 to 100.
        high_intensity: Upper end of the intensity in percent, 1 to 100, not below the lower end.
        max_rate_formula: Formula for the maximum heart rate.

    Returns:
        The ends of the zone under `low_bpm` and `high_bpm` and the maximum under `max_bpm`.

    Raises:
        ValueError: When a value is out of range, the ends are swapped or the formula is unknown.

    Example:
        >>> target_heart_rate_zone(age_years=40, resting_heart_rate=62)
        {'low_bpm': 121, 'high_bpm': 145, 'max_bpm': 180}
        >>> target_heart_rate_zone(
        ...     age_years=25, resting_heart_rate=55, low_intensity=70, high_intensity=85
        ... )
        {'low_bpm': 153, 'high_bpm': 174, 'max_bpm': 195}
        >>> target_heart_rate_zone(age_years=68, resting_heart_rate=71, max_rate_formula='tanaka')
        {'low_bpm': 116, 'high_bpm': 134, 'max_bpm': 160}
    """
    if max_rate_formula not in ("fox", "tanaka"):
        raise ValueError(f"unknown formula: {max_rate_formula!r}")
    if not 10 <= age_years <= 100 or not 30 <= resting_heart_rate <= 110:
        raise ValueError("age_years must be 10 to 100 and resting_heart_rate 30 to 110")
    if not 1 <= low_intensity <= high_intensity <= 100:
        raise ValueError("the intensities must be 1 to 100, the lower one first")
    highest = 220 - age_years if max_rate_formula == "fox" else 208 - 0.7 * age_years
    reserve = highest - resting_heart_rate
    return {
        "low_bpm": int(resting_heart_rate + reserve * low_intensity / 100 + 0.5),
        "high_bpm": int(resting_heart_rate + reserve * high_intensity / 100 + 0.5),
        "max_bpm": round(highest),
    }
