"""Recipes and ingredients, plants and gardens, and work at home."""

import sqlite3
from datetime import timedelta
from math import ceil

from tasks.world import lifestyle_models as m
from tasks.world.lifestyle_data import months, seed
from tasks.world.service import (
    TODAY,
    Database,
    Limit,
    Offset,
    Page,
    Service,
    many,
    one,
    operations,
    page,
)
from tasks.world.spots import AnyTown

router = operations()
_PARTS = "recipe_parts JOIN ingredients USING (ingredient_id)"
_WHOLE = "recipes r JOIN recipe_parts USING (recipe_id) JOIN ingredients USING (ingredient_id)"
_COSTS = f"""(SELECT r.*, COUNT(*) ingredients,
    ROUND(SUM(grams_per_serving * price_eur_per_kg) / 1000, 2) cost_per_serving_eur
    FROM {_WHOLE} GROUP BY recipe_id)"""
_CUP_SHARES = {"cup": 1, "tablespoon": 1 / 16, "teaspoon": 1 / 48, "millilitre": 1 / 240}


def _parts(database: sqlite3.Connection, recipe_id: str, servings: int) -> list[m.Part]:
    sql = f"""SELECT name ingredient, ROUND(grams_per_serving * ?, 1) grams FROM {_PARTS}
        WHERE recipe_id = ? ORDER BY grams_per_serving DESC, name"""
    return many(database, m.Part, sql, servings, recipe_id)


def _recipe(database: sqlite3.Connection, recipe_id: str) -> m.Recipe:
    sql = "SELECT * FROM recipes WHERE recipe_id = ?"
    return one(database, m.Recipe, "recipe", sql, recipe_id)


@router.get("/recipes")
async def find_recipes(
    database: Database,
    cuisine: m.AnyCuisine = None,
    course: m.Course = None,
    diet: m.AnyDiet = None,
    max_minutes: m.MaxMinutes = None,
    limit: Limit = 10,
    offset: Offset = 0,
) -> Page[m.Recipe]:
    """Find recipes by cuisine, course, diet and cooking time, best rated first."""
    filters = {"cuisine = ?": cuisine, "course = ?": course, "minutes <= ?": max_minutes}
    filters["diet IN ('vegan', ?)"] = diet
    return page(database, m.Recipe, "recipes", filters, "rating DESC, recipe_id", limit, offset)


@router.get("/recipes/pantry")
async def find_recipes_for_pantry(
    database: Database, ingredients: m.Pantry, limit: Limit = 5
) -> list[m.PantryMatch]:
    """Find the recipes that need fewest ingredients besides those at hand."""
    sql = f"SELECT recipe_id, title, name FROM {_WHOLE}"
    wanted: dict[tuple[str, str], list[str]] = {}
    for recipe_id, title, name in database.execute(f"{sql} ORDER BY recipe_id, name"):
        wanted.setdefault((recipe_id, title), []).append(name)
    matches = []
    for (recipe_id, title), names in wanted.items():
        lacking = [name for name in names if name not in ingredients]
        count = len(names) - len(lacking)
        facts = {"recipe_id": recipe_id, "title": title, "at_hand": count, "missing": lacking}
        matches.append(m.PantryMatch(**facts))
    return sorted(matches, key=lambda each: (len(each.missing), -each.at_hand))[:limit]


@router.get("/recipes/compare")
async def compare_recipes(database: Database, recipe_ids: m.RecipeIds) -> list[m.RecipeComparison]:
    """Compare recipes by time, rating, number of ingredients and cost of a serving."""
    sql = f"SELECT * FROM {_COSTS} WHERE recipe_id = ?"
    return [one(database, m.RecipeComparison, "recipe", sql, each) for each in recipe_ids]


@router.get("/recipes/cuisines")
async def get_cuisine_statistics(database: Database, cuisine: m.Cuisine) -> m.CuisineFigures:
    """Get averages of a cuisine's recipes, the share without meat, and the best rated one."""
    sql = """SELECT COUNT(*) recipes, ROUND(AVG(minutes), 2) average_minutes,
        ROUND(AVG(rating), 2) average_rating,
        ROUND(100 * AVG(diet <> 'omnivore'), 2) vegetarian_percent, (SELECT title FROM recipes
        WHERE cuisine = ?1 ORDER BY rating DESC, recipe_id) best_title
        FROM recipes WHERE cuisine = ?1"""
    return one(database, m.CuisineFigures, "cuisine", sql, cuisine)


