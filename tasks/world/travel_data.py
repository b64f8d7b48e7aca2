"""The data of the travel service."""

import random
import sqlite3
from datetime import date

from tasks.world.places import CITIES, COUNTRIES
from tasks.world.service import TODAY, fill
from tasks.world.words import day, distinct, firm, person, place, some

WEEKDAYS = "Mon Tue Wed Thu Fri Sat Sun".split()
AMENITIES = "pool gym spa parking restaurant bar wifi sauna garden shuttle".split()
KINDS = "museum castle park gallery theatre market viewpoint aquarium".split()
CURRENCIES = (
    ("EUR", "Euro", 1.0),
    ("ALD", "Aldovian crown", 7.45),
    ("BLR", "Belorian mark", 1.96),
    ("DRV", "Dravian florin", 24.8),
    ("FNL", "Fenland pound", 0.86),
    ("KST", "Kestrian lira", 38.2),
    ("NRK", "Norrland krone", 11.6),
    ("OST", "Ostanian rouble", 88.5),
    ("QTR", "Quintaran peso", 20.1),
    ("TRN", "Tarnovian zloty", 4.27),
)
_HOTEL_WORDS = "Grand Hotel,Inn,Palace,Residence,Lodge,Suites,Guesthouse,Resort".split(",")
_AIRCRAFT = "AX-200,AX-320,BR-190,BR-72,CN-737".split(",")
_REMARKS = (
    "Quiet room and kind staff.",
    "The breakfast was the best part.",
    "Close to everything, but the walls are thin.",
    "Clean, simple and fairly priced.",
    "The view alone is worth the stay.",
)


def seed(database: sqlite3.Connection, source: random.Random) -> None:
    """Cities, airports, flights, trains, hotels with reviews, attractions, visa rules."""
    _seed_cities(database, source)
    airports = _seed_airports(database, source)
    airlines = _seed_airlines(database, source)
    _seed_flights(database, source, airports, airlines)
    _seed_trains(database, source)
    _seed_hotels(database, source)
    _seed_attractions(database, source)
    _seed_visa_rules(database, source)


def _seed_cities(database: sqlite3.Connection, source: random.Random) -> None:
    money = [code for code, _, _ in CURRENCIES]
    rows = (
        (c.city_id, c.name, c.country, c.latitude, c.longitude, c.population, c.utc_offset_h)
        + (money[COUNTRIES.index(c.country) % len(money)], round(source.uniform(35, 160)))
        for c in CITIES
    )
    fill(
        database,
        "cities",
        "city_id TEXT PRIMARY KEY, name TEXT COLLATE NOCASE, country TEXT COLLATE NOCASE,"
        "latitude REAL, longitude REAL, population INTEGER, utc_offset_h INTEGER, currency TEXT,"
        "daily_cost_eur INTEGER",
        rows,
    )
    fill(database, "currencies", "code TEXT PRIMARY KEY, name TEXT, per_eur REAL", CURRENCIES)


def _seed_airports(database: sqlite3.Connection, source: random.Random) -> list[str]:
    codes: list[str] = []
    rows = []
    for city in CITIES[::4]:
        letters = (city.name + "xyzqjkw").upper()
        tried = (letters[0] + a + b for a in letters[1:] for b in letters[2:])
        code = next(code for code in tried if code not in codes)
        codes.append(code)
        shift = source.uniform(0.05, 0.2)
        where = (round(city.latitude + shift, 4), round(city.longitude - shift, 4))
        rows.append((code, f"{city.name} Airport", city.name, *where, source.randint(1, 4)))
    fill(
        database,
        "airports",
        "code TEXT PRIMARY KEY, name TEXT, city TEXT COLLATE NOCASE, latitude REAL,"
        "longitude REAL, runways INTEGER",
        rows,
    )
    return codes


def _seed_airlines(database: sqlite3.Connection, source: random.Random) -> list[str]:
    codes = [f"{country[0]}{'AXY'[number % 3]}" for number, country in enumerate(COUNTRIES)]
    codes = list(dict.fromkeys(codes))
    rows = (
        (code, f"{place(source)} Air", source.choice(COUNTRIES), source.randint(1948, 2015))
        + (source.choice((7, 8, 10)), source.choice((20, 23, 30)), source.randint(18, 60))
        + (round(source.uniform(0.62, 0.96), 3), round(source.uniform(4, 38), 1))
        for code in codes
    )
    fill(
        database,
        "airlines",
        "code TEXT PRIMARY KEY, name TEXT, country TEXT, founded INTEGER, cabin_bag_kg INTEGER,"
        "checked_bag_kg INTEGER, bag_fee_eur INTEGER, on_time_share REAL, mean_delay_min REAL",
        rows,
    )
    return codes


