"""How weather and air feel: heat index, wind chill and dew point."""

import math
from typing import Literal

_KMH_PER_UNIT = {"km/h": 1.0, "m/s": 3.6, "mph": 1.609344, "knots": 1.852}


def _rothfusz(temp_f: float, humidity: float) -> float:
    """Returns the regression of Rothfusz with the adjustments of the NWS, in Fahrenheit."""
    t, r = temp_f, humidity
    index = (
        -42.379
        + 2.04901523 * t
        + 10.14333127 * r
        - 0.22475541 * t * r
        - 6.83783e-3 * t * t
        - 5.481717e-2 * r * r
        + 1.22874e-3 * t * t * r
        + 8.5282e-4 * t * r * r
        - 1.99e-6 * t * t * r * r
    )
    if r < 13 and 80 <= t <= 112:
        index -= (13 - r) / 4 * math.sqrt((17 - abs(t - 95)) / 17)
    elif r > 85 and 80 <= t <= 87:
        index += (r - 85) / 10 * (87 - t) / 5
    return index


def heat_index(
    temperature: float,
    relative_humidity: float,
    temperature_unit: Literal["celsius", "fahrenheit"] = "celsius",
) -> float:
    """Computes how hot the air feels from its temperature and humidity.

    Uses the procedure of the US National Weather Service: the regression of Rothfusz (1990)
    with its adjustments, or the simple formula of Steadman where that gives less than 80 F.

    Args:
        temperature: Air temperature in the chosen unit, 20 to 50 Celsius or 68 to 122 Fahrenheit.
        relative_humidity: Relative humidity in percent, 0 to 100.
        temperature_unit: Unit of the temperature and of the result.

    Returns:
        The heat index in the chosen unit, rounded to one decimal.

    Raises:
        ValueError: When the temperature or the humidity is out of range or the unit is unknown.

    Example:
        >>> heat_index(temperature=32, relative_humidity=70)
        40.4
        >>> heat_index(temperature=96, relative_humidity=50, temperature_unit='fahrenheit')
        107.6
        >>> heat_index(temperature=24.5, relative_humidity=40, temperature_unit='celsius')
        24.3
    """
    if temperature_unit not in ("celsius", "fahrenheit"):
        raise ValueError(f"unknown temperature unit: {temperature_unit!r}")
    is_celsius = temperature_unit == "celsius"
    temp_f = temperature * 9 / 5 + 32 if is_celsius else temperature
    if not 68 <= temp_f <= 122:
        raise ValueError("temperature must be 20 to 50 Celsius (68 to 122 Fahrenheit)")
    if not 0 <= relative_humidity <= 100:
        raise ValueError("relative_humidity must be 0 to 100")
    simple = 0.5 * (temp_f + 61 + (temp_f - 68) * 1.2 + relative_humidity * 0.094)
    index = (simple + temp_f) / 2
    if index >= 80:
        index = _rothfusz(temp_f, relative_humidity)
    return round((index - 32) * 5 / 9 if is_celsius else index, 1)


def wind_chill_temperature(
    temperature_c: float,
    wind_speed: float,
    wind_speed_unit: Literal["km/h", "m/s", "mph", "knots"] = "km/h",
) -> float:
    """Computes how cold the air feels on the skin in wind.

    Uses the wind chill index adopted by Environment Canada and the US NWS in 2001.

    Args:
        temperature_c: Air temperature in degrees Celsius, -60 to 10.
        wind_speed: Wind speed at 10 m height in the chosen unit, equal to 4.8 to 200 km/h.
        wind_speed_unit: Unit of the wind speed.

    Returns:
        The wind chill temperature in degrees Celsius, rounded to one decimal.

    Raises:
        ValueError: When the temperature or the wind speed is out of range or the unit is unknown.

    Example:
        >>> wind_chill_temperature(temperature_c=-10, wind_speed=30)
        -19.5
        >>> wind_chill_temperature(temperature_c=2.5, wind_speed=12, wind_speed_unit='m/s')
        -4.3
        >>> wind_chill_temperature(temperature_c=-25, wind_speed=20, wind_speed_unit='mph')
        -39.5
    """
    if wind_speed_unit not in _KMH_PER_UNIT:
        raise ValueError(f"unknown wind speed unit: {wind_speed_unit!r}")
    speed = wind_speed * _KMH_PER_UNIT[wind_speed_unit]
    if not -60 <= temperature_c <= 10:
        raise ValueError("temperature_c must be -60 to 10")
    if not 4.8 <= speed <= 200:
        raise ValueError("wind_speed must be 4.8 to 200 km/h")
    power = speed**0.16
    chill = 13.12 + 0.6215 * temperature_c - 11.37 * power + 0.3965 * temperature_c * power
    return round(chill, 1) + 0.0


def dew_point_temperature(temperature_c: float, relative_humidity: float) -> float:
    """Computes the temperature at which moisture in the air starts to condense.

    Uses the Magnus formula with the coefficients of Alduchov and Eskridge (1996).

    Args:
        temperature_c: Air temperature in degrees Celsius, -40 to 50.
        relative_humidity: Relative humidity in percent, 1 to 100.

    Returns:
        The dew point in degrees Celsius, rounded to one decimal.

    Raises:
        ValueError: When the temperature or the humidity is out of range.

    Example:
        >>> dew_point_temperature(temperature_c=25, relative_humidity=60)
        16.7
        >>> dew_point_temperature(temperature_c=21.5, relative_humidity=38)
        6.6
        >>> dew_point_temperature(temperature_c=-3, relative_humidity=85)
        -5.2
    """
    if not -40 <= temperature_c <= 50:
        raise ValueError("temperature_c must be -40 to 50")
    if not 1 <= relative_humidity <= 100:
        raise ValueError("relative_humidity must be 1 to 100")
    gamma = math.log(relative_humidity / 100) + 17.625 * temperature_c / (243.04 + temperature_c)
    # Adding zero turns -0.0 into 0.0.
    return round(243.04 * gamma / (17.625 - gamma), 1) + 0.0
