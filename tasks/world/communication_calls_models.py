"""Parameters, bodies and answers of the operations on calls."""

from typing import Annotated, Literal

from fastapi import Path, Query
from pydantic import BaseModel, Field

Outcome = Annotated[
    Literal["answered", "missed", "busy"] | None,
    Query(description="How the call ended.", examples=["missed"]),
]
Direction = Annotated[
    Literal["incoming", "outgoing"] | None,
    Query(description="Who called.", examples=["outgoing"]),
]
MinSeconds = Annotated[
    int | None, Query(ge=0, le=86_400, description="Shortest call in seconds.", examples=[120])
]
CountryPath = Annotated[str, Path(description="Name of a country.", examples=["Maravia"])]
ToCountry = Annotated[str, Query(description="Country that is called.", examples=["Norrland"])]
Minutes = Annotated[
    float, Query(gt=0, le=600, description="Length of the call in minutes.", examples=[12.5])
]
PhoneKind = Annotated[
    Literal["landline", "mobile"],
    Query(description="What is called; mobiles cost 60 percent more.", examples=["mobile"]),
]
National = Annotated[
    str,
    Query(
        pattern=r"^[0-9 ]{5,20}$",
        description="Number as dialled inside the country.",
        examples=["0 73 123 45 67"],
    ),
]
FromCountry = Annotated[str, Query(description="Country of the caller.", examples=["Fenland"])]
International = Annotated[
    str,
    Query(
        pattern=r"^\+[0-9 ]{5,20}$",
        description="Number in international form with a plus.",
        examples=["+823 731234567"],
    ),
]


class Call(BaseModel):
    call_id: str
    contact_id: str
    name: str
    direction: str
    outcome: str
    started_at: str
    seconds: int
    cost_eur: float


class CallFigures(BaseModel):
    calls: int
    answered: int
    missed: int
    minutes: float
    cost_eur: float
    longest_seconds: int


class CallQuote(BaseModel):
    eur_per_min: float
    billed_minutes: int = Field(description="Minutes begun.")
    total_eur: float


class DiallingRule(BaseModel):
    country: str
    code: str = Field(description="Country code, without a plus.")
    trunk: str = Field(description="Prefix inside the country; empty if there is none.")
    exit: str = Field(description="Prefix for calls abroad.")
    min_digits: int
    max_digits: int
    mobile_start: str = Field(description="First digits of mobile numbers.")
    emergency: str


class PhoneNumber(BaseModel):
    international: str
    dial_from_abroad: str = Field(description="What the caller dials.")
    valid: bool = Field(description="Whether the number of digits fits the country.")
    mobile: bool


class PhoneOrigin(BaseModel):
    country: str
    code: str
    national: str = Field(description="As dialled inside the country.")
    valid: bool
    mobile: bool
