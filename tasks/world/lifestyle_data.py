"""Common ingredients and plants, and invented recipes, offers and home projects.

Densities, sowing months and care are the usual rounded figures; prices are invented.
"""

import random
import sqlite3
from collections.abc import Iterator

from tasks.world.service import fill
from tasks.world.spots import TOWNS
from tasks.world.words import firm

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
PLANTS = """
    snake plant|house|low|14|0|10|80|||0
    zz plant|house|low|14|0|12|70|||0
    pothos|house|low|7|0|12|150|||0
    cast-iron plant|house|low|10|1|7|60|||0
    parlour palm|house|low|7|1|12|120|||0
    peace lily|house|low|6|0|13|60|||0
    spider plant|house|medium|7|1|8|40|||0
    boston fern|house|medium|4|1|10|60|||0
    monstera|house|medium|8|0|13|200|||0
    rubber plant|house|medium|8|0|12|200|||0
    calathea|house|medium|5|1|15|60|||0
    prayer plant|house|medium|5|1|15|30|||0
    african violet|house|medium|5|1|15|20|||0
    moth orchid|house|medium|7|1|16|50|||0
    christmas cactus|house|medium|8|1|12|30|||0
    dieffenbachia|house|medium|7|0|15|120|||0
    aloe vera|house|bright|14|0|10|50|||0
    jade plant|house|bright|14|0|8|80|||0
    haworthia|house|bright|14|1|10|15|||0
    echeveria|house|bright|14|1|7|15|||0
    tomato|crop|bright|1|0|10|180|3-4|7-10|50
    basil|crop|bright|1|1|10|40|4-6|6-9|25
    carrot|crop|bright|3|1|0|30|3-7|6-11|5
    onion|crop|bright|4|0|0|50|3-4|7-9|10
    leek|crop|bright|3|0|-5|60|3-4|9-12|15
    lettuce|crop|medium|2|1|0|25|3-8|5-10|30
    radish|crop|medium|2|1|0|20|3-8|4-10|5
    peas|crop|bright|3|1|0|120|3-6|6-8|8
    french bean|crop|bright|2|0|8|50|5-7|7-10|20
    courgette|crop|bright|1|1|8|70|4-6|7-10|90
    pumpkin|crop|bright|2|1|8|50|4-5|9-10|120
    beetroot|crop|medium|3|1|0|35|4-7|7-10|10
    spinach|crop|medium|2|1|-3|25|3-8|5-11|10
    kale|crop|medium|3|1|-8|70|4-6|10-12|45
    sweetcorn|crop|bright|2|1|8|200|4-5|8-9|35
    chilli|crop|bright|2|0|12|60|2-3|7-10|45
"""
"""Name, kind, light, days between waterings in summer, whether safe for cats and dogs, coldest
degrees Celsius, height in centimetres, sowing and harvest months, spacing in centimetres."""
COMPANIONS = (
    ("tomato", "basil", "good"), ("carrot", "onion", "good"), ("carrot", "leek", "good"),
    ("sweetcorn", "french bean", "good"), ("sweetcorn", "pumpkin", "good"),
    ("french bean", "pumpkin", "good"), ("lettuce", "radish", "good"), ("peas", "carrot", "good"),
    ("onion", "peas", "bad"), ("onion", "french bean", "bad"), ("leek", "french bean", "bad"),
    ("tomato", "sweetcorn", "bad"), ("beetroot", "onion", "good"), ("spinach", "radish", "good"),
    ("kale", "beetroot", "good"), ("courgette", "sweetcorn", "good"), ("chilli", "basil", "good"),
    ("leek", "peas", "bad"),
)  # fmt: skip
PROJECTS = """
    Paint the walls|0.3|4.5|easy|roller,brush,masking tape,ladder
    Lay laminate flooring|0.7|24|medium|saw,hammer,spacers,measuring tape
    Tile the floor|1.8|46|hard|tile cutter,trowel,level,spacers
    Hang wallpaper|0.5|9.5|medium|paste brush,knife,level,ladder
    Panel the ceiling|0.9|28|hard|saw,drill,level,ladder
    Insulate the outer wall|0.8|32|hard|saw,knife,drill,level
    Put up shelves|0.6|18|easy|drill,level,screwdriver
    Sand and oil the floor|0.6|12|medium|sander,brush,vacuum cleaner
"""
"""Title, hours and euros of material per square metre, difficulty, tools."""
ROOMS = "kitchen bathroom bedroom living_room hallway study".split()
_STEPS = (("prepare", 0.25), ("do the main work", 0.55), ("finish and clean up", 0.2))
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


