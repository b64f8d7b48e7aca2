"""Parameters, bodies and answers of the operations on events."""

from datetime import date
from typing import Annotated, Literal

from fastapi import Path, Query
from pydantic import BaseModel, Field

EventId = Annotated[str, Path(description="Id of an event.", examples=["evt-0004"])]
VenueId = Annotated[str, Path(description="Id of a venue.", examples=["ven-002"])]
EventKind = Annotated[
    Literal["concert", "play", "comedy", "dance", "exhibition"] | None,
    Query(description="Kind of event.", examples=["concert"]),
]
FirstDay = Annotated[
    date, Query(description="First day, not before 2025-06-30.", examples=["2025-07-10"])
]
LastDay = Annotated[
    date, Query(description="Last day, not after 2025-10-28.", examples=["2025-08-31"])
]
TitleText = Annotated[
    str, Query(min_length=2, description="Part of the title, in any case.", examples=["jazz"])
]
Month = Annotated[int, Query(ge=7, le=10, description="Month of 2025, 7 to 10.", examples=[8])]
VenueKind = Annotated[
    Literal["theatre", "arena", "club", "open_air", "gallery"] | None,
    Query(description="Kind of venue.", examples=["arena"]),
]
MinCapacity = Annotated[
    int | None,
    Query(ge=0, le=1_000_000, description="Fewest places for the audience.", examples=[200]),
]
VenueIds = Annotated[
    list[str],
    Query(
        min_length=2, max_length=5, description="Ids of venues.", examples=[["ven-002", "ven-007"]]
    ),
]


class Event(BaseModel):
    event_id: str
    title: str
    kind: str
    venue: str
    city: str
    date: str
    starts_at: str


class EventDetails(Event):
    venue_id: str
    minutes: int
    cheapest_eur: float
    free_seats: int


class Section(BaseModel):
    section: str
    price_eur: float
    seats: int
    free: int


class Venue(BaseModel):
    venue_id: str
    name: str
    kind: str
    city: str
    capacity: int
    step_free: bool


class VenueFigures(Venue):
    events: int = Field(description="Events from 2025-06-30 on.")
    average_price_eur: float
    sold_percent: float


class EventOrder(BaseModel):
    event_id: str = Field(description="Id of an event.", examples=["evt-0004"])
    section: Literal["front", "middle", "back"] = Field(
        description="Part of the venue.", examples=["back"]
    )
    tickets: int = Field(ge=1, le=30, description="Number of tickets.", examples=[4])
    refundable: bool = Field(
        default=False, description="Whether they can be given back.", examples=[True]
    )


class EventBill(BaseModel):
    available: bool = Field(description="Whether so many are still free.")
    base_eur: float
    group_discount_eur: float
    service_fee_eur: float
    refund_option_eur: float
    total_eur: float
