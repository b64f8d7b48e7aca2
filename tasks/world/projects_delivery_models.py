"""Parameters, bodies and answers about client projects."""

from typing import Annotated, Literal

from fastapi import Path, Query
from pydantic import BaseModel, Field

ProjectId = Annotated[str, Path(description="Id of a client project.", examples=["prj-012"])]
AnyCustomer = Annotated[str | None, Query(description="Id of a customer.", examples=["cst-11"])]
ProjectState = Annotated[
    Literal["planned", "active", "on hold", "done"] | None,
    Query(description="State of the project.", examples=["active"]),
]
MinBudget = Annotated[
    int | None, Query(ge=0, le=1_000_000, description="Least budget in euros.", examples=[150_000])
]
MilestoneState = Annotated[
    Literal["reached", "late", "ahead"] | None,
    Query(description="reached, late on 2025-06-30, or still ahead.", examples=["reached"]),
]
MinDaysLate = Annotated[
    int, Query(ge=1, le=500, description="Fewest days of delay on 2025-06-30.", examples=[10])
]
MinScore = Annotated[
    int, Query(ge=1, le=25, description="Least likelihood times impact, 1 to 25.", examples=[4])
]
RiskArea = Annotated[
    Literal["people", "technical", "money", "legal"],
    Query(description="Where the risks come from.", examples=["technical"]),
]


class Project(BaseModel):
    project_id: str
    project: str
    customer: str
    state: str
    starts_on: str
    ends_on: str
    budget_eur: int


class ProjectSheet(Project):
    manager: str
    done_percent: int = Field(description="Weight of the milestones that were reached.")
    open_risks: int
    invoiced_eur: float


class Milestone(BaseModel):
    milestone_id: str
    milestone: str
    weight_percent: int
    due_on: str
    done_on: str | None
    state: str


class LateMilestone(BaseModel):
    milestone_id: str
    milestone: str
    project_id: str
    project: str
    manager: str
    due_on: str
    days_late: int


class BudgetLine(BaseModel):
    cost_kind: str
    planned_eur: int
    actual_eur: int
    remaining_eur: int = Field(description="Negative where more was spent than planned.")
    used_percent: float


class EarnedValue(BaseModel):
    planned_value_eur: float
    earned_value_eur: float
    actual_cost_eur: float
    cost_index: float | None = Field(description="Earned value per cost; below 1 is too dear.")
    schedule_index: float | None = Field(description="Earned per planned; below 1 is late.")
    estimate_at_completion_eur: float | None


class Risk(BaseModel):
    risk_id: str
    risk: str
    area: str
    likelihood: int
    impact: int
    score: int
    owner: str
    response: str
    state: str


class RiskCell(BaseModel):
    likelihood: int
    impact: int
    risks: int
    projects: int
