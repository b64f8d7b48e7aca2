"""Parameters, bodies and answers of the gaming service."""

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