@router.get("/recipes/{recipe_id}")
async def get_recipe(database: Database, recipe_id: m.RecipeId) -> m.RecipeDetails:
    """Get a recipe with the grams of each ingredient for the servings it is written for."""
    recipe = _recipe(database, recipe_id)
    parts = _parts(database, recipe_id, recipe.servings)
    return m.RecipeDetails(**recipe.model_dump(), ingredients=parts)


@router.get("/recipes/{recipe_id}/scaled")
async def scale_recipe(
    database: Database, recipe_id: m.RecipeId, servings: m.Servings
) -> m.ScaledRecipe:
    """Scale the ingredients of a recipe to another number of servings."""
    title = _recipe(database, recipe_id).title
    parts = _parts(database, recipe_id, servings)
    return m.ScaledRecipe(title=title, servings=servings, ingredients=parts)


@router.get("/recipes/{recipe_id}/cost")
async def estimate_recipe_cost(
    database: Database, recipe_id: m.RecipeId, servings: m.Servings
) -> m.RecipeCost:
    """Estimate what the ingredients of a recipe cost, and name the dearest of them."""
    _recipe(database, recipe_id)
    sql = f"""SELECT name, grams_per_serving * price_eur_per_kg / 1000 cost FROM {_PARTS}
        WHERE recipe_id = ? ORDER BY cost DESC, name"""
    rows = database.execute(sql, (recipe_id,)).fetchall()
    each = sum(row["cost"] for row in rows)
    return m.RecipeCost(
        total_eur=round(each * servings, 2),
        per_serving_eur=round(each, 2),
        dearest_ingredient=rows[0]["name"],
    )


@router.get("/recipes/{recipe_id}/allergens")
async def check_recipe_allergens(
    database: Database, recipe_id: m.RecipeId, avoid: m.Avoided
) -> m.AllergenCheck:
    """Check whether a recipe holds any of the allergens to avoid, and in which ingredients."""
    _recipe(database, recipe_id)
    sql = f"SELECT name, allergen FROM {_PARTS} WHERE recipe_id = ? ORDER BY name"
    rows = [row for row in database.execute(sql, (recipe_id,)) if row["allergen"] in avoid]
    return m.AllergenCheck(
        safe=not rows,
        found=sorted({row["allergen"] for row in rows}),
        ingredients=[row["name"] for row in rows],
    )


@router.get("/ingredients/seasonal")
async def list_seasonal_ingredients(
    database: Database, month: m.Month, group: m.ProduceGroup = None
) -> list[m.Ingredient]:
    """List the vegetables, fruit and nuts that are in season in a month but not all year."""
    sql = """SELECT * FROM ingredients WHERE season <> '1-12' AND grp = IFNULL(?, grp)
        ORDER BY name"""
    found = many(database, m.Ingredient, sql, group)
    return [each for each in found if month in each.season]


@router.get("/ingredients/{ingredient_id}")
async def get_ingredient(database: Database, ingredient_id: m.IngredientId) -> m.Ingredient:
    """Get an ingredient's price, weight of a cup, season and allergen."""
    sql = "SELECT * FROM ingredients WHERE ingredient_id = ?"
    return one(database, m.Ingredient, "ingredient", sql, ingredient_id)


@router.get("/ingredients/{ingredient_id}/substitutes")
async def suggest_ingredient_substitutes(
    database: Database, ingredient_id: m.IngredientId
) -> list[m.Substitute]:
    """Suggest what to cook with in place of an ingredient, and how much of it."""
    ingredient = await get_ingredient(database, ingredient_id)
    sql = "SELECT * FROM substitutes WHERE name = ? ORDER BY substitute"
    return many(database, m.Substitute, sql, ingredient.name)


@router.get("/ingredients/{ingredient_id}/measure")
async def convert_kitchen_measure(
    database: Database,
    ingredient_id: m.IngredientId,
    amount: m.Amount,
    from_unit: m.FromUnit,
    to_unit: m.ToUnit,
) -> m.Measure:
    """Convert an amount of an ingredient between grams, cups, spoons and millilitres."""
    ingredient = await get_ingredient(database, ingredient_id)
    cup = ingredient.grams_per_cup
    grams = {unit: cup * share for unit, share in _CUP_SHARES.items()} | {"gram": 1.0}
    converted = round(amount * grams[from_unit] / grams[to_unit], 2)
    return m.Measure(ingredient=ingredient.name, amount=converted, unit=to_unit)


