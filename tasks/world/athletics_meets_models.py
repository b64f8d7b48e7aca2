"""Parameters, bodies and answers about meets and athletes."""

from typing import Annotated, Literal

from fastapi import Path, Query
from pydantic import BaseModel, Field

_Category = Literal["women", "men"]
Category = Annotated[_Category, Query(description="Who competes: women or men.", examples=["men"])]
AnyCategory = Annotated[
    _Category | None, Query(description="Who competes: women or men.", examples=["women"])
]
Code = Literal[
    "100m", "200m", "400m", "800m", "1500m", "5000m", "400mH", "3000mSC",
    "LJ", "TJ", "HJ", "PV", "SP", "DT", "JT",
]  # fmt: skip
CODES = "such as 400mH for hurdles, 3000mSC steeplechase, LJ long jump, SP shot put"
AnyCode = Annotated[
    Code | None, Query(description=f"Code of a discipline, {CODES}.", examples=["LJ"])
]
CodePath = Annotated[str, Path(description="Code of a discipline.", examples=["400mH"])]
_Level = Literal["club", "regional", "national", "international"]
Level = Annotated[_Level | None, Query(description="Level of a meet.", examples=["national"])]
MeetId = Annotated[str, Path(description="Id of an athletics meet.", examples=["met-057"])]
AthleteId = Annotated[str, Path(description="Id of an athlete.", examples=["atl-0505"])]
NamePart = Annotated[
    str | None, Query(min_length=2, description="Part of an athlete's name.", examples=["ada"])
]
BornAfter = Annotated[
    int | None, Query(ge=1950, le=2015, description="First year of birth.", examples=[2002])
]
MeetYear = Annotated[
    int | None, Query(ge=2023, le=2025, description="Year of the meets.", examples=[2024])
]
LegalWind = Annotated[
    bool, Query(description="Leave out marks with more than 2 m/s tail wind.", examples=[True])
]
MaxPlace = Annotated[
    int, Query(ge=1, le=12, description="Last place to list, 1 for winners only.", examples=[3])
]
MeetCode = Annotated[
    Code, Query(description="Code of a discipline that the meet has.", examples=["100m"])
]


class Meet(BaseModel):
    meet_id: str
    meet: str
    city: str
    country: str
    held_on: str
    level: str


class MeetEvent(BaseModel):
    discipline: str
    title: str
    category: str
    starts: str
    starters: int


class MeetProgramme(Meet):
    events: list[MeetEvent]


class Result(BaseModel):
    discipline: str
    category: str
    place: int
    athlete_id: str
    name: str
    country: str
    mark: float = Field(description="Seconds or metres.")
    wind_mps: float | None


class DatedResult(BaseModel):
    meet_id: str
    meet: str
    held_on: str
    place: int
    mark: float = Field(description="Seconds or metres.")
    wind_mps: float | None


class HeatStart(BaseModel):
    heat: int
    lane: int
    athlete_id: str
    name: str
    season_best: float | None = Field(description="Best mark of that year before the meet.")


class DisciplineRules(BaseModel):
    code: str
    title: str
    kind: str
    unit: str = Field(description="s or m.")
    attempts: int
    wind_limit_mps: float | None
    rule: str


class Athlete(BaseModel):
    athlete_id: str
    name: str
    country: str
    category: str
    discipline: str
    born: int
    club: str


class AthleteProfile(Athlete):
    starts: int
    wins: int
    personal_best: float | None = Field(description="Seconds or metres, with legal wind.")


class SeasonBest(BaseModel):
    season: int
    starts: int
    best: float
    mean: float
