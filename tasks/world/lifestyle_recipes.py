"""Recipes, their ingredients, shopping lists and meal plans."""

import sqlite3
from datetime import timedelta

from tasks.world import lifestyle_recipes_models as m
from tasks.world.service import TODAY, Database, Limit, Offset, Page, many, one, operations, page

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
