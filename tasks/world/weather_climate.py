"""Climates, air, sun and warnings."""

from datetime import date
from itertools import groupby
from math import acos, cos, pi, radians, sin, tan
from typing import Annotated

from fastapi import Query

from tasks.world import weather_models as m
from tasks.world.service import (
    Database,
    Limit,
    Page,
    many,
    one,
    operations,
    page,
)
from tasks.world.weather_rows import clock_time, normals_of, station_with

router = operations()
RUNOFF = {"tiles": 0.85, "metal": 0.95, "gravel": 0.6, "green": 0.35}
GRADES = {
    "pm25": (10, 20, 25, 50),
    "pm10": (20, 40, 50, 100),
    "ozone": (50, 100, 130, 240),
    "no2": (40, 90, 120, 230),
}
LABELS = "good,fair,moderate,poor,very poor".split(",")


@router.get("/climates")
async def compare_city_climates(
    database: Database,
    cities: Annotated[
        list[str],
        Query(
            min_length=2,
            max_length=6,
            description="Two to six cities with stations.",
            examples=[["Orarville", "Belongrad"]],
        ),
    ],
) -> list[m.CityClimate]:
    """Compare the usual year of cities: warmth, rain and sunshine."""
    sql = """SELECT city, ROUND(AVG(mean_c), 1) AS mean_c, MIN(mean_c) AS coldest_month_c,
        MAX(mean_c) AS warmest_month_c, ROUND(SUM(rain_mm), 1) AS rain_mm, SUM(sun_h) AS sun_h
        FROM stations JOIN normals USING (station_id) WHERE city = ? GROUP BY city"""
    return [one(database, m.CityClimate, "station in", sql, city) for city in cities]


@router.get("/stations/{station_id}/air")
async def get_air_quality(
    database: Database,
    station_id: m.StationId,
    day: Annotated[
        date, Query(description="Day from 2025-05-02 to 2025-06-30.", examples=["2025-06-15"])
    ],
) -> m.Air:
    """Get the fine dust, ozone and nitrogen dioxide at a station on a day."""
    sql = "SELECT * FROM air WHERE station_id = ? AND day = ?"
    return one(database, m.Air, "air sample", sql, station_id, str(day))


@router.get("/air/exceedances")
async def rank_stations_by_polluted_days(
    database: Database,
    pollutant: Annotated[m.Pollutant, Query(description="What is counted.", examples=["pm25"])],
    above: Annotated[float, Query(ge=0, description="Limit in ug/m3.", examples=[15.0])],
    limit: Limit = 10,
) -> list[m.Exceedance]:
    """Rank stations by the days of the last two months on which the air was above a limit."""
    sql = f"""SELECT station_id, city, COUNT(*) AS days, MAX({pollutant}) AS highest
        FROM air JOIN stations USING (station_id) WHERE {pollutant} > ?
        GROUP BY station_id ORDER BY days DESC, highest DESC, station_id LIMIT ?"""
    return many(database, m.Exceedance, sql, above, limit)


@router.post("/air/index")
async def compute_air_quality_index(sample: m.AirSample) -> m.AirIndex:
    """Compute the air quality grade of concentrations that somebody measured."""
    grades = {
        name: 1 + sum(getattr(sample, name) > step for step in steps)
        for name, steps in GRADES.items()
    }
    worst = max(grades, key=grades.__getitem__)
    grade = grades[worst]
    return m.AirIndex(grade=grade, label=LABELS[grade - 1], worst=worst)


@router.get("/stations/{station_id}/degree-days")
async def compute_degree_days(
    database: Database,
    station_id: m.StationId,
    year: m.Year,
    base_c: Annotated[
        float, Query(ge=5, le=30, description="Base in Celsius.", examples=[16.5])
    ] = 18.0,
) -> m.DegreeDays:
    """Compute the heating and cooling degree days of a year at a station."""
    station_with(database, station_id)
    sql = """SELECT ?1 AS station_id, ROUND(SUM(MAX(0, ?3 - mean_c)), 1) AS heating,
        ROUND(SUM(MAX(0, mean_c - ?3)), 1) AS cooling
        FROM days WHERE station_id = ?1 AND SUBSTR(day, 1, 4) = ?2"""
    return one(database, m.DegreeDays, "year", sql, station_id, str(year), base_c)


@router.get("/stations/{station_id}/dry-spell")
async def find_longest_dry_spell(
    database: Database, station_id: m.StationId, year: m.Year
) -> m.Spell:
    """Find the longest run of days without rain in a year at a station."""
    station_with(database, station_id)
    sql = "SELECT day, rain_mm FROM days WHERE station_id = ? AND SUBSTR(day, 1, 4) = ?"
    rows = database.execute(f"{sql} ORDER BY day", (station_id, str(year))).fetchall()
    runs = [[row["day"] for row in run] for dry, run in groupby(rows, lambda r: not r[1]) if dry]
    best = max(runs, key=len)
    return m.Spell(station_id=station_id, days=len(best), first=best[0], last=best[-1])


