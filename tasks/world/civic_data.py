"""The rows of the civic service: streets and districts."""

import random
import sqlite3
from datetime import date

from tasks.world.civic_hall_data import seed_cases, seed_elections, seed_finds, seed_library
from tasks.world.civic_words import DISTRICTS, FAMILIES
from tasks.world.places import CITIES
from tasks.world.service import fill
from tasks.world.words import FIRST_NAMES

_ORIGINS = {
    "craft": ("Cooper", "Tanner", "Weaver", "Potter", "Saddler", "Baker", "Chandler", "Miller"),
    "plant": ("Linden", "Hawthorn", "Elder", "Juniper", "Rowan", "Willow", "Poppy", "Clover"),
    "animal": ("Heron", "Otter", "Swallow", "Badger", "Falcon", "Stork", "Hare", "Pike"),
    "person": ("Belinda", "Corvin", "Edmar", "Falk", "Isolde", "Leopold", "Matilda", "Roswin"),
    "building": ("Bell Tower", "Customs House", "Granary", "Hospital", "Mint", "Priory",
                 "Tollgate", "Windmill"),
    "event": ("Great Fire", "Jubilee", "Long Frost", "Peace", "Flood", "Coronation"),
}  # fmt: skip
_WAYS = ("Street", "Lane", "Road", "Square", "Alley", "Row")
WASTE = {"residual": 2, "packaging": 2, "organic": 1, "paper": 4, "glass": 4}
"""Kind of waste, and every how many weeks it is collected."""
_SPECIES = (
    "ash", "beech", "birch", "cherry", "field maple", "ginkgo", "hornbeam", "horse chestnut",
    "lime", "oak", "plane", "robinia",
)  # fmt: skip
_STYLES = ("Gothic", "Renaissance", "Baroque", "Neoclassical", "Art Nouveau", "Modernist")
_BUILDINGS = ("Chapel", "Granary", "Guild House", "Mill", "Station Hall", "Theatre", "Villa",
              "Warehouse")  # fmt: skip


def is_collected(waste: str, route: int, when: date) -> bool:
    """Whether a truck comes: on the route's weekday, in every so many weeks."""
    week = when.toordinal() // 7 + route + list(WASTE).index(waste)
    return when.weekday() == route and week % WASTE[waste] == 0


def seed(database: sqlite3.Connection, source: random.Random) -> None:
    """264 streets of ten districts, and the records of the town hall about them."""
    streets = _seed_streets(database, source)
    _seed_trees(database, source, streets)
    _seed_places(database, source)
    _seed_heritage(database, source, streets)
    _seed_parking(database, source)
    seed_elections(database, source)
    seed_cases(database, source, streets)
    seed_library(database, source)
    seed_finds(database, source)
    _seed_districts(database, source)


def _spot(source: random.Random) -> tuple[float, float]:
    """Latitude and longitude of a place within about two kilometres of the town's middle."""
    town = CITIES[0]
    return (
        round(town.latitude + source.uniform(-0.02, 0.02), 5),
        round(town.longitude + source.uniform(-0.03, 0.03), 5),
    )


def _seed_streets(database: sqlite3.Connection, source: random.Random) -> list[str]:
    rows = []
    names = [(kind, word, way) for kind in _ORIGINS for word in _ORIGINS[kind] for way in _WAYS]
    source.shuffle(names)
    for number, (kind, word, way) in enumerate(names[:264]):
        place = _spot(source)
        named = source.randint(1650, 1990)
        before = f"{source.choice(FIRST_NAMES)} {way}" if source.random() < 0.4 else None
        facts = (f"{word} {way}", DISTRICTS[number % 10], *place, number % 5)
        more = (source.randrange(60, 1400, 10), kind, word, named, before, number % 7)
        rows.append((f"str-{number + 1:03}", *facts, *more))
    columns = "street_id TEXT PRIMARY KEY, street TEXT, district TEXT, latitude REAL,"
    columns += "longitude REAL, route INTEGER, length_m INTEGER, origin_kind TEXT,"
    columns += "named_for TEXT, named_in INTEGER, old_name TEXT, school_number INTEGER"
    fill(database, "streets", columns, rows)
    return [row[0] for row in rows]


