"""Parameters, bodies and answers of the operations on courses."""

from typing import Annotated, Literal

from fastapi import Path, Query
from pydantic import BaseModel, Field

from tasks.world.days import minutes_of
from tasks.world.education_models import OneTerm, Subject, TimetableEntry

AnyLevel = Annotated[
    Literal["introductory", "intermediate", "advanced"] | None,
    Query(description="Level of the course.", examples=["introductory"]),
]
Mode = Annotated[
    Literal["classroom", "online", "hybrid"] | None,
    Query(description="How it is taught.", examples=["online"]),
]
CourseId = Annotated[str, Path(description="Id of a course.", examples=["crs-1164"])]
TitleText = Annotated[
    str, Query(min_length=3, description="Part of a course's title.", examples=["algebra"])
]


class Course(BaseModel):
    course_id: str
    title: str
    subject: str
    level: str
    school: str
    city: str
    mode: str
    credits: int
    term: str


class CourseDetails(Course):
    school_id: str
    teacher: str
    language: str
    weekday: int = Field(description="1 is Monday.")
    starts_at: str
    ends_at: str
    room: int
    fee_eur: float = Field(description="Fee of the whole course.")


class Seats(BaseModel):
    capacity: int
    enrolled: int
    free: int
    can_enrol: bool = Field(description="Whether seats are free and the term is still to come.")


class Lesson(BaseModel):
    lesson_id: str
    number: int
    date: str
    topic: str


class SubjectFigures(BaseModel):
    level: str
    courses: int
    average_enrolled: float
    average_credits: float
    full_courses: int


class Choice(BaseModel):
    course_ids: list[str] = Field(
        min_length=2,
        max_length=20,
        description="Ids of the courses to attend together.",
        examples=[["crs-1164", "crs-1159", "crs-1171", "crs-1170"]],
    )


class Clash(BaseModel):
    first_course_id: str
    second_course_id: str
    term: str
    weekday: int
    overlap_minutes: int


def clash(first: CourseDetails, second: CourseDetails) -> Clash:
    """How long two courses overlap in a week; not at all if that is zero or less."""
    start = max(minutes_of(first.starts_at), minutes_of(second.starts_at))
    end = min(minutes_of(first.ends_at), minutes_of(second.ends_at))
    same = (first.term, first.weekday) == (second.term, second.weekday)
    return Clash(
        first_course_id=first.course_id,
        second_course_id=second.course_id,
        term=first.term,
        weekday=first.weekday,
        overlap_minutes=end - start if same else 0,
    )


class Timetable(BaseModel):
    conflicts: list[Clash]
    credits: int
    weekly_minutes: int


class PlanWish(BaseModel):
    school_id: str = Field(description="Id of a school.", examples=["sch-49"])
    term: OneTerm = Field(description="Term of 2025.", examples=["autumn"])
    subjects: list[Subject] = Field(
        min_length=1,
        description="Subjects to choose from.",
        examples=[["physics", "mathematics", "informatics", "music"]],
    )
    max_credits: int = Field(ge=3, le=40, description="Most credits.", examples=[18])
    free_weekdays: list[int] = Field(
        default=[], description="Weekdays to keep free, 1 is Monday.", examples=[[5]]
    )


class StudyPlan(BaseModel):
    credits: int
    courses: list[TimetableEntry]
