"""Parameters, bodies and answers of the operations on foods."""

from typing import Annotated, Literal

from fastapi import Path, Query
from pydantic import BaseModel, Field

FoodText = Annotated[
    str | None, Query(min_length=2, description="Part of the food's name.", examples=["rice"])
]
_Group = Literal[
    "fruit", "vegetables", "pulses", "grains",
    "dairy and eggs", "fats and sweets", "meat and fish", "nuts and seeds",
]  # fmt: skip
FoodGroup = Annotated[_Group | None, Query(description="Group of foods.", examples=["fruit"])]
MaxKcal = Annotated[
    float | None, Query(ge=0, description="Most kilocalories per 100 g.", examples=[100])
]
FoodId = Annotated[str, Path(description="Id of a food.", examples=["fod-32"])]
FoodIds = Annotated[
    list[str],
    Query(min_length=2, max_length=6, description="Ids of foods.", examples=[["fod-27", "fod-29"]]),
]
PortionG = Annotated[
    float, Query(gt=0, le=2000, description="Size of a portion in grams.", examples=[80])
]
_Nutrient = Literal[
    "energy_kcal", "protein_g", "carbs_g", "fat_g",
    "fibre_g", "vitamin_c_mg", "calcium_mg", "iron_mg",
]  # fmt: skip
Nutrient = Annotated[
    _Nutrient, Query(description="Nutrient, with its unit per 100 g.", examples=["protein_g"])
]
LessOf = Annotated[_Nutrient, Query(description="Nutrient to have less of.", examples=["fat_g"])]


class Nutrients(BaseModel):
    energy_kcal: float
    protein_g: float
    carbs_g: float
    fat_g: float
    fibre_g: float
    vitamin_c_mg: float
    calcium_mg: float
    iron_mg: float


class Food(BaseModel):
    food_id: str
    name: str
    group: str = Field(validation_alias="grp")
    energy_kcal: float = Field(description="Per 100 g.")


class FoodDetails(Nutrients):
    food_id: str
    name: str
    group: str = Field(validation_alias="grp")


class RankedFood(BaseModel):
    food_id: str
    name: str
    amount: float = Field(description="Of the nutrient, per 100 g.")


class Alternative(BaseModel):
    food_id: str
    name: str
    less: float = Field(description="By how much less there is of the nutrient, per 100 g.")
    energy_difference_kcal: float


class Portion(BaseModel):
    food_id: str = Field(description="Id of a food.", examples=["fod-27"])
    grams: float = Field(gt=0, le=5000, description="Weight in grams.", examples=[60])


class Plate(BaseModel):
    portions: list[Portion] = Field(
        min_length=1,
        max_length=40,
        description="What is eaten.",
        examples=[[{"food_id": "fod-27", "grams": 60}, {"food_id": "fod-30", "grams": 200}]],
    )
    people: int = Field(default=1, ge=1, le=50, description="Who share it.", examples=[2])


class DayPlate(BaseModel):
    eaten: list[Portion] = Field(
        min_length=1,
        max_length=60,
        description="All that is eaten in a day.",
        examples=[[{"food_id": "fod-27", "grams": 100}, {"food_id": "fod-39", "grams": 180}]],
    )


class Share(BaseModel):
    nutrient: str
    amount: float
    reference: float
    percent: float


class Intake(BaseModel):
    shares: list[Share]
    below_half: list[str] = Field(description="Nutrients of which less than half is reached.")
