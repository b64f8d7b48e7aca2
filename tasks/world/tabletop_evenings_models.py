"""Parameters, bodies and answers about game nights."""

from typing import Annotated

from fastapi import Path, Query
from pydantic import BaseModel, Field

DealNumber = Annotated[
    int, Path(ge=1, le=32_000, description="Number of the deal, 1 to 32000.", examples=[617])
]
Since = Annotated[
    int, Query(ge=2023, le=2025, description="First year that counts.", examples=[2024])
]


class Deal(BaseModel):
    deal_number: int
    columns: list[list[str]] = Field(description="Cards such as TH, the ten of hearts.")
    aces_on_top: int = Field(description="Columns whose last card is an ace.")


class Guest(BaseModel):
    """A guest of a game night and when they can come."""

    name: str = Field(description="Name of the guest.", min_length=1, examples=["Omar"])
    days: list[str] = Field(
        description="Days on which they can come, YYYY-MM-DD.", examples=[["2025-07-04"]]
    )
    hosts: bool = Field(
        default=False, description="Whether they can host the others.", examples=[True]
    )


class NightPoll(BaseModel):
    """Guests of a game night."""

    guests: list[Guest] = Field(
        description="Guests with their free days.",
        min_length=2,
        max_length=20,
        examples=[
            [
                {"name": "Omar", "days": ["2025-07-04", "2025-07-05"], "hosts": True},
                {"name": "Tilda", "days": ["2025-07-05"], "hosts": False},
            ]
        ],
    )


class NightDay(BaseModel):
    day: str
    guests: list[str]
    hosts: list[str]


class HouseRecord(BaseModel):
    round_id: str
    played_on: str
    winner: str
    score: int
    minutes: int


class HousePlayer(BaseModel):
    player: str
    played: int
    won: int
    won_percent: float