def _seed_flights(
    database: sqlite3.Connection, source: random.Random, airports: list[str], airlines: list[str]
) -> None:
    def row(number: int) -> tuple:
        origin, destination = source.sample(airports, 2)
        minutes = source.randint(55, 320)
        return (
            f"{source.choice(airlines)}{1000 + number}",
            origin,
            destination,
            f"{source.randint(5, 21):02}:{source.choice((0, 15, 30, 45)):02}",
            minutes,
            some(source, WEEKDAYS, 2, 7),
            round(25 + minutes * source.uniform(0.2, 0.9), 2),
            source.choice(_AIRCRAFT),
            source.randint(70, 220),
        )

    fill(
        database,
        "flights",
        "flight_id TEXT PRIMARY KEY, origin TEXT, destination TEXT, departs TEXT,"
        "duration_min INTEGER, weekdays TEXT, price_eur REAL, aircraft TEXT, seats INTEGER",
        map(row, range(6000)),
    )
    database.execute("CREATE INDEX flights_by_origin ON flights (origin, destination)")


def _seed_trains(database: sqlite3.Connection, source: random.Random) -> None:
    def row(number: int) -> tuple:
        first = source.randrange(0, 400, 20)
        start, end = source.sample(CITIES[first : first + 20], 2)
        minutes = source.randint(35, 400)
        return (
            f"trn-{number:04}",
            start.name,
            end.name,
            f"{source.randint(5, 22):02}:{source.randint(0, 59):02}",
            minutes,
            source.randint(0, 9),
            round(6 + minutes * source.uniform(0.08, 0.3), 2),
            int(source.random() < 0.4),
        )

    fill(
        database,
        "trains",
        "train_id TEXT PRIMARY KEY, from_city TEXT COLLATE NOCASE, to_city TEXT COLLATE NOCASE,"
        "departs TEXT, duration_min INTEGER, stops INTEGER, price_eur REAL, takes_bicycles INTEGER",
        map(row, range(1, 3001)),
    )


def _seed_hotels(database: sqlite3.Connection, source: random.Random) -> None:
    rows, reviews = [], []
    for number, name in enumerate(distinct(firm, source, 300) * 5, start=1):
        city = CITIES[number % 400]
        stars = source.randint(1, 5)
        name = f"{name.split()[0]} {_HOTEL_WORDS[(number + number // 300) % 8]}"
        centre = (city.latitude, city.longitude)
        near = [round(each + source.uniform(-0.06, 0.06), 4) for each in centre]
        price = round(22 + stars * source.uniform(12, 52), 2)
        scores = [source.randint(3 + stars // 2, 10) for _ in range(source.randint(1, 5))]
        hotel_id = f"htl-{number:04}"
        for score in scores:
            written = day(source, date(2023, 1, 1), TODAY)
            reviews.append((hotel_id, person(source), written, score, source.choice(_REMARKS)))
        amenities = some(source, AMENITIES, 2, 8)
        rating = round(sum(scores) / len(scores), 1)
        more = (rating, price, *near, amenities, source.randint(8, 320))
        rows.append((hotel_id, name, city.name, stars, *more))
    fill(
        database,
        "hotels",
        "hotel_id TEXT PRIMARY KEY, name TEXT COLLATE NOCASE, city TEXT COLLATE NOCASE,"
        "stars INTEGER, rating REAL, price_eur REAL, latitude REAL, longitude REAL,"
        "amenities TEXT, rooms INTEGER",
        rows,
    )
    columns = "hotel_id TEXT, author TEXT, written_on TEXT, score INTEGER, text TEXT"
    fill(database, "reviews", columns, reviews)


def _seed_attractions(database: sqlite3.Connection, source: random.Random) -> None:
    def row(number: int) -> tuple:
        city, kind = CITIES[number % 400], source.choice(KINDS)
        opens = source.randint(8, 11)
        return (
            f"att-{number:04}",
            f"{place(source)} {kind.title()}",
            city.name,
            kind,
            round(source.uniform(2.5, 5), 1),
            source.choice((0, 0, 5, 8, 12, 15, 22)),
            f"{opens:02}:00",
            f"{opens + source.randint(6, 10):02}:00",
            source.choice(("Mon", "Tue", "Sun", "")),
            source.choice((45, 60, 90, 120, 180)),
        )

    fill(
        database,
        "attractions",
        "attraction_id TEXT PRIMARY KEY, name TEXT, city TEXT COLLATE NOCASE, kind TEXT,"
        "rating REAL, ticket_eur REAL, opens TEXT, closes TEXT, closed_on TEXT, visit_min INTEGER",
        map(row, range(1, 2001)),
    )


def _seed_visa_rules(database: sqlite3.Connection, source: random.Random) -> None:
    kinds = (("visa_free", 90, 0), ("on_arrival", 30, 35), ("electronic", 60, 50))
    kinds += (("embassy", 90, 80),)
    rows = (
        (home, away, *source.choices(kinds, (5, 2, 2, 1))[0], source.choice((3, 6)))
        for home in COUNTRIES
        for away in COUNTRIES
        if home != away
    )
    fill(
        database,
        "visa_rules",
        "passport TEXT COLLATE NOCASE, destination TEXT COLLATE NOCASE, kind TEXT,"
        "max_stay_days INTEGER, fee_eur INTEGER, passport_valid_months INTEGER",
        rows,
    )