@router.post("/shopping-lists")
async def build_shopping_list(database: Database, shopping: m.Shopping) -> m.ShoppingList:
    """Add up what several recipes need, less what is at hand, with prices."""
    grams: dict[str, float] = {}
    for each in shopping.recipes:
        _recipe(database, each.recipe_id)
        for part in _parts(database, each.recipe_id, each.servings):
            grams[part.ingredient] = grams.get(part.ingredient, 0) + part.grams
    for stocked in shopping.pantry:
        if stocked.ingredient in grams:
            grams[stocked.ingredient] -= stocked.grams
    prices = dict(database.execute("SELECT name, price_eur_per_kg FROM ingredients").fetchall())
    items = [
        m.ShoppingItem(
            ingredient=name, grams=round(need, 1), price_eur=round(need * prices[name] / 1000, 2)
        )
        for name, need in sorted(grams.items())
        if need > 0
    ]
    return m.ShoppingList(total_eur=round(sum(each.price_eur for each in items), 2), to_buy=items)


@router.post("/meal-plans")
async def plan_weekly_meals(database: Database, wish: m.MealWish) -> list[m.Meal]:
    """Plan a main course for each of several days, best rated first and never one twice."""
    fits = {"vegan": "vegan", "vegetarian": "vegan,vegetarian"}.get(wish.diet, "")
    diets = fits.split(",") if fits else ["vegan", "vegetarian", "omnivore"]
    sql = f"""SELECT r.*, GROUP_CONCAT(name) names FROM {_WHOLE}
        WHERE course = 'main' AND minutes <= ? GROUP BY recipe_id ORDER BY rating DESC, recipe_id"""
    kept = [
        row
        for row in database.execute(sql, (wish.max_minutes,))
        if row["diet"] in diets and not set(row["names"].split(",")) & set(wish.avoided_ingredients)
    ]
    days = [str(TODAY + timedelta(days=number)) for number in range(wish.days)]
    return [m.Meal(day=day, **row) for day, row in zip(days, kept, strict=False)]


@router.get("/plants")
async def find_plants(
    database: Database,
    kind: m.PlantKind = None,
    light: m.Light = None,
    pet_safe: m.PetSafe = None,
    limit: Limit = 10,
    offset: Offset = 0,
) -> Page[m.Plant]:
    """Find house plants and crops by the light they need and whether they are safe for pets."""
    filters = {"kind = ?": kind, "light = ?": light, "pet_safe = ?": pet_safe}
    return page(database, m.Plant, "plants", filters, "name, plant_id", limit, offset)


@router.get("/plants/offers")
async def find_plant_offers(
    database: Database,
    name: m.PlantName,
    city: AnyTown = None,
    max_price_eur: m.MaxPrice = None,
    limit: Limit = 10,
) -> Page[m.PlantOffer]:
    """Find nurseries that have a plant in stock, cheapest first."""
    source = "offers JOIN plants USING (plant_id)"
    filters = {"stock > 0 AND INSTR(name, LOWER(?))": name, "city = ?": city}
    filters["price_eur <= ?"] = max_price_eur
    return page(database, m.PlantOffer, source, filters, "price_eur, offer_id", limit)


@router.get("/plants/sowing")
async def get_sowing_calendar(database: Database, month: m.SowingMonth) -> list[m.Crop]:
    """List the crops to sow in a month, when to harvest them and how far apart they grow."""
    rows = database.execute("SELECT * FROM plants WHERE kind = 'crop' ORDER BY name")
    return [m.Crop(**row) for row in rows if month in months(row["sowing"])]


@router.get("/plants/{plant_id}")
async def get_plant(database: Database, plant_id: m.PlantId) -> m.PlantDetails:
    """Get a plant's needs: light, water, warmth, space, and months of sowing and harvest."""
    sql = "SELECT * FROM plants WHERE plant_id = ?"
    return one(database, m.PlantDetails, "plant", sql, plant_id)


@router.get("/plants/{plant_id}/waterings")
async def get_plant_watering_schedule(
    database: Database, plant_id: m.PlantId, last_watered: m.LastWatered, count: m.Waterings = 5
) -> list[str]:
    """List the next days to water a plant; from October to March it needs half as much."""
    plant = await get_plant(database, plant_id)
    days, day = [], last_watered
    for _ in range(count):
        day += timedelta(days=plant.water_days * (1 if 4 <= day.month <= 9 else 2))
        days.append(str(day))
    return days


@router.get("/plants/{plant_id}/companions")
async def list_plant_companions(database: Database, plant_id: m.CropId) -> list[m.Companion]:
    """List which crops traditionally grow well or badly beside a crop."""
    plant = await get_plant(database, plant_id)
    sql = "SELECT * FROM companions WHERE name = ? ORDER BY effect DESC, companion"
    return many(database, m.Companion, sql, plant.name)


