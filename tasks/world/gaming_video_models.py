"""Parameters, bodies and answers of the operations on video games."""

from typing import Annotated, Literal

from fastapi import Path, Query
from pydantic import BaseModel, Field

from tasks.world.service import Words

VideoGameId = Annotated[str, Path(description="Id of a video game.", examples=["vgm-042"])]
_Platform = Literal["pc", "console", "handheld", "mobile"]
Platform = Annotated[_Platform, Query(description="What the game runs on.", examples=["pc"])]
AnyPlatform = Annotated[
    _Platform | None, Query(description="What the game runs on.", examples=["console"])
]
Genre = Literal[
    "action", "adventure", "platformer", "puzzle",
    "racing", "role-playing", "simulation", "strategy",
]  # fmt: skip
AnyGenre = Annotated[Genre | None, Query(description="Genre of the game.", examples=["puzzle"])]
OneGenre = Annotated[Genre, Query(description="Genre of the game.", examples=["strategy"])]
MinScore = Annotated[
    int | None, Query(ge=0, le=100, description="Least score of critics, 0 to 100.", examples=[80])
]
Discount = Annotated[
    int, Query(ge=1, le=90, description="Least discount in percent.", examples=[40])
]
MinPoints = Annotated[
    int, Query(ge=0, le=100, description="Fewest points of an achievement.", examples=[5])
]


class VideoGame(BaseModel):
    game_id: str
    title: str
    genre: str
    platforms: Words
    released_on: str
    score: int = Field(description="Score of critics from 0 to 100.")


class VideoGameDetails(VideoGame):
    story_hours: int = Field(description="Hours for the story alone.")
    complete_hours: int = Field(description="Hours for everything.")
    list_price_eur: float
    achievements: int


class MonthPrice(BaseModel):
    month: str
    price_eur: float


class PriceHistory(BaseModel):
    game_id: str
    lowest_eur: float
    list_price_eur: float
    months: list[MonthPrice]


class Deal(BaseModel):
    game_id: str
    title: str
    price_eur: float
    list_price_eur: float
    discount_percent: int


class Achievement(BaseModel):
    achievement_id: str
    name: str
    points: int
    share_percent: float = Field(description="Percent of the game's players that have it.")


class RareAchievement(Achievement):
    title: str = Field(description="The game's title.")


class BacklogGame(BaseModel):
    game_id: str = Field(description="Id of a video game.", examples=["vgm-042"])
    everything: bool = Field(
        default=False, description="Whether to play all of it, not the story only.", examples=[True]
    )


class Backlog(BaseModel):
    games: list[BacklogGame] = Field(
        min_length=1,
        max_length=30,
        description="Games in the order of playing.",
        examples=[[{"game_id": "vgm-042"}, {"game_id": "vgm-043", "everything": True}]],
    )
    hours_per_week: float = Field(
        gt=0, le=100, description="Hours of play in a week.", examples=[6]
    )


class BacklogStep(BaseModel):
    game_id: str
    title: str
    hours: int
    finished_on: str


class BacklogPlan(BaseModel):
    total_hours: int
    weeks: float
    steps: list[BacklogStep]
