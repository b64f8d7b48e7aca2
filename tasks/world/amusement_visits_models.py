"""Parameters, bodies and answers about visits to theme parks."""

from typing import Annotated, Literal

from fastapi import Path, Query
from pydantic import BaseModel, Field

from tasks.world.amusement_parks_models import DAY_2025, WHEN, QueueTime, Ride
from tasks.world.days import TIME_PATTERN
from tasks.world.service import Words

RideId = Annotated[str, Path(description="Id of a ride.", examples=["rde-0401"])]
Extreme = Annotated[
    Literal["speed_kmh", "drop_m", "length_m", "duration_s"],
    Query(description="Figure to rank by: km/h, metres or seconds.", examples=["drop_m"]),
]
FromTime = Annotated[
    str,
    Query(pattern=TIME_PATTERN, description="Earliest start, HH:MM.", examples=["13:00"]),
]


class RideDetails(Ride):
    park_id: str
    min_height_alone_cm: int
    max_height_cm: int | None
    speed_kmh: int
    drop_m: int
    length_m: int
    duration_s: int
    riders_per_h: int
    wheelchair: str
    strobe_light: bool
    opened: int


class ExtremeRide(BaseModel):
    ride_id: str
    ride: str
    park: str
    country: str
    kind: str
    value: int


class RideQueue(QueueTime):
    usual_min: int
    people_waiting: int


class HourQueue(BaseModel):
    hour: int
    queue_min: int


class Show(BaseModel):
    show_id: str
    show: str
    duration_min: int
    seats: int
    starts: Words


class RouteWish(BaseModel):
    """Rides to take on one day."""

    park_id: str = Field(description="Id of a theme park.", examples=["prk-04"])
    day: str = Field(description=f"{WHEN}.", pattern=DAY_2025, examples=["2025-06-14"])
    arrival_hour: int = Field(description="Hour of arrival.", ge=10, le=18, examples=[11])
    ride_ids: list[str] = Field(
        description="Ids of rides of the park.",
        min_length=1,
        max_length=8,
        examples=[["rde-0401", "rde-0403", "rde-0405"]],
    )


class RouteStop(BaseModel):
    ride_id: str
    ride: str
    arrives: str
    queue_min: int
    leaves: str


class ParkRoute(BaseModel):
    stops: list[RouteStop]
    total_queue_min: int
    skipped: list[str] = Field(description="Ids of rides for which no time is left.")


class Visitor(BaseModel):
    """Visitors of one age."""

    age: int = Field(description="Age in years.", ge=0, le=120, examples=[9])
    number: int = Field(description="How many of that age.", ge=1, le=60, examples=[2])


class ParkVisit(BaseModel):
    """Who visits a theme park and when."""

    park_id: str = Field(description="Id of a theme park.", examples=["prk-04"])
    day: str = Field(description=f"{WHEN}.", pattern=DAY_2025, examples=["2025-07-19"])
    visitors: list[Visitor] = Field(
        description="Visitors by age.",
        min_length=1,
        examples=[[{"age": 38, "number": 2}, {"age": 9, "number": 2}]],
    )
    days: int = Field(description="Number of days in a row.", ge=1, le=3, examples=[1])
    cars: int = Field(default=0, description="Number of cars to park.", ge=0, le=20, examples=[1])


class ParkBill(BaseModel):
    tickets_eur: float
    group_discount_eur: float
    parking_eur: float
    total_eur: float
