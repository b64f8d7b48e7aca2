"""The vocabulary and the rows of the amusement service."""

import random
import sqlite3
from datetime import date, timedelta

from tasks.world.service import drawn, fill
from tasks.world.spots import TOWNS
from tasks.world.words import distinct, firm, person, place, some

_RIDE_KINDS = ("coaster", "water ride", "dark ride", "drop tower", "carousel", "family ride")
_RIDE_STARTS = """
    Thunder Raven Comet Falcon Amber Moon Dragon Glacier Ember Storm Whisper Lantern Copper Tidal
    Marble Viper Feather Granite Pixie Echo
""".split()
_RIDE_ENDS = {
    "coaster": ("Express", "Fury", "Racer"),
    "water ride": ("Rapids", "Plunge", "River"),
    "dark ride": ("Manor", "Mystery", "Caves"),
    "drop tower": ("Tower", "Fall", "Drop"),
    "carousel": ("Carousel", "Wheel", "Swings"),
    "family ride": ("Train", "Boats", "Bumpers"),
}
_HEIGHTS_CM = {"coaster": 130, "water ride": 110, "drop tower": 135}
_SHOWS = (
    "Acrobats",
    "Light Show",
    "Puppet Hour",
    "Stunt Arena",
    "Ice Revue",
    "Parade",
    "Magic Hall",
)
_THEMES = ("heist", "haunted house", "laboratory", "space station", "tomb", "submarine", "prison")
_ROOMS = ("Last Signal", "Silent Vault", "Crimson Ledger", "Ninth Door", "Clockmaker", "Black Tide")
_TOPICS = ("archaeology", "design", "fashion", "history", "modern art", "nature", "technology")
_SHOWN = ("Threads of", "Beyond", "Voices of", "Rediscovering", "Light on", "The Making of")
_WHAT = ("Silver", "the River", "Glass", "Early Maps", "Clay", "the Harbour", "Flight", "Colour")
_GENRES = ("electronic", "folk", "indie", "jazz", "metal", "world")
_ACT_STARTS = """
    Velvet Paper Neon Hollow Silver Northern Wild Broken Electric Quiet Golden Distant Crimson
    Midnight Salt
""".split()
_ACT_ENDS = "Foxes Harbour Parade Antlers Engines Gardens Satellites Choir Tigers Rivers".split()
_SONG_STARTS = """
    Dancing Waiting Falling Driving Dreaming Running Singing Walking Counting Burning
""".split()
_SONG_ENDS = """
    at Midnight, in the Rain, without You, down the Coast, for Tomorrow, under Neon, home Again,
    like Thunder, past the Lights, on Sundays
""".replace("\n", " ").split(",")
_LANGUAGES = ("English", "French", "German", "Italian", "Spanish")
_TEAM_STARTS = "Quizzy Fact Brain Trivial Wise Pub".split()
_TEAM_ENDS = "Rascals Hunters Storm Owls Pirates Legends".split()
_QUIZ_TOPICS = ("general", "geography", "music", "science", "sport", "film")
HOUR_SHARES = {10: 0.5, 11: 0.9, 12: 1.1, 13: 1.2, 14: 1.25, 15: 1.1, 16: 0.9, 17: 0.6, 18: 0.4}
"""How long people queue in the hour that starts then, against the ride's mean."""
WEEKDAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")


def crowd(park_id: str, day: date) -> float:
    """How full a park is on a day: 1 is usual."""
    season = {7: 1.3, 8: 1.4, 10: 1.1}.get(day.month, 0.9)
    return season * (1.35 if day.weekday() > 4 else 0.85) * (0.8 + 0.4 * drawn(park_id, day))


def queue_min(ride_id: str, usual_min: int, park_id: str, day: date, hour: int) -> int:
    """Minutes of queue before a ride, in steps of five."""
    share = HOUR_SHARES[hour] * crowd(park_id, day) * (0.75 + 0.5 * drawn(ride_id, day, hour))
    return 5 * round(usual_min * share / 5)


def seed(database: sqlite3.Connection, source: random.Random) -> None:
    """Parks with rides and shows, escape rooms, exhibitions, festivals, songs, quiz nights."""
    _seed_parks(database, source)
    _seed_escape_rooms(database, source)
    _seed_exhibitions(database, source)
    _seed_festivals(database, source)
    _seed_songs(database, source)
    _seed_quizzes(database, source)


