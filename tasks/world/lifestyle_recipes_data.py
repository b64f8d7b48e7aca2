"""Common ingredients, what stands in for them, and invented recipes.

Weights of cups and seasons are the usual rounded figures; prices are invented.
"""

import random
import sqlite3

from tasks.world.service import fill
from tasks.world.tables import cells, numbered

INGREDIENTS = """
    wheat flour|baking|1.2|120|1-12|gluten
    sugar|baking|1.4|200|1-12|
    cocoa powder|baking|9.5|85|1-12|
    rolled oats|grains|2.2|90|1-12|gluten
    rice|grains|2.6|185|1-12|
    couscous|grains|3.4|175|1-12|gluten
    quinoa|grains|7.8|170|1-12|
    red lentils|pulses|3.6|190|1-12|
    chickpeas|pulses|3.9|165|1-12|
    black beans|pulses|4.1|170|1-12|
    pasta|grains|2.3|100|1-12|gluten
    butter|dairy|9.8|227|1-12|milk
    milk|dairy|1.3|245|1-12|milk
    yoghurt|dairy|3.1|245|1-12|milk
    parmesan|dairy|19.5|100|1-12|milk
    feta|dairy|11.0|150|1-12|milk
    egg|eggs|5.5|243|1-12|egg
    tofu|pulses|7.5|250|1-12|soy
    chicken breast|meat|12.5|140|1-12|
    minced beef|meat|11.8|225|1-12|
    salmon|fish|24.0|150|1-12|fish
    prawns|fish|22.5|145|1-12|crustaceans
    olive oil|oils|9.0|216|1-12|
    rapeseed oil|oils|3.5|218|1-12|
    honey|baking|10.5|340|1-12|
    walnuts|nuts|14.0|100|9-12|nuts
    almonds|nuts|13.0|140|1-12|nuts
    sesame seeds|nuts|9.0|144|1-12|sesame
    tomato|vegetables|3.2|180|6-10|
    carrot|vegetables|1.5|128|6-12|
    onion|vegetables|1.4|160|1-12|
    leek|vegetables|2.9|89|8-12|
    spinach|vegetables|6.0|30|4-11|
    pumpkin|vegetables|2.1|116|8-11|
    courgette|vegetables|2.8|124|6-10|
    broccoli|vegetables|3.6|91|6-11|
    potato|vegetables|1.2|150|6-10|
    asparagus|vegetables|9.5|134|4-6|
    peas|vegetables|5.0|145|6-8|
    beetroot|vegetables|2.0|136|7-11|
    apple|fruit|2.4|125|8-11|
    strawberry|fruit|6.5|152|5-7|
    cherry|fruit|7.0|154|6-8|
    plum|fruit|3.6|165|7-10|
    pear|fruit|2.9|140|8-11|
    blueberry|fruit|9.0|148|7-9|
"""
"""Name, group, price in euros per kilogram, grams per cup, months of season, allergen."""
SUBSTITUTES = (
    ("butter", "rapeseed oil", 0.8, "Cakes turn out moister."),
    ("butter", "olive oil", 0.8, "Best in savoury dishes."),
    ("sugar", "honey", 0.75, "Use less liquid, and bake a little cooler."),
    ("honey", "sugar", 1.25, "Add a little liquid."),
    ("rice", "quinoa", 1.0, "Cooks in about fifteen minutes."),
    ("rice", "couscous", 1.0, "Holds gluten; only needs soaking."),
    ("couscous", "quinoa", 1.0, "Free of gluten."),
    ("chicken breast", "tofu", 1.0, "Press it dry before frying."),
    ("minced beef", "red lentils", 0.6, "Weigh the lentils dry."),
    ("minced beef", "black beans", 1.0, "Mash half of them."),
    ("parmesan", "feta", 1.0, "Milder and softer; add at the end."),
    ("walnuts", "almonds", 1.0, "Less bitter."),
    ("spinach", "broccoli", 1.0, "Chop it finely and cook it longer."),
    ("pumpkin", "carrot", 1.0, "A little sweeter."),
    ("leek", "onion", 0.8, "Stronger in taste."),
    ("salmon", "prawns", 0.9, "Cook for half the time."),
)
CUISINES = "french greek indian italian japanese mexican nordic thai".split()
_DISHES = {
    "soup": (("onion", 80), ("carrot", 90), ("olive oil", 12)),
    "salad": (("olive oil", 15), ("tomato", 90), ("onion", 20)),
    "curry": (("rice", 80), ("onion", 70), ("rapeseed oil", 10)),
    "bake": (("potato", 150), ("milk", 60), ("parmesan", 25)),
    "pasta": (("pasta", 110), ("olive oil", 12), ("parmesan", 20)),
    "stew": (("potato", 160), ("carrot", 80), ("onion", 60)),
}
_SWEETS = {
    "cake": (("wheat flour", 45), ("sugar", 30), ("butter", 25), ("egg", 25)),
    "crumble": (("rolled oats", 35), ("butter", 18), ("sugar", 18)),
    "porridge": (("rolled oats", 50), ("milk", 200), ("honey", 10)),
}


