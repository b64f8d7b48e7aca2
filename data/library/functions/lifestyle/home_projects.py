"""Planning at home: paint, tiles and scaled recipes."""

import math
from typing import Literal

_WASTE_PERCENT = {"straight": 10, "diagonal": 15, "herringbone": 20}


def paint_litres_needed(
    wall_widths_m: list[float],
    wall_height_m: float,
    openings_m2: float = 0.0,
    coats: int = 2,
    coverage_m2_per_litre: float = 10.0,
) -> dict[str, float]:
    """Computes the litres of paint needed for the walls of a room.

    Args:
        wall_widths_m: Width of each wall in metres, each greater than 0 to 100, at least 1 wall.
        wall_height_m: Height of the walls in metres, greater than 0 to 20.
        openings_m2: Area of doors and windows in square metres, at least 0 and less than the
            wall area.
        coats: Number of coats, 1 to 5.
        coverage_m2_per_litre: Area one litre covers once in square metres, 1 to 30.

    Returns:
        The wall area without openings under `paint_area_m2` and the paint under `litres`.

    Raises:
        ValueError: When there is no wall, a value is out of range or the openings are larger
            than the walls.

    Example:
        >>> paint_litres_needed(wall_widths_m=[4, 3.5, 4, 3.5], wall_height_m=2.5, openings_m2=3.6)
        {'paint_area_m2': 33.9, 'litres': 6.78}
        >>> paint_litres_needed(wall_widths_m=[6.2], wall_height_m=2.7, coats=1)
        {'paint_area_m2': 16.74, 'litres': 1.67}
        >>> paint_litres_needed(
        ...     wall_widths_m=[5, 5, 3], wall_height_m=3, coats=3, coverage_m2_per_litre=12
        ... )
        {'paint_area_m2': 39.0, 'litres': 9.75}
    """
    if not wall_widths_m or not all(0 < width <= 100 for width in wall_widths_m):
        raise ValueError("wall_widths_m must hold at least one width, each above 0 to 100")
    if not 0 < wall_height_m <= 20:
        raise ValueError("wall_height_m must be greater than 0 and at most 20")
    if not 1 <= coats <= 5 or not 1 <= coverage_m2_per_litre <= 30:
        raise ValueError("coats must be 1 to 5 and coverage_m2_per_litre 1 to 30")
    wall_area = sum(wall_widths_m) * wall_height_m
    if not 0 <= openings_m2 < wall_area:
        raise ValueError("openings_m2 must be at least 0 and less than the wall area")
    area = wall_area - openings_m2
    return {
        "paint_area_m2": round(area, 2),
        "litres": round(area * coats / coverage_m2_per_litre, 2),
    }


def tile_count_needed(
    floor_area_m2: float,
    tile_length_cm: float,
    tile_width_cm: float,
    laying_pattern: Literal["straight", "diagonal", "herringbone"] = "straight",
    tiles_per_box: int = 1,
) -> dict[str, int]:
    """Computes how many tiles and boxes to buy for a floor, cuts and breakage included.

    Adds the usual reserve for the pattern: 10 percent straight, 15 percent diagonal and
    20 percent herringbone.

    Args:
        floor_area_m2: Area to tile in square metres, greater than 0 to 10000.
        tile_length_cm: Length of a tile in centimetres, 1 to 300.
        tile_width_cm: Width of a tile in centimetres, 1 to 300.
        laying_pattern: Pattern in which the tiles are laid, which sets the reserve.
        tiles_per_box: Number of tiles in a box, 1 to 1000.

    Returns:
        The number of `tiles` needed and of full `boxes` to buy.

    Raises:
        ValueError: When a value is out of range or the pattern is unknown.

    Example:
        >>> tile_count_needed(floor_area_m2=12.5, tile_length_cm=30, tile_width_cm=30)
        {'tiles': 153, 'boxes': 153}
        >>> tile_count_needed(
        ...     floor_area_m2=7.8, tile_length_cm=60, tile_width_cm=10, laying_pattern='herringbone'
        ... )
        {'tiles': 156, 'boxes': 156}
        >>> tile_count_needed(
        ...     floor_area_m2=24, tile_length_cm=45, tile_width_cm=45, laying_pattern='diagonal',
        ...     tiles_per_box=6,
        ... )
        {'tiles': 137, 'boxes': 23}
    """
    if laying_pattern not in _WASTE_PERCENT:
        raise ValueError(f"unknown laying pattern: {laying_pattern!r}")
    if not 0 < floor_area_m2 <= 10000:
        raise ValueError("floor_area_m2 must be greater than 0 and at most 10000")
    if not 1 <= tile_length_cm <= 300 or not 1 <= tile_width_cm <= 300:
        raise ValueError("tile_length_cm and tile_width_cm must be 1 to 300")
    if not 1 <= tiles_per_box <= 1000:
        raise ValueError("tiles_per_box must be 1 to 1000")
    area_with_reserve = floor_area_m2 * (100 + _WASTE_PERCENT[laying_pattern]) * 100
    # Rounded first, so that a float error does not add a tile to an exact number.
    tiles = math.ceil(round(area_with_reserve / (tile_length_cm * tile_width_cm), 6))
    return {"tiles": tiles, "boxes": math.ceil(tiles / tiles_per_box)}


def scale_recipe_ingredients(
    ingredients: dict[str, float], original_servings: int, desired_servings: int
) -> dict[str, float]:
    """Computes the amounts of a recipe's ingredients for another number of servings.

    Args:
        ingredients: Amount of each ingredient in its own unit, greater than 0, by its name.
        original_servings: Number of servings the recipe is written for, 1 to 1000.
        desired_servings: Number of servings wanted, 1 to 1000.

    Returns:
        The amount of each ingredient for the wanted servings, rounded to two decimals.

    Raises:
        ValueError: When there is no ingredient or a value is out of range.

    Example:
        >>> scale_recipe_ingredients(
        ...     ingredients={'flour_g': 500, 'eggs': 2}, original_servings=4, desired_servings=10
        ... )
        {'flour_g': 1250.0, 'eggs': 5.0}
        >>> scale_recipe_ingredients(
        ...     ingredients={'rice_cups': 1.5}, original_servings=6, desired_servings=2
        ... )
        {'rice_cups': 0.5}
        >>> scale_recipe_ingredients(
        ...     ingredients={'milk_ml': 750, 'sugar_g': 90}, original_servings=8, desired_servings=3
        ... )
        {'milk_ml': 281.25, 'sugar_g': 33.75}
    """
    if not ingredients or not all(0 < amount <= 1e6 for amount in ingredients.values()):
        raise ValueError("ingredients must hold at least one amount, each above 0 to 1000000")
    if not 1 <= original_servings <= 1000 or not 1 <= desired_servings <= 1000:
        raise ValueError("original_servings and desired_servings must be 1 to 1000")
    factor = desired_servings / original_servings
    return {name: round(amount * factor, 2) for name, amount in ingredients.items()}
