"""The vocabulary and the rows of the athletics service."""

import random
import sqlite3
from collections.abc import Iterator
from datetime import date, timedelta
from typing import NamedTuple

from tasks.world.places import COUNTRIES
from tasks.world.service import TODAY, fill
from tasks.world.spots import TOWNS
from tasks.world.words import day, distinct, firm, person


class Discipline(NamedTuple):
    """A discipline; the typical marks are those of good athletes."""

    code: str
    title: str
    kind: str
    unit: str
    typical_women: float
    typical_men: float
    attempts: int
    wind_limit_mps: float | None
    rule: str


_LANES = "Leaving the lane or a false start disqualifies."
_PACK = "Starters may leave their lanes after the break line."
_BARS = "Knocking hurdles over is allowed, passing beside them is not."
_LONG = "The nearest mark in the sand counts; overstepping the board is a foul."
_HIGH = "Three failures in a row end the competition."
_RING = "The implement must land inside the sector, and the athlete stay in the ring."
DISCIPLINES = (
    Discipline("100m", "100 metres", "sprint", "s", 11.6, 10.5, 1, 2.0, _LANES),
    Discipline("200m", "200 metres", "sprint", "s", 23.8, 21.2, 1, 2.0, _LANES),
    Discipline("400m", "400 metres", "sprint", "s", 53.2, 47.1, 1, None, _LANES),
    Discipline("800m", "800 metres", "distance", "s", 123.5, 107.8, 1, None, _PACK),
    Discipline("1500m", "1500 metres", "distance", "s", 252.0, 221.0, 1, None, _PACK),
    Discipline("5000m", "5000 metres", "distance", "s", 932.0, 824.0, 1, None, _PACK),
    Discipline("400mH", "400 metres hurdles", "hurdles", "s", 57.9, 50.8, 1, None, _BARS),
    Discipline("3000mSC", "3000 metres steeplechase", "hurdles", "s", 590.0, 515.0, 1, None, _BARS),
    Discipline("LJ", "Long jump", "jump", "m", 6.35, 7.7, 6, 2.0, _LONG),
    Discipline("TJ", "Triple jump", "jump", "m", 13.6, 16.1, 6, 2.0, _LONG),
    Discipline("HJ", "High jump", "jump", "m", 1.83, 2.17, 3, None, _HIGH),
    Discipline("PV", "Pole vault", "jump", "m", 4.3, 5.4, 3, None, _HIGH),
    Discipline("SP", "Shot put", "throw", "m", 16.4, 18.9, 6, None, _RING),
    Discipline("DT", "Discus throw", "throw", "m", 56.0, 59.5, 6, None, _RING),
    Discipline("JT", "Javelin throw", "throw", "m", 56.5, 75.0, 6, None, _RING),
)
_CHAMPIONSHIPS = (
    ("chp-1", "Continental Indoor Championships", "2025-11-22", 1.02),
    ("chp-2", "World Athletics Games", "2025-09-13", 0.99),
    ("chp-3", "University Games", "2025-08-05", 1.04),
    ("chp-4", "Continental Team Cup", "2025-10-04", 1.03),
)
"""Id, name, first day, and standard as a multiple of the typical time."""

_LEVELS = ("club", "regional", "national", "international")
_ENDS = ("Meeting", "Gala", "Classic", "Athletics Day", "Championships")
_STAGES = ("flat", "hilly", "mountain", "time trial")
_SPEEDS_KMH = {"flat": 44.0, "hilly": 40.5, "mountain": 35.5, "time trial": 48.0}
_PROOFS = ("urine", "blood", "urine and blood")


def seed(database: sqlite3.Connection, source: random.Random) -> None:
    """800 athletes, 60 meets with some 7,000 results, 14 stage races of 40 riders."""
    columns = "code TEXT PRIMARY KEY, title TEXT, kind TEXT, unit TEXT, typical_women REAL,"
    columns += "typical_men REAL, attempts INTEGER, wind_limit_mps REAL, rule TEXT"
    fill(database, "disciplines", columns, DISCIPLINES)
    columns = "championship_id TEXT PRIMARY KEY, championship TEXT, starts_on TEXT, factor REAL"
    fill(database, "championships", columns, _CHAMPIONSHIPS)
    athletes = _seed_athletes(database, source)
    _seed_meets(database, source, athletes)
    _seed_controls(database, source, athletes)
    _seed_races(database, source)


def _seed_athletes(database: sqlite3.Connection, source: random.Random) -> list[tuple]:
    clubs = distinct(firm, source, 60)
    athletes = [
        (
            f"atl-{number:04}",
            name,
            COUNTRIES[number % 20],
            "women" if number % 40 < 20 else "men",
            source.choice(DISCIPLINES).code,
            source.randint(1992, 2006),
            f"{source.choice(clubs).split()[0]} Athletics Club",
            source.gauss(1, 0.02),
        )
        for number, name in enumerate(distinct(person, source, 800), 1)
    ]
    columns = "athlete_id TEXT PRIMARY KEY, name TEXT COLLATE NOCASE, country TEXT, category TEXT,"
    columns += "discipline TEXT, born INTEGER, club TEXT, form REAL"
    fill(database, "athletes", columns, athletes)
    return athletes


