"""Air quality and the greenhouse gas emissions of travel."""

from typing import Literal

# Low and high concentration in ug/m3, low and high index, category.
_PM25_BREAKPOINTS = [
    (0.0, 9.0, 0, 50, "Good"),
    (9.1, 35.4, 51, 100, "Moderate"),
    (35.5, 55.4, 101, 150, "Unhealthy for Sensitive Groups"),
    (55.5, 125.4, 151, 200, "Unhealthy"),
    (125.5, 225.4, 201, 300, "Very Unhealthy"),
    (225.5, 325.4, 301, 500, "Hazardous"),
]
# kg CO2e per vehicle-km for private vehicles, per passenger-km for the others.
_TRAVEL_FACTORS = {
    "petrol_car": 0.170,
    "diesel_car": 0.171,
    "electric_car": 0.047,
    "motorbike": 0.114,
    "bus": 0.097,
    "coach": 0.027,
    "train": 0.035,
    "ferry": 0.019,
    "domestic_flight": 0.246,
    "short_haul_flight": 0.151,
    "long_haul_flight": 0.148,
}
_PRIVATE_VEHICLES = ("petrol_car", "diesel_car", "electric_car", "motorbike")


def pm25_air_quality_index(concentration: float) -> dict[str, object]:
    """Computes the US air quality index and its category for fine dust (PM2.5).

    Uses the breakpoints of the US EPA in force since May 2024; the concentration is cut to one
    decimal, as the EPA does, before the linear interpolation.

    Args:
        concentration: Mean PM2.5 concentration over 24 hours in ug/m3, 0 to 325.4.

    Returns:
        The index under `aqi` and the name of its category under `category`.

    Raises:
        ValueError: When the concentration is out of range.

    Example:
        >>> pm25_air_quality_index(concentration=7.3)
        {'aqi': 41, 'category': 'Good'}
        >>> pm25_air_quality_index(concentration=42.8)
        {'aqi': 119, 'category': 'Unhealthy for Sensitive Groups'}
        >>> pm25_air_quality_index(concentration=160)
        {'aqi': 235, 'category': 'Very Unhealthy'}
    """
    if not 0 <= concentration <= 325.4:
        raise ValueError("concentration must be 0 to 325.4")
    value = int(round(concentration * 10, 6)) / 10
    low, high, index_low, index_high, category = next(
        row for row in _PM25_BREAKPOINTS if value <= row[1]
    )
    index = index_low + (index_high - index_low) * (value - low) / (high - low)
    return {"aqi": int(index + 0.5), "category": category}


def trip_carbon_footprint(
    distance_km: float,
    transport_mode: Literal[
        "petrol_car",
        "diesel_car",
        "electric_car",
        "motorbike",
        "bus",
        "coach",
        "train",
        "ferry",
        "domestic_flight",
        "short_haul_flight",
        "long_haul_flight",
    ],
    travellers: int = 1,
    round_trip: bool = False,
) -> dict[str, float]:
    """Computes the greenhouse gas emissions of a trip in kilograms of CO2 equivalent.

    Uses the UK government's conversion factors for 2022 as published by Our World in Data.
    The emissions of a car or motorbike are shared by all who travel in it.

    Args:
        distance_km: Distance one way in kilometres, greater than 0 to 20000.
        transport_mode: Means of transport.
        travellers: Number of people who travel together, 1 to 9.
        round_trip: Whether the way back is counted too.

    Returns:
        The emissions under `total_kg` and `per_person_kg`.

    Raises:
        ValueError: When the distance or the number of travellers is out of range or the means
            of transport is unknown.

    Example:
        >>> trip_carbon_footprint(distance_km=450, transport_mode='train')
        {'total_kg': 15.75, 'per_person_kg': 15.75}
        >>> trip_carbon_footprint(distance_km=320, transport_mode='petrol_car', travellers=4)
        {'total_kg': 54.4, 'per_person_kg': 13.6}
        >>> trip_carbon_footprint(
        ...     distance_km=5570, transport_mode='long_haul_flight', travellers=2, round_trip=True
        ... )
        {'total_kg': 3297.44, 'per_person_kg': 1648.72}
    """
    if transport_mode not in _TRAVEL_FACTORS:
        raise ValueError(f"unknown transport mode: {transport_mode!r}")
    if not 0 < distance_km <= 20000:
        raise ValueError("distance_km must be greater than 0 and at most 20000")
    if not 1 <= travellers <= 9:
        raise ValueError("travellers must be 1 to 9")
    units = 1 if transport_mode in _PRIVATE_VEHICLES else travellers
    legs = 2 if round_trip else 1
    total = distance_km * legs * _TRAVEL_FACTORS[transport_mode] * units
    return {"total_kg": round(total, 2), "per_person_kg": round(total / travellers, 2)}
