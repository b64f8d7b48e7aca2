"""What a roof yields: harvested rainwater and solar energy."""

from typing import Literal

_RUNOFF_COEFFICIENTS = {"metal": 0.95, "tile": 0.85, "asphalt": 0.9, "gravel": 0.8, "green": 0.5}


def rainwater_harvest_volume(
    roof_area_m2: float,
    rainfall_mm: list[float],
    roof_material: Literal["metal", "tile", "asphalt", "gravel", "green"] = "tile",
) -> dict[str, object]:
    """Computes how much rainwater a roof collects in each period and in total.

    One millimetre of rain on one square metre is one litre; a runoff coefficient that is
    typical of the roof material takes off what is lost to wetting, splash and evaporation.

    Args:
        roof_area_m2: Roof area seen from above in square metres, greater than 0 to 100000.
        rainfall_mm: Rainfall of each period, such as a month, in millimetres, each 0 to 5000.
        roof_material: Surface of the roof, which sets the runoff coefficient.

    Returns:
        The litres of each period under `litres` and their sum under `total_litres`.

    Raises:
        ValueError: When the area or a rainfall is out of range, the list is empty or the
            material is unknown.

    Example:
        >>> rainwater_harvest_volume(roof_area_m2=120, rainfall_mm=[62, 48.5, 55])
        {'litres': [6324.0, 4947.0, 5610.0], 'total_litres': 16881.0}
        >>> rainwater_harvest_volume(roof_area_m2=80, rainfall_mm=[25], roof_material='metal')
        {'litres': [1900.0], 'total_litres': 1900.0}
        >>> rainwater_harvest_volume(roof_area_m2=45, rainfall_mm=[110, 0], roof_material='green')
        {'litres': [2475.0, 0.0], 'total_litres': 2475.0}
    """
    if roof_material not in _RUNOFF_COEFFICIENTS:
        raise ValueError(f"unknown roof material: {roof_material!r}")
    if not 0 < roof_area_m2 <= 100000:
        raise ValueError("roof_area_m2 must be greater than 0 and at most 100000")
    if not rainfall_mm or not all(0 <= depth <= 5000 for depth in rainfall_mm):
        raise ValueError("rainfall_mm must hold at least one value, each 0 to 5000")
    per_mm = roof_area_m2 * _RUNOFF_COEFFICIENTS[roof_material]
    litres = [round(depth * per_mm, 1) for depth in rainfall_mm]
    return {"litres": litres, "total_litres": round(sum(rainfall_mm) * per_mm, 1)}


def solar_panel_yield(
    panel_count: int,
    panel_watts: float,
    peak_sun_hours: float,
    performance_ratio: float = 0.75,
    days: int = 365,
) -> dict[str, float]:
    """Computes the electric energy that a solar installation delivers.

    Energy = rated power x peak sun hours x performance ratio, where the ratio (IEC 61724)
    covers the losses by heat, dirt, cables and inverter.

    Args:
        panel_count: Number of panels, 1 to 10000.
        panel_watts: Rated power of one panel in watts, 10 to 1000.
        peak_sun_hours: Mean peak sun hours a day, greater than 0 to 12.
        performance_ratio: Share of the rated energy that is delivered, 0.1 to 1.
        days: Number of days, 1 to 3660.

    Returns:
        The rated power under `rated_kw`, the energy under `daily_kwh` and `total_kwh`.

    Raises:
        ValueError: When a value is out of range.

    Example:
        >>> solar_panel_yield(panel_count=12, panel_watts=410, peak_sun_hours=3.8)
        {'rated_kw': 4.92, 'daily_kwh': 14.02, 'total_kwh': 5118.03}
        >>> solar_panel_yield(panel_count=2, panel_watts=300, peak_sun_hours=5.5, days=30)
        {'rated_kw': 0.6, 'daily_kwh': 2.47, 'total_kwh': 74.25}
        >>> solar_panel_yield(
        ...     panel_count=24, panel_watts=445, peak_sun_hours=4.6, performance_ratio=0.82, days=90
        ... )
        {'rated_kw': 10.68, 'daily_kwh': 40.28, 'total_kwh': 3625.65}
    """
    if not 1 <= panel_count <= 10000 or not 10 <= panel_watts <= 1000:
        raise ValueError("panel_count must be 1 to 10000 and panel_watts 10 to 1000")
    if not 0 < peak_sun_hours <= 12:
        raise ValueError("peak_sun_hours must be greater than 0 and at most 12")
    if not 0.1 <= performance_ratio <= 1:
        raise ValueError("performance_ratio must be 0.1 to 1")
    if not 1 <= days <= 3660:
        raise ValueError("days must be 1 to 3660")
    rated_kw = panel_count * panel_watts / 1000
    daily = rated_kw * peak_sun_hours * performance_ratio
    return {
        "rated_kw": round(rated_kw, 3),
        "daily_kwh": round(daily, 2),
        "total_kwh": round(daily * days, 2),
    }
