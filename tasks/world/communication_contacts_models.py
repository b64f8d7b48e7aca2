"""Parameters, bodies and answers of the operations on contacts."""

from datetime import datetime
from typing import Annotated, Literal

from fastapi import Query
from pydantic import BaseModel, Field

Tag = Annotated[
    Literal["client", "supplier", "colleague", "friend"] | None,
    Query(description="What the contact is.", examples=["client"]),
]
NameText = Annotated[
    str,
    Query(min_length=2, description="Part of a name or organisation.", examples=["brothers"]),
]
Days = Annotated[
    int,
    Query(ge=1, le=366, description="Days ahead of 2025-06-30, that day included.", examples=[30]),
]
UtcTime = Annotated[
    datetime,
    Query(
        ge=datetime(2000, 1, 1),
        le=datetime(2099, 12, 31),
        description="Time in UTC as YYYY-MM-DDTHH:MM, from 2000 to 2099.",
        examples=["2025-06-30T12:00"],
    ),
]


class Contact(BaseModel):
    contact_id: str
    name: str
    organisation: str
    tag: str
    email: str
    phone: str
    city: str
    country: str


class ContactDetails(Contact):
    utc_offset_h: int = Field(description="Hours ahead of UTC.")
    birthday: str
    calls: int
    last_call_at: str | None


class Birthday(BaseModel):
    contact_id: str
    name: str
    date: str
    turns: int = Field(description="Age in years on that day.")


class LocalTime(BaseModel):
    local_time: str
    weekday: str
    working_hours: bool = Field(description="Whether it is 9 to 17 on Monday to Friday.")


class Meeting(BaseModel):
    contact_ids: list[str] = Field(
        min_length=2,
        max_length=10,
        description="Ids of those who take part.",
        examples=[["con-0017", "con-0021", "con-0040"]],
    )
    minutes: int = Field(ge=15, le=240, description="Length in minutes.", examples=[45])
    day_starts: int = Field(
        default=9, ge=0, le=12, description="Local hour from which people take calls.", examples=[8]
    )
    day_ends: int = Field(
        default=17, ge=13, le=24, description="Local hour to which they do.", examples=[18]
    )


class LocalStart(BaseModel):
    contact_id: str
    earliest_local: str


class CallWindow(BaseModel):
    possible: bool
    earliest_utc: str | None = Field(description="Earliest start as HH:MM, if there is one.")
    latest_utc: str | None = Field(description="Latest start as HH:MM, if there is one.")
    starts: list[LocalStart]
