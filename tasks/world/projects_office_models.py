"""Parameters, bodies and answers about rooms, vendors and expenses."""

from typing import Annotated, Literal

from fastapi import Path, Query
from pydantic import BaseModel, Field

from tasks.world.days import DAY_PATTERN

RoomDay = Annotated[
    str,
    Query(pattern=DAY_PATTERN, description="Day in June or July 2025.", examples=["2025-07-08"]),
]
FromHour = Annotated[
    int, Query(ge=8, le=17, description="Hour at which the meeting starts.", examples=[13])
]
Hours = Annotated[int, Query(ge=1, le=8, description="Length in hours.", examples=[1])]
MinSeats = Annotated[
    int | None, Query(ge=1, le=20, description="Fewest seats of the room.", examples=[6])
]
NeedsScreen = Annotated[
    bool | None, Query(description="Whether the room has a screen.", examples=[True])
]
RoomId = Annotated[str, Path(description="Id of a meeting room.", examples=["rom-04"])]
VendorId = Annotated[str, Path(description="Id of a vendor.", examples=["vnd-11"])]
ScoreYear = Annotated[
    int, Query(ge=2023, le=2025, description="Year of the marks.", examples=[2024])
]
Trade = Annotated[
    Literal["software", "printing", "cleaning", "catering", "transport", "hardware"],
    Query(description="What the vendors supply.", examples=["catering"]),
]
ExpenseKind = Annotated[
    Literal["hotel", "meal", "train", "mileage", "taxi"] | None,
    Query(description="Kind of expense.", examples=["hotel"]),
]
ClaimState = Annotated[
    Literal["submitted", "approved", "paid", "rejected"] | None,
    Query(description="State of the claim.", examples=["submitted"]),
]
ClaimId = Annotated[str, Path(description="Id of an expense claim.", examples=["exp-123"])]


class Room(BaseModel):
    room_id: str
    room: str
    floor: int
    seats: int
    screen: bool


class Meeting(BaseModel):
    meeting_id: str
    subject: str
    organiser: str
    from_hour: int
    until_hour: int
    people: int


class Scorecard(BaseModel):
    vendor: str
    trade: str
    quality: int
    punctuality: int
    price: int
    support: int
    jobs: int
    total: float = Field(description="40% quality, 30% punctuality, 20% price, 10% support.")
    grade: str


class VendorRank(BaseModel):
    place: int
    vendor_id: str
    vendor: str
    total: float
    change: float = Field(description="Points more than in the year before.")


class Claim(BaseModel):
    claim_id: str
    claimant: str
    kind: str
    quantity: int = Field(description="Nights, persons, trips or kilometres.")
    amount_eur: float
    spent_on: str
    handed_in_on: str
    state: str


class ClaimCheck(BaseModel):
    allowed_eur: float
    claimed_eur: float
    to_refund_eur: float
    problems: list[str]
