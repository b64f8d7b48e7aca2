"""Stations and their days."""

from datetime import date
from typing import Annotated, Literal

from fastapi import Query

from tasks.world import weather_models as m
from tasks.world.service import (
    Database,
    Latitude,
    Limit,
    Longitude,
    Offset,
    Page,
    many,
    one,
    operations,
    page,
)
from tasks.world.weather_rows import month_at, station_with

router = operations()


@router.get("/stations")
async def search_stations(
    database: Database,
    country: m.Country = None,
    min_elevation_m: Annotated[
        int | None, Query(ge=0, le=5000, description="Lowest height in metres.", examples=[400])
    ] = None,
    since_before: Annotated[
        int | None, Query(ge=1850, description="Records older than this year.", examples=[1920])
    ] = None,
    limit: Limit = 10,
    offset: Offset = 0,
) -> Page[m.Station]:
    """Search weather stations by country, height and age of their records."""
    filters = {"country = ?": country, "elevation_m >= ?": min_elevation_m}
    filters["since < ?"] = since_before
    return page(database, m.Station, "stations", filters, "station_id", limit, offset)


@router.get("/stations/nearest")
async def find_nearest_stations(
    database: Database, latitude: Latitude, longitude: Longitude, limit: Limit = 3
) -> list[m.StationNearby]:
    """Find the weather stations nearest to a point."""
    sql = """SELECT *, distance_km(?, ?, latitude, longitude) AS distance_km FROM stations
        ORDER BY distance_km, station_id LIMIT ?"""
    return many(database, m.StationNearby, sql, latitude, longitude, limit)


@router.get("/stations/{station_id}")
async def get_station(database: Database, station_id: m.StationId) -> m.Station:
    """Get one weather station's place, height and age."""
    return station_with(database, station_id)


@router.get("/stations/{station_id}/days")
async def list_daily_weather(
    database: Database,
    station_id: m.StationId,
    first_day: Annotated[
        date, Query(description="First day, YYYY-MM-DD.", examples=["2025-05-01"])
    ],
    last_day: Annotated[date, Query(description="Last day, YYYY-MM-DD.", examples=["2025-05-14"])],
    limit: Limit = 31,
    offset: Offset = 0,
) -> Page[m.DayOfWeather]:
    """List a station's temperatures, rain and wind from one day to another."""
    station_with(database, station_id)
    filters = {"station_id = ?": station_id, "day >= ?": str(first_day), "day <= ?": str(last_day)}
    return page(database, m.DayOfWeather, "days", filters, "day", limit, offset)


@router.get("/weather")
async def get_weather_of_city(
    database: Database,
    city: Annotated[str, Query(description="City with a station.", examples=["Orarville"])],
    day: m.Day,
) -> m.DayOfWeather:
    """Get what the weather was in a city on a day."""
    sql = "SELECT days.* FROM days JOIN stations USING (station_id) WHERE city = ? AND day = ?"
    return one(database, m.DayOfWeather, "weather of", sql, city, str(day))


@router.get("/stations/{station_id}/month")
async def summarize_month_of_weather(
    database: Database, station_id: m.StationId, year: m.Year, month: m.Month
) -> m.MonthOfWeather:
    """Summarize a month at a station: mean, extremes, rain, frost days."""
    return month_at(database, station_id, year, month)


@router.get("/stations/{station_id}/normals")
async def get_climate_normals(
    database: Database,
    station_id: m.StationId,
    month: Annotated[
        int | None, Query(ge=1, le=12, description="One month alone, 1 to 12.", examples=[7])
    ] = None,
) -> list[m.Normal]:
    """Get a station's climate: what its months are usually like."""
    station_with(database, station_id)
    filters = {"station_id = ?": station_id, "month = ?": month}
    return page(database, m.Normal, "normals", filters, "month", 12).items


@router.get("/stations/{station_id}/anomaly")
async def compare_month_to_normal(
    database: Database, station_id: m.StationId, year: m.Year, month: m.Month
) -> m.Anomaly:
    """Compare a month's temperature and rain with what is usual there."""
    was = month_at(database, station_id, year, month)
    sql = "SELECT * FROM normals WHERE station_id = ? AND month = ?"
    usual = one(database, m.Normal, "normal", sql, station_id, month)
    return m.Anomaly(
        station_id=station_id,
        mean_c=was.mean_c,
        usual_mean_c=usual.mean_c,
        difference_c=round(was.mean_c - usual.mean_c, 1),
        rain_mm=was.rain_mm,
        usual_rain_mm=usual.rain_mm,
        rain_percent=round(100 * was.rain_mm / usual.rain_mm),
    )


@router.get("/extremes")
async def find_extreme_days(
    database: Database,
    element: Annotated[
        Literal["highest_c", "lowest_c", "rain_mm", "wind_kmh"],
        Query(description="What is extreme: heat, cold, rain or wind.", examples=["rain_mm"]),
    ],
    country: m.Country = None,
    limit: Limit = 5,
) -> list[m.Extreme]:
    """Find the hottest, coldest, wettest or windiest days since 2024."""
    column = {"highest_c": "high_c", "lowest_c": "low_c"}.get(element, element)
    order = "ASC" if element == "lowest_c" else "DESC"
    sql = f"""SELECT station_id, city, day, {column} AS value
        FROM days JOIN stations USING (station_id) WHERE ?1 IS NULL OR country = ?1
        ORDER BY value {order}, day, station_id LIMIT ?2"""
    return many(database, m.Extreme, sql, country, limit)


@router.get("/stations/{station_id}/hot-days")
async def count_days_above_temperature(
    database: Database,
    station_id: m.StationId,
    above_c: Annotated[
        float, Query(ge=-60, le=60, description="Limit in Celsius.", examples=[25.0])
    ],
    year: m.Year = 2024,
) -> m.DayCount:
    """Count the days of a year on which it got warmer than a limit."""
    station_with(database, station_id)
    sql = """SELECT ? AS station_id, COUNT(*) AS days, MIN(day) AS first, MAX(day) AS last
        FROM days WHERE station_id = ? AND SUBSTR(day, 1, 4) = ? AND high_c > ?"""
    return one(database, m.DayCount, "day", sql, station_id, station_id, str(year), above_c)
