"""What several operations look up."""

from datetime import timedelta

from tasks.world import weather_models as m
from tasks.world.service import (
    Database,
    many,
    missing,
    one,
)

MONTHLY = """SELECT station_id, COUNT(*) AS days, ROUND(AVG(mean_c), 1) AS mean_c,
    MIN(low_c) AS lowest_c, MAX(high_c) AS highest_c, ROUND(SUM(rain_mm), 1) AS rain_mm,
    SUM(rain_mm >= 1) AS rain_days, SUM(low_c < 0) AS frost_days
    FROM days WHERE station_id = ? AND SUBSTR(day, 1, 7) = ? GROUP BY station_id"""


def clock_time(hours: float) -> str:
    """Hours since midnight as HH:MM."""
    time = timedelta(minutes=round(hours * 60) % 1440)
    return f"{time.seconds // 3600:02}:{time.seconds // 60 % 60:02}"


def station_with(database: Database, station_id: str) -> m.Station:
    """The station of that id, or a 404."""
    sql = "SELECT * FROM stations WHERE station_id = ?"
    return one(database, m.Station, "station", sql, station_id)


def normals_of(database: Database, station_id: str) -> list[m.Normal]:
    """The twelve normals of a station, or a 404."""
    found = many(
        database,
        m.Normal,
        "SELECT * FROM normals WHERE station_id = ? ORDER BY month",
        station_id,
    )
    if not found:
        raise missing("station", station_id)
    return found


def month_at(database: Database, station_id: str, year: int, month: int) -> m.MonthOfWeather:
    """A month at a station, or a 404."""
    name = f"{year}-{month:02}"
    return one(database, m.MonthOfWeather, "month at station", MONTHLY, station_id, name)
