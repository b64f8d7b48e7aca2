"""Parameters and answers that operations of several files share."""

from typing import Annotated, Literal

from fastapi import Query
from pydantic import BaseModel, Field

Subject = Literal[
    "biology", "economics", "history", "informatics",
    "languages", "mathematics", "music", "physics",
]  # fmt: skip
AnySubject = Annotated[
    Subject | None, Query(description="Subject that is taught.", examples=["physics"])
]
OneSubject = Annotated[
    Subject, Query(description="Subject that is taught.", examples=["mathematics"])
]
OneTerm = Literal["spring", "autumn"]
Term = Annotated[OneTerm | None, Query(description="Term of 2025.", examples=["autumn"])]


class TimetableEntry(BaseModel):
    course_id: str
    title: str
    weekday: int = Field(description="1 is Monday.")
    starts_at: str
    ends_at: str
    room: int
