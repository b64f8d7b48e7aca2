"""Parameters, bodies and answers about elections, plans, library and reports."""

from typing import Annotated, Literal

from fastapi import Path, Query
from pydantic import BaseModel, Field

from tasks.world.civic_streets_models import Weekday
from tasks.world.days import DAY_PATTERN

HouseNumber = Annotated[int, Query(ge=1, le=400, description="Number of the house.", examples=[17])]
_Election = Literal["2010", "2015", "2020", "2025"]
ElectionYear = Annotated[_Election, Query(description="Year of election.", examples=["2025"])]
EarlierYear = Annotated[
    _Election, Query(description="Year of the earlier election.", examples=["2015"])
]
Work = Annotated[
    Literal["new house", "extension", "loft conversion", "shop front", "demolition", "solar roof"]
    | None,
    Query(description="What is to be built.", examples=["loft conversion"]),
]
PlanState = Annotated[
    Literal["in review", "approved", "refused", "withdrawn"] | None,
    Query(description="State of the application.", examples=["in review"]),
]
ApplicationId = Annotated[
    str, Path(description="Id of a planning application.", examples=["pla-123"])
]
TitleWords = Annotated[
    str | None,
    Query(min_length=2, description="Part of title or author.", examples=["lighthouse"]),
]
Audience = Annotated[
    Literal["adults", "teenagers", "children"] | None,
    Query(description="For whom the book is.", examples=["children"]),
]
TitleId = Annotated[str, Path(description="Id of a library title.", examples=["bok-077"])]
LibraryDay = Annotated[Weekday, Query(description="Weekday of the visit.", examples=["Thursday"])]
VisitHour = Annotated[int, Query(ge=0, le=23, description="Hour of the visit.", examples=[15])]
Thing = Annotated[
    Literal[
        "umbrella", "bag", "key ring", "phone", "scarf", "glasses", "wallet", "bicycle"
    ],
    Query(description="What was lost.", examples=["umbrella"]),
]  # fmt: skip
Colour = Annotated[
    Literal["black", "blue", "brown", "green", "grey", "red", "white"] | None,
    Query(description="Colour of what was lost.", examples=["blue"]),
]
LostDay = Annotated[
    str | None,
    Query(
        pattern=DAY_PATTERN, description="Day of losing it, YYYY-MM-DD.", examples=["2025-02-10"]
    ),
]
_Report = Literal["pothole", "noise", "broken lamp", "litter", "graffiti"]
AnyReport = Annotated[_Report | None, Query(description="What is reported.", examples=["noise"])]
Report = Annotated[_Report, Query(description="What is reported.", examples=["pothole"])]
ReportState = Annotated[
    Literal["open", "closed"] | None, Query(description="State of the report.", examples=["open"])
]


class PollingPlace(BaseModel):
    polling_id: str
    polling_place: str
    district: str
    accessible: bool


class PartyResult(BaseModel):
    party: str
    votes: int
    percent: float


class ElectionResult(BaseModel):
    eligible: int
    votes: int
    turnout_percent: float
    parties: list[PartyResult]


class Swing(BaseModel):
    party: str
    earlier_percent: float
    percent: float
    change: float = Field(description="In percentage points.")


class Application(BaseModel):
    application_id: str
    work: str
    street: str
    house_number: int
    district: str
    received_on: str
    state: str


class ApplicationSheet(Application):
    applicant: str
    objections: int
    decided_on: str | None
    days: int = Field(description="From receipt to decision, or to 2025-06-30.")


class LibraryTitle(BaseModel):
    title_id: str
    title: str
    author: str
    audience: str
    year: int
    loans_of_year: int


class LibraryCopy(BaseModel):
    branch: str
    on_shelf: bool
    due_on: str | None
    overdue_days: int


class LibraryCopies(BaseModel):
    title: str
    reservations: int
    copies: list[LibraryCopy]


class OpenBranch(BaseModel):
    branch_id: str
    branch: str
    district: str
    until_hour: int


class LostThing(BaseModel):
    find_id: str
    thing: str
    colour: str
    place: str
    found_on: str
    kept_until: str


class StreetReport(BaseModel):
    report_id: str
    kind: str
    street: str
    district: str
    reported_on: str
    closed_on: str | None


class RepairTime(BaseModel):
    district: str
    reports: int
    still_open: int
    average_days: float | None
    longest_days: int | None
