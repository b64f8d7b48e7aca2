"""What requests to the business service name, and what its answers hold."""

from typing import Annotated, Literal

from fastapi import Path, Query
from pydantic import BaseModel, Field

from tasks.world.service import Words

CompanyId = Annotated[str, Path(description="Id of a company.", examples=["com-0007"])]
CompanyIds = Annotated[
    list[str],
    Query(
        min_length=2,
        max_length=5,
        description="Ids of 2 to 5 companies.",
        examples=[["com-0007", "com-0012"]],
    ),
]
Year = Annotated[int, Query(ge=2020, le=2024, description="Business year.", examples=[2023])]
EarlyYear = Annotated[
    int, Query(ge=2020, le=2022, description="First business year.", examples=[2020])
]
LaterYear = Annotated[
    int, Query(ge=2023, le=2024, description="Last business year.", examples=[2024])
]
_CODE = "Code of an industry, such as J62 for software."
Industry = Annotated[str | None, Query(description=_CODE, examples=["J62"])]
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
WorkField = Literal["engineering", "software", "sales", "accounting", "logistics", "marketing"]
AnyField = Annotated[WorkField | None, Query(description="Field of work.", examples=["software"])]
Measure = Literal["revenue_keur", "profit_keur", "assets_keur", "equity_keur"]
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
        pattern=r"^([01]\d|2[0-3]):[0-5]\d$",
        description="Local time as HH:MM.",
        examples=["14:15"],
    ),
]
DaysLate = Annotated[
    int, Query(ge=1, le=100, description="Fewest days after the due date.", examples=[10])
]
FilingId = Annotated[str, Path(description="Id of filed accounts.", examples=["fil-00031"])]
IndustryCode = Annotated[str, Path(description=_CODE, examples=["J62"])]
SectorName = Annotated[Sector, Query(description="Sector of industries.", examples=["Trade"])]
JobId = Annotated[str, Path(description="Id of a job posting.", examples=["job-00021"])]
Contract = Annotated[
    Literal["permanent", "fixed_term", "part_time", "internship"] | None,
    Query(description="Kind of contract.", examples=["permanent"]),
]
Remote = Annotated[
    bool | None, Query(description="Whether work is possible from home.", examples=[True])
]
MinSalary = Annotated[
    int | None,
    Query(
        ge=0,
        le=1_000_000,
        description="Least upper end of the yearly salary, in euros.",
        examples=[50000],
    ),
]
Work = Annotated[WorkField, Query(description="Field of work.", examples=["software"])]
Grouping = Annotated[
    Literal["city", "field", "contract", "experience_years"],
    Query(description="What the counts are broken down by.", examples=["contract"]),
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


class Accounts(BaseModel):
    filing_id: str
    company_id: str
    year: int
    due_on: str
    filed_on: str
    revenue_keur: int = Field(description="Revenue in thousands of euros.")
    profit_keur: int = Field(description="Profit after tax in thousands of euros.")
    assets_keur: int = Field(description="Total assets in thousands of euros.")
    equity_keur: int = Field(description="Equity in thousands of euros.")


class CompanyFigures(Accounts):
    name: str
    employees: int


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


class Job(BaseModel):
    job_id: str
    company_id: str
    title: str
    city: str
    contract: str
    remote: bool
    salary_min_eur: int = Field(description="Lowest yearly salary in euros.")
    salary_max_eur: int = Field(description="Highest yearly salary in euros.")
    experience_years: int
    posted_on: str


class JobDetails(Job):
    name: str = Field(description="The company's name.")
    field: str
    closes_on: str
    skills: Words


class Count(BaseModel):
    label: str | int
    count: int


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


class Salaries(BaseModel):
    postings: int
    average_min_eur: float | None
    average_max_eur: float | None
    top_skills: list[Count] = Field(description="The five skills asked for most often.")


class JobMatch(BaseModel):
    job_id: str
    title: str
    city: str
    salary_max_eur: int
    matched_skills: list[str]
    missing_skills: list[str]
    score_percent: float


class JobSkills(BaseModel):
    job_id: str
    title: str
    city: str
    salary_max_eur: int
    skills: Words


def share_of(job: JobSkills, skills: list[str]) -> float:
    """The share of a posting's skills that are among the given ones, 0 to 1."""
    return len(set(job.skills) & set(skills)) / len(job.skills)


def job_match(job: JobSkills, skills: list[str]) -> JobMatch:
    """A posting with the skills that fit and those that lack."""
    matched = [skill for skill in job.skills if skill in skills]
    return JobMatch(
        job_id=job.job_id,
        title=job.title,
        city=job.city,
        salary_max_eur=job.salary_max_eur,
        matched_skills=matched,
        missing_skills=[skill for skill in job.skills if skill not in skills],
        score_percent=round(100 * share_of(job, skills), 1),
    )


class Applicant(BaseModel):
    skills: list[str] = Field(
        min_length=1, description="Skills the applicant has.", examples=[["python", "sql"]]
    )
    cities: list[str] = Field(
        default=[],
        description="Cities to work in; empty for all.",
        examples=[["Verenbridge", "Halelward"]],
    )
    min_salary_eur: int = Field(
        default=0, ge=0, le=1_000_000, description="Least yearly salary in euros.", examples=[45000]
    )
    remote_only: bool = Field(
        default=False, description="Whether only remote work will do.", examples=[True]
    )
    limit: int = Field(default=5, ge=1, le=50, description="Most matches to return.", examples=[3])


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
