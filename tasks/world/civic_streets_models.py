"""Parameters, bodies and answers about streets, waste and parking."""

from typing import Annotated, Literal

from fastapi import Path, Query
from pydantic import BaseModel, Field

from tasks.world.days import DAY_PATTERN

District = Literal[
    "Castle Hill", "Harbour", "Meadows", "Millside", "Northgate", "Old Town", "Riverside",
    "Southfield", "Station", "Westend",
]  # fmt: skip
AnyDistrict = Annotated[
    District | None, Query(description="District of the town.", examples=["Riverside"])
]
StreetId = Annotated[str, Path(description="Id of a street of the town.", examples=["str-042"])]
StreetWords = Annotated[
    str, Query(min_length=2, description="Part of the street's name.", examples=["Lane"])
]
CalendarMonth = Annotated[
    str,
    Query(pattern=r"^202[5-7]-(0[1-9]|1[0-2])$", description="Month, YYYY-MM.",
          examples=["2025-09"]),
]  # fmt: skip
_Waste = Literal["residual", "packaging", "organic", "paper", "glass"]
Waste = Annotated[_Waste, Query(description="Kind of waste.", examples=["paper"])]
AnyWaste = Annotated[_Waste | None, Query(description="Kind of waste.", examples=["organic"])]
AfterDay = Annotated[
    str, Query(pattern=DAY_PATTERN, description="First day that counts.", examples=["2025-07-03"])
]
Species = Annotated[
    Literal[
        "ash", "beech", "birch", "cherry", "field maple", "ginkgo", "hornbeam", "horse chestnut",
        "lime", "oak", "plane", "robinia",
    ]
    | None,
    Query(description="Species of the tree.", examples=["ginkgo"]),
]  # fmt: skip
MinHeight = Annotated[
    float | None, Query(ge=0, le=40, description="Least height in metres.", examples=[18])
]
ZoneId = Annotated[str, Path(description="Id of a parking zone.", examples=["prk-05"])]
Weekday = Literal[
    "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"
]  # fmt: skip
ParkingDay = Annotated[Weekday, Query(description="Weekday of parking.", examples=["Tuesday"])]
ParkingHour = Annotated[
    int, Query(ge=0, le=23, description="Full hour at which parking starts.", examples=[10])
]
Minutes = Annotated[
    int, Query(ge=1, le=1440, description="Minutes of parking.", examples=[75])
]  # fmt: skip


class Collection(BaseModel):
    day: str
    weekday: str
    wastes: list[str]


class NextCollection(BaseModel):
    street: str
    day: str
    weekday: str
    days_to_wait: int
    every_weeks: int


class StreetTree(BaseModel):
    tree_id: str
    species: str
    street: str
    district: str
    planted_in: int
    height_m: float
    trunk_cm: int = Field(description="Girth of the trunk.")
    health: str


class ParkingZone(BaseModel):
    zone_id: str
    district: str
    hourly_eur: float
    max_minutes: int
    from_hour: int
    until_hour: int
    on_saturdays: bool
    permits: int
    permit_limit: int
    waiting: int = Field(description="Residents who wait for a permit.")


class ParkingQuote(BaseModel):
    allowed: bool
    paid_minutes: int
    price_eur: float
    max_minutes: int


class FoundStreet(BaseModel):
    street_id: str
    street: str
    district: str
    length_m: int