@router.get("/stations/{station_id}/frost")
async def find_frost_dates(database: Database, station_id: m.StationId, year: m.Year) -> m.Frost:
    """Find the last frost of spring and the first of autumn at a station."""
    station_with(database, station_id)
    sql = "SELECT day FROM days WHERE station_id = ? AND day LIKE ? AND low_c < 0 ORDER BY day"
    frosts = [date.fromisoformat(row[0]) for row in database.execute(sql, (station_id, f"{year}%"))]
    middle = date(year, 7, 1)
    spring = max((day for day in frosts if day < middle), default=None)
    autumn = min((day for day in frosts if day >= middle), default=None)
    start, end = spring or date(year, 1, 1), autumn or date(year + 1, 1, 1)
    return m.Frost(
        station_id=station_id,
        year=year,
        last_in_spring=spring,
        first_in_autumn=autumn,
        frost_free_days=(end - start).days - bool(spring),
    )


@router.get("/stations/{station_id}/sun")
async def compute_sun_times(
    database: Database,
    station_id: m.StationId,
    day: Annotated[date, Query(description="The day, YYYY-MM-DD.", examples=["2025-12-21"])],
) -> m.SunTimes:
    """Compute sunrise, sunset and the hours of daylight at a station."""
    sql = "SELECT latitude, longitude, utc_offset_h FROM stations WHERE station_id = ?"
    station_with(database, station_id)
    latitude, longitude, offset = database.execute(sql, (station_id,)).fetchone()
    tilt = radians(-23.44) * cos(2 * pi * (day.timetuple().tm_yday + 10) / 365)
    half = acos(max(-1.0, min(1.0, -tan(radians(latitude)) * tan(tilt)))) * 12 / pi
    noon = 12 - longitude / 15 + offset
    seen = 0 < half < 12
    times = [f"{(noon + side * half) % 24:.4f}" if seen else "" for side in (-1, 1)]
    rise, down = (clock_time(float(each)) if each else "" for each in times)
    return m.SunTimes(
        station_id=station_id, sunrise=rise, sunset=down, daylight_h=round(2 * half, 2)
    )


@router.get("/felt-temperature")
async def compute_felt_temperature(
    temperature_c: Annotated[
        float, Query(ge=-60, le=60, description="Temperature in Celsius.", examples=[-4.0])
    ],
    wind_kmh: Annotated[float, Query(ge=0, le=250, description="Wind in km/h.", examples=[28.0])],
    humidity_percent: Annotated[
        float, Query(ge=0, le=100, description="Relative humidity in percent.", examples=[65.0])
    ] = 50.0,
) -> m.FeltTemperature:
    """Compute how warm it feels, by wind chill when cold and by humidity when hot."""
    felt, rule = temperature_c, "none"
    if temperature_c <= 10 and wind_kmh >= 4.8:
        power = wind_kmh**0.16
        felt = 13.12 + 0.6215 * felt - 11.37 * power + 0.3965 * felt * power
        rule = "wind chill"
    elif temperature_c >= 27:
        pressure = 6.105 * humidity_percent / 100 * 10 ** (7.5 * felt / (237.7 + felt))
        felt, rule = felt + 0.33 * pressure - 4, "heat index"
    return m.FeltTemperature(felt_c=round(felt, 1), rule=rule)


@router.get("/warnings")
async def list_weather_warnings(
    database: Database,
    day: Annotated[date, Query(description="Day in 2025.", examples=["2025-05-28"])],
    country: m.Country = None,
    level: Annotated[
        m.Level | None, Query(description="How grave it is.", examples=["yellow"])
    ] = None,
    limit: Limit = 20,
) -> Page[m.WeatherWarning]:
    """List the weather warnings in force on a day."""
    filters = {"starts_on <= ?": str(day), "ends_on >= ?": str(day), "country = ?": country}
    filters["level = ?"] = level
    return page(database, m.WeatherWarning, "warnings", filters, "warning_id", limit)


@router.post("/rain-harvest")
async def estimate_rain_harvest(database: Database, wish: m.HarvestRequest) -> m.Harvest:
    """Estimate how many litres of rain roofs collect in the months of a usual year."""
    normals = normals_of(database, wish.station_id)
    area = sum(roof.area_m2 * RUNOFF[roof.material] for roof in wish.roofs)
    litres = [round(normals[month - 1].rain_mm * area) for month in wish.months]
    return m.Harvest(litres=sum(litres), litres_by_month=litres)


@router.post("/solar-yield")
async def estimate_solar_yield(database: Database, wish: m.SolarRequest) -> m.SolarYield:
    """Estimate the energy that solar panels give, month by month of a usual year."""
    normals = normals_of(database, wish.station_id)
    power = sum(
        panel.peak_kw * (0.75 + 0.25 * sin(radians(2.6 * min(panel.tilt_degrees, 69))))
        for panel in wish.panels
    )
    kept = 1 - wish.losses_percent / 100
    months = [round(0.62 * normal.sun_h * power * kept) for normal in normals]
    best = months.index(max(months)) + 1
    return m.SolarYield(year_kwh=sum(months), best_month=best, months_kwh=months)
