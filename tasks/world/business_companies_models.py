"""Parameters, bodies and answers of the operations on companies."""

from typing import Annotated, Literal

from fastapi import Path, Query
from pydantic import BaseModel, Field

from tasks.world.business_models import CODE, Measure
from tasks.world.lookups import CLOCK

CompanyIds = Annotated[
    list[str],
    Query(
        min_length=2,
        max_length=5,
        description="Ids of 2 to 5 companies.",
        examples=[["com-0007", "com-0012"]],
    ),
]
Industry = Annotated[str | None, Query(description=CODE, examples=["J62"])]
MinEmployees = Annotated[
    int | None, Query(ge=0, le=1_000_000, description="Fewest employees.", examples=[50])
]
Status = Annotated[
    Literal["active", "dormant", "dissolved"] | None,
    Query(description="State in the register.", examples=["active"]),
]
CompanyOrder = Annotated[
    Literal["name", "employees", "founded_on"],
    Query(description="What to sort by, ascending.", examples=["founded_on"]),
]
NameText = Annotated[
    str, Query(min_length=2, description="Part of the name, in any case.", examples=["labs"])
]
RankMeasure = Annotated[
    Measure,
    Query(description="Figure to rank by, in thousands of euros.", examples=["profit_keur"]),
]
BranchId = Annotated[str, Path(description="Id of a branch.", examples=["bra-00011"])]
Weekday = Annotated[
    int, Query(ge=1, le=7, description="Day of the week, 1 is Monday.", examples=[3])
]
Time = Annotated[
    str,
    Query(
        pattern=CLOCK,
        description="Local time as HH:MM.",
        examples=["14:15"],
    ),
]


class Company(BaseModel):
    company_id: str
    name: str
    legal_form: str
    industry: str
    sector: str
    city: str
    country: str
    founded_on: str
    employees: int
    status: str


class CompanyDetails(Company):
    head: str = Field(description="Who manages the company.")
    branches: int = Field(description="Number of its branches.")
    open_jobs: int = Field(description="Postings that are open on 2025-06-30.")


class Branch(BaseModel):
    branch_id: str
    company_id: str
    city: str
    street: str
    employees: int


class NearBranch(Branch):
    name: str = Field(description="The company's name.")
    distance_km: float


class Hours(BaseModel):
    branch_id: str
    is_open: bool
    opens_at: str
    closes_at: str
    open_saturday: bool
