"""Moves a number a little: same type, same magnitude, inside the described range."""

from math import isfinite
from random import Random
from typing import Any

from apigen.offline.bounds import Bounds

_TRIES = 6


def nudge(value: Any, bounds: Bounds, rng: Random) -> Any:
    """Returns a value like `value` with one number moved, or `value` itself where none can be.

    Lists and objects keep their length and keys; of nested ones, one number moves.
    """
    if isinstance(value, bool):
        return value
    if isinstance(value, int | float):
        return _nudge_number(value, bounds, rng)
    if isinstance(value, list) and value:
        return _nudge_one_of(value, bounds, rng)
    if isinstance(value, dict) and value:
        keys = list(value)
        return dict(
            zip(keys, _nudge_one_of([value[key] for key in keys], bounds, rng), strict=True)
        )
    return value


def _nudge_one_of(values: list[Any], bounds: Bounds, rng: Random) -> list[Any]:
    place = rng.randrange(len(values))
    return [nudge(item, bounds, rng) if i == place else item for i, item in enumerate(values)]


def _nudge_number(number: float, bounds: Bounds, rng: Random) -> float:
    for _ in range(_TRIES):
        moved = _move_int(number, rng) if isinstance(number, int) else _move_float(number, rng)
        if moved != number and _is_alike(moved, number, bounds) and bounds.holds(moved):
            return moved
    return number


def _is_alike(moved: float, number: float, bounds: Bounds) -> bool:
    """Tells whether a moved number keeps its sign; from 0 only a described range leads away."""
    if number == 0:
        return moved > 0 and bounds.high is not None
    return isfinite(moved) and moved * number > 0


def _move_int(number: int, rng: Random) -> int:
    if 1900 <= number <= 2100:
        return number + rng.choice((-3, -2, -1, 1, 2, 3))
    step = _step(abs(number))
    reach = max(1, round(abs(number) / step * 0.3))
    return number + step * rng.choice((-1, 1)) * rng.randint(1, reach)


def _step(size: int) -> int:
    """Keeps round numbers round: 12000 moves by 500, 85 by 1."""
    zeros = 1
    while size and size % (zeros * 10) == 0:
        zeros *= 10
    return max(1, zeros // 2 if zeros > 10 else zeros // 10)


def _move_float(number: float, rng: Random) -> float:
    decimals = min(_decimals(number), 4)
    moved = number * rng.uniform(0.75, 1.3) if number else rng.uniform(0.1, 2)
    # A number written 40.0 was meant whole.
    return round(moved, decimals if number != int(number) else 1)


def _decimals(number: float) -> int:
    text = repr(number)
    if "e" in text:
        return 4 + int(text.split("e-")[-1]) if "e-" in text else 0
    return max(1, len(text.partition(".")[2]))
