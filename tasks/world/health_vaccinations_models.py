"""Parameters, bodies and answers of the operations on vaccinations."""

from datetime import date
from typing import Annotated, Literal

from fastapi import Path, Query
from pydantic import BaseModel, Field

Programme = Annotated[
    str, Path(description="Country of the invented programme.", examples=["Maravia"])
]
_Vaccine = Literal[
    "hepatitis B", "diphtheria-tetanus-pertussis", "polio", "pneumococcal",
    "measles-mumps-rubella", "varicella", "HPV", "tetanus booster",
]  # fmt: skip
AnyVaccine = Annotated[_Vaccine | None, Query(description="One vaccine only.", examples=["polio"])]
OneVaccine = Annotated[_Vaccine, Query(description="Vaccine to compare.", examples=["polio"])]
BirthDate = Annotated[
    date,
    Query(
        ge=date(1900, 1, 1),
        le=date(2025, 6, 30),
        description="Date of birth, not after 2025-06-30.",
        examples=["2025-02-20"],
    ),
]
Ahead = Annotated[
    int, Query(ge=0, le=36, description="Months to look ahead of 2025-06-30.", examples=[6])
]


class Dose(BaseModel):
    vaccine: str
    dose: int
    from_months: int = Field(description="Least age in months.")
    to_months: int = Field(description="Greatest age in months.")
    free_of_charge: bool


class CountryDose(Dose):
    country: str


class DueDose(BaseModel):
    vaccine: str
    dose: int
    from_day: str
    to_day: str
    overdue: bool


class GivenDoses(BaseModel):
    vaccine: _Vaccine = Field(description="Name of the vaccine.", examples=["polio"])
    doses: int = Field(ge=1, le=6, description="Doses given so far.", examples=[1])


class Record(BaseModel):
    country: str = Field(description="Country of the invented programme.", examples=["Maravia"])
    birth_date: date = Field(
        ge=date(1900, 1, 1),
        le=date(2025, 6, 30),
        description="Date of birth, not after 2025-06-30.",
        examples=["2023-11-02"],
    )
    given: list[GivenDoses] = Field(
        default=[],
        description="Doses given, by vaccine.",
        examples=[[{"vaccine": "polio", "doses": 2}, {"vaccine": "hepatitis B", "doses": 3}]],
    )
    weeks_between: int = Field(
        default=4, ge=4, le=26, description="Weeks between doses of a vaccine.", examples=[8]
    )


class CatchUp(BaseModel):
    vaccine: str
    dose: int
    day: str
