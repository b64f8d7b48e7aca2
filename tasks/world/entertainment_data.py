"""Invented cinemas, films, venues and events, and a quiz of true facts."""

import random
import sqlite3
from collections.abc import Iterator
from datetime import date, timedelta

from tasks.world.days import clock_time
from tasks.world.service import TODAY, fill
from tasks.world.spots import TOWNS, spot
from tasks.world.words import distinct, some

GENRES = "action animation comedy crime documentary drama fantasy horror romance thriller".split()
FEATURES = "3d atmos bar parking wheelchair".split()
_FILM_STARTS = "Last Silent Broken Golden Hidden Burning Paper Northern Borrowed Second".split()
_FILM_ENDS = (
    "Harbour Winter Orchard Signal Promise Lantern Border Comet Garden Witness Summer".split()
)
_EVENTS = {
    "concert": ("Evening with the {0} Quartet", "{0} Orchestra Live", "{0} Jazz Night"),
    "play": ("The House of {0}", "Letters to {0}", "{0} and the Clockmaker"),
    "comedy": ("{0} Stands Up", "Laughing with {0}"),
    "dance": ("{0} in Motion", "Ballet of {0}"),
    "exhibition": ("{0}: Light and Paper", "The {0} Collection"),
}
_VENUES = {"theatre": 600, "arena": 9000, "club": 350, "open_air": 4000, "gallery": 220}
_CAPITALS = {
    "France": "Paris", "Norway": "Oslo", "Spain": "Madrid", "Italy": "Rome", "Japan": "Tokyo",
    "Egypt": "Cairo", "Kenya": "Nairobi", "Canada": "Ottawa", "Peru": "Lima", "Cuba": "Havana",
    "Greece": "Athens", "Austria": "Vienna", "Portugal": "Lisbon", "Hungary": "Budapest",
    "Australia": "Canberra", "Thailand": "Bangkok", "Chile": "Santiago", "Iceland": "Reykjavik",
    "Poland": "Warsaw", "Ireland": "Dublin", "Finland": "Helsinki", "Denmark": "Copenhagen",
    "Sweden": "Stockholm", "Belgium": "Brussels", "Mongolia": "Ulaanbaatar", "Ghana": "Accra",
    "Uruguay": "Montevideo", "Nepal": "Kathmandu", "Estonia": "Tallinn", "Latvia": "Riga",
}  # fmt: skip
_SYMBOLS = {
    "iron": "Fe", "gold": "Au", "silver": "Ag", "sodium": "Na", "potassium": "K", "tin": "Sn",
    "lead": "Pb", "copper": "Cu", "mercury": "Hg", "oxygen": "O", "carbon": "C", "helium": "He",
    "neon": "Ne", "zinc": "Zn", "calcium": "Ca", "chlorine": "Cl", "tungsten": "W", "silicon": "Si",
    "sulfur": "S", "nitrogen": "N", "magnesium": "Mg", "aluminium": "Al", "iodine": "I",
    "uranium": "U", "nickel": "Ni", "phosphorus": "P", "hydrogen": "H", "lithium": "Li",
}  # fmt: skip
_SIDES = {
    "triangle": "3", "pentagon": "5", "hexagon": "6", "heptagon": "7", "octagon": "8",
    "nonagon": "9", "decagon": "10", "dodecagon": "12", "square": "4",
}  # fmt: skip
_CLASSES = {
    "frog": "amphibian", "eagle": "bird", "dolphin": "mammal", "salmon": "fish", "bat": "mammal",
    "crocodile": "reptile", "penguin": "bird", "newt": "amphibian", "tortoise": "reptile",
    "ant": "insect", "bee": "insect", "shark": "fish", "whale": "mammal", "ostrich": "bird",
    "gecko": "reptile", "toad": "amphibian", "butterfly": "insect", "trout": "fish",
}  # fmt: skip
_QUIZ = (
    ("geography", "What is the capital of {}?", _CAPITALS),
    ("science", "What is the chemical symbol of {}?", _SYMBOLS),
    ("mathematics", "How many sides does a {} have?", _SIDES),
    ("nature", "To which group of animals does the {} belong?", _CLASSES),
)


def seed(database: sqlite3.Connection, source: random.Random) -> None:
    """160 cinemas with some 9,000 screenings, 120 venues with 2,500 events, and a quiz."""
    films = [_film(source, number, title) for number, title in enumerate(_titles(), 1)]
    columns = "film_id TEXT PRIMARY KEY, title TEXT, genre TEXT, minutes INTEGER, min_age INTEGER, "
    fill(database, "films", columns + "language TEXT, released_on TEXT, score REAL", films)
    columns = "film_id TEXT, week_start TEXT, admissions INTEGER, revenue_eur INTEGER"
    fill(database, "box_office", columns, _box_office(source, films))
    cinemas = [_cinema(source, number) for number in range(160)]
    columns = "cinema_id TEXT PRIMARY KEY, name TEXT, city TEXT, lat REAL, lon REAL, "
    fill(database, "cinemas", columns + "halls INTEGER, features TEXT", cinemas)
    columns = "screening_id TEXT PRIMARY KEY, cinema_id TEXT, film_id TEXT, date TEXT, "
    columns += "starts_at TEXT, ends_at TEXT, hall INTEGER, format TEXT, price_eur REAL, "
    columns += "rows INTEGER, seats_per_row INTEGER, demand REAL"
    fill(database, "screenings", columns, _screenings(source, cinemas, films))
    database.execute("CREATE INDEX screenings_by_film ON screenings (film_id)")
    _seed_events(database, source)
    columns = "question_id TEXT PRIMARY KEY, category TEXT, difficulty TEXT, question TEXT, "
    fill(database, "trivia", columns + "options TEXT, answer TEXT", _trivia(source))


