"""Foods, the nutrients of meals, and reference intakes."""

import sqlite3
from collections.abc import Iterable

from tasks.world import health_foods_models as m
from tasks.world.health_data import NUTRIENTS, REFERENCES
from tasks.world.service import Database, Limit, Offset, Page, first_row, many, operations, page

router = operations()


@router.get("/foods")
async def find_foods(
    database: Database,
    text: m.FoodText = None,
    group: m.FoodGroup = None,
    max_kcal: m.MaxKcal = None,
    limit: Limit = 10,
    offset: Offset = 0,
) -> Page[m.Food]:
    """Find foods by name, group and energy, those with least energy first."""
    filters = {"INSTR(name, LOWER(?))": text, "grp = ?": group, "energy_kcal <= ?": max_kcal}
    return page(database, m.Food, "foods", filters, "energy_kcal, food_id", limit, offset)


@router.get("/foods/compare")
async def compare_foods(
    database: Database, food_ids: m.FoodIds, portion_g: m.PortionG = 100
) -> list[m.FoodDetails]:
    """Compare the nutrients of foods for portions of the same weight."""
    return [_portion(_food(database, each), portion_g) for each in food_ids]


@router.get("/foods/ranking")
async def rank_foods_by_nutrient(
    database: Database, nutrient: m.Nutrient, group: m.FoodGroup = None, limit: Limit = 10
) -> list[m.RankedFood]:
    """Rank foods by how much of a nutrient 100 g hold, most first."""
    order, columns = f"{nutrient} DESC, food_id", f"*, {nutrient} amount"
    filters = {"grp = ?": group}
    return page(database, m.RankedFood, "foods", filters, order, limit, 0, columns).items


def _food(database: sqlite3.Connection, food_id: str) -> sqlite3.Row:
    return first_row(database, "food", "SELECT * FROM foods WHERE food_id = ?", food_id)


def _portion(food: sqlite3.Row, grams: float) -> m.FoodDetails:
    amounts = {name: round(food[name] * grams / 100, 2) for name in NUTRIENTS}
    return m.FoodDetails(food_id=food["food_id"], name=food["name"], grp=food["grp"], **amounts)


def _sum(database: sqlite3.Connection, portions: Iterable[m.Portion], people: int) -> m.Nutrients:
    eaten = [_portion(_food(database, each.food_id), each.grams) for each in portions]
    sums = {name: sum(getattr(each, name) for each in eaten) / people for name in NUTRIENTS}
    return m.Nutrients(**{name: round(amount, 2) for name, amount in sums.items()})


@router.get("/foods/{food_id}")
async def get_food(database: Database, food_id: m.FoodId) -> m.FoodDetails:
    """Get the energy and seven nutrients of 100 g of a food."""
    return _portion(_food(database, food_id), 100)


@router.get("/foods/{food_id}/alternatives")
async def find_food_alternatives(
    database: Database, food_id: m.FoodId, less_of: m.LessOf, limit: Limit = 5
) -> list[m.Alternative]:
    """Find foods of the same group that hold less of a nutrient, the least first."""
    food = _food(database, food_id)
    sql = f"""SELECT *, ROUND(? - {less_of}, 2) less, ROUND(energy_kcal - ?, 2)
        energy_difference_kcal FROM foods WHERE grp = ? AND {less_of} < ?
        ORDER BY {less_of}, food_id LIMIT ?"""
    values = (food[less_of], food["energy_kcal"], food["grp"], food[less_of], limit)
    return many(database, m.Alternative, sql, *values)


@router.post("/meals/nutrition")
async def calculate_meal_nutrition(database: Database, plate: m.Plate) -> m.Nutrients:
    """Add up the energy and nutrients of a meal for each of those who share it."""
    return _sum(database, plate.portions, plate.people)


@router.post("/meals/intake")
async def check_daily_intake(database: Database, day: m.DayPlate) -> m.Intake:
    """Compare what is eaten in a day with the European reference intakes of an adult."""
    amounts = _sum(database, day.eaten, 1).model_dump()
    shares = [
        m.Share(
            nutrient=name,
            amount=amounts[name],
            reference=reference,
            percent=round(100 * amounts[name] / reference, 1),
        )
        for name, reference in REFERENCES.items()
    ]
    return m.Intake(
        shares=shares, below_half=[each.nutrient for each in shares if each.percent < 50]
    )
