"""Parameters, bodies and answers of the operations on chess."""

from typing import Annotated, Literal

from fastapi import Path, Query
from pydantic import BaseModel, Field

PlayerId = Annotated[str, Path(description="Id of a player.", examples=["ply-0219"])]
White = Annotated[
    str, Query(description="Id of the player with the white pieces.", examples=["ply-0219"])
]
Black = Annotated[
    str, Query(description="Id of the player with the black pieces.", examples=["ply-0229"])
]
First = Annotated[str, Query(description="Id of a player.", examples=["ply-0219"])]
Second = Annotated[str, Query(description="Id of another player.", examples=["ply-0229"])]
Handle = Annotated[
    str, Query(min_length=2, description="Start of a player's handle.", examples=["fox"])
]
Result = Annotated[
    Literal["won", "drawn", "lost"] | None,
    Query(description="How it ended for the player.", examples=["won"]),
]
MatchId = Annotated[str, Path(description="Id of a chess game.", examples=["mat-00077"])]
MinRating = Annotated[
    int | None, Query(ge=100, le=3000, description="Least Elo rating.", examples=[1600])
]
MinPrize = Annotated[
    int | None,
    Query(ge=0, le=1_000_000, description="Least prize money in euros.", examples=[5000]),
]
StartMonth = Annotated[
    int | None, Query(ge=1, le=6, description="Month of 2025 it starts in, 1 to 6.", examples=[4])
]
TournamentId = Annotated[str, Path(description="Id of a tournament.", examples=["trn-007"])]
RoundNumber = Annotated[int, Query(ge=1, le=5, description="Round, 1 to 5.", examples=[3])]
Moves = Annotated[
    str,
    Query(
        min_length=2,
        max_length=200,
        description="Moves in algebraic notation with blanks between, no numbers.",
        examples=["e4 e5 Nf3 Nc6 Bc4 Bc5"],
    ),
]
Eco = Annotated[str, Path(description="ECO code of an opening.", examples=["C50"])]
MinElo = Annotated[
    int, Query(ge=100, le=3000, description="Least Elo rating of both players.", examples=[1400])
]


class Player(BaseModel):
    player_id: str
    handle: str
    country: str
    rating: int


class Profile(Player):
    joined_on: str
    games: int
    won: int
    drawn: int
    lost: int
    favourite_opening: str


class RatingPoint(BaseModel):
    month: str
    rating: int = Field(description="Elo rating after the month's last game.")
    games: int


class Match(BaseModel):
    match_id: str
    played_on: str
    white: str = Field(description="Handle of the player with the white pieces.")
    black: str = Field(description="Handle of the player with the black pieces.")
    result: str
    moves: int
    opening: str


class MatchDetails(Match):
    eco: str
    minutes: int = Field(description="Thinking time of each player in minutes.")
    white_rating: int
    black_rating: int
    white_change: int = Field(description="Rating points that White gained.")


class HeadToHead(BaseModel):
    games: int
    first_won: int
    drawn: int
    second_won: int


class Forecast(BaseModel):
    white_rating: int
    black_rating: int
    expected_white_score: float = Field(description="From 0 to 1.")
    change_if_white_wins: int
    change_if_drawn: int
    change_if_black_wins: int


class Tournament(BaseModel):
    tournament_id: str
    title: str
    city: str
    country: str
    starts_on: str
    prize_eur: int


class Standing(BaseModel):
    place: int
    player_id: str
    handle: str
    points: float
    rating: int


class Pairing(BaseModel):
    board: int
    white: str
    black: str
    white_score: float


class Opening(BaseModel):
    eco: str
    opening: str
    moves: str


class OpeningFigures(BaseModel):
    opening: str
    games: int
    white_won: int
    drawn: int
    black_won: int
    average_moves: float | None