def _seed_trees(database: sqlite3.Connection, source: random.Random, streets: list[str]) -> None:
    trees = []
    for number in range(1, 1201):
        year = source.randint(1880, 2024)
        age = 2025 - year
        size = (round(min(32, 3 + age * source.uniform(0.15, 0.3)), 1), 8 + round(0.9 * age))
        health = source.choice(("good", "good", "fair", "poor"))
        names = (source.choice(_SPECIES), source.choice(streets))
        trees.append((f"tre-{number:04}", *names, year, *size, health))
    columns = "tree_id TEXT PRIMARY KEY, species TEXT, street_id TEXT, planted_in INTEGER,"
    fill(database, "trees", columns + "height_m REAL, trunk_cm INTEGER, health TEXT", trees)


def _seed_places(database: sqlite3.Connection, source: random.Random) -> None:
    spots = [_spot(source) for _ in range(360)]
    toilets = (
        (f"toi-{number:02}", *spot, source.random() < 0.6, source.choice((0.0, 0.0, 0.5, 1.0)))
        + source.choice(((0, 24), (6, 22), (8, 20)))
        for number, spot in enumerate(spots[:60], 1)
    )
    columns = "toilet_id TEXT PRIMARY KEY, latitude REAL, longitude REAL, accessible INTEGER,"
    columns += "fee_eur REAL, from_hour INTEGER, until_hour INTEGER"
    fill(database, "toilets", columns, toilets)
    benches = (
        (f"ben-{number:03}", *spot, source.random() < 0.5, source.random() < 0.7)
        + (source.choice(("wood", "steel", "stone")),)
        for number, spot in enumerate(spots[60:], 1)
    )
    columns = "bench_id TEXT PRIMARY KEY, latitude REAL, longitude REAL, shaded INTEGER,"
    fill(database, "benches", columns + "backrest INTEGER, material TEXT", benches)


def _seed_heritage(database: sqlite3.Connection, source: random.Random, streets: list[str]) -> None:
    heritage = []
    for number in range(1, 97):
        style = number % len(_STYLES)
        built = 1380 + 105 * style + source.randint(0, 80)
        name = f"{source.choice(FAMILIES)} {source.choice(_BUILDINGS)}"
        facts = (source.choice(streets), _STYLES[style], built, source.randint(1950, 2022))
        heritage.append((f"her-{number:02}", name, *facts))
    columns = "building_id TEXT PRIMARY KEY, building TEXT, street_id TEXT, style TEXT,"
    fill(database, "heritage", columns + "built_in INTEGER, protected_since INTEGER", heritage)


def _seed_parking(database: sqlite3.Connection, source: random.Random) -> None:
    rows = []
    for number in range(1, 21):
        hours = (source.choice((8, 9)), source.choice((18, 20, 22)), source.random() < 0.6)
        limit = source.randint(120, 900)
        permits = limit - source.choice((0, 0, 5, 40))
        waiting = source.randint(3, 60) if permits == limit else 0
        facts = (DISTRICTS[number % 10], source.choice((1.2, 1.8, 2.4, 3.0)))
        most = source.choice((90, 120, 180, 240))
        rows.append((f"prk-{number:02}", *facts, most, *hours, limit, permits, waiting))
    columns = "zone_id TEXT PRIMARY KEY, district TEXT, hourly_eur REAL, max_minutes INTEGER,"
    columns += "from_hour INTEGER, until_hour INTEGER, on_saturdays INTEGER,"
    fill(
        database, "zones", columns + "permit_limit INTEGER, permits INTEGER, waiting INTEGER", rows
    )


def _seed_districts(database: sqlite3.Connection, source: random.Random) -> None:
    meters, schools = [], []
    for district in DISTRICTS:
        homes = source.randint(900, 3800)
        for number in range(30):
            year, month = 2023 + number // 12, number % 12 + 1
            summer = 1 + 0.18 * (month in (6, 7, 8))
            volume = round(homes * source.uniform(8.2, 9.8) * summer)
            meters.append((district, f"{year}-{month:02}", homes, volume))
    columns = "district TEXT, month TEXT, households INTEGER, water_m3 INTEGER"
    fill(database, "meters", columns, meters)
    for number in range(14):
        level, size = ("primary", "middle")[number // 7], source.randint(40, 120)
        name = f"{source.choice(FAMILIES)} {level.title()} School"
        free = source.randint(0, 15)
        schools.append((level, number % 7, name, DISTRICTS[(number * 3) % 10], size, free))
    columns = "level TEXT, school_number INTEGER, school TEXT, school_district TEXT,"
    fill(database, "schools", columns + "first_year_seats INTEGER, free_seats INTEGER", schools)
