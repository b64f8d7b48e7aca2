"""Figures used in medical practice: kidney function, doses by weight and smoking history."""

from typing import Literal


def estimated_gfr(
    creatinine: float,
    age_years: int,
    sex: Literal["female", "male"],
    creatinine_unit: Literal["mg/dL", "umol/L"] = "mg/dL",
) -> float:
    """Computes the estimated kidney filtration rate of an adult from serum creatinine.

    Uses the CKD-EPI creatinine equation of 2021 (Inker et al., NEJM 385:1737), without race.

    Args:
        creatinine: Serum creatinine in the chosen unit, 0.1 to 20 mg/dL or 8.84 to 1768 umol/L.
        age_years: Age in years, 18 to 110.
        sex: Sex, which sets the constants of the equation.
        creatinine_unit: Unit of the creatinine.

    Returns:
        The estimated rate in mL/min per 1.73 m2, rounded to one decimal.

    Raises:
        ValueError: When creatinine or age is out of range or the sex or the unit is unknown.

    Example:
        >>> estimated_gfr(creatinine=1.0, age_years=50, sex='male')
        91.7
        >>> estimated_gfr(creatinine=0.65, age_years=34, sex='female', creatinine_unit='mg/dL')
        118.4
        >>> estimated_gfr(creatinine=148, age_years=72, sex='female', creatinine_unit='umol/L')
        32.3
    """
    if sex not in ("female", "male") or creatinine_unit not in ("mg/dL", "umol/L"):
        raise ValueError("sex must be female or male and creatinine_unit mg/dL or umol/L")
    level = creatinine if creatinine_unit == "mg/dL" else creatinine / 88.4
    if not 0.1 <= round(level, 6) <= 20:
        raise ValueError("creatinine must be 0.1 to 20 mg/dL (8.84 to 1768 umol/L)")
    if not 18 <= age_years <= 110:
        raise ValueError("age_years must be 18 to 110")
    kappa, alpha, factor = (0.7, -0.241, 1.012) if sex == "female" else (0.9, -0.302, 1.0)
    ratio = level / kappa
    rate = 142 * min(ratio, 1) ** alpha * max(ratio, 1) ** -1.2 * 0.9938**age_years * factor
    return round(rate, 1)


def weight_based_dose(
    body_weight: float,
    dose_mg_per_kg: float,
    doses_per_day: int = 1,
    max_single_dose_mg: float = 1000.0,
    weight_unit: Literal["kg", "lb"] = "kg",
) -> dict[str, float]:
    """Computes a single and a daily medicine dose from the body weight.

    Args:
        body_weight: Body weight in the chosen unit, 0.5 to 400 kg or 1.2 to 880 lb.
        dose_mg_per_kg: Prescribed single dose in mg per kg, greater than 0 to 1000.
        doses_per_day: Number of doses a day, 1 to 24.
        max_single_dose_mg: Upper limit of a single dose in mg, greater than 0 to 100000.
        weight_unit: Unit of the body weight.

    Returns:
        The doses in mg under `single_dose_mg` and `daily_dose_mg`.

    Raises:
        ValueError: When a value is out of range or the unit is unknown.

    Example:
        >>> weight_based_dose(body_weight=18, dose_mg_per_kg=15, doses_per_day=4)
        {'single_dose_mg': 270.0, 'daily_dose_mg': 1080.0}
        >>> weight_based_dose(body_weight=44, dose_mg_per_kg=10, doses_per_day=3, weight_unit='lb')
        {'single_dose_mg': 199.58, 'daily_dose_mg': 598.74}
        >>> weight_based_dose(body_weight=82.5, dose_mg_per_kg=7.5, max_single_dose_mg=500)
        {'single_dose_mg': 500.0, 'daily_dose_mg': 500.0}
    """
    if weight_unit not in ("kg", "lb"):
        raise ValueError(f"unknown weight unit: {weight_unit!r}")
    weight_kg = body_weight if weight_unit == "kg" else body_weight * 0.45359237
    if not 0.5 <= weight_kg <= 400:
        raise ValueError("body_weight must be 0.5 to 400 kg (1.2 to 880 lb)")
    if not 0 < dose_mg_per_kg <= 1000 or not 1 <= doses_per_day <= 24:
        raise ValueError("dose_mg_per_kg must be above 0 to 1000 and doses_per_day 1 to 24")
    if not 0 < max_single_dose_mg <= 100000:
        raise ValueError("max_single_dose_mg must be greater than 0 and at most 100000")
    single = float(min(weight_kg * dose_mg_per_kg, max_single_dose_mg))
    return {
        "single_dose_mg": round(single, 2),
        "daily_dose_mg": round(single * doses_per_day, 2),
    }


def smoking_pack_years(
    cigarettes_per_day: list[float], years: list[float], pack_size: int = 20
) -> float:
    """Computes the pack-years of a smoking history made of one or more periods.

    One pack-year is one pack of cigarettes a day for one year.

    Args:
        cigarettes_per_day: Cigarettes a day in each period, each 0 to 200.
        years: Length of each period in years in the same order, each greater than 0 to 90.
        pack_size: Cigarettes in a pack, 10 to 50; 20 by convention.

    Returns:
        The pack-years over all periods, rounded to two decimals.

    Raises:
        ValueError: When a list is empty, the lengths differ or a value is out of range.

    Example:
        >>> smoking_pack_years(cigarettes_per_day=[15], years=[12])
        9.0
        >>> smoking_pack_years(cigarettes_per_day=[10, 30], years=[5, 8.5])
        15.25
        >>> smoking_pack_years(cigarettes_per_day=[25, 8], years=[20, 3], pack_size=25)
        20.96
    """
    if not cigarettes_per_day or len(cigarettes_per_day) != len(years):
        raise ValueError("cigarettes_per_day and years must be of the same length, at least 1")
    if not all(0 <= count <= 200 for count in cigarettes_per_day):
        raise ValueError("each of cigarettes_per_day must be 0 to 200")
    if not all(0 < length <= 90 for length in years):
        raise ValueError("each of years must be greater than 0 and at most 90")
    if not 10 <= pack_size <= 50:
        raise ValueError("pack_size must be 10 to 50")
    smoked = sum(count * span for count, span in zip(cigarettes_per_day, years, strict=True))
    return round(smoked / pack_size, 2)
