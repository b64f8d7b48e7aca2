"""Parameters, bodies and answers of the operations on annual accounts."""

from typing import Annotated, Literal

from fastapi import Path, Query
from pydantic import BaseModel, Field

from tasks.world.business_models import CODE, Measure

EarlyYear = Annotated[
    int, Query(ge=2020, le=2022, description="First business year.", examples=[2020])
]
LaterYear = Annotated[
    int, Query(ge=2023, le=2024, description="Last business year.", examples=[2024])
]
Sector = Literal[
    "Agriculture",
    "Manufacturing",
    "Utilities",
    "Construction",
    "Trade",
    "Transport",
    "Information",
    "Finance",
    "Services",
]
DaysLate = Annotated[
    int, Query(ge=1, le=100, description="Fewest days after the due date.", examples=[10])
]
FilingId = Annotated[str, Path(description="Id of filed accounts.", examples=["fil-00031"])]
IndustryCode = Annotated[str, Path(description=CODE, examples=["J62"])]
SectorName = Annotated[Sector, Query(description="Sector of industries.", examples=["Trade"])]


class IndustryEntry(BaseModel):
    industry_code: str
    industry: str
    companies: int


class SectorShare(BaseModel):
    sector: str
    companies: int
    employees: int


class Growth(BaseModel):
    company_id: str
    revenue_change_percent: float
    yearly_growth_percent: float = Field(description="Compound growth of revenue per year.")
    profit_change_keur: int


class Ratios(BaseModel):
    margin_percent: float = Field(description="Profit in percent of revenue.")
    return_on_equity_percent: float
    equity_ratio_percent: float
    revenue_per_employee_keur: float


class Benchmark(BaseModel):
    companies: int
    median_revenue_keur: float
    median_margin_percent: float
    median_employees: float


class Criterion(BaseModel):
    measure: Measure = Field(description="Figure of the accounts.", examples=["revenue_keur"])
    at_least_keur: int = Field(
        ge=-(10**9), le=10**9, description="Least value in thousands of euros.", examples=[10000]
    )


class Screen(BaseModel):
    year: int = Field(ge=2020, le=2024, description="Business year.", examples=[2024])
    criteria: list[Criterion] = Field(
        min_length=1,
        max_length=4,
        description="All of them must hold.",
        examples=[[{"measure": "profit_keur", "at_least_keur": 500}]],
    )
    country: str | None = Field(
        default=None, description="Country of the head office.", examples=["Maravia"]
    )
    limit: int = Field(
        default=10, ge=1, le=100, description="Most companies to return.", examples=[5]
    )


class Founder(BaseModel):
    share_percent: float = Field(
        gt=0, le=100, description="Share of the founder in percent.", examples=[60]
    )
    contribution_eur: float = Field(
        ge=0, description="What the founder pays in, in euros.", examples=[21000]
    )


class Foundation(BaseModel):
    legal_form: Literal["limited", "public", "partnership", "cooperative"] = Field(
        description="Legal form of the new company.", examples=["limited"]
    )
    founders: list[Founder] = Field(
        min_length=1,
        max_length=20,
        description="Founders; shares add up to 100 percent.",
        examples=[[{"share_percent": 100, "contribution_eur": 35000}]],
    )
    express: bool = Field(
        default=False, description="Whether the register decides within two days.", examples=[True]
    )


class FoundationQuote(BaseModel):
    register_fee_eur: float
    notary_fee_eur: float
    capital_eur: float
    capital_missing_eur: float = Field(description="What the founders still have to pay in.")
    total_fees_eur: float
