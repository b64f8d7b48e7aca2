"""Parameters, bodies and answers about rankings, records and relays."""

from typing import Annotated, Literal

from fastapi import Query
from pydantic import BaseModel, Field

from tasks.world.athletics_meets_models import CODES, Code

Code = Annotated[Code, Query(description=f"Code of a discipline, {CODES}.", examples=["100m"])]
FirstAthlete = Annotated[str, Query(description="Id of an athlete.", examples=["atl-0505"])]
SecondAthlete = Annotated[
    str, Query(description="Id of an athlete of the same discipline.", examples=["atl-0543"])
]
Country = Annotated[str, Query(description="Name of a country.", examples=["Maravia"])]
Season = Annotated[int, Query(ge=2023, le=2025, description="Year of a season.", examples=[2025])]
Championship = Annotated[
    Literal["chp-1", "chp-2", "chp-3", "chp-4"],
    Query(
        description="Championship: chp-1 continental indoor, chp-2 world games, chp-3 university"
        " games, chp-4 continental team cup.",
        examples=["chp-3"],
    ),
]
Relay = Annotated[
    Literal["4x100m", "4x400m"], Query(description="Which relay to run.", examples=["4x100m"])
]
ControlDay = Annotated[
    str,
    Query(
        pattern=r"^2025-0[678]-\d\d$",
        description="Day of the controls, YYYY-MM-DD, from 2025-06-30 to 2025-08-28.",
        examples=["2025-07-10"],
    ),
]


class RankedMark(BaseModel):
    place: int
    athlete_id: str
    name: str
    country: str
    mark: float
    starts: int


class NationalRecord(BaseModel):
    discipline: str
    mark: float
    unit: str
    name: str
    meet: str
    held_on: str


class Standard(BaseModel):
    discipline: str
    title: str
    standard: float
    unit: str


class Qualification(BaseModel):
    championship: str
    standard: float
    season_best: float | None = Field(description="Best mark since July 2024.")
    qualified: bool
    missing: float = Field(description="Seconds or metres to improve by; 0 if qualified.")


class Duels(BaseModel):
    discipline: str
    meets: int
    first_ahead: int
    second_ahead: int
    mean_gap: float = Field(description="Mean distance of the marks in seconds or metres.")


class RelayRunner(BaseModel):
    leg: int
    athlete_id: str
    name: str
    best_s: float


class RelayTeam(BaseModel):
    country: str
    runners: list[RelayRunner]
    expected_s: float


class Control(BaseModel):
    control_id: str
    athlete_id: str
    name: str
    window_from: str
    sample: str
    laboratory_city: str
