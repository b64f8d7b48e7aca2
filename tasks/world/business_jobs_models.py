"""Parameters, bodies and answers of the operations on jobs."""

from typing import Annotated, Literal

from fastapi import Path, Query
from pydantic import BaseModel, Field

from tasks.world.service import Words

WorkField = Literal["engineering", "software", "sales", "accounting", "logistics", "marketing"]
_FIELD = Query(description="Field of work.", examples=["software"])
AnyField = Annotated[WorkField | None, _FIELD]
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
Work = Annotated[WorkField, _FIELD]
Grouping = Annotated[
    Literal["city", "field", "contract", "experience_years"],
    Query(description="What the counts are broken down by.", examples=["contract"]),
]


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
