"""Parameters, bodies and answers about pay, trainings and recruiting."""

from typing import Annotated, Literal

from fastapi import Path, Query
from pydantic import BaseModel, Field

Grade = Annotated[
    int, Path(ge=1, le=8, description="Grade of the pay scale, 1 to 8.", examples=[4])
]
Step = Annotated[
    int, Query(ge=1, le=5, description="Step in the grade, 1 to 5.", examples=[2])
]  # fmt: skip
PaidHours = Annotated[
    float, Query(ge=4, le=40, description="Hours a week; 40 is full time.", examples=[30])
]
Training = Annotated[
    Literal[
        "Fire Safety", "First Aid", "Forklift Licence", "Data Protection", "Working at Height",
        "Load Securing",
    ],
    Query(description="Training with a certificate.", examples=["First Aid"]),
]  # fmt: skip
WithinDays = Annotated[
    int, Query(ge=1, le=730, description="Days from 2025-06-30 on.", examples=[90])
]
VacancyId = Annotated[str, Path(description="Id of a vacancy.", examples=["vac-17"])]


class SalaryGrade(BaseModel):
    yearly_eur: float
    monthly_eur: float = Field(description="A fourteenth of the year's pay.")
    hourly_eur: float
    next_step_eur: float | None = Field(description="Yearly pay in the next step.")
    employees: int = Field(description="Employees in this grade.")


class TrainingRecord(BaseModel):
    training: str
    taken_on: str
    valid_until: str
    valid: bool


class Expiring(BaseModel):
    employee_id: str
    name: str
    department: str
    valid_until: str
    days_left: int


class Funnel(BaseModel):
    job: str
    department: str
    opened_on: str
    applied: int
    screened: int
    interviewed: int
    offered: int
    hired: int
    applicants_per_hire: float | None
    cost_eur: int


class ChannelRank(BaseModel):
    place: int
    channel: str
    applied: int
    hired: int
    hired_percent: float
    cost_per_hire_eur: float | None
