"""Amounts with a unit: whether one number is another one in another unit."""

import math
import re
from collections.abc import Iterator
from functools import lru_cache

from apigen.grounding.query import Query
from apigen.grounding.traces import Slot
from apigen.grounding.units import Unit, unit_at, unit_names, units_in

_ROUNDED = 0.005
"""How far a converted number may be off, relatively: people round after a conversion."""

_CALENDAR = {("year", "month"): 12.0, ("year", "week"): 52.0, ("year", "day"): 365.25}
_CALENDAR |= {("decade", "year"): 10.0, ("month", "day"): 30.4375, ("month", "week"): 4.345}
_CALENDAR |= {("week", "day"): 7.0, ("decade", "month"): 120.0}
_MAX_AMOUNTS = 60

Amount = tuple[float, Unit, int, int]


def amounts(query: Query) -> list[Amount]:
    """Each number of the query that has a unit after it, with its first and last token."""
    found: list[Amount] = []
    for value, start, end in query.mentions:
        for place in (end, end + 1):
            unit = unit_at(query.tokens, place)
            if unit and (place == end or query.tokens[end] in "-."):
                found.append((value, unit, start, place))
                break
        if len(found) >= _MAX_AMOUNTS:
            break
    found += _feet_and_inches(query)
    for place, token in enumerate(query.tokens[:400]):
        # `an hour`, `last week`: one of it
        unit = unit_names().get(token) if len(token) > 2 else None
        if unit and unit[0] in ("duration", "length", "mass"):
            found.append((1.0, unit, place, place))
            if place and query.tokens[place - 1] in _HALF:
                found.append((0.5, unit, place - 1, place))
    return found


def _feet_and_inches(query: Query) -> Iterator[Amount]:
    """Heights such as 5'11"."""
    for feet, inches in _HEIGHT.findall(query.text):
        yield int(feet) + int(inches) / 12, ("length", "foot", 0.3048), 0, 0


_HEIGHT = re.compile(r"(?<![\d.])(\d)'\s?(\d{1,2})(?![\d.])")
_HALF = frozenset(["half", "halbe", "halben", "halbes", "media", "medio", "demi"])


def is_converted(value: float, slot: Slot, query: Query) -> bool:
    """Whether an amount of the query, or a sum of two, is `value` in the parameter's unit.

    A parameter that names no unit of the amount's dimension may count in any.
    """
    found = query.once("amounts", amounts)
    if not found:
        return False
    named = units_in(slot.name, slot.description)
    for place, (number, unit, _, end) in enumerate(found):
        if _fits(value, number, unit, named):
            return True
        for other, second, begin, _ in found[place + 1 :]:
            joined = second[0] == unit[0] and 0 < begin - end <= 3 and second[2] < unit[2]
            if joined and _fits(value, number + other * second[2] / unit[2], unit, named):
                return True
    return False


def _fits(value: float, number: float, unit: Unit, named: frozenset[Unit]) -> bool:
    dimension, name, size = unit
    if dimension == "temperature":
        return _is_temperature(value, number, name)
    into = [each for each in named if each[0] == dimension]
    if named and not into:
        return False
    rounded = bool(into)
    for _, other, other_size in into or _of(dimension):
        wanted = number * size / other_size
        if value == round(wanted, 9) or (rounded and _is_near(value, wanted)):
            return True
        for pair, factor in (((name, other), 1), ((other, name), -1)):
            if pair in _CALENDAR and _is_near(value, number * _CALENDAR[pair] ** factor):
                return True
        if dimension == "digital" and _is_near(value, number * _binary(size / other_size)):
            return True
    return False


@lru_cache(maxsize=32)
def _of(dimension: str) -> tuple[Unit, ...]:
    return tuple({each for each in unit_names().values() if each[0] == dimension})


def _binary(ratio: float) -> float:
    """The ratio of two sizes that count by 1024 instead of 1000."""
    power = round(math.log(ratio, 1000)) if ratio > 0 else 0
    return ratio / 1000.0**power * 1024.0**power


def _is_temperature(value: float, number: float, name: str) -> bool:
    celsius = {"celsius": number, "fahrenheit": (number - 32) / 1.8, "kelvin": number - 273.15}
    degrees = celsius[name]
    return any(abs(value - each) < 0.06 for each in (degrees, degrees * 1.8 + 32, degrees + 273.15))


def _is_near(value: float, wanted: float) -> bool:
    if value == wanted:
        return True
    near = abs(value - wanted) <= _ROUNDED * abs(wanted)
    # a ratio such as 1000 or 60 needs no rounding
    return near and not (float(wanted).is_integer() and abs(wanted) < 1e6)
