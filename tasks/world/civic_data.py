"""The vocabulary and the rows of the civic service."""

import random
import sqlite3
from datetime import date, timedelta

from tasks.world.places import CITIES
from tasks.world.service import TODAY, fill
from tasks.world.words import FIRST_NAMES, day, distinct, person

DISTRICTS = (
    "Castle Hill", "Harbour", "Meadows", "Millside", "Northgate", "Old Town", "Riverside",
    "Southfield", "Station", "Westend",
)  # fmt: skip
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
_PARTIES = ("Civic List", "Green Union", "Harbour Alliance", "Labour Circle", "People's Bloc",
            "Town Liberals")  # fmt: skip
ELECTIONS = (2010, 2015, 2020, 2025)
_WORKS = ("new house", "extension", "loft conversion", "shop front", "demolition", "solar roof")
_TITLE_STARTS = ("The Last", "A Quiet", "The Hidden", "Winter", "The Glass", "Beyond the", "Our")
_TITLE_ENDS = (
    "Harbour", "Garden", "Letter", "Orchard", "Lighthouse", "River", "Clock", "Mountain",
    "Kitchen", "Voyage", "Map", "Piano", "Bridge", "Island",
)  # fmt: skip
_THINGS = ("umbrella", "bag", "key ring", "phone", "scarf", "glasses", "wallet", "bicycle")
_COLOURS = ("black", "blue", "brown", "green", "grey", "red", "white")
_FOUND_AT = ("tram", "market", "swimming pool", "library", "park", "town hall", "bus stop")
_REPORTS = ("pothole", "noise", "broken lamp", "litter", "graffiti")
_CEMETERIES = ("North Cemetery", "St Alba Churchyard", "Hillside Cemetery")
_FAMILIES = """
    Albrandt Bellamor Corvane Dalgaard Elmore Fenwick Gallow Harrow Ilvane Jessom Kestrel Lomar
    Merrow Norvane Orlan Pellam Quennel Rosmer Sallow Tarrant Ulmer Vantor Westrom Yarrow
""".split()
MARKETS = {"Town Square Market": "Saturday", "Harbour Market": "Wednesday",
           "Station Market": "Friday"}  # fmt: skip
_GOODS = ("bread", "cheese", "fish", "flowers", "fruit", "honey", "meat", "vegetables")
_STYLES = ("Gothic", "Renaissance", "Baroque", "Neoclassical", "Art Nouveau", "Modernist")
_BUILDINGS = ("Chapel", "Granary", "Guild House", "Mill", "Station Hall", "Theatre", "Villa",
              "Warehouse")  # fmt: skip
FEES = {
    "passport": (75.9, 30.0, False), "identity card": (61.5, 25.0, True),
    "residence certificate": (2.1, 0.0, True), "dog tax": (72.0, 0.0, True),
    "parking permit": (120.0, 0.0, True), "wedding room": (210.0, 0.0, False),
    "tree felling": (46.0, 20.0, False), "street stall": (28.5, 12.0, False),
    "birth certificate": (9.3, 6.0, True),
}  # fmt: skip
"""Service: fee in euros, more for express, and whether a low income halves it."""
DISPOSAL = {
    "battery": ("shop that sells batteries", 0.0, "Cover the poles with tape."),
    "cardboard box": ("paper bin", 0.0, "Fold it flat."),
    "car tyre": ("recycling yard", 4.5, "Take the rim off."),
    "christmas tree": ("green-waste place", 0.0, "Remove all decoration."),
    "coffee grounds": ("organic bin", 0.0, "Use no plastic bag."),
    "cooking oil": ("recycling yard", 0.0, "Bring it in a closed bottle."),
    "drinking glass": ("residual bin", 0.0, "It melts unlike bottles."),
    "energy-saving lamp": ("recycling yard", 0.0, "Do not break it, it holds mercury."),
    "engine oil": ("mobile hazardous-waste truck", 2.0, "At most 20 litres."),
    "garden cuttings": ("green-waste place", 0.0, "Up to one cubic metre is free."),
    "glass bottle": ("bottle bank", 0.0, "Sort by white and coloured glass."),
    "mattress": ("bulky-waste collection", 12.0, "Book it a week before."),
    "medicine": ("pharmacy", 0.0, "Leave the leaflet at home."),
    "milk carton": ("packaging bin", 0.0, "Empty it, rinsing is not needed."),
    "newspaper": ("paper bin", 0.0, "Keep it dry."),
    "old clothes": ("clothes bank", 0.0, "Only clean ones, in a bag."),
    "paint tin": ("mobile hazardous-waste truck", 1.5, "Dried paint is residual waste."),
    "plastic bottle": ("packaging bin", 0.0, "Press it flat."),
    "refrigerator": ("recycling yard", 0.0, "A seller takes it back too."),
    "rubble": ("recycling yard", 6.0, "The fee is for 50 kg."),
    "sofa": ("bulky-waste collection", 18.0, "Book it a week before."),
    "television": ("recycling yard", 0.0, "Delete what is stored on it."),
    "vacuum cleaner": ("recycling yard", 0.0, "Take the bag out."),
}  # fmt: skip
"""Item: where it goes, the fee for one in euros, and advice."""