def _seed_parks(database: sqlite3.Connection, source: random.Random) -> None:
    parks, rides, shows = [], [], []
    for number, name in enumerate(distinct(place, source, 30), 1):
        park_id, town = f"prk-{number:02}", TOWNS[number % len(TOWNS)]
        season = f"2025-{source.choice(('03-15', '03-29', '04-05'))}"
        season_ends = f"2025-{source.choice(('10-26', '11-02', '11-09'))}"
        hours = (source.choice((9, 10)), source.choice((19, 19, 20)))
        closed = source.choice(("Mon", "Tue", ""))
        price = source.randint(28, 62)
        parks.append(
            (park_id, f"{name} Park", town.name, town.country, source.randint(1952, 2016), season)
            + (season_ends, *hours, closed, float(price), source.choice((6, 8, 10, 12)))
        )
        names = source.sample(_RIDE_STARTS, 14)
        for index, start in enumerate(names):
            ride_id = f"rde-{number:02}{index + 1:02}"
            rides.append((ride_id, park_id, *_ride(source, start, _RIDE_KINDS[index % 6])))
        for index, title in enumerate(source.sample(_SHOWS, 4), 1):
            starts = ",".join(
                f"{hour}:{source.choice((15, 45))}"
                for hour in sorted(source.sample(range(11, 18), 3))
            )
            facts = (source.choice((20, 25, 35, 45)), source.randint(120, 1800), starts)
            shows.append((f"shw-{number:02}{index}", park_id, title, *facts))
    columns = "park_id TEXT PRIMARY KEY, park TEXT, city TEXT, country TEXT, opened INTEGER,"
    columns += "season_starts TEXT, season_ends TEXT, opens_h INTEGER, closes_h INTEGER,"
    columns += "closed_weekday TEXT, adult_eur REAL, parking_eur INTEGER"
    fill(database, "parks", columns, parks)
    columns = "ride_id TEXT PRIMARY KEY, park_id TEXT, ride TEXT, kind TEXT, min_height_cm INTEGER,"
    columns += "min_height_alone_cm INTEGER, max_height_cm INTEGER, speed_kmh INTEGER,"
    columns += "drop_m INTEGER, length_m INTEGER, duration_s INTEGER, riders_per_h INTEGER,"
    columns += "usual_queue_min INTEGER, wheelchair TEXT, strobe_light INTEGER, opened INTEGER"
    fill(database, "rides", columns, rides)
    columns = "show_id TEXT PRIMARY KEY, park_id TEXT, show TEXT, duration_min INTEGER,"
    fill(database, "shows", columns + "seats INTEGER, starts TEXT", shows)


def _ride(source: random.Random, start: str, kind: str) -> tuple:
    thrill = kind in _HEIGHTS_CM
    least = _HEIGHTS_CM.get(kind, 80) + source.choice((-10, 0, 10))
    alone = least + (0 if kind == "drop tower" else source.choice((0, 10, 20)))
    speed = source.randint(55, 128) if thrill else source.randint(6, 25)
    drop = source.randint(9, 68) if thrill else 0
    length = source.randint(280, 1500) if kind not in ("drop tower", "carousel") else 0
    usual = source.randint(15, 60) if thrill else source.randint(6, 25)
    flow = (source.randint(60, 420), source.randrange(450, 1900, 50), usual)
    wheelchair = source.choice(("none", "transfer", "transfer", "full"))
    limits = (least, alone, source.choice((195, 200, 205)) if thrill else None)
    facts = (*limits, speed, drop, length, *flow, wheelchair, int(kind == "dark ride"))
    return (f"{start} {source.choice(_RIDE_ENDS[kind])}", kind, *facts, source.randint(1985, 2024))


def _seed_escape_rooms(database: sqlite3.Connection, source: random.Random) -> None:
    rooms, runs = [], []
    for number in range(1, 161):
        town, room_id = TOWNS[number % len(TOWNS)], f"esc-{number:03}"
        level, low = source.randint(1, 5), source.choice((2, 2, 3))
        facts = (level, low, low + source.randint(2, 5), source.choice((60, 60, 75, 90)))
        price = (source.randint(19, 34), source.choice((True, False)))
        theme = source.choice(_THEMES)
        rooms.append((room_id, f"The {source.choice(_ROOMS)}", town.name, theme, *facts, *price))
        for _ in range(14):
            group = f"{source.choice(_TEAM_STARTS)} {source.choice(_TEAM_ENDS)}"
            played = str(date(2025, 1, 2) + timedelta(days=source.randint(0, 178)))
            used = round(facts[3] * source.uniform(0.5, 0.92 + 0.06 * level), 1)
            size, hints = source.randint(facts[1], facts[2]), source.randint(0, 5)
            runs.append((room_id, group, played, size, hints, min(used, facts[3]), used < facts[3]))
    columns = "room_id TEXT PRIMARY KEY, room TEXT, city TEXT COLLATE NOCASE, theme TEXT,"
    columns += "difficulty INTEGER, min_players INTEGER, max_players INTEGER, minutes INTEGER,"
    fill(database, "escape_rooms", columns + "price_eur INTEGER, step_free INTEGER", rooms)
    columns = "room_id TEXT, team TEXT, played_on TEXT, players INTEGER, hints INTEGER,"
    fill(database, "escapes", columns + "minutes_used REAL, escaped INTEGER", runs)


