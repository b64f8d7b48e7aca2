"""Functions for converting measures between units."""

from typing import Literal

# Exact by the international yard and pound agreement of 1959 and the SI definitions.
_METRES = {
    "millimetre": 0.001,
    "centimetre": 0.01,
    "metre": 1.0,
    "kilometre": 1000.0,
    "inch": 0.0254,
    "foot": 0.3048,
    "yard": 0.9144,
    "mile": 1609.344,
    "nautical_mile": 1852.0,
}

_TEMPERATURE_UNITS = ("celsius", "fahrenheit", "kelvin")


def convert_length(
    value: float,
    from_unit: Literal[
        "millimetre",
        "centimetre",
        "metre",
        "kilometre",
        "inch",
        "foot",
        "yard",
        "mile",
        "nautical_mile",
    ],
    to_unit: Literal[
        "millimetre",
        "centimetre",
        "metre",
        "kilometre",
        "inch",
        "foot",
        "yard",
        "mile",
        "nautical_mile",
    ],
) -> float:
    """Converts a length between metric, imperial and nautical units.

    Factors from the international yard and pound agreement of 1959.

    Args:
        value: Length in from_unit, 0 to 1000000000000.
        from_unit: Unit of the given length.
        to_unit: Unit of the result.

    Returns:
        The length in to_unit, to 10 significant digits.

    Raises:
        ValueError: When the length is out of range or a unit is unknown.

    Example:
        >>> convert_length(value=26.2, from_unit='mile', to_unit='kilometre')
        42.1648128
        >>> convert_length(value=180, from_unit='centimetre', to_unit='inch')
        70.86614173
        >>> convert_length(value=12.5, from_unit='nautical_mile', to_unit='metre')
        23150.0
    """
    if not 0 <= value <= 1e12:
        raise ValueError("value must be 0 to 1000000000000")
    if from_unit not in _METRES or to_unit not in _METRES:
        raise ValueError("units must be among " + ", ".join(_METRES))
    return float(f"{value * _METRES[from_unit] / _METRES[to_unit]:.10g}")


def convert_temperature(
    value: float,
    from_unit: Literal["celsius", "fahrenheit", "kelvin"],
    to_unit: Literal["celsius", "fahrenheit", "kelvin"],
    decimals: int = 2,
) -> float:
    """Converts a temperature between the Celsius, Fahrenheit and Kelvin scales.

    Args:
        value: Temperature in from_unit, not below absolute zero and at most 1000000000.
        from_unit: Scale of the given temperature.
        to_unit: Scale of the result.
        decimals: Number of decimal places in the result, 0 to 6.

    Returns:
        The temperature in to_unit, rounded.

    Raises:
        ValueError: When the temperature is below absolute zero or too high, a scale is unknown
            or decimals is out of range.

    Example:
        >>> convert_temperature(value=98.6, from_unit='fahrenheit', to_unit='celsius')
        37.0
        >>> convert_temperature(value=-40, from_unit='celsius', to_unit='kelvin')
        233.15
        >>> convert_temperature(value=5778, from_unit='kelvin', to_unit='fahrenheit', decimals=0)
        9941.0
    """
    if from_unit not in _TEMPERATURE_UNITS or to_unit not in _TEMPERATURE_UNITS:
        raise ValueError("units must be celsius, fahrenheit or kelvin")
    if not 0 <= decimals <= 6:
        raise ValueError("decimals must be 0 to 6")
    to_kelvin = {
        "celsius": value + 273.15,
        "fahrenheit": (value - 32) / 1.8 + 273.15,
        "kelvin": value,
    }
    kelvin = to_kelvin[from_unit]
    # The slack lets -459.67 degrees Fahrenheit pass in spite of binary rounding.
    if not (kelvin >= -1e-9 and value <= 1e9):
        raise ValueError("value must not be below absolute zero or above 1000000000")
    from_kelvin = {
        "celsius": kelvin - 273.15,
        "fahrenheit": (kelvin - 273.15) * 1.8 + 32,
        "kelvin": kelvin,
    }
    # Adding zero turns a negative zero into a plain one.
    return round(from_kelvin[to_unit], decimals) + 0.0