def is_collected(waste: str, route: int, when: date) -> bool:
    """Whether a truck comes: on the route's weekday, in every so many weeks."""
    week = when.toordinal() // 7 + route + list(WASTE).index(waste)
    return when.weekday() == route and week % WASTE[waste] == 0


def seed(database: sqlite3.Connection, source: random.Random) -> None:
    """264 streets of ten districts, and the records of the town hall about them."""
    streets = _seed_streets(database, source)
    _seed_street_things(database, source, streets)
    _seed_parking(database, source)
    _seed_elections(database, source)
    _seed_cases(database, source, streets)
    _seed_library(database, source)
    _seed_finds(database, source)
    _seed_districts(database, source)


def _seed_streets(database: sqlite3.Connection, source: random.Random) -> list[str]:
    town, rows = CITIES[0], []
    names = [(kind, word, way) for kind in _ORIGINS for word in _ORIGINS[kind] for way in _WAYS]
    source.shuffle(names)
    for number, (kind, word, way) in enumerate(names[:264]):
        place = (round(town.latitude + source.uniform(-0.02, 0.02), 5),
                 round(town.longitude + source.uniform(-0.03, 0.03), 5))  # fmt: skip
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


def _seed_street_things(
    database: sqlite3.Connection, source: random.Random, streets: list[str]
) -> None:
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
    town = CITIES[0]
    spots = [
        (round(town.latitude + source.uniform(-0.02, 0.02), 5),
         round(town.longitude + source.uniform(-0.03, 0.03), 5))
        for _ in range(360)
    ]  # fmt: skip
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
    heritage = []
    for number in range(1, 97):
        style = number % len(_STYLES)
        built = 1380 + 105 * style + source.randint(0, 80)
        name = f"{source.choice(_FAMILIES)} {source.choice(_BUILDINGS)}"
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


def _seed_elections(database: sqlite3.Connection, source: random.Random) -> None:
    places, votes, eligible = [], [], []
    kinds = ("Primary School", "Sports Hall", "Community Centre", "Fire Station")
    for number, district in enumerate(DISTRICTS * 2):
        polling_id = f"pol-{number + 1:02}"
        name = f"{district} {kinds[number // 5]}"
        side = "odd" if number < len(DISTRICTS) else "even"
        places.append((polling_id, name, district, side, source.random() < 0.8))
        strength = [source.uniform(0.3, 2) for _ in _PARTIES]
        for year in ELECTIONS:
            people = source.randint(1400, 3200)
            eligible.append((year, polling_id, people))
            strength = [max(0.15, each * source.uniform(0.75, 1.3)) for each in strength]
            cast = people * source.uniform(0.5, 0.78)
            for party, each in zip(_PARTIES, strength, strict=True):
                votes.append((year, polling_id, party, round(cast * each / sum(strength))))
    columns = "polling_id TEXT PRIMARY KEY, polling_place TEXT, district TEXT, side TEXT,"
    fill(database, "polling", columns + "accessible INTEGER", places)
    columns = "year INTEGER, polling_id TEXT, eligible INTEGER"
    fill(database, "electorate", columns, eligible)
    columns = "year INTEGER, polling_id TEXT, party TEXT, votes INTEGER"
    fill(database, "votes", columns, votes)


def _seed_cases(database: sqlite3.Connection, source: random.Random, streets: list[str]) -> None:
    plans, reports = [], []
    for number in range(1, 421):
        received = date.fromisoformat(day(source, date(2023, 1, 1), date(2025, 6, 20)))
        decided = received + timedelta(days=source.randint(20, 260))
        state = source.choice(("approved", "approved", "refused", "withdrawn"))
        if decided > TODAY:
            state = "in review"
        where = (source.choice(streets), source.randint(1, 90), source.choice(_WORKS))
        facts = (person(source), str(received), state, source.choice((0, 0, 1, 2, 7)))
        ended = None if state == "in review" else str(decided)
        plans.append((f"pla-{number:03}", *where, *facts, ended))
    columns = "application_id TEXT PRIMARY KEY, street_id TEXT, house_number INTEGER, work TEXT,"
    columns += "applicant TEXT, received_on TEXT, state TEXT, objections INTEGER, decided_on TEXT"
    fill(database, "plans", columns, plans)
    for number in range(1, 801):
        reported = date.fromisoformat(day(source, date(2024, 7, 1), TODAY))
        fixed = reported + timedelta(days=source.randint(1, 60))
        closed = str(fixed) if fixed <= TODAY and source.random() < 0.9 else None
        facts = (source.choice(_REPORTS), source.choice(streets), str(reported), closed)
        reports.append((f"rep-{number:03}", *facts))
    columns = "report_id TEXT PRIMARY KEY, kind TEXT, street_id TEXT, reported_on TEXT,"
    fill(database, "reports", columns + "closed_on TEXT", reports)


