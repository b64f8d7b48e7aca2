"""The data of the weather service."""

import random
import sqlite3
from datetime import date, timedelta
from math import cos, pi

from tasks.world.places import CITIES, City
from tasks.world.service import TODAY, fill

FIRST_DAY = date(2024, 1, 1)
POLLUTANTS = {"pm25": 9, "pm10": 17, "ozone": 62, "no2": 19}
"""Usual concentrations in micrograms per cubic metre."""
_STATIONS = CITIES[::4]
_WARNINGS = "storm heavy_rain heat frost fog thunderstorm".split()


def seed(database: sqlite3.Connection, source: random.Random) -> None:
    """A hundred stations, their normals, a year and a half of days, air and warnings."""
    heights = [source.randint(2, 900) for _ in _STATIONS]
    stations = (
        (f"st-{n + 1:03}", f"{c.name} Observatory", c.name, c.country, c.latitude, c.longitude)
        + (heights[n], source.randint(1890, 1995), c.utc_offset_h)
        for n, c in enumerate(_STATIONS)
    )
    fill(
        database,
        "stations",
        "station_id TEXT PRIMARY KEY, name TEXT, city TEXT COLLATE NOCASE,"
        "country TEXT COLLATE NOCASE, latitude REAL, longitude REAL, elevation_m INTEGER,"
        "since INTEGER, utc_offset_h INTEGER",
        stations,
    )
    _seed_normals(database, source, heights)
    _seed_days(database, source, heights)
    _seed_air(database, source)
    _seed_warnings(database, source)


def _usual_temperature(city: City, height_m: int, day: float) -> float:
    """Mean temperature in Celsius on a day of the year, 0 to 365."""
    yearly = 30 - 0.42 * city.latitude - 0.0065 * height_m
    return yearly - (4 + 0.14 * city.latitude) * cos(2 * pi * (day - 20) / 365)


def _seed_normals(database: sqlite3.Connection, source: random.Random, heights: list[int]) -> None:
    rows = []
    for n, city in enumerate(_STATIONS):
        wet = source.uniform(30, 95)
        for month in range(1, 13):
            mean = round(_usual_temperature(city, heights[n], month * 30.4 - 15), 1)
            rain = round(wet * source.uniform(0.6, 1.4), 1)
            sun = round(150 - 90 * cos(2 * pi * month / 12) * source.uniform(0.8, 1.1))
            rows.append((f"st-{n + 1:03}", month, mean, rain, sun, source.randint(5, 18)))
    fill(
        database,
        "normals",
        "station_id TEXT, month INTEGER, mean_c REAL, rain_mm REAL, sun_h INTEGER,"
        "rain_days INTEGER",
        rows,
    )


def _seed_days(database: sqlite3.Connection, source: random.Random, heights: list[int]) -> None:
    days = [FIRST_DAY + timedelta(days=n) for n in range((TODAY - FIRST_DAY).days + 1)]
    dated = [(str(day), day.timetuple().tm_yday) for day in days]
    gauss, chance = source.gauss, source.random
    rows = []
    for n, city in enumerate(_STATIONS):
        station_id, drift = f"st-{n + 1:03}", 0.0
        usual = [_usual_temperature(city, heights[n], day) for day in range(367)]
        for name, number in dated:
            drift = 0.8 * drift + gauss(0, 1.6)
            mean = usual[number] + drift
            spread = 2 + 5 * chance()
            rain = round(12 * chance() ** 2.5, 1) if chance() < 0.38 else 0.0
            wind, damp = round(4 + 22 * chance() ** 2, 1), round(45 + 50 * chance())
            low, high = round(mean - spread, 1), round(mean + spread, 1)
            rows.append((station_id, name, round(mean, 1), low, high, rain, wind, damp))
    fill(
        database,
        "days",
        "station_id TEXT, day TEXT, mean_c REAL, low_c REAL, high_c REAL, rain_mm REAL,"
        "wind_kmh REAL, humidity_percent INTEGER, PRIMARY KEY (station_id, day)",
        rows,
    )


def _seed_air(database: sqlite3.Connection, source: random.Random) -> None:
    rows = (
        (f"st-{n + 1:03}", str(TODAY - timedelta(days=ago)))
        + tuple(round(usual * source.uniform(0.3, 2.4), 1) for usual in POLLUTANTS.values())
        for n in range(len(_STATIONS))
        for ago in reversed(range(60))
    )
    columns = "station_id TEXT, day TEXT, pm25 REAL, pm10 REAL, ozone REAL, no2 REAL"
    fill(database, "air", columns, rows)
    database.execute("CREATE INDEX air_by_station ON air (station_id, day)")


def _seed_warnings(database: sqlite3.Connection, source: random.Random) -> None:
    rows = []
    for number in range(1, 601):
        start = date(2025, 1, 1) + timedelta(days=source.randint(0, 185))
        kind = source.choice(_WARNINGS)
        level = source.choices(("yellow", "orange", "red"), (6, 3, 1))[0]
        end = start + timedelta(days=source.randint(0, 3))
        country = source.choice(_STATIONS).country
        rows.append((f"wrn-{number:04}", country, kind, level, str(start), str(end)))
    fill(
        database,
        "warnings",
        "warning_id TEXT PRIMARY KEY, country TEXT COLLATE NOCASE, kind TEXT, level TEXT,"
        "starts_on TEXT, ends_on TEXT",
        rows,
    )