@router.post("/plants/rooms")
async def recommend_room_plants(database: Database, room: m.RoomConditions) -> list[m.Plant]:
    """Recommend house plants for a room's light, temperature, height and pets."""
    lights = {"low": "low", "medium": "low,medium", "bright": "medium,bright"}[room.light]
    sql = """SELECT * FROM plants WHERE kind = 'house' AND min_temp_c <= ? AND height_cm <= ?
        AND pet_safe >= ? AND INSTR(?, light) ORDER BY light = ? DESC, name"""
    values = (room.coldest_c, room.max_height_cm, room.pets, lights, room.light)
    return many(database, m.Plant, sql, *values)


@router.post("/plants/beds")
async def plan_garden_bed(database: Database, bed: m.Bed) -> m.BedPlan:
    """Work out how many plants of each crop fit a garden bed, and which are bad neighbours."""
    sql = "SELECT * FROM plants WHERE kind = 'crop' AND name = ?"
    area, parts = bed.length_cm * bed.width_cm, []
    for each in bed.crops:
        crop = one(database, m.PlantDetails, "crop", sql, each.name)
        fits = int(area * each.share_percent / 100 / crop.spacing_cm**2)
        parts.append(
            m.BedPart(crop=crop.name, plants=fits, harvest=f"{crop.harvest[0]}-{crop.harvest[-1]}")
        )
    names = {each.name for each in bed.crops}
    pairs = database.execute("SELECT * FROM companions WHERE effect = 'bad' AND name < companion")
    bad = [f"{a} and {b}" for a, b, _ in pairs if {a, b} <= names]
    return m.BedPlan(area_m2=round(area / 10_000, 2), parts=parts, bad_neighbours=sorted(bad))


@router.get("/home-projects")
async def find_home_projects(
    database: Database,
    room: m.Room = None,
    difficulty: m.Difficulty = None,
    tools: m.Tools = None,
    limit: Limit = 10,
) -> list[m.Project]:
    """Find home projects by room, difficulty and the tools at hand, least work first."""
    filters = {"room = ?": room, "difficulty = ?": difficulty}
    order = "hours_per_m2, project_id"
    found = page(database, m.ProjectDetails, "projects", filters, order, -1).items
    kept = [each for each in found if tools is None or set(each.tools) <= set(tools)]
    return [m.Project(**each.model_dump()) for each in kept[:limit]]


@router.get("/home-projects/{project_id}")
async def get_home_project(database: Database, project_id: m.ProjectId) -> m.ProjectDetails:
    """Get a home project's tools, and its hours and material per square metre."""
    sql = "SELECT * FROM projects WHERE project_id = ?"
    return one(database, m.ProjectDetails, "home project", sql, project_id)


@router.get("/home-projects/{project_id}/schedule")
async def schedule_home_project(
    database: Database,
    project_id: m.ProjectId,
    area_m2: m.Area,
    start: m.Start,
    hours_per_day: m.HoursPerDay = 4,
) -> list[m.ProjectStep]:
    """Lay out the steps of a home project over days of work."""
    project = await get_home_project(database, project_id)
    total, done, steps = project.hours_per_m2 * area_m2, 0.0, []
    for row in database.execute("SELECT * FROM steps ORDER BY step").fetchall():
        hours = total * row["share"]
        first = start + timedelta(days=int(done / hours_per_day))
        done += hours
        last = start + timedelta(days=max(0, ceil(round(done / hours_per_day, 6)) - 1))
        days = {"first_day": str(min(first, last)), "last_day": str(last)}
        steps.append(m.ProjectStep(**row, hours=round(hours, 2), **days))
    return steps


@router.post("/home-projects/quotes")
async def quote_home_project(database: Database, order: m.ProjectOrder) -> m.ProjectCost:
    """Estimate area, hours, material and cost of a home project over several surfaces."""
    project = await get_home_project(database, order.project_id)
    area = sum(each.length_m * each.width_m for each in order.surfaces)
    material = area * (1 + order.waste_percent / 100) * project.material_eur_per_m2
    hours = area * project.hours_per_m2
    return m.ProjectCost(
        area_m2=round(area, 2),
        hours=round(hours, 2),
        material_eur=round(material, 2),
        wages_eur=round(hours * order.wage_eur_per_h, 2),
        total_eur=round(material + hours * order.wage_eur_per_h, 2),
    )


SERVICE = Service(
    "lifestyle",
    "Home and Kitchen",
    "Lifestyle",
    "Recipes with their ingredients, plants and garden crops, and home projects.",
    seed,
    router,
)
