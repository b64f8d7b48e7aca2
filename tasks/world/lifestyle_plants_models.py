"""Parameters, bodies and answers of the operations on plants."""

from datetime import date
from typing import Annotated, Literal

from fastapi import Path, Query
from pydantic import BaseModel, Field

from tasks.world.lifestyle_rows import Months

SowingMonth = Annotated[int, Query(ge=2, le=8, description="Month, 2 to 8.", examples=[4])]
PlantKind = Annotated[
    Literal["house", "crop"] | None,
    Query(description="House plants or garden crops.", examples=["house"]),
]
_Light = Literal["low", "medium", "bright"]
Light = Annotated[_Light | None, Query(description="Light it needs.", examples=["low"])]
PetSafe = Annotated[
    bool | None, Query(description="Whether safe for cats and dogs.", examples=[True])
]
PlantId = Annotated[str, Path(description="Id of a plant.", examples=["plt-09"])]
CropId = Annotated[str, Path(description="Id of a crop.", examples=["plt-21"])]
LastWatered = Annotated[
    date,
    Query(
        ge=date(2000, 1, 1),
        le=date(2099, 12, 31),
        description="Day of the last watering, from 2000 to 2099.",
        examples=["2025-06-28"],
    ),
]
Waterings = Annotated[
    int, Query(ge=1, le=20, description="Number of waterings to list.", examples=[5])
]
PlantName = Annotated[
    str, Query(min_length=2, description="Part of the plant's name.", examples=["palm"])
]
MaxPrice = Annotated[
    float | None, Query(gt=0, description="Highest price in euros.", examples=[12.0])
]


class Plant(BaseModel):
    plant_id: str
    name: str
    kind: str
    light: str
    pet_safe: bool
    height_cm: int


class PlantDetails(Plant):
    water_days: int = Field(description="Days between waterings in summer.")
    min_temp_c: int = Field(description="Coldest temperature it bears, in degrees Celsius.")
    sowing: Months = Field(description="Months to sow in; empty for house plants.")
    harvest: Months = Field(description="Months to harvest in; empty for house plants.")
    spacing_cm: int


class Crop(BaseModel):
    plant_id: str
    name: str
    harvest: Months
    spacing_cm: int


class Companion(BaseModel):
    companion: str
    effect: str = Field(description="good or bad.")


class PlantOffer(BaseModel):
    offer_id: str
    name: str
    nursery: str
    city: str
    pot_cm: int = Field(description="Diameter of the pot in centimetres.")
    price_eur: float
    stock: int


class RoomConditions(BaseModel):
    light: _Light = Field(description="Light in the room.", examples=["medium"])
    coldest_c: float = Field(
        ge=-10, le=30, description="Coldest temperature in degrees Celsius.", examples=[14]
    )
    pets: bool = Field(
        default=False, description="Whether cats or dogs live there.", examples=[True]
    )
    max_height_cm: int = Field(
        default=250, ge=10, le=400, description="Greatest height in centimetres.", examples=[80]
    )


class BedCrop(BaseModel):
    name: str = Field(description="Name of a crop.", examples=["carrot"])
    share_percent: float = Field(
        gt=0, le=100, description="Share of the bed in percent.", examples=[40]
    )


class Bed(BaseModel):
    length_cm: int = Field(ge=20, le=5000, description="Length in centimetres.", examples=[300])
    width_cm: int = Field(ge=20, le=5000, description="Width in centimetres.", examples=[120])
    crops: list[BedCrop] = Field(
        min_length=1,
        max_length=8,
        description="What grows there.",
        examples=[
            [{"name": "carrot", "share_percent": 40}, {"name": "onion", "share_percent": 60}]
        ],
    )


class BedPart(BaseModel):
    crop: str
    plants: int
    harvest: Months


class BedPlan(BaseModel):
    area_m2: float
    parts: list[BedPart]
    bad_neighbours: list[str]
