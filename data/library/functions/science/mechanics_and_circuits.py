"""Physics: projectile flight, radioactive decay and resistor circuits."""

import math
from typing import Literal


def projectile_flight(
    launch_speed: float,
    launch_angle: float,
    launch_height: float = 0.0,
    gravity: float = 9.81,
) -> dict[str, float]:
    """Computes range, peak height and flight time of a projectile without air resistance.

    Args:
        launch_speed: Speed at launch in metres per second, greater than 0 to 10000.
        launch_angle: Angle above the horizontal in degrees, 0 to 90.
        launch_height: Height of the launch above the ground in metres, 0 to 10000.
        gravity: Gravitational acceleration in m/s2, 0.1 to 30.

    Returns:
        The distance under `range_m`, the height above ground under `peak_m` and `time_s`.

    Raises:
        ValueError: When a value is out of range.

    Example:
        >>> projectile_flight(launch_speed=25, launch_angle=45)
        {'range_m': 63.71, 'peak_m': 15.93, 'time_s': 3.6}
        >>> projectile_flight(launch_speed=14.2, launch_angle=38, launch_height=2.1)
        {'range_m': 22.34, 'peak_m': 6.0, 'time_s': 2.0}
        >>> projectile_flight(launch_speed=30, launch_angle=60, gravity=1.62)
        {'range_m': 481.13, 'peak_m': 208.33, 'time_s': 32.08}
    """
    if not 0 < launch_speed <= 10000:
        raise ValueError("launch_speed must be greater than 0 and at most 10000")
    if not 0 <= launch_angle <= 90:
        raise ValueError("launch_angle must be 0 to 90")
    if not 0 <= launch_height <= 10000 or not 0.1 <= gravity <= 30:
        raise ValueError("launch_height must be 0 to 10000 and gravity 0.1 to 30")
    angle = math.radians(launch_angle)
    upward = launch_speed * math.sin(angle)
    time = (upward + math.sqrt(upward**2 + 2 * gravity * launch_height)) / gravity
    return {
        "range_m": round(launch_speed * math.cos(angle) * time, 2),
        "peak_m": round(launch_height + upward**2 / (2 * gravity), 2),
        "time_s": round(time, 2),
    }


def radioactive_decay_remaining(
    initial_amount: float, half_life: float, elapsed_time: float
) -> dict[str, float]:
    """Computes how much of a decaying substance is left after a time.

    Uses N = N0 x 0.5^(t / half-life).

    Args:
        initial_amount: Amount at the start in any unit, greater than 0 to 1e15.
        half_life: Half-life in any unit of time, greater than 0 to 1e15.
        elapsed_time: Time passed in the same unit as the half-life, 0 to 1e15.

    Returns:
        The amount left under `remaining` and the share that is gone under `decayed_percent`.

    Raises:
        ValueError: When a value is out of range.

    Example:
        >>> radioactive_decay_remaining(initial_amount=80, half_life=8.02, elapsed_time=30)
        {'remaining': 5.984703, 'decayed_percent': 92.5191}
        >>> radioactive_decay_remaining(initial_amount=1.5, half_life=5730, elapsed_time=2000)
        {'remaining': 1.177659, 'decayed_percent': 21.4894}
        >>> radioactive_decay_remaining(initial_amount=400, half_life=6, elapsed_time=24)
        {'remaining': 25.0, 'decayed_percent': 93.75}
    """
    if not 0 < initial_amount <= 1e15 or not 0 < half_life <= 1e15:
        raise ValueError("initial_amount and half_life must be greater than 0 and at most 1e15")
    if not 0 <= elapsed_time <= 1e15:
        raise ValueError("elapsed_time must be 0 to 1e15")
    share = math.exp2(-elapsed_time / half_life)
    return {
        "remaining": round(initial_amount * share, 6),
        "decayed_percent": round((1 - share) * 100, 4),
    }


def resistor_circuit_current(
    resistances_ohm: list[float],
    voltage: float,
    connection: Literal["series", "parallel"] = "series",
) -> dict[str, float]:
    """Computes total resistance, current and power of resistors at a voltage.

    Uses Ohm's law, I = U / R, with the resistances added in series or as reciprocals in parallel.

    Args:
        resistances_ohm: Resistance of each resistor in ohms, each 0.001 to 1000000000, 1 to 100.
        voltage: Voltage over the whole circuit in volts, 0 to 1000000.
        connection: Whether the resistors are in series or in parallel.

    Returns:
        The total resistance under `ohms`, the current under `amperes` and the power under `watts`.

    Raises:
        ValueError: When there is no resistor, a value is out of range or the connection is
            unknown.

    Example:
        >>> resistor_circuit_current(resistances_ohm=[100, 220, 330], voltage=12)
        {'ohms': 650.0, 'amperes': 0.018462, 'watts': 0.2215}
        >>> resistor_circuit_current(resistances_ohm=[8, 4], voltage=9, connection='parallel')
        {'ohms': 2.6667, 'amperes': 3.375, 'watts': 30.375}
        >>> resistor_circuit_current(resistances_ohm=[26.5], voltage=230, connection='series')
        {'ohms': 26.5, 'amperes': 8.679245, 'watts': 1996.2264}
    """
    if not 1 <= len(resistances_ohm) <= 100:
        raise ValueError("resistances_ohm must hold 1 to 100 values")
    if not all(0.001 <= ohms <= 1e9 for ohms in resistances_ohm):
        raise ValueError("each of resistances_ohm must be 0.001 to 1000000000")
    if not 0 <= voltage <= 1e6:
        raise ValueError("voltage must be 0 to 1000000")
    if connection == "series":
        total = math.fsum(resistances_ohm)
    elif connection == "parallel":
        total = 1 / math.fsum(1 / ohms for ohms in resistances_ohm)
    else:
        raise ValueError(f"unknown connection: {connection!r}")
    current = voltage / total
    return {
        "ohms": round(total, 4),
        "amperes": round(current, 6),
        "watts": round(voltage * current, 4),
    }
