"""Shares in whole numbers: of one list, and of a table whose rows and columns stay fair."""

from collections.abc import Hashable, Mapping, Sequence
from fractions import Fraction
from math import lcm
from typing import TypeVar

K = TypeVar("K", bound=Hashable)
Place = tuple[int, int]


def whole_weights(weights: Sequence[float]) -> list[int]:
    """Integers in the same ratio; 0.1 is a tenth, not the nearest binary number."""
    exact = [Fraction(str(weight)) for weight in weights]
    scale = lcm(*(each.denominator for each in exact))
    return [int(each * scale) for each in exact]


def apportion(total: int, weights: Mapping[K, float]) -> dict[K, int]:
    """`total` by largest remainder; of equal remainders the first one is rounded up."""
    scaled = dict(zip(weights, whole_weights(list(weights.values())), strict=True))
    whole = sum(scaled.values())
    if not whole:
        return dict.fromkeys(scaled, 0)
    parts = {key: total * weight // whole for key, weight in scaled.items()}
    by_remainder = sorted(scaled, key=lambda key: -(total * scaled[key] % whole))
    for key in by_remainder[: total - sum(parts.values())]:
        parts[key] += 1
    return parts


def round_table(total: int, rows: Sequence[int], columns: Sequence[int]) -> list[list[int]]:
    """`total` over the products of positive weights, in whole numbers.

    Every number, every row's sum and every column's is its exact share rounded up or down (Cox,
    1987, doi 10.1080/01621459.1987.10478456): fractions are moved along cycles of unfinished
    numbers, so that no sum changes. Slack in a last row and column makes sums whole.
    """
    unit = sum(rows) * sum(columns)
    exact = [[total * row * column for column in columns] for row in rows]
    floors = [[value // unit for value in line] for line in exact]
    left = [[value % unit for value in line] for line in exact]
    for line in left:
        line.append(-sum(line) % unit)
    left.append([-sum(column) % unit for column in zip(*left, strict=True)])
    for i, line in enumerate(left):
        for j in range(len(line)):
            while 0 < left[i][j] < unit:
                _move(left, _cycle(left, (i, j), unit), unit)
    return [
        [floor + part // unit for floor, part in zip(line, parts, strict=False)]
        for line, parts in zip(floors, left, strict=False)
    ]


def _cycle(left: list[list[int]], start: Place, unit: int) -> list[Place]:
    """Unfinished places of which neighbours share a column and a row by turns.

    A whole sum has no single fraction, so that a walk can always go on, until it meets itself.
    """
    walk = [start]
    seen = {("row", start[0]): 0}
    while True:
        i, j = walk[-1]
        by_column = len(walk) % 2 == 1
        node = ("column", j) if by_column else ("row", i)
        if node in seen:
            return walk[seen[node] :]
        seen[node] = len(walk)
        if by_column:
            others = ((k, j) for k in range(len(left)) if k != i)
        else:
            others = ((i, k) for k in range(len(left[0])) if k != j)
        walk.append(next(place for place in others if 0 < left[place[0]][place[1]] < unit))


def _move(left: list[list[int]], cycle: list[Place], unit: int) -> None:
    """Raise every other number of the cycle and lower the rest until one is whole."""
    sizes = [left[i][j] for i, j in cycle]
    up = min(unit - max(sizes[::2]), *sizes[1::2])
    down = min(unit - max(sizes[1::2]), *sizes[::2])
    step = up if up <= down else -down
    for turn, (i, j) in enumerate(cycle):
        left[i][j] += -step if turn % 2 else step
