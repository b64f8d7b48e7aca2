"""Shapes and sizes of pictures on screen and on paper."""

import math
from typing import Literal


def _check_pixels(*sizes: int) -> None:
    if not all(1 <= size <= 100_000 for size in sizes):
        raise ValueError("a size must be 1 to 100000 pixels")


def picture_aspect_ratio(width: int, height: int) -> dict[str, object]:
    """Computes the aspect ratio of a picture or screen in its lowest terms.

    Args:
        width: Width in pixels, 1 to 100000.
        height: Height in pixels, 1 to 100000.

    Returns:
        The keys ratio (such as 16:9), decimal and orientation (landscape, portrait or square).

    Raises:
        ValueError: When a size is out of range.

    Example:
        >>> picture_aspect_ratio(width=1920, height=1080)
        {'ratio': '16:9', 'decimal': 1.7778, 'orientation': 'landscape'}
        >>> picture_aspect_ratio(width=1080, height=1350)
        {'ratio': '4:5', 'decimal': 0.8, 'orientation': 'portrait'}
        >>> picture_aspect_ratio(width=640, height=640)
        {'ratio': '1:1', 'decimal': 1.0, 'orientation': 'square'}
    """
    _check_pixels(width, height)
    divisor = math.gcd(width, height)
    sides = "landscape" if width > height else "portrait" if width < height else "square"
    return {
        "ratio": f"{width // divisor}:{height // divisor}",
        "decimal": round(width / height, 4),
        "orientation": sides,
    }


def resize_to_fit(
    width: int,
    height: int,
    box_width: int,
    box_height: int,
    mode: Literal["contain", "cover"] = "contain",
) -> dict[str, float]:
    """Computes the size of a picture scaled to a box with its proportions kept.

    Args:
        width: Width of the picture in pixels, 1 to 100000.
        height: Height of the picture in pixels, 1 to 100000.
        box_width: Width of the box in pixels, 1 to 100000.
        box_height: Height of the box in pixels, 1 to 100000.
        mode: Use contain to stay inside the box, cover to fill it and overlap one side.

    Returns:
        The keys width and height in pixels and scale, the factor applied.

    Raises:
        ValueError: When a size is out of range or the mode is unknown.

    Example:
        >>> resize_to_fit(width=4000, height=3000, box_width=1280, box_height=720)
        {'width': 960, 'height': 720, 'scale': 0.24}
        >>> resize_to_fit(width=800, height=600, box_width=1000, box_height=1000, mode="cover")
        {'width': 1333, 'height': 1000, 'scale': 1.6667}
        >>> resize_to_fit(width=350, height=900, box_width=300, box_height=300, mode="contain")
        {'width': 117, 'height': 300, 'scale': 0.3333}
    """
    _check_pixels(width, height, box_width, box_height)
    if mode not in ("contain", "cover"):
        raise ValueError(f"unknown mode: {mode}")
    factors = (box_width / width, box_height / height)
    scale = min(factors) if mode == "contain" else max(factors)
    return {
        "width": max(round(width * scale), 1),
        "height": max(round(height * scale), 1),
        "scale": round(scale, 4),
    }


def print_size_from_pixels(
    width: int, height: int, dpi: int = 300, unit: Literal["cm", "inch"] = "cm"
) -> dict[str, float]:
    """Computes how large a digital picture prints at a given resolution.

    Args:
        width: Width in pixels, 1 to 100000.
        height: Height in pixels, 1 to 100000.
        dpi: Print resolution in dots per inch, 36 to 2400.
        unit: The unit of the result: cm or inch.

    Returns:
        The keys width and height in the unit asked for.

    Raises:
        ValueError: When a value is out of range or the unit is unknown.

    Example:
        >>> print_size_from_pixels(width=3000, height=2400)
        {'width': 25.4, 'height': 20.32}
        >>> print_size_from_pixels(width=6016, height=4016, dpi=240, unit="inch")
        {'width': 25.07, 'height': 16.73}
        >>> print_size_from_pixels(width=1748, height=2480, dpi=150, unit="cm")
        {'width': 29.6, 'height': 41.99}
    """
    _check_pixels(width, height)
    if not 36 <= dpi <= 2400:
        raise ValueError("dpi must be 36 to 2400")
    if unit not in ("cm", "inch"):
        raise ValueError(f"unknown unit: {unit}")
    per_inch = 2.54 if unit == "cm" else 1.0
    return {
        "width": round(width / dpi * per_inch, 2),
        "height": round(height / dpi * per_inch, 2),
    }