def _seed_meets(database: sqlite3.Connection, source: random.Random, athletes: list[tuple]) -> None:
    meets, results = [], []
    groups: dict[tuple, list[tuple]] = {}
    for athlete in athletes:
        groups.setdefault(athlete[3:5], []).append(athlete)
    days = sorted(day(source, date(2023, 4, 1), TODAY - timedelta(3)) for _ in range(60))
    for number, held in enumerate(days, 1):
        town, meet_id = source.choice(TOWNS), f"met-{number:03}"
        name = f"{town.name} {source.choice(_ENDS)}"
        level = _LEVELS[number % 4]
        meets.append((meet_id, name, town.name, town.country, held, level))
        chosen = sorted(source.sample(DISCIPLINES, 6))
        for place, discipline in enumerate(chosen):
            results += _results(source, groups, meet_id, place, discipline)
    columns = "meet_id TEXT PRIMARY KEY, meet TEXT, city TEXT, country TEXT, held_on TEXT,"
    fill(database, "meets", columns + "level TEXT", meets)
    columns = "meet_id TEXT, discipline TEXT, category TEXT, starts TEXT, athlete_id TEXT,"
    fill(database, "results", columns + "mark REAL, wind_mps REAL, place INTEGER", results)
    database.execute("CREATE INDEX results_by_athlete ON results (athlete_id)")
    database.execute("CREATE INDEX results_by_meet ON results (meet_id)")


def _results(
    source: random.Random,
    athletes: dict[tuple, list[tuple]],
    meet_id: str,
    place: int,
    discipline: Discipline,
) -> Iterator[tuple]:
    timed = discipline.unit == "s"
    for category, typical in (
        ("women", discipline.typical_women),
        ("men", discipline.typical_men),
    ):
        starts = f"{10 + place}:{'00' if category == 'women' else '30'}"
        fit = athletes[category, discipline.code]
        marks = []
        for athlete in source.sample(fit, min(12, len(fit))):
            share = athlete[7] * source.gauss(1, 0.008)
            marks.append((round(typical * (share if timed else 1 / share), 2), athlete[0]))
        wind = round(source.gauss(0.4, 1), 1) if discipline.wind_limit_mps else None
        for rank, (mark, athlete_id) in enumerate(sorted(marks, reverse=not timed), 1):
            yield meet_id, discipline.code, category, starts, athlete_id, mark, wind, rank


def _seed_controls(
    database: sqlite3.Connection, source: random.Random, athletes: list[tuple]
) -> None:
    rows = []
    for number in range(1, 601):
        planned = TODAY + timedelta(number % 60)
        window = f"{source.randint(5, 20):02}:00"
        facts = (str(planned), window, source.choice(_PROOFS), source.choice(TOWNS).name)
        rows.append((f"dop-{number:04}", source.choice(athletes)[0], *facts))
    columns = "control_id TEXT PRIMARY KEY, athlete_id TEXT, planned_on TEXT, window_from TEXT,"
    fill(database, "controls", columns + "sample TEXT, laboratory_city TEXT", rows)


def _seed_races(database: sqlite3.Connection, source: random.Random) -> None:
    teams = [f"Team {name.split()[0]}" for name in distinct(firm, source, 15)]
    riders = [
        (f"rid-{number:03}", name, source.choice(COUNTRIES), teams[number % 15])
        + (source.randint(1988, 2005), source.choice(_STAGES), source.gauss(1, 0.006))
        for number, name in enumerate(distinct(person, source, 150), 1)
    ]
    columns = "rider_id TEXT PRIMARY KEY, name TEXT, country TEXT, team TEXT, born INTEGER,"
    fill(database, "riders", columns + "strength TEXT, form REAL", riders)
    races, stages, times = [], [], []
    for number in range(1, 15):
        race_id, first = f"rce-{number:02}", 20 * ((number - 1) % 20)
        start = date(2025, 2, 8) + timedelta(days=10 * number - 10)
        country = COUNTRIES[first // 20]
        length = source.randint(5, 8)
        races.append((race_id, f"Tour of {country}", country, str(start), length))
        field = source.sample(riders, 40)
        for stage in range(1, length + 1):
            stages.append(_stage(source, race_id, stage, start))
            times += _stage_times(source, stages[-1], field)
    columns = "race_id TEXT PRIMARY KEY, race TEXT, country TEXT, starts_on TEXT, stages INTEGER"
    fill(database, "races", columns, races)
    columns = "race_id TEXT, stage INTEGER, held_on TEXT, kind TEXT, start TEXT, finish TEXT,"
    fill(database, "stages", columns + "distance_km REAL, climb_m INTEGER", stages)
    fill(database, "times", "race_id TEXT, stage INTEGER, rider_id TEXT, time_s INTEGER", times)
    database.execute("CREATE INDEX times_by_race ON times (race_id, stage)")


def _stage(source: random.Random, race_id: str, stage: int, start: date) -> tuple:
    kind = _STAGES[(stage + source.randint(0, 1)) % 4]
    towns = (source.choice(TOWNS).name, source.choice(TOWNS).name)
    distance = round(source.uniform(12, 40) if kind == "time trial" else source.uniform(120, 220))
    climb = {"flat": 500, "hilly": 1900, "mountain": 3800, "time trial": 200}[kind]
    facts = (float(distance), round(climb * source.uniform(0.7, 1.3)))
    return (race_id, stage, str(start + timedelta(days=stage - 1)), kind, *towns, *facts)


def _stage_times(source: random.Random, stage: tuple, riders: list[tuple]) -> Iterator[tuple]:
    race_id, number, _, kind, *_, distance, _ = stage
    spread = {"flat": 0.001, "hilly": 0.004, "mountain": 0.014, "time trial": 0.012}[kind]
    for rider in riders:
        slower = abs(source.gauss(0, spread)) + (rider[6] - 1) * (0.3 if kind == "flat" else 1)
        slower -= 0.004 if rider[5] == kind else 0
        yield race_id, number, rider[0], round(3600 * distance / _SPEEDS_KMH[kind] * (1 + slower))