def _seed_exhibitions(database: sqlite3.Connection, source: random.Random) -> None:
    def row(number: int) -> tuple:
        town = TOWNS[number % len(TOWNS)]
        first = date(2025, 1, 10) + timedelta(days=source.randint(0, 300))
        last = first + timedelta(days=source.randint(40, 200))
        title = f"{source.choice(_SHOWN)} {source.choice(_WHAT)}"
        museum = f"{town.name} {source.choice(('City Museum', 'Gallery', 'Art Hall'))}"
        facts = (source.choice(_TOPICS), str(first), str(last), source.choice((0, 6, 9, 12, 15)))
        return f"exh-{number:03}", title, museum, town.name, *facts, source.randint(30, 400)

    columns = "exhibition_id TEXT PRIMARY KEY, title TEXT, museum TEXT, city TEXT COLLATE NOCASE,"
    columns += "topic TEXT, opens_on TEXT, closes_on TEXT, ticket_eur INTEGER, objects INTEGER"
    fill(database, "exhibitions", columns, map(row, range(1, 321)))


def _seed_festivals(database: sqlite3.Connection, source: random.Random) -> None:
    acts = [f"{start} {end}" for start in _ACT_STARTS for end in _ACT_ENDS]
    festivals, slots = [], []
    for number in range(1, 61):
        town, festival_id = source.choice(TOWNS), f"fes-{number:02}"
        start = date(2025, 5, 30) + timedelta(days=7 * source.randint(0, 17))
        days, genre = source.choice((2, 3, 3)), _GENRES[number % 6]
        name = f"{town.name} {source.choice(('Sounds', 'Open Air', 'Weekender', 'Beats'))}"
        prices = (source.randint(45, 95), source.choice((0, 20, 35)))
        place_ = (town.name, town.country)
        festivals.append((festival_id, name, *place_, genre, str(start), days, *prices))
        booked = iter(source.sample(acts, 12 * days))
        for day in range(days):
            held = str(start + timedelta(days=day))
            for stage, shift in (("Main Stage", 0), ("Forest Stage", 30), ("Tent", 45)):
                for slot in range(4):
                    begin = 14 * 60 + shift + slot * 120
                    end = begin + source.choice((60, 75, 90))
                    times = (f"{begin // 60:02}:{begin % 60:02}", f"{end // 60:02}:{end % 60:02}")
                    slots.append((festival_id, held, stage, *times, next(booked)))
    columns = "festival_id TEXT PRIMARY KEY, festival TEXT, city TEXT, country TEXT, genre TEXT,"
    columns += "starts_on TEXT, days INTEGER, day_pass_eur INTEGER, camping_eur INTEGER"
    fill(database, "festivals", columns, festivals)
    columns = "festival_id TEXT, held_on TEXT, stage TEXT, starts TEXT, ends TEXT,"
    fill(database, "slots", columns + "act TEXT COLLATE NOCASE", slots)


def _seed_songs(database: sqlite3.Connection, source: random.Random) -> None:
    titles = [f"{a} {b.strip()}" for a in _SONG_STARTS for b in _SONG_ENDS]
    rows = []
    for number in range(1, 601):
        low = source.randint(43, 60)
        voice = (low, low + source.randint(8, 22))
        facts = (source.choice(_LANGUAGES), source.randrange(1960, 2030, 10), *voice)
        more = (source.randint(150, 330), int(source.random() < 0.2), source.randint(5, 900))
        rows.append((f"krk-{number:03}", titles[number % 100], person(source), *facts, *more))
    columns = "song_id TEXT PRIMARY KEY, title TEXT, singer TEXT, language TEXT, decade INTEGER,"
    columns += "lowest_note INTEGER, highest_note INTEGER, duration_s INTEGER, duet INTEGER,"
    fill(database, "songs", columns + "times_sung INTEGER", rows)


def _seed_quizzes(database: sqlite3.Connection, source: random.Random) -> None:
    nights, scores = [], []
    teams = [f"{a} {b}" for a in _TEAM_STARTS for b in _TEAM_ENDS]
    for number in range(1, 101):
        town, night_id = TOWNS[number % len(TOWNS)], f"quz-{number:03}"
        held = date(2025, 3, 3) + timedelta(days=source.randint(0, 115))
        rounds = some(source, _QUIZ_TOPICS, 4, 5)
        pub = f"The {firm(source).split()[0]} Arms"
        nights.append((night_id, pub, town.name, str(held), rounds, source.randint(2, 5)))
        for team in source.sample(teams, 8):
            skill = source.gauss(6.5, 1)
            for topic in rounds.split(","):
                points = max(0, min(10, round(source.gauss(skill, 1.6))))
                scores.append((night_id, team, topic, points))
    columns = "night_id TEXT PRIMARY KEY, pub TEXT, city TEXT COLLATE NOCASE, held_on TEXT,"
    fill(database, "quiz_nights", columns + "topics TEXT, fee_eur INTEGER", nights)
    fill(database, "quiz_scores", "night_id TEXT, team TEXT, topic TEXT, points INTEGER", scores)