def _seed_library(database: sqlite3.Connection, source: random.Random) -> None:
    branches, opening = [], []
    for number in range(1, 8):
        branch_id = f"lib-{number}"
        branches.append((branch_id, f"{DISTRICTS[number]} Library", DISTRICTS[number]))
        for weekday in source.sample(range(6), 5):
            opening.append((branch_id, weekday, source.choice((9, 10, 13)), source.randint(16, 20)))
    columns = "branch_id TEXT PRIMARY KEY, branch TEXT, district TEXT"
    fill(database, "branches", columns, branches)
    columns = "branch_id TEXT, weekday INTEGER, from_hour INTEGER, until_hour INTEGER"
    fill(database, "opening", columns, opening)
    titles, copies = [], []
    names = [f"{start} {end}" for start in _TITLE_STARTS for end in _TITLE_ENDS]
    authors = distinct(person, source, 40)
    for number in range(1, 295):
        title_id = f"bok-{number:03}"
        title = names[number % len(names)] + (f" {number // 98 + 1}" if number > 97 else "")
        audience = source.choice(("adults", "adults", "teenagers", "children"))
        facts = (source.choice(authors), audience, source.randint(1930, 2024))
        titles.append((title_id, title, *facts, source.randint(0, 90), source.choice((0, 0, 2))))
        for branch in source.sample(range(1, 8), source.randint(1, 4)):
            lent = source.random() < 0.5
            due = str(TODAY + timedelta(days=source.randint(-9, 28))) if lent else None
            copies.append((title_id, f"lib-{branch}", due))
    columns = "title_id TEXT PRIMARY KEY, title TEXT, author TEXT, audience TEXT, year INTEGER,"
    fill(database, "titles", columns + "loans_of_year INTEGER, reservations INTEGER", titles)
    fill(database, "copies", "title_id TEXT, branch_id TEXT, due_on TEXT", copies)


def _seed_finds(database: sqlite3.Connection, source: random.Random) -> None:
    finds, graves, stalls = [], [], []
    for number in range(1, 421):
        found = date.fromisoformat(day(source, date(2024, 12, 1), TODAY))
        facts = (source.choice(_THINGS), source.choice(_COLOURS), source.choice(_FOUND_AT))
        kept = str(found + timedelta(days=365))
        finds.append((f"los-{number:03}", *facts, str(found), kept, source.random() < 0.35))
    columns = "find_id TEXT PRIMARY KEY, thing TEXT, colour TEXT, place TEXT, found_on TEXT,"
    fill(database, "finds", columns + "kept_until TEXT, returned INTEGER", finds)
    for number in range(1, 901):
        year = source.randint(1890, 2024)
        name = (source.choice(_FAMILIES), source.choice(FIRST_NAMES), year)
        where = (source.choice(_CEMETERIES), source.choice("ABCDEF"), source.randint(1, 40))
        graves.append((f"grv-{number:03}", *name, *where, max(2026, year + 30)))
    columns = "grave_id TEXT PRIMARY KEY, family_name TEXT COLLATE NOCASE, first_name TEXT,"
    columns += "buried_in INTEGER, cemetery TEXT, section TEXT, row INTEGER, lease_until INTEGER"
    fill(database, "graves", columns, graves)
    for number, seller in enumerate(distinct(person, source, 132), 1):
        market = source.choice(sorted(MARKETS))
        facts = (market, MARKETS[market], source.choice(_GOODS), source.randint(1968, 2025))
        stalls.append((f"stl-{number:03}", seller, *facts, source.random() < 0.3))
    columns = "stall_id TEXT PRIMARY KEY, seller TEXT, market TEXT, weekday TEXT, goods TEXT,"
    fill(database, "stalls", columns + "since INTEGER, organic INTEGER", stalls)


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
        name = f"{source.choice(_FAMILIES)} {level.title()} School"
        free = source.randint(0, 15)
        schools.append((level, number % 7, name, DISTRICTS[(number * 3) % 10], size, free))
    columns = "level TEXT, school_number INTEGER, school TEXT, school_district TEXT,"
    fill(database, "schools", columns + "first_year_seats INTEGER, free_seats INTEGER", schools)
