"""Parameters, bodies and answers about theme parks."""

from typing import Annotated, Literal

from fastapi import Path, Query
from pydantic import BaseModel, Field

DAY_2025 = r"^2025-\d\d-\d\d$"
WHEN = "Day of 2025, YYYY-MM-DD"
ParkId = Annotated[str, Path(description="Id of a theme park.", examples=["prk-04"])]
VisitDay = Annotated[str, Query(pattern=DAY_2025, description=f"{WHEN}.", examples=["2025-06-14"])]
Month = Annotated[int, Query(ge=1, le=12, description="Month of 2025, 1 to 12.", examples=[8])]
OpenMonth = Annotated[
    int | None, Query(ge=1, le=12, description="Month of 2025 with open days.", examples=[4])
]
MaxPrice = Annotated[
    int | None,
    Query(ge=0, le=200, description="Highest price of an adult in euros.", examples=[45]),
]
Hour = Annotated[
    int,
    Query(ge=10, le=18, description="Hour of the day that starts then, 10 to 18.", examples=[14]),
]
_RideKind = Literal["coaster", "water ride", "dark ride", "drop tower", "carousel", "family ride"]
RideKind = Annotated[_RideKind | None, Query(description="Kind of ride.", examples=["coaster"])]
HeightCm = Annotated[
    int, Query(ge=60, le=230, description="Height of the visitor in cm.", examples=[124])
]
Accompanied = Annotated[bool, Query(description="Whether an adult rides along.", examples=[True])]
Wheelchair = Annotated[
    Literal["full", "transfer"],
    Query(
        description="full: the wheelchair stays on board; transfer: also rides one can move into.",
        examples=["transfer"],
    ),
]
NoStrobe = Annotated[bool, Query(description="Leave out rides with strobe light.", examples=[True])]


class Park(BaseModel):
    park_id: str
    park: str
    city: str
    country: str
    opened: int
    adult_eur: float


class ParkDetails(Park):
    season_starts: str
    season_ends: str
    closed_weekday: str
    parking_eur: int
    rides: int
    coasters: int
    shows: int


class ParkDay(BaseModel):
    day: str
    open: bool
    reason: str = Field(description="Why it is closed; empty if open.")
    opens: str | None
    closes: str | None
    crowd_level: int = Field(description="From 1, empty, to 10, full; 0 if closed.")


class Ride(BaseModel):
    ride_id: str
    ride: str
    kind: str
    min_height_cm: int
    usual_queue_min: int


class AllowedRide(BaseModel):
    ride_id: str
    ride: str
    kind: str
    min_height_cm: int
    min_height_alone_cm: int
    max_height_cm: int | None


class AccessibleRide(BaseModel):
    ride_id: str
    ride: str
    kind: str
    wheelchair: str
    strobe_light: bool
    duration_s: int


class QueueTime(BaseModel):
    ride_id: str
    ride: str
    queue_min: int
