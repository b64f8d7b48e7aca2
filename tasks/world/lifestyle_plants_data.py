"""Common house plants and garden crops, and invented offers of nurseries.

Sowing months and care are the usual rounded figures; prices are invented.
"""

import random
import sqlite3
from collections.abc import Iterator

from tasks.world.service import fill
from tasks.world.spots import TOWNS
from tasks.world.tables import cells, numbered
from tasks.world.words import firm

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


def seed_plants(database: sqlite3.Connection, source: random.Random) -> None:
    """36 plants with 2,000 offers."""
    columns = "plant_id TEXT PRIMARY KEY, name TEXT, kind TEXT, light TEXT, water_days INTEGER, "
    columns += "pet_safe INTEGER, min_temp_c INTEGER, height_cm INTEGER, sowing TEXT, "
    columns += "harvest TEXT, spacing_cm INTEGER"
    plants = list(numbered("plt", cells(PLANTS)))
    fill(database, "plants", columns, plants)
    pairs = [pair for a, b, effect in COMPANIONS for pair in ((a, b, effect), (b, a, effect))]
    fill(database, "companions", "name TEXT, companion TEXT, effect TEXT", pairs)
    columns = "offer_id TEXT PRIMARY KEY, plant_id TEXT, nursery TEXT, city TEXT, pot_cm INTEGER, "
    fill(database, "offers", columns + "price_eur REAL, stock INTEGER", _offers(source, plants))


def _offers(source: random.Random, plants: list[tuple]) -> Iterator[tuple]:
    nurseries = [(firm(source).split()[0] + " Nursery", town.name) for town in TOWNS * 3]
    for number in range(1, 2001):
        plant, pot = source.choice(plants), source.choice((9, 12, 17, 21))
        price = round(pot * source.uniform(0.2, 1.4), 1)
        seller = source.choice(nurseries)
        yield (f"off-{number:04}", plant[0], *seller, pot, price, source.randint(0, 40))
