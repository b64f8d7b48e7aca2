"""Parameters, bodies and answers of the operations on schools."""

from datetime import date
from typing import Annotated, Literal

from fastapi import Path, Query
from pydantic import BaseModel, Field

from tasks.world.education_models import TimetableEntry
from tasks.world.lookups import CLOCK

Kind = Annotated[
    Literal["university", "college", "evening_school"] | None,
    Query(description="Kind of school.", examples=["college"]),
]
MaxFee = Annotated[
    float | None,
    Query(ge=0, description="Highest fee in euros per credit.", examples=[120]),
]
SchoolId = Annotated[str, Path(description="Id of a school.", examples=["sch-49"])]
SchoolIds = Annotated[
    list[str],
    Query(
        min_length=2, max_length=5, description="Ids of schools.", examples=[["sch-49", "sch-50"]]
    ),
]
TeacherId = Annotated[str, Path(description="Id of a teacher.", examples=["tch-388"])]
LessonDay = Annotated[
    date, Query(description="Day of the spring or autumn term.", examples=["2025-09-24"])
]
FromTime = Annotated[str, Query(pattern=CLOCK, description="Start as HH:MM.", examples=["13:00"])]
ToTime = Annotated[str, Query(pattern=CLOCK, description="End as HH:MM.", examples=["15:30"])]


class School(BaseModel):
    school_id: str
    name: str
    kind: str
    city: str
    students: int
    rating: float = Field(description="From 1 to 5.")
    fee_per_credit_eur: float


class SchoolDetails(School):
    country: str
    rooms: int
    teachers: int
    courses: int


class NearSchool(School):
    distance_km: float


class DayEntry(TimetableEntry):
    teacher: str
    topic: str


class Teacher(BaseModel):
    teacher_id: str
    teacher: str
    school: str
    years: int = Field(description="Years of teaching.")


class FreeRooms(BaseModel):
    rooms: list[int] = Field(description="Numbers of the free rooms.")
    taken: list[int]
