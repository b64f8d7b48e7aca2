"""The rows of the town hall: elections, cases, library, finds."""

import random
import sqlite3
from datetime import date, timedelta

from tasks.world.civic_words import DISTRICTS, FAMILIES
from tasks.world.service import TODAY, fill
from tasks.world.words import FIRST_NAMES, distinct, person, some_day

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
MARKETS = {"Town Square Market": "Saturday", "Harbour Market": "Wednesday",
           "Station Market": "Friday"}  # fmt: skip
_GOODS = ("bread", "cheese", "fish", "flowers", "fruit", "honey", "meat", "vegetables")


def seed_elections(database: sqlite3.Connection, source: random.Random) -> None:
    """Polling places, and the votes of all elections."""
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


def seed_cases(database: sqlite3.Connection, source: random.Random, streets: list[str]) -> None:
    """Applications for building, and reports of residents."""
    plans, reports = [], []
    for number in range(1, 421):
        received = some_day(source, date(2023, 1, 1), date(2025, 6, 20))
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
        reported = some_day(source, date(2024, 7, 1), TODAY)
        fixed = reported + timedelta(days=source.randint(1, 60))
        closed = str(fixed) if fixed <= TODAY and source.random() < 0.9 else None
        facts = (source.choice(_REPORTS), source.choice(streets), str(reported), closed)
        reports.append((f"rep-{number:03}", *facts))
    columns = "report_id TEXT PRIMARY KEY, kind TEXT, street_id TEXT, reported_on TEXT,"
    fill(database, "reports", columns + "closed_on TEXT", reports)


def seed_library(database: sqlite3.Connection, source: random.Random) -> None:
    """Branches, titles and copies."""
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


def seed_finds(database: sqlite3.Connection, source: random.Random) -> None:
    """Lost property, graves and market stalls."""
    finds, graves, stalls = [], [], []
    for number in range(1, 421):
        found = some_day(source, date(2024, 12, 1), TODAY)
        facts = (source.choice(_THINGS), source.choice(_COLOURS), source.choice(_FOUND_AT))
        kept = str(found + timedelta(days=365))
        finds.append((f"los-{number:03}", *facts, str(found), kept, source.random() < 0.35))
    columns = "find_id TEXT PRIMARY KEY, thing TEXT, colour TEXT, place TEXT, found_on TEXT,"
    fill(database, "finds", columns + "kept_until TEXT, returned INTEGER", finds)
    for number in range(1, 901):
        year = source.randint(1890, 2024)
        name = (source.choice(FAMILIES), source.choice(FIRST_NAMES), year)
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