def _titles() -> list[str]:
    return [f"{start} {end}" for end in _FILM_ENDS for start in _FILM_STARTS]


def _film(source: random.Random, number: int, title: str) -> tuple:
    released = date(2025, 6, 26) - timedelta(weeks=source.randint(0, 12))
    facts = (source.choice(GENRES), source.randint(78, 168), source.choice((0, 6, 12, 16)))
    language = source.choice(("English", "French", "German", "Spanish"))
    return (f"flm-{number:03}", title, *facts, language, str(released), source.randint(42, 94) / 10)


def _box_office(source: random.Random, films: list[tuple]) -> Iterator[tuple]:
    for film in films:
        seen = source.lognormvariate(10, 0.9)
        monday = date.fromisoformat(film[6]) - timedelta(days=3)
        while monday < TODAY:
            yield (film[0], str(monday), round(seen), round(seen * source.uniform(8.5, 10.5)))
            seen *= source.uniform(0.5, 0.95)
            monday += timedelta(weeks=1)


def _cinema(source: random.Random, number: int) -> tuple:
    town = TOWNS[number // 4]
    name = f"{('Apollo', 'Lumen', 'Meteor', 'Rialto')[number % 4]} {town.name}"
    features = some(source, FEATURES, 2, 4)
    where = (town.name, *spot(source, town))
    return (f"cin-{number + 1:03}", name, *where, source.randint(3, 9), features)


def _screenings(source: random.Random, cinemas: list[tuple], films: list[tuple]) -> Iterator[tuple]:
    number = 0
    for cinema in cinemas:
        for day in range(7):
            for minute in sorted(source.sample(range(14 * 60, 22 * 60 + 1, 15), 8)):
                number += 1
                film = source.choice(films)
                end = (minute + film[3] + 15) % 1440
                times = (clock_time(minute), clock_time(end))
                format_ = "3D" if "3d" in cinema[6] and source.random() < 0.3 else "2D"
                price = source.randrange(80, 130, 5) / 10 + 2 * (format_ == "3D")
                room = (source.randint(8, 16), source.randint(10, 22), source.uniform(0.1, 0.9))
                when = (str(TODAY + timedelta(days=day)), *times, source.randint(1, cinema[5]))
                yield (f"scr-{number:05}", cinema[0], film[0], *when, format_, price, *room)


def _seed_events(database: sqlite3.Connection, source: random.Random) -> None:
    venues = []
    for number in range(120):
        town, kind = TOWNS[number // 3], list(_VENUES)[number % 5]
        name = f"{source.choice(('Old', 'New', 'City', 'River'))} {kind.title().replace('_', ' ')}"
        where = (f"{name} {town.name}", kind, town.name, *spot(source, town))
        size = round(_VENUES[kind] * source.uniform(0.5, 1.6))
        venues.append((f"ven-{number + 1:03}", *where, size, source.randint(0, 1)))
    columns = "venue_id TEXT PRIMARY KEY, name TEXT, kind TEXT, city TEXT, lat REAL, lon REAL, "
    fill(database, "venues", columns + "capacity INTEGER, step_free INTEGER", venues)
    names = distinct(lambda s: s.choice(TOWNS).name[:-4] + s.choice(("a", "o", "is")), source, 60)
    events = [_event(source, number, venues, names) for number in range(1, 2501)]
    columns = "event_id TEXT PRIMARY KEY, title TEXT, kind TEXT, venue_id TEXT, date TEXT, "
    fill(database, "events", columns + "starts_at TEXT, minutes INTEGER", events)
    columns = "event_id TEXT, section TEXT, price_eur REAL, seats INTEGER, sold INTEGER"
    sizes = {venue[0]: venue[6] for venue in venues}
    rows = [row for event in events for row in _sections(source, event[0], sizes[event[3]])]
    fill(database, "sections", columns, rows)


def _event(source: random.Random, number: int, venues: list[tuple], names: list[str]) -> tuple:
    kind = source.choice(list(_EVENTS))
    title = source.choice(_EVENTS[kind]).format(source.choice(names))
    date_ = str(TODAY + timedelta(days=source.randint(0, 120)))
    start = f"{source.randint(17, 21)}:{source.choice(('00', '30'))}"
    venue = source.choice(venues)[0]
    return (f"evt-{number:04}", title, kind, venue, date_, start, source.randrange(60, 185, 5))


def _sections(source: random.Random, event_id: str, capacity: int) -> Iterator[tuple]:
    base = source.randint(12, 70)
    for section, factor, share in (("back", 1.0, 0.5), ("middle", 1.4, 0.3), ("front", 2.0, 0.2)):
        seats = int(capacity * share)
        sold = int(seats * min(1.0, source.uniform(0.2, 1.1)))
        yield (event_id, section, round(base * factor, 2), seats, sold)


def _trivia(source: random.Random) -> Iterator[tuple]:
    number = 0
    for category, question, facts in _QUIZ:
        for subject, answer in facts.items():
            number += 1
            wrong = sorted(set(facts.values()) - {answer})
            options = [answer, *source.sample(wrong, 3)]
            source.shuffle(options)
            level = source.choice(("easy", "medium", "hard"))
            text = question.format(subject)
            yield (f"q-{number:03}", category, level, text, ",".join(options), answer)
