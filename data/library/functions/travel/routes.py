"""Distances, directions and fuel for trips."""

import math
from typing import Literal

# Mean Earth radius of the IUGG, 6371.0088 km, in each unit.
_EARTH_RADIUS = {"km": 6371.0088, "mi": 6371.0088 / 1.609344, "nmi": 6371.0088 / 1.852}
_COMPASS = ["N", "NNE", "NE", "ENE", "E", "ESE", "SE", "SSE"]
_COMPASS += ["S", "SSW", "SW", "WSW", "W", "WNW", "NW", "NNW"]


def _check_coordinates(latitudes: list[float], longitudes: list[float]) -> None:
    if not all(-90 <= latitude <= 90 for latitude in latitudes):
        raise ValueError("a latitude must be -90 to 90 degrees")
    if not all(-180 <= longitude <= 180 for longitude in longitudes):
        raise ValueError("a longitude must be -180 to 180 degrees")


def haversine_distance(
    latitude_a: float,
    longitude_a: float,
    latitude_b: float,
    longitude_b: float,
    unit: Literal["km", "mi", "nmi"] = "km",
) -> float:
    """Computes the great-circle distance between two places on Earth.

    Uses the haversine formula on a sphere with the mean Earth radius of 6371.0088 km.

    Args:
        latitude_a: Latitude of the first place in degrees north, -90 to 90.
        longitude_a: Longitude of the first place in degrees east, -180 to 180.
        latitude_b: Latitude of the second place in degrees north, -90 to 90.
        longitude_b: Longitude of the second place in degrees east, -180 to 180.
        unit: The unit of the result: km, mi (miles) or nmi (nautical miles).

    Returns:
        The distance in the unit asked for.

    Raises:
        ValueError: When a coordinate is out of range or the unit is unknown.

    Example:
        >>> haversine_distance(
        ...     latitude_a=48.8566, longitude_a=2.3522, latitude_b=52.52, longitude_b=13.405
        ... )
        877.46
        >>> haversine_distance(
        ...     latitude_a=40.7128,
        ...     longitude_a=-74.006,
        ...     latitude_b=34.0522,
        ...     longitude_b=-118.2437,
        ...     unit="mi",
        ... )
        2445.56
        >>> haversine_distance(
        ...     latitude_a=-33.8688,
        ...     longitude_a=151.2093,
        ...     latitude_b=-36.8485,
        ...     longitude_b=174.7633,
        ...     unit="nmi",
        ... )
        1164.09
    """
    _check_coordinates([latitude_a, latitude_b], [longitude_a, longitude_b])
    if unit not in _EARTH_RADIUS:
        raise ValueError(f"unknown unit: {unit}")
    phi_a, phi_b = math.radians(latitude_a), math.radians(latitude_b)
    half_turn = math.radians(longitude_b - longitude_a) / 2
    chord = (
        math.sin((phi_b - phi_a) / 2) ** 2
        + math.cos(phi_a) * math.cos(phi_b) * math.sin(half_turn) ** 2
    )
    return round(2 * _EARTH_RADIUS[unit] * math.asin(math.sqrt(min(chord, 1.0))), 2)


def initial_compass_bearing(
    start_latitude: float, start_longitude: float, end_latitude: float, end_longitude: float
) -> dict[str, object]:
    """Computes the direction in which to set out on the shortest way between two places.

    Uses the forward azimuth of a great circle on a sphere.

    Args:
        start_latitude: Latitude of the start in degrees north, -90 to 90.
        start_longitude: Longitude of the start in degrees east, -180 to 180.
        end_latitude: Latitude of the end in degrees north, -90 to 90.
        end_longitude: Longitude of the end in degrees east, -180 to 180.

    Returns:
        The keys degrees (clockwise from north, 0 to 360) and compass (one of 16 points).

    Raises:
        ValueError: When a coordinate is out of range or the two places are the same.

    Example:
        >>> initial_compass_bearing(
        ...     start_latitude=51.5074, start_longitude=-0.1278, end_latitude=40.7128,
        ...     end_longitude=-74.006
        ... )
        {'degrees': 288.33, 'compass': 'WNW'}
        >>> initial_compass_bearing(
        ...     start_latitude=35.6762, start_longitude=139.6503, end_latitude=1.3521,
        ...     end_longitude=103.8198
        ... )
        {'degrees': 232.23, 'compass': 'SW'}
        >>> initial_compass_bearing(
        ...     start_latitude=-1.2921, start_longitude=36.8219, end_latitude=30.0444,
        ...     end_longitude=31.2357
        ... )
        {'degrees': 350.79, 'compass': 'N'}
    """
    _check_coordinates([start_latitude, end_latitude], [start_longitude, end_longitude])
    if (start_latitude, start_longitude) == (end_latitude, end_longitude):
        raise ValueError("the two places must differ")
    phi_a, phi_b = math.radians(start_latitude), math.radians(end_latitude)
    turn = math.radians(end_longitude - start_longitude)
    east = math.sin(turn) * math.cos(phi_b)
    north = math.cos(phi_a) * math.sin(phi_b) - math.sin(phi_a) * math.cos(phi_b) * math.cos(turn)
    degrees = round(math.degrees(math.atan2(east, north)), 2) % 360
    return {"degrees": round(degrees, 2), "compass": _COMPASS[round(degrees / 22.5) % 16]}


def trip_fuel_cost(
    distance_km: float, litres_per_100km: float, price_per_litre: float, travellers: int = 1
) -> dict[str, float]:
    """Computes the fuel a road trip takes, what it costs and the share of each traveller.

    Args:
        distance_km: Length of the trip in kilometres, 0 to 100000.
        litres_per_100km: Fuel consumption in litres per 100 kilometres, 0.1 to 100.
        price_per_litre: Price of one litre in currency units, 0 to 1000000.
        travellers: Number of people who share the cost, 1 to 100.

    Returns:
        The keys litres, total_cost and cost_per_person.

    Raises:
        ValueError: When a value is out of its range.

    Example:
        >>> trip_fuel_cost(distance_km=640, litres_per_100km=6.8, price_per_litre=1.79)
        {'litres': 43.52, 'total_cost': 77.9, 'cost_per_person': 77.9}
        >>> trip_fuel_cost(
        ...     distance_km=1250, litres_per_100km=8.2, price_per_litre=1.45, travellers=4
        ... )
        {'litres': 102.5, 'total_cost': 148.62, 'cost_per_person': 37.16}
        >>> trip_fuel_cost(
        ...     distance_km=85.5, litres_per_100km=5.1, price_per_litre=102.6, travellers=2
        ... )
        {'litres': 4.36, 'total_cost': 447.39, 'cost_per_person': 223.69}
    """
    if not 0 <= distance_km <= 100_000:
        raise ValueError("distance_km must be 0 to 100000")
    if not 0.1 <= litres_per_100km <= 100:
        raise ValueError("litres_per_100km must be 0.1 to 100")
    if not (0 <= price_per_litre <= 1e6 and 1 <= travellers <= 100):
        raise ValueError("price_per_litre must be 0 to 1000000 and travellers 1 to 100")
    litres = distance_km * litres_per_100km / 100
    cost = litres * price_per_litre
    return {
        "litres": round(litres, 2),
        "total_cost": round(cost, 2),
        "cost_per_person": round(cost / travellers, 2),
    }
