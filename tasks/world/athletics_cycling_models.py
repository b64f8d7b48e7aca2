"""Parameters, bodies and answers about stage races."""

from typing import Annotated, Literal

from fastapi import Path, Query
from pydantic import BaseModel

RaceId = Annotated[str, Path(description="Id of a stage race.", examples=["rce-03"])]
RiderId = Annotated[str, Path(description="Id of a cyclist.", examples=["rid-017"])]
_Terrain = Literal["flat", "hilly", "mountain", "time trial"]
StageKind = Annotated[
    _Terrain | None, Query(description="Kind of stage that the race has.", examples=["hilly"])
]
StageNumber = Annotated[
    int, Query(ge=1, le=8, description="Number of the stage, 1 to 8.", examples=[2])
]
AfterStage = Annotated[
    int | None,
    Query(ge=1, le=8, description="Stage after which to rank; the last one if left out.",
          examples=[3]),
]  # fmt: skip
RaceMonth = Annotated[
    int | None, Query(ge=2, le=6, description="Month of 2025, 2 to 6.", examples=[4])
]


class Race(BaseModel):
    race_id: str
    race: str
    country: str
    starts_on: str
    stages: int


class Stage(BaseModel):
    stage: int
    held_on: str
    kind: str
    start: str
    finish: str
    distance_km: float
    climb_m: int


class StageRoute(BaseModel):
    race: str
    total_km: float
    total_climb_m: int
    stages: list[Stage]


class StagePlace(BaseModel):
    place: int
    rider_id: str
    name: str
    team: str
    time_s: int
    behind_s: int
    speed_kmh: float


class Overall(BaseModel):
    place: int
    rider_id: str
    name: str
    country: str
    total_s: int
    behind_s: int


class TeamTime(BaseModel):
    place: int
    team: str
    total_s: int
    riders: int


class RiderRace(BaseModel):
    race: str
    total_s: int
    place: int
    stage_wins: int


class Rider(BaseModel):
    rider_id: str
    name: str
    country: str
    team: str
    born: int
    strength: str


class RiderSeason(Rider):
    races: list[RiderRace]