def seed_recipes(database: sqlite3.Connection, source: random.Random) -> None:
    """46 ingredients and 600 recipes."""
    columns = "ingredient_id TEXT PRIMARY KEY, name TEXT, grp TEXT, price_eur_per_kg REAL, "
    columns += "grams_per_cup REAL, season TEXT, allergen TEXT"
    ingredients = list(numbered("ing", cells(INGREDIENTS)))
    fill(database, "ingredients", columns, ingredients)
    columns = "name TEXT, substitute TEXT, ratio REAL, note TEXT"
    fill(database, "substitutes", columns, SUBSTITUTES)
    _seed_recipes(database, source, ingredients)


def _seed_recipes(
    database: sqlite3.Connection, source: random.Random, ingredients: list[tuple]
) -> None:
    ids = {row[1]: row[0] for row in ingredients}
    animal = {row[1] for row in ingredients if row[2] in ("meat", "fish")}
    dairy = {row[1] for row in ingredients if row[2] in ("dairy", "eggs")} | {"honey"}
    recipes, parts, titles = [], [], set()
    while len(recipes) < 600:
        sweet = source.random() < 0.25
        dish, base = source.choice(list((_SWEETS if sweet else _DISHES).items()))
        groups = ("fruit", "nuts") if sweet else ("vegetables", "pulses", "meat", "fish")
        first, second = source.sample([row[1] for row in ingredients if row[2] in groups], 2)
        cuisine = source.choice(CUISINES)
        title = f"{cuisine.title()} {first} and {second} {dish}"
        names = {name: grams for name, grams in base if name not in (first, second)}
        if title in titles:
            continue
        titles.add(title)
        names |= {first: source.randrange(60, 160, 10), second: source.randrange(30, 90, 10)}
        diet = "vegetarian" if names.keys() & dairy else "vegan"
        diet = "omnivore" if names.keys() & animal else diet
        recipe_id = f"rcp-{len(recipes) + 1:03}"
        course = "dessert" if sweet else source.choice(("starter", "main"))
        facts = (cuisine, course, diet, source.randrange(15, 95, 5), source.choice((2, 4, 6)))
        recipes.append((recipe_id, title, *facts, source.randint(28, 50) / 10))
        parts += [(recipe_id, ids[name], grams) for name, grams in names.items()]
    columns = "recipe_id TEXT PRIMARY KEY, title TEXT, cuisine TEXT, course TEXT, diet TEXT, "
    fill(database, "recipes", columns + "minutes INTEGER, servings INTEGER, rating REAL", recipes)
    columns = "recipe_id TEXT, ingredient_id TEXT, grams_per_serving REAL"
    fill(database, "recipe_parts", columns, parts)
