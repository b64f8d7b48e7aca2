"""Functions for plane figures."""

import math


def triangle_area_from_sides(side_a: float, side_b: float, side_c: float) -> float:
    """Computes the area of a triangle from its three sides with Heron's formula.

    Args:
        side_a: First side in any length unit, greater than 0 and at most 1000000.
        side_b: Second side in the same unit, greater than 0 and at most 1000000.
        side_c: Third side in the same unit, greater than 0 and less than the sum of the others.

    Returns:
        The area in the square of that unit, rounded to 4 decimals.

    Raises:
        ValueError: When a side is out of range or the sides form no triangle.

    Example:
        >>> triangle_area_from_sides(side_a=3, side_b=4, side_c=5)
        6.0
        >>> triangle_area_from_sides(side_a=120.5, side_b=98.0, side_c=75.25)
        3682.5265
        >>> triangle_area_from_sides(side_a=7, side_b=7, side_c=7)
        21.2176
    """
    sides = sorted([side_a, side_b, side_c])
    if any(not 0 < side <= 1e6 for side in sides):
        raise ValueError("each side must be greater than 0 and at most 1000000")
    # W. Kahan's order of operations, which stays accurate for needle-like triangles.
    short, middle, long = sides
    slack = short - (long - middle)
    if slack <= 0:
        raise ValueError("the longest side must be less than the sum of the other two")
    product = (long + (middle + short)) * slack * (short + (long - middle))
    return round(math.sqrt(product * (long + (middle - short))) / 4, 4)
