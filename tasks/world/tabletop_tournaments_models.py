"""Parameters, bodies and answers about chess clubs and pairings."""

from typing import Annotated, Literal

from fastapi import Path, Query
from pydantic import BaseModel, Field

ClubId = Annotated[str, Path(description="Id of a chess club.", examples=["clb-06"])]
MemberId = Annotated[str, Path(description="Id of a member of a club.", examples=["mbr-0607"])]
Evening = Annotated[
    Literal["Mon", "Tue", "Wed", "Thu", "Fri"] | None,
    Query(description="Weekday on which the club meets.", examples=["Tue"]),
]


class Club(BaseModel):
    club_id: str
    club: str
    city: str
    country: str
    evening: str
    fee_eur: int


class LadderPlace(BaseModel):
    place: int
    member_id: str
    name: str
    challenges: int
    won: int


class LadderMember(BaseModel):
    member_id: str
    name: str
    club: str
    joined_on: str
    place: int
    played: int
    won: int


class LadderGame(BaseModel):
    game_id: str
    played_on: str
    challenger: str
    defender: str
    challenger_won: bool
    moves: int


class RoundRobin(BaseModel):
    """Who plays a tournament in which everybody meets everybody."""

    names: list[str] = Field(
        description="Names of the players.",
        min_length=3,
        max_length=16,
        examples=[["Ada", "Bruno", "Cleo", "Dara"]],
    )
    double: bool = Field(
        default=False, description="Whether everybody meets twice.", examples=[True]
    )


class Board(BaseModel):
    first: str
    second: str


class RobinRound(BaseModel):
    round: int
    boards: list[Board]
    rests: str | None


class RobinSchedule(BaseModel):
    games: int
    rounds: list[RobinRound]


class SwissPlayer(BaseModel):
    """A player of a Swiss tournament."""

    name: str = Field(description="Name of the player.", min_length=1, examples=["Ada"])
    points: float = Field(description="Points so far.", ge=0, le=20, examples=[1.5])
    met: list[str] = Field(
        default=[], description="Names of the opponents so far.", examples=[["Bruno"]]
    )


class SwissRound(BaseModel):
    """The state before a round of a Swiss tournament."""

    players: list[SwissPlayer] = Field(
        description="All players with points and former opponents.",
        min_length=2,
        max_length=40,
        examples=[
            [
                {"name": "Ada", "points": 1, "met": ["Bruno"]},
                {"name": "Bruno", "points": 0, "met": ["Ada"]},
                {"name": "Cleo", "points": 1, "met": ["Dara"]},
                {"name": "Dara", "points": 0, "met": ["Cleo"]},
            ]
        ],
    )


class SwissPairings(BaseModel):
    boards: list[Board]
    bye: str | None
    repeated: int = Field(description="Pairs that have met before.")
