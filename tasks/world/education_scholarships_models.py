"""Parameters, bodies and answers of the operations on scholarships."""

from datetime import date
from typing import Annotated

from fastapi import Path, Query
from pydantic import BaseModel, Field

from tasks.world.education_models import Subject
from tasks.world.service import Words

MinAmount = Annotated[
    int | None,
    Query(ge=0, le=100_000, description="Least monthly amount in euros.", examples=[400]),
]
Before = Annotated[
    date | None, Query(description="Last day for the deadline.", examples=["2025-09-30"])
]
ScholarshipId = Annotated[str, Path(description="Id of a scholarship.", examples=["grt-017"])]


class Scholarship(BaseModel):
    scholarship_id: str
    name: str
    subjects: Words
    amount_eur: int = Field(description="Euros per month.")
    months: int
    deadline: str
    country: str


class ScholarshipDetails(Scholarship):
    worst_grade: float = Field(description="Average grade that an applicant needs, or better.")
    max_income_eur: int = Field(description="Highest yearly income of an applicant.")
    total_eur: int


class Student(BaseModel):
    subject: Subject = Field(description="Subject studied.", examples=["physics"])
    average_grade: float = Field(
        ge=1, le=5, description="Average grade, 1 is best.", examples=[1.8]
    )
    yearly_income_eur: float = Field(ge=0, description="Income in euros.", examples=[16000])
    country: str | None = Field(
        default=None, description="Country of the scholarships.", examples=["Maravia"]
    )


class Enrolment(BaseModel):
    course_ids: list[str] = Field(
        min_length=1, max_length=20, description="Ids of courses.", examples=[["crs-1164"]]
    )
    scholarship_percent: float = Field(
        default=0, ge=0, le=100, description="Share of the fees that is waived.", examples=[25]
    )
    instalments: int = Field(
        default=1, ge=1, le=10, description="Number of monthly payments.", examples=[5]
    )


class Tuition(BaseModel):
    credits: int
    fees_eur: float
    waived_eur: float
    instalment_fee_eur: float
    total_eur: float
    monthly_eur: float
