"""Running paces, race time predictions and fitness tests."""

import re
from typing import Literal

_KM_PER_MILE = 1.609344
_METRES = {"m": 1.0, "km": 1000.0, "mile": 1609.344}


def _seconds(clock: str) -> int:
    match = re.fullmatch(r"(?:(\d{1,2}):)?([0-5]?\d):([0-5]\d)", clock, re.ASCII)
    if not match:
        raise ValueError(f"not a time in M:SS or H:MM:SS form: {clock}")
    hours, minutes, seconds = (int(part or 0) for part in match.groups())
    return hours * 3600 + minutes * 60 + seconds


def _clock(seconds: float) -> str:
    minutes, rest = divmod(round(seconds), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{rest:02}" if hours else f"{minutes}:{rest:02}"


def convert_running_pace(
    pace: str, unit: Literal["min/km", "min/mile"] = "min/km"
) -> dict[str, object]:
    """Converts a running pace between minutes per kilometre, per mile and speed.

    Args:
        pace: Time for one unit of distance in M:SS form, 1:00 to 59:59.
        unit: The unit of the pace given: min/km or min/mile.

    Returns:
        The keys per_km and per_mile (M:SS texts) and speed_kmh (kilometres per hour).

    Raises:
        ValueError: When the pace is malformed or out of range or the unit is unknown.

    Example:
        >>> convert_running_pace(pace="5:30")
        {'per_km': '5:30', 'per_mile': '8:51', 'speed_kmh': 10.91}
        >>> convert_running_pace(pace="8:05", unit="min/mile")
        {'per_km': '5:01', 'per_mile': '8:05', 'speed_kmh': 11.95}
        >>> convert_running_pace(pace="4:12", unit="min/km")
        {'per_km': '4:12', 'per_mile': '6:46', 'speed_kmh': 14.29}
    """
    if unit not in ("min/km", "min/mile"):
        raise ValueError(f"unknown unit: {unit}")
    seconds = _seconds(pace)
    if not 60 <= seconds <= 3599:
        raise ValueError("pace must be 1:00 to 59:59")
    per_km = seconds if unit == "min/km" else seconds / _KM_PER_MILE
    return {
        "per_km": _clock(per_km),
        "per_mile": _clock(per_km * _KM_PER_MILE),
        "speed_kmh": round(3600 / per_km, 2),
    }


def predict_race_time(
    known_distance: float, known_time: str, target_distance: float, exponent: float = 1.06
) -> dict[str, str]:
    """Computes the expected finish time of a race from the time over another distance.

    Uses T2 = T1 (D2 / D1)^1.06 of Riegel (1981), Athletic Records and Human Endurance.

    Args:
        known_distance: Distance already raced in kilometres, 1 to 100.
        known_time: Time of that race in M:SS or H:MM:SS form, at least 1:00.
        target_distance: Distance to predict in kilometres, 1 to 100.
        exponent: Fatigue exponent, 1 to 1.2.

    Returns:
        The keys finish_time and pace_per_km, in M:SS or H:MM:SS form.

    Raises:
        ValueError: When the time is malformed or a value is out of range.

    Example:
        >>> predict_race_time(known_distance=10, known_time="48:30", target_distance=21.0975)
        {'finish_time': '1:47:01', 'pace_per_km': '5:04'}
        >>> predict_race_time(known_distance=5, known_time="22:15", target_distance=10)
        {'finish_time': '46:23', 'pace_per_km': '4:38'}
        >>> predict_race_time(
        ...     known_distance=21.1, known_time="1:39:40", target_distance=42.195, exponent=1.08
        ... )
        {'finish_time': '3:30:40', 'pace_per_km': '5:00'}
    """
    if not (1 <= known_distance <= 100 and 1 <= target_distance <= 100):
        raise ValueError("the distances must be 1 to 100 kilometres")
    if not 1 <= exponent <= 1.2:
        raise ValueError("exponent must be 1 to 1.2")
    seconds = _seconds(known_time)
    if seconds < 60:
        raise ValueError("known_time must be at least 1:00")
    predicted = seconds * (target_distance / known_distance) ** exponent
    return {"finish_time": _clock(predicted), "pace_per_km": _clock(predicted / target_distance)}


def cooper_test_vo2max(distance: float, unit: Literal["m", "km", "mile"] = "m") -> float:
    """Computes the VO2 max estimated from the distance run in 12 minutes.

    Uses (metres - 504.9) / 44.73, after Cooper (1968).

    Args:
        distance: Distance run in 12 minutes in the given unit, equal to 1000 to 5000 metres.
        unit: The unit of the distance: m, km or mile.

    Returns:
        The VO2 max in millilitres of oxygen per kilogram and minute.

    Raises:
        ValueError: When the distance is out of range or the unit is unknown.

    Example:
        >>> cooper_test_vo2max(distance=2400)
        42.37
        >>> cooper_test_vo2max(distance=3.05, unit="km")
        56.9
        >>> cooper_test_vo2max(distance=1.25, unit="mile")
        33.69
    """
    if unit not in _METRES:
        raise ValueError(f"unknown unit: {unit}")
    metres = distance * _METRES[unit]
    if not 1000 <= metres <= 5000:
        raise ValueError("distance must equal 1000 to 5000 metres")
    return round((metres - 504.9) / 44.73, 2)
