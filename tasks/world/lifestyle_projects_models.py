"""Parameters, bodies and answers of the operations on home projects."""

from datetime import date
from typing import Annotated, Literal

from fastapi import Path, Query
from pydantic import BaseModel, Field

from tasks.world.service import Words

_Room = Literal["kitchen", "bathroom", "bedroom", "living_room", "hallway", "study"]
Room = Annotated[_Room | None, Query(description="Room it is for.", examples=["bedroom"])]
Difficulty = Annotated[
    Literal["easy", "medium", "hard"] | None,
    Query(description="How hard it is.", examples=["easy"]),
]
ProjectId = Annotated[str, Path(description="Id of a home project.", examples=["prj-09"])]
Tools = Annotated[
    list[str] | None,
    Query(
        description="Tools at hand; only projects that need no other.",
        examples=[["drill", "level", "screwdriver"]],
    ),
]
Area = Annotated[float, Query(gt=0, le=500, description="Area in square metres.", examples=[18.5])]
Start = Annotated[
    date,
    Query(
        ge=date(2000, 1, 1),
        le=date(2099, 12, 31),
        description="First day of work, from 2000 to 2099.",
        examples=["2025-07-05"],
    ),
]
HoursPerDay = Annotated[
    float, Query(gt=0, le=12, description="Hours of work in a day.", examples=[3])
]


class Project(BaseModel):
    project_id: str
    title: str
    room: str
    difficulty: str
    hours_per_m2: float
    material_eur_per_m2: float


class ProjectDetails(Project):
    tools: Words


class Surface(BaseModel):
    length_m: float = Field(gt=0, le=50, description="Length in metres.", examples=[4.2])
    width_m: float = Field(gt=0, le=50, description="Width or height in metres.", examples=[2.5])


class ProjectOrder(BaseModel):
    project_id: str = Field(description="Id of a home project.", examples=["prj-09"])
    surfaces: list[Surface] = Field(
        min_length=1,
        max_length=20,
        description="Surfaces to work on.",
        examples=[[{"length_m": 4.2, "width_m": 2.5}]],
    )
    waste_percent: float = Field(
        default=10, ge=0, le=40, description="Extra material in percent.", examples=[5]
    )
    wage_eur_per_h: float = Field(
        default=0, ge=0, le=200, description="Wage in euros per hour.", examples=[38]
    )


class ProjectCost(BaseModel):
    area_m2: float
    hours: float
    material_eur: float
    wages_eur: float
    total_eur: float


class ProjectStep(BaseModel):
    step: int
    text: str
    hours: float
    first_day: str
    last_day: str