def months(text: str) -> list[int]:
    """The months of a span such as `6-10`; none of an empty text."""
    first, _, last = text.partition("-")
    return list(range(int(first), int(last) + 1)) if text else []


def _table(text: str) -> list[list[str]]:
    return [line.strip().split("|") for line in text.strip().splitlines()]


def seed(database: sqlite3.Connection, source: random.Random) -> None:
    """46 ingredients, 600 recipes, 36 plants with 2,000 offers, 48 home projects."""
    columns = "ingredient_id TEXT PRIMARY KEY, name TEXT, grp TEXT, price_eur_per_kg REAL, "
    columns += "grams_per_cup REAL, season TEXT, allergen TEXT"
    ingredients = [(f"ing-{n:02}", *row) for n, row in enumerate(_table(INGREDIENTS), 1)]
    fill(database, "ingredients", columns, ingredients)
    columns = "name TEXT, substitute TEXT, ratio REAL, note TEXT"
    fill(database, "substitutes", columns, SUBSTITUTES)
    _seed_recipes(database, source, ingredients)
    columns = "plant_id TEXT PRIMARY KEY, name TEXT, kind TEXT, light TEXT, water_days INTEGER, "
    columns += "pet_safe INTEGER, min_temp_c INTEGER, height_cm INTEGER, sowing TEXT, "
    columns += "harvest TEXT, spacing_cm INTEGER"
    plants = [(f"plt-{n:02}", *row) for n, row in enumerate(_table(PLANTS), 1)]
    fill(database, "plants", columns, plants)
    pairs = [pair for a, b, effect in COMPANIONS for pair in ((a, b, effect), (b, a, effect))]
    fill(database, "companions", "name TEXT, companion TEXT, effect TEXT", pairs)
    columns = "offer_id TEXT PRIMARY KEY, plant_id TEXT, nursery TEXT, city TEXT, pot_cm INTEGER, "
    fill(database, "offers", columns + "price_eur REAL, stock INTEGER", _offers(source, plants))
    columns = "project_id TEXT PRIMARY KEY, title TEXT, room TEXT, hours_per_m2 REAL, "
    columns += "material_eur_per_m2 REAL, difficulty TEXT, tools TEXT"
    fill(database, "projects", columns, _projects())
    fill(database, "steps", "step INTEGER, text TEXT, share REAL", _steps())


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


def _offers(source: random.Random, plants: list[tuple]) -> Iterator[tuple]:
    nurseries = [(firm(source).split()[0] + " Nursery", town.name) for town in TOWNS * 3]
    for number in range(1, 2001):
        plant, pot = source.choice(plants), source.choice((9, 12, 17, 21))
        price = round(pot * source.uniform(0.2, 1.4), 1)
        seller = source.choice(nurseries)
        yield (f"off-{number:04}", plant[0], *seller, pot, price, source.randint(0, 40))


def _projects() -> Iterator[tuple]:
    number = 0
    for title, hours, euros, difficulty, tools in _table(PROJECTS):
        for place, room in enumerate(ROOMS):
            number += 1
            factor = 1 + 0.05 * place
            figures = (round(float(hours) * factor, 2), round(float(euros) * factor, 2))
            yield (f"prj-{number:02}", title, room, *figures, difficulty, tools)


def _steps() -> Iterator[tuple]:
    for number, (text, share) in enumerate(_STEPS, 1):
        yield (number, text, share)
