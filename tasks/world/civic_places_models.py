"""Parameters, bodies and answers about graves, benches, schools and the like."""

from typing import Annotated, Literal

from fastapi import Path, Query
from pydantic import BaseModel, Field

from tasks.world.civic_streets_models import District

DistrictPath = Annotated[District, Path(description="District of the town.", examples=["Millside"])]
FamilyName = Annotated[
    str, Query(min_length=2, description="Family name of the buried.", examples=["Fenwick"])
]
Cemetery = Annotated[
    Literal["North Cemetery", "St Alba Churchyard", "Hillside Cemetery"] | None,
    Query(description="Cemetery of the town.", examples=["North Cemetery"]),
]
Accessible = Annotated[
    bool | None, Query(description="Whether wheelchairs can use it.", examples=[True])
]
Shaded = Annotated[bool | None, Query(description="Whether it is in the shade.", examples=[True])]
WithinM = Annotated[
    int, Query(ge=50, le=5000, description="Largest distance in metres.", examples=[900])
]
MarketDay = Annotated[
    Literal["Wednesday", "Friday", "Saturday"],
    Query(description="Weekday of the market.", examples=["Saturday"]),
]
Goods = Annotated[
    Literal["bread", "cheese", "fish", "flowers", "fruit", "honey", "meat", "vegetables"] | None,
    Query(description="What the stall sells.", examples=["cheese"]),
]
WaterYear = Annotated[
    int, Query(ge=2023, le=2025, description="Year of the readings.", examples=[2024])
]
Level = Annotated[
    Literal["primary", "middle"], Query(description="Level of the school.", examples=["primary"])
]
Style = Annotated[
    Literal["Gothic", "Renaissance", "Baroque", "Neoclassical", "Art Nouveau", "Modernist"] | None,
    Query(description="Style of the building.", examples=["Baroque"]),
]
BeforeYear = Annotated[
    int | None, Query(ge=1300, le=2025, description="Built before this year.", examples=[1700])
]


class Grave(BaseModel):
    grave_id: str
    family_name: str
    first_name: str
    buried_in: int
    cemetery: str
    section: str
    row: int
    lease_until: int


class Toilet(BaseModel):
    toilet_id: str
    distance_km: float
    accessible: bool
    fee_eur: float
    from_hour: int
    until_hour: int


class Bench(BaseModel):
    bench_id: str
    distance_km: float
    shaded: bool
    backrest: bool
    material: str


class Stall(BaseModel):
    stall_id: str
    seller: str
    market: str
    goods: str
    organic: bool
    since: int


class WaterMonth(BaseModel):
    month: str
    water_m3: int
    litres_per_household_and_day: float
    change_percent: float | None = Field(description="To the same month of the year before.")


class CatchmentSchool(BaseModel):
    street: str
    school: str
    school_district: str
    first_year_seats: int
    free_seats: int


class HeritageBuilding(BaseModel):
    building_id: str
    building: str
    street: str
    district: str
    style: str
    built_in: int
    protected_since: int


class StreetOrigin(BaseModel):
    street_id: str
    street: str
    district: str
    origin_kind: str
    named_for: str
    named_in: int
    old_name: str | None
