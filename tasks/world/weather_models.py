"""Parameters, bodies and answers of the weather service."""

from datetime import date
from typing import Annotated, Literal

from fastapi import Path, Query
from pydantic import BaseModel, Field

Pollutant = Literal["pm25", "pm10", "ozone", "no2"]
Level = Literal["yellow", "orange", "red"]
StationId = Annotated[str, Path(description="Id of a station.", examples=["st-001"])]
Day = Annotated[
    date, Query(description="Day from 2024-01-01 to 2025-06-30.", examples=["2025-03-14"])
]
Year = Annotated[int, Query(ge=2024, le=2025, description="Year of the records.", examples=[2024])]
Month = Annotated[int, Query(ge=1, le=12, description="Month of the year, 1 to 12.", examples=[5])]
Country = Annotated[str | None, Query(description="Name of a country.", examples=["Norrland"])]


class Station(BaseModel):
    """A weather station."""

    station_id: str
    name: str
    city: str
    country: str
    latitude: float
    longitude: float
    elevation_m: int
    since: int = Field(description="Year of the first record.")


class StationNearby(Station):
    """A station with its distance."""

    distance_km: float


class DayOfWeather(BaseModel):
    """The weather of a day at a station."""

    day: date
    mean_c: float
    low_c: float
    high_c: float
    rain_mm: float
    wind_kmh: float = Field(description="Mean wind.")
    humidity_percent: int


class MonthOfWeather(BaseModel):
    """The weather of a month at a station."""

    station_id: str
    days: int
    mean_c: float
    lowest_c: float
    highest_c: float
    rain_mm: float
    rain_days: int
    frost_days: int


class Normal(BaseModel):
    """What a month is usually like."""

    month: int
    mean_c: float
    rain_mm: float
    sun_h: int
    rain_days: int


class Anomaly(BaseModel):
    """How a month differed from the usual."""

    station_id: str
    mean_c: float
    usual_mean_c: float
    difference_c: float
    rain_mm: float
    usual_rain_mm: float
    rain_percent: int = Field(description="Rain as a share of the usual.")


class Extreme(BaseModel):
    """A record of a day."""

    station_id: str
    city: str
    day: date
    value: float


class DayCount(BaseModel):
    """Days on which a limit was passed."""

    station_id: str
    days: int
    first: date | None
    last: date | None


class CityClimate(BaseModel):
    """A city's usual year."""

    city: str
    mean_c: float
    coldest_month_c: float
    warmest_month_c: float
    rain_mm: float = Field(description="In a year.")
    sun_h: int = Field(description="In a year.")


class Air(BaseModel):
    """The air of a day at a station, in micrograms per cubic metre."""

    station_id: str
    day: date
    pm25: float
    pm10: float
    ozone: float
    no2: float


class Exceedance(BaseModel):
    """A station and on how many days a limit was passed."""

    station_id: str
    city: str
    days: int
    highest: float


class AirSample(BaseModel):
    """Concentrations to be judged."""

    pm25: float = Field(ge=0, le=1000, description="PM2.5 in ug/m3.", examples=[14.2])
    pm10: float = Field(ge=0, le=1000, description="PM10 in ug/m3.", examples=[31.0])
    ozone: float = Field(0, ge=0, le=1000, description="Ozone in ug/m3.", examples=[96.0])
    no2: float = Field(0, ge=0, le=1000, description="NO2 in ug/m3.", examples=[22.5])


class AirIndex(BaseModel):
    """How good the air is."""

    grade: int = Field(description="1 is good, 5 is very poor.")
    label: str
    worst: str = Field(description="The pollutant that decides.")


class DegreeDays(BaseModel):
    """How much a house must be heated and cooled."""

    station_id: str
    heating: float = Field(description="Sum of degrees below the base, day by day.")
    cooling: float = Field(description="Sum of degrees above the base, day by day.")


class Spell(BaseModel):
    """A run of days without rain."""

    station_id: str
    days: int
    first: date
    last: date


class Frost(BaseModel):
    """When frost ends and begins."""

    station_id: str
    year: int
    last_in_spring: date | None
    first_in_autumn: date | None
    frost_free_days: int


class SunTimes(BaseModel):
    """When the sun is up."""

    station_id: str
    sunrise: str = Field(description="Local standard time, HH:MM; empty if there is none.")
    sunset: str = Field(description="Local standard time, HH:MM; empty if there is none.")
    daylight_h: float


class FeltTemperature(BaseModel):
    """How warm it feels."""

    felt_c: float
    rule: str = Field(description="wind chill, heat index or none.")


class WeatherWarning(BaseModel):
    """A weather warning."""

    warning_id: str
    country: str
    kind: str
    level: str
    starts_on: date
    ends_on: date


class Roof(BaseModel):
    """A roof."""

    area_m2: float = Field(gt=0, le=10_000, description="Area in square metres.", examples=[85])
    material: Literal["tiles", "metal", "gravel", "green"] = Field(
        "tiles", description="What covers it.", examples=["metal"]
    )


class HarvestRequest(BaseModel):
    """Roofs whose rain is collected."""

    station_id: str = Field(description="Id of a station nearby.", examples=["st-001"])
    roofs: list[Roof] = Field(
        min_length=1,
        description="Area in square metres and cover of each roof.",
        examples=[[{"area_m2": 85, "material": "tiles"}]],
    )
    months: list[Annotated[int, Field(ge=1, le=12)]] = Field(
        min_length=1, max_length=12, description="Months, 1 to 12.", examples=[[4, 5, 6]]
    )


class Harvest(BaseModel):
    """Rain that can be collected."""

    litres: int
    litres_by_month: list[int] = Field(description="In the order asked for.")


class Panel(BaseModel):
    """A group of solar panels."""

    peak_kw: float = Field(gt=0, le=1000, description="Peak power in kilowatts.", examples=[6.4])
    tilt_degrees: float = Field(35, ge=0, le=90, description="Tilt in degrees.", examples=[30])


class SolarRequest(BaseModel):
    """Solar panels somewhere."""

    station_id: str = Field(description="Id of a station nearby.", examples=["st-001"])
    panels: list[Panel] = Field(
        min_length=1,
        description="Peak power in kilowatts and tilt of each group of panels.",
        examples=[[{"peak_kw": 6.4, "tilt_degrees": 30}]],
    )
    losses_percent: float = Field(14, ge=0, le=60, description="Losses in percent.", examples=[10])


class SolarYield(BaseModel):
    """Energy of a usual year."""

    year_kwh: int
    best_month: int
    months_kwh: list[int] = Field(description="January to December.")
