"""Parameters, bodies and answers about points and training plans."""

from typing import Annotated

from fastapi import Query
from pydantic import BaseModel, Field

Age = Annotated[int, Query(ge=35, le=100, description="Age in whole years.", examples=[52])]
Mark = Annotated[
    float,
    Query(gt=0, le=5000, description="Time in seconds or width in metres.", examples=[12.84]),
]
SprintTime = Annotated[
    float, Query(ge=9, le=20, description="Time over 100 m in seconds.", examples=[10.42])
]
Wind = Annotated[
    float, Query(ge=-6, le=6, description="Wind in m/s, tail wind positive.", examples=[1.6])
]
Altitude = Annotated[
    int, Query(ge=0, le=3500, description="Height of the track in metres.", examples=[600])
]


class AgePoints(BaseModel):
    factor: float
    adjusted_mark: float
    points: int


class StillAir(BaseModel):
    adjusted_s: float
    gained_s: float = Field(description="What wind and thin air gave; negative if they cost time.")
    legal: bool = Field(description="Whether the wind is within 2 m/s.")


class Decathlon(BaseModel):
    """Marks of a decathlon."""

    sprint_100m_s: float = Field(description="100 m in seconds.", gt=9, lt=18, examples=[11.2])
    long_jump_m: float = Field(description="Long jump in metres.", gt=2.2, lt=9, examples=[6.9])
    shot_put_m: float = Field(description="Shot put in metres.", gt=1.5, lt=24, examples=[13.8])
    high_jump_m: float = Field(description="High jump in metres.", gt=0.75, lt=2.6, examples=[1.95])
    run_400m_s: float = Field(description="400 m in seconds.", gt=42, lt=82, examples=[50.1])
    hurdles_110m_s: float = Field(
        description="110 m hurdles in seconds.", gt=12, lt=28.5, examples=[15.1]
    )
    discus_m: float = Field(description="Discus throw in metres.", gt=4, lt=80, examples=[41.5])
    pole_vault_m: float = Field(description="Pole vault in metres.", gt=1, lt=6.5, examples=[4.6])
    javelin_m: float = Field(description="Javelin throw in metres.", gt=7, lt=100, examples=[55.0])
    run_1500m_s: float = Field(description="1500 m in seconds.", gt=200, lt=480, examples=[281.0])


class DecathlonScore(BaseModel):
    points: dict[str, int]
    first_day: int
    second_day: int
    total: int


class Training(BaseModel):
    """What a runner trains for."""

    weeks: int = Field(description="Weeks until the race.", ge=4, le=24, examples=[10])
    race_km: float = Field(description="Length of the race in km.", ge=5, le=100, examples=[21.1])
    current_week_km: float = Field(
        description="Kilometres run per week today.", ge=5, le=150, examples=[32]
    )
    runs_per_week: int = Field(
        description="Days with a run in each week.", ge=2, le=7, examples=[4]
    )


class TrainingWeek(BaseModel):
    week: int
    kind: str
    total_km: float
    long_run_km: float
    other_run_km: float


class TrainingPlan(BaseModel):
    peak_km: float
    weeks: list[TrainingWeek]
