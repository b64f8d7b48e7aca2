"""Parameters, bodies and answers of the operations on exams."""

from datetime import date
from typing import Annotated, Literal

from fastapi import Path, Query
from pydantic import BaseModel, Field

ExamFrom = Annotated[date, Query(description="First day of exams.", examples=["2025-12-01"])]
ExamTo = Annotated[date, Query(description="Last day of exams.", examples=["2025-12-19"])]
ExamKind = Annotated[
    Literal["written", "oral", "project"] | None,
    Query(description="Kind of exam.", examples=["written"]),
]
ExamId = Annotated[str, Path(description="Id of an exam.", examples=["exm-1164"])]
PastExamId = Annotated[
    str, Path(description="Id of an exam of the spring term.", examples=["exm-1164"])
]
Points = Annotated[
    float, Query(ge=0, le=100, description="Points reached in the exam.", examples=[37.5])
]


class Exam(BaseModel):
    exam_id: str
    course_id: str
    title: str
    date: str
    starts_at: str
    kind: str


class ExamDetails(Exam):
    school: str
    minutes: int
    highest_points: int
    points_to_pass: float


class ExamFigures(BaseModel):
    participants: int
    average_points: float
    median_points: float
    passed_percent: float
    grades: dict[str, int] = Field(description="How many got each grade, 1 to 5.")


class Mark(BaseModel):
    grade: int = Field(description="From 1, the best, to 5, failed.")
    passed: bool
    points_to_next_grade: float = Field(description="Points missing for the next better grade.")
    better_than_percent: float = Field(description="Share of the participants with fewer points.")


class GradedCourse(BaseModel):
    credits: float = Field(gt=0, le=60, description="Credits of the course.", examples=[6])
    grade: float = Field(ge=1, le=5, description="Grade, 1 is best.", examples=[2])


class Transcript(BaseModel):
    courses: list[GradedCourse] = Field(
        min_length=1,
        max_length=100,
        description="Courses with their grades.",
        examples=[[{"credits": 6, "grade": 2}, {"credits": 3, "grade": 1}]],
    )
    target_average: float | None = Field(
        default=None, ge=1, le=5, description="Average to reach.", examples=[1.5]
    )
    remaining_credits: float = Field(
        default=0, ge=0, le=300, description="Credits still to come.", examples=[12]
    )


class Average(BaseModel):
    average: float
    credits: float
    passed_credits: float
    needed_average: float | None = Field(
        description="Average of the remaining credits that reaches the target; null without one."
    )
