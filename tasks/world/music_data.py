"""The data of the music service."""

import random
import sqlite3
from datetime import date, timedelta

from tasks.world.places import CITIES, COUNTRIES
from tasks.world.service import fill
from tasks.world.words import day, distinct, person

GENRES = "rock pop jazz folk electronic soul hiphop classical metal blues reggae country".split()
KEYS = "C C# D D# E F F# G G# A A# B".split()
MODES = ("major", "minor")
FIRST_WEEK = date(2025, 1, 6)
WEEKS = 25
_FIRST = """
    Amber Blue Broken Distant Electric Falling Golden Hidden Last Lonely Midnight Paper Quiet Silver
    Silent Summer Velvet Wild Winter Young
""".split()
_SECOND = """
    Avenue Bridges Candles Dancers Dreams Engines Fields Gardens Harbour Letters Mirrors Mountains
    Ocean Rain Rivers Shadows Signals Stars Tides Wires
""".split()


def seed(database: sqlite3.Connection, source: random.Random) -> None:
    """Artists with albums, tracks, weekly charts and concerts."""
    _seed_artists(database, source)
    _seed_albums(database, source)
    _seed_charts(database, source)
    _seed_concerts(database, source)


def _title(source: random.Random) -> str:
    return f"{source.choice(_FIRST)} {source.choice(_SECOND)}"


def _seed_artists(database: sqlite3.Connection, source: random.Random) -> None:
    bands = [f"The {name}" for name in distinct(_title, source, 200)]
    names = bands + distinct(person, source, 200)
    source.shuffle(names)
    rows = (
        (f"art-{n:03}", name, source.choice(GENRES), source.choice(COUNTRIES))
        + (source.randint(1962, 2019), round(10 ** source.uniform(3.3, 7)))
        for n, name in enumerate(names, start=1)
    )
    fill(
        database,
        "artists",
        "artist_id TEXT PRIMARY KEY, artist TEXT COLLATE NOCASE, genre TEXT,"
        "country TEXT COLLATE NOCASE, active_since INTEGER, monthly_listeners INTEGER",
        rows,
    )


def _seed_albums(database: sqlite3.Connection, source: random.Random) -> None:
    albums, tracks = [], []
    artists = database.execute("SELECT artist_id, active_since FROM artists").fetchall()
    for artist_id, since in artists:
        for _ in range(source.randint(2, 6)):
            album_id = f"alb-{len(albums) + 1:04}"
            released = day(source, date(since, 1, 1), date(2025, 5, 30))
            labels = ("Tideline", "Northwave", "Brickroom", "Half Moon", "Selfmade")
            row = (album_id, _title(source), artist_id, released, source.choice(labels))
            albums.append((*row, round(source.uniform(2.4, 5), 1)))
            for place in range(1, source.randint(6, 12)):
                track_id = f"trk-{len(tracks) + 1:05}"
                sound = (source.randint(64, 178), source.choice(KEYS), source.choice(MODES))
                plays = round(10 ** source.uniform(3, 7.6))
                seconds = source.randint(125, 410)
                tracks.append((track_id, _title(source), album_id, place, seconds, *sound, plays))
    fill(
        database,
        "albums",
        "album_id TEXT PRIMARY KEY, album TEXT COLLATE NOCASE, artist_id TEXT, released_on TEXT,"
        "label TEXT, rating REAL",
        albums,
    )
    fill(
        database,
        "tracks",
        "track_id TEXT PRIMARY KEY, title TEXT COLLATE NOCASE, album_id TEXT, place INTEGER,"
        "duration_s INTEGER, tempo_bpm INTEGER, key TEXT, mode TEXT, plays INTEGER",
        tracks,
    )
    database.execute("CREATE INDEX tracks_by_album ON tracks (album_id)")
    database.execute("""CREATE VIEW songs AS SELECT * FROM tracks JOIN albums USING (album_id)
        JOIN artists USING (artist_id)""")


def _seed_charts(database: sqlite3.Connection, source: random.Random) -> None:
    sql = "SELECT track_id FROM tracks ORDER BY plays DESC, track_id LIMIT 120"
    heat = {row[0]: source.uniform(0, 60) for row in database.execute(sql)}
    rows = []
    for week in range(WEEKS):
        heat = {track_id: value + source.gauss(0, 7) for track_id, value in heat.items()}
        order = sorted(heat, key=heat.__getitem__)[:50]
        start = str(FIRST_WEEK + timedelta(weeks=week))
        rows += [(start, place, track_id) for place, track_id in enumerate(order, start=1)]
    fill(database, "charts", "week TEXT, place INTEGER, track_id TEXT", rows)


def _seed_concerts(database: sqlite3.Connection, source: random.Random) -> None:
    def row(number: int) -> tuple:
        city = source.choice(CITIES[::5])
        capacity = source.choice((300, 800, 2500, 9000, 20_000))
        return (
            f"con-{number:04}",
            f"art-{source.randint(1, 400):03}",
            city.name,
            source.choice(("Arena", "Club", "Hall", "Open Air", "Theatre")),
            day(source, date(2025, 7, 1), date(2026, 6, 30)),
            source.choice(("19:00", "20:00", "21:00")),
            capacity,
            round(capacity * source.uniform(0.2, 1)),
            round(source.uniform(14, 120), 2),
            city.latitude,
            city.longitude,
        )

    fill(
        database,
        "concerts",
        "concert_id TEXT PRIMARY KEY, artist_id TEXT, city TEXT COLLATE NOCASE, venue TEXT,"
        "day TEXT, starts TEXT, capacity INTEGER, sold INTEGER, price_eur REAL, latitude REAL,"
        "longitude REAL",
        map(row, range(1, 2501)),
    )
