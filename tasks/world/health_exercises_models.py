"""Parameters, bodies and answers of the operations on exercises."""

from typing import Annotated, Literal

from fastapi import Path, Query
from pydantic import BaseModel, Field

_Muscles = Literal["arms", "back", "chest", "core", "legs", "whole body"]
Muscles = Annotated[_Muscles | None, Query(description="Muscles that work.", examples=["legs"])]
Equipment = Annotated[
    list[str] | None,
    Query(description="Equipment at hand; `none` needs nothing.", examples=[["none", "mat"]]),
]
MaxMet = Annotated[
    float | None,
    Query(gt=0, le=20, description="Highest metabolic equivalent (MET).", examples=[5]),
]
ExerciseId = Annotated[str, Path(description="Id of an exercise.", examples=["exr-02"])]
WeightKg = Annotated[
    float, Query(ge=20, le=300, description="Body weight in kilograms.", examples=[72])
]
Minutes = Annotated[
    float, Query(gt=0, le=600, description="Length of the exercise in minutes.", examples=[40])
]
Sex = Annotated[
    Literal["female", "male"], Query(description="Sex that the formula uses.", examples=["female"])
]
Age = Annotated[int, Query(ge=18, le=100, description="Age in years.", examples=[34])]
HeightCm = Annotated[
    float, Query(ge=120, le=230, description="Height in centimetres.", examples=[168])
]
Activity = Annotated[
    Literal["sedentary", "light", "moderate", "active"],
    Query(description="How active the days are.", examples=["light"]),
]


class Exercise(BaseModel):
    exercise_id: str
    name: str
    muscles: str
    equipment: str
    met: float = Field(description="Metabolic equivalent: 1 is sitting still.")
    difficulty: str


class Burned(BaseModel):
    exercise: str
    energy_kcal: float
    kcal_per_min: float


class WorkoutWish(BaseModel):
    minutes: int = Field(ge=10, le=180, description="Length in minutes.", examples=[45])
    equipment: list[str] = Field(
        default=["none"], description="Equipment at hand.", examples=[["none", "mat", "dumbbells"]]
    )
    muscles: list[_Muscles] = Field(
        default=[], description="Muscles to train; empty for all.", examples=[["legs", "core"]]
    )
    weight_kg: float = Field(
        default=70, ge=20, le=300, description="Body weight in kilograms.", examples=[82]
    )


class WorkoutPart(BaseModel):
    exercise: str
    minutes: float
    energy_kcal: float


class Workout(BaseModel):
    parts: list[WorkoutPart]
    total_kcal: float


class EnergyNeed(BaseModel):
    resting_kcal: int = Field(description="Kilocalories a day at rest.")
    total_kcal: int = Field(description="Kilocalories a day with the activity.")
