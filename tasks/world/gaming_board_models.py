"""Parameters, bodies and answers of the operations on board games."""

from typing import Annotated, Literal

from fastapi import Path, Query
from pydantic import BaseModel, Field

from tasks.world.service import Words

BoardGameId = Annotated[str, Path(description="Id of a board game.", examples=["bgm-014"])]
BoardGameIds = Annotated[
    list[str],
    Query(
        min_length=2,
        max_length=5,
        description="Ids of board games.",
        examples=[["bgm-014", "bgm-021"]],
    ),
]
Players = Annotated[int | None, Query(ge=1, le=8, description="Number of players.", examples=[4])]
MaxMinutes = Annotated[
    int | None, Query(ge=15, le=240, description="Longest playing time in minutes.", examples=[60])
]
MaxComplexity = Annotated[
    float | None,
    Query(ge=1, le=5, description="Highest complexity, 1 light to 5 heavy.", examples=[2.5]),
]
_Mechanic = Literal[
    "area control", "auction", "bluffing", "cooperation", "deck building", "dice", "drafting",
    "set collection", "tile laying", "trading", "worker placement",
]  # fmt: skip
AnyMechanic = Annotated[
    _Mechanic | None, Query(description="A mechanic of the game.", examples=["drafting"])
]
Mechanic = Annotated[_Mechanic, Query(description="A mechanic of games.", examples=["auction"])]


class BoardGame(BaseModel):
    game_id: str
    title: str
    year: int
    min_players: int
    max_players: int
    minutes: int
    complexity: float = Field(description="From 1, light, to 5, heavy.")
    rating: float = Field(description="From 0 to 10.")


class BoardGameDetails(BoardGame):
    min_age: int
    price_eur: float
    mechanics: Words


class SimilarGame(BaseModel):
    game_id: str
    title: str
    shared_mechanics: list[str]
    complexity_difference: float


class MechanicFigures(BaseModel):
    games: int
    average_rating: float
    average_minutes: float
    average_complexity: float
    best_title: str


class Night(BaseModel):
    players: int = Field(ge=1, le=8, description="Number of players.", examples=[4])
    minutes: int = Field(ge=30, le=600, description="Time to fill in minutes.", examples=[180])
    youngest_age: int = Field(
        default=14, ge=4, le=99, description="Age of the youngest in years.", examples=[10]
    )
    liked_mechanics: list[_Mechanic] = Field(
        default=[], description="Mechanics to prefer.", examples=[["cooperation", "dice"]]
    )


class NightPlan(BaseModel):
    games: list[BoardGame]
    total_minutes: int
    left_minutes: int
