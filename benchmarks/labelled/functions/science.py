"""Physics and health."""

from typing import Literal


def final_velocity(initial_velocity: float, acceleration: float, time: float) -> float:
    """Computes the velocity after a time of constant acceleration.

    Args:
        initial_velocity: Velocity at the start in m/s.
        acceleration: Acceleration in m/s².
        time: Time in seconds.
    """
    return initial_velocity + acceleration * time


def kinetic_energy(mass_kg: float, speed_m_s: float) -> float:
    """Computes the kinetic energy of a body in joules.

    Args:
        mass_kg: Mass in kilograms.
        speed_m_s: Speed in metres per second.
    """
    return mass_kg * speed_m_s**2 / 2


def density(mass_g: float, volume_cm3: float) -> float:
    """Computes a density in g/cm³.

    Args:
        mass_g: Mass in grams.
        volume_cm3: Volume in cubic centimetres.
    """
    return mass_g / volume_cm3


def electric_current(voltage_v: float, resistance_ohm: float) -> float:
    """Computes a current in amperes by Ohm's law.

    Args:
        voltage_v: Voltage in volts.
        resistance_ohm: Resistance in ohms, above 0.
    """
    if resistance_ohm <= 0:
        raise ValueError("resistance_ohm must be above 0")
    return voltage_v / resistance_ohm


def convert_temperature(
    degrees: float, source: Literal["celsius", "fahrenheit"], decimals: int = 1
) -> float:
    """Converts a temperature to the other of the two scales.

    Args:
        degrees: Temperature to convert.
        source: Scale of that temperature.
        decimals: Decimals of the result.
    """
    if source == "celsius":
        return round(degrees * 9 / 5 + 32, decimals)
    return round((degrees - 32) * 5 / 9, decimals)


def body_mass_index(weight_kg: float, height_m: float) -> float:
    """Computes a body mass index with one decimal.

    Args:
        weight_kg: Weight in kilograms.
        height_m: Height in metres.
    """
    return round(weight_kg / height_m**2, 1)


def heart_rate_zone(age: int, resting_bpm: int, percent: int) -> int:
    """Computes a target heart rate by Karvonen's formula.

    Args:
        age: Age in years.
        resting_bpm: Heart rate at rest, in beats per minute.
        percent: Intensity in percent.
    """
    reserve = 220 - age - resting_bpm
    return resting_bpm + reserve * percent // 100
