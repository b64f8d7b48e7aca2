"""The data of the media service."""

import random
import sqlite3
from datetime import date, timedelta

from tasks.world.places import CITIES
from tasks.world.service import TODAY, fill
from tasks.world.words import day, distinct, person, some

SECTIONS = "politics business science culture sports travel opinion".split()
TOPICS = "energy housing transport schools farming harbours festivals forests health trade".split()
TAGS = "beach bridge city dog forest lake market mountain night people rain sunset train".split()
COLOURS = {
    "red": "b83227",
    "orange": "d9822b",
    "yellow": "e3c644",
    "green": "3f8f4e",
    "blue": "2f6fb0",
    "purple": "74489c",
    "grey": "7d7f82",
}
LANGUAGES = "en de fr es it".split()
GENRES = "news film series documentary quiz children music sport".split()
FIRST_DAY = date(2025, 6, 30)
_VERBS = "debates,expands,questions,celebrates,reopens,delays,measures,funds".split(",")
_SHOWS = "Morning,Evening,Harbour,Mountain,Open,Hidden,Little,Grand".split(",")
_KINDS = "Report,Stories,Hour,Journey,Round,Lab,Mystery,Stage".split(",")


def seed(database: sqlite3.Connection, source: random.Random) -> None:
    """Authors and articles, photos, podcasts with episodes, channels and broadcasts."""
    _seed_articles(database, source)
    _seed_photos(database, source)
    _seed_podcasts(database, source)
    _seed_broadcasts(database, source)


def _seed_articles(database: sqlite3.Connection, source: random.Random) -> None:
    authors = (
        (f"aut-{n:03}", name, source.choice(SECTIONS), source.randint(1996, 2023))
        for n, name in enumerate(distinct(person, source, 150), start=1)
    )
    columns = "author_id TEXT PRIMARY KEY, author TEXT, beat TEXT, since INTEGER"
    fill(database, "authors", columns, authors)

    def row(number: int) -> tuple:
        city, topic = source.choice(CITIES[::5]).name, source.choice(TOPICS)
        verb = source.choice(_VERBS)
        words = source.randint(180, 2600)
        summary = f"How {city} {verb} its plans for {topic}, and what it means for the region."
        return (
            f"atc-{number:04}",
            f"{city} {verb} {topic}",
            summary,
            source.choice(SECTIONS),
            topic,
            city,
            f"aut-{source.randint(1, 150):03}",
            day(source, date(2024, 1, 1), TODAY),
            words,
            round(10 ** source.uniform(2, 5.6)),
        )

    fill(
        database,
        "articles",
        "article_id TEXT PRIMARY KEY, title TEXT, summary TEXT, section TEXT, topic TEXT,"
        "city TEXT COLLATE NOCASE, author_id TEXT, published_on TEXT, words INTEGER, views INTEGER",
        map(row, range(1, 3001)),
    )


def _seed_photos(database: sqlite3.Connection, source: random.Random) -> None:
    def row(number: int) -> tuple:
        city = source.choice(CITIES)
        tags = some(source, TAGS, 1, 4)
        width = source.choice((1600, 2400, 3000, 4000, 6000))
        height = round(width * source.choice((0.56, 0.67, 0.75, 1, 1.33, 1.5)))
        place = [round(at + source.uniform(-0.2, 0.2), 4) for at in (city.latitude, city.longitude)]
        title = f"{tags.split(',')[0].title()} near {city.name}"
        more = (width, height, source.choice(list(COLOURS)), city.name, *place)
        taken = day(source, date(2019, 1, 1), TODAY)
        licence = source.choice(("free", "editorial", "commercial"))
        return (f"pho-{number:04}", title, person(source), tags, *more, taken, licence)

    fill(
        database,
        "photos",
        "photo_id TEXT PRIMARY KEY, title TEXT, photographer TEXT, tags TEXT, width_px INTEGER,"
        "height_px INTEGER, colour TEXT, city TEXT COLLATE NOCASE, latitude REAL, longitude REAL,"
        "taken_on TEXT, licence TEXT",
        map(row, range(1, 2501)),
    )


def _seed_podcasts(database: sqlite3.Connection, source: random.Random) -> None:
    podcasts, episodes = [], []
    for number in range(1, 151):
        podcast_id, topic = f"pod-{number:03}", source.choice(TOPICS)
        name = f"{source.choice(_SHOWS)} {topic.title()} {source.choice(_KINDS)}"
        podcasts.append((podcast_id, name, person(source), topic, source.choice(LANGUAGES)))
        start = date(2023, 1, 1) + timedelta(days=source.randint(0, 500))
        for count in range(1, source.randint(10, 32)):
            guest = person(source)
            title = f"{count}. {guest} on {source.choice(TOPICS)}"
            aired = str(start + timedelta(days=14 * count))
            minutes = source.randint(12, 95)
            loads = round(10 ** source.uniform(2, 5.2))
            episode_id = f"epi-{len(episodes) + 1:04}"
            episodes.append((episode_id, podcast_id, title, guest, aired, minutes, loads))
    columns = "podcast_id TEXT PRIMARY KEY, podcast TEXT, host TEXT, topic TEXT, language TEXT"
    fill(database, "podcasts", columns, podcasts)
    fill(
        database,
        "episodes",
        "episode_id TEXT PRIMARY KEY, podcast_id TEXT, title TEXT, guest TEXT, aired_on TEXT,"
        "duration_min INTEGER, downloads INTEGER",
        episodes,
    )


def _seed_broadcasts(database: sqlite3.Connection, source: random.Random) -> None:
    channels = [
        (f"ch-{n:02}", f"{CITIES[n * 20].name} {'TV' if n % 3 else 'Radio'}")
        + ("television" if n % 3 else "radio", source.choice(LANGUAGES))
        for n in range(20)
    ]
    columns = "channel_id TEXT PRIMARY KEY, channel TEXT, kind TEXT, language TEXT"
    fill(database, "channels", columns, channels)
    shows = [
        (f"{first} {second}", source.choice(GENRES), source.choice((0, 0, 6, 12, 16)))
        for first in _SHOWS
        for second in _KINDS
    ]
    rows = []
    for channel_id, *_ in channels:
        for ahead in range(14):
            minute = 360
            while minute < 1440:
                lasts = source.choice((30, 45, 60, 90, 120))
                starts = f"{FIRST_DAY + timedelta(days=ahead)}T{minute // 60:02}:{minute % 60:02}"
                show = source.choice(shows)
                number = f"brd-{len(rows) + 1:04}"
                rows.append((number, channel_id, starts, min(lasts, 1440 - minute), *show))
                minute += lasts
    fill(
        database,
        "broadcasts",
        "broadcast_id TEXT PRIMARY KEY, channel_id TEXT, starts_at TEXT, duration_min INTEGER,"
        "title TEXT COLLATE NOCASE, genre TEXT, min_age INTEGER",
        rows,
    )
