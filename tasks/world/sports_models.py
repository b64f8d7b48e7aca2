"""Parameters, bodies and answers of the sports service."""

from datetime import date
from typing import Annotated, Literal

from fastapi import Path, Query
from pydantic import BaseModel, Field

Sport = Literal["football", "handball", "ice_hockey", "basketball"]
Position = Literal["goalkeeper", "defender", "midfielder", "forward"]
LeagueId = Annotated[str, Path(description="Id of a league.", examples=["lg-00"])]
TeamId = Annotated[str, Path(description="Id of a team.", examples=["tm-001"])]
PlayerId = Annotated[str, Path(description="Id of a player.", examples=["pl-0012"])]
MatchId = Annotated[str, Path(description="Id of a match.", examples=["mt-00001"])]
Season = Annotated[int, Query(ge=2023, le=2025, description="Year of the season.", examples=[2024])]


class League(BaseModel):
    """A league."""

    league_id: str
    name: str
    sport: str
    country: str


class Standing(BaseModel):
    """A team's place in the table."""

    place: int
    team_id: str
    team: str
    played: int
    won: int
    drawn: int
    lost: int
    scored: int
    conceded: int
    points: int = Field(description="Three for a win, one for a draw.")


class Team(BaseModel):
    """A team with its venue."""

    team_id: str
    league_id: str
    name: str
    city: str
    venue: str
    capacity: int = Field(description="Seats of the venue.")
    founded: int
    coach: str


class VenueNearby(BaseModel):
    """A venue with its distance."""

    venue: str
    city: str
    team: str
    capacity: int
    distance_km: float


class Match(BaseModel):
    """A match; scores are null before it is played."""

    match_id: str
    league_id: str
    season: int
    round: int
    day: date
    starts: str = Field(description="Local time, HH:MM.")
    home_id: str
    home: str
    away_id: str
    away: str
    home_score: int | None
    away_score: int | None
    attendance: int | None


class Form(BaseModel):
    """A team's latest results."""

    team_id: str
    letters: str = Field(description="W, D or L for each match, the latest first.")
    points: int
    scored: int
    conceded: int


class HeadToHead(BaseModel):
    """All meetings of two teams."""

    first_wins: int
    second_wins: int
    draws: int
    matches: list[Match] = Field(description="The latest first.")


class Player(BaseModel):
    """A player."""

    player_id: str
    name: str
    team_id: str
    position: str
    born_on: date
    country: str
    height_cm: int
    shirt: int


class PlayerSeason(BaseModel):
    """What a player did in a season."""

    player_id: str
    season: int
    games: int
    minutes: int
    goals: int = Field(description="Goals, or baskets.")
    assists: int
    yellow_cards: int
    red_cards: int


class Career(BaseModel):
    """What a player did in all seasons."""

    player_id: str
    name: str
    position: str
    games: int
    goals: int
    assists: int
    minutes_per_goal: float | None


class Scorer(BaseModel):
    """A player who scores."""

    player_id: str
    name: str
    team: str
    goals: int
    games: int


class BigWin(BaseModel):
    """A match with a large margin."""

    match_id: str
    day: date
    home: str
    away: str
    home_score: int
    away_score: int
    margin: int


class LeagueSummary(BaseModel):
    """How matches of a league went."""

    matches: int
    mean_score_sum: float
    home_win_percent: float
    draw_percent: float
    away_win_percent: float


class Crowd(BaseModel):
    """How many came to a team's home matches."""

    team_id: str
    team: str
    mean_attendance: int
    best_attendance: int


class Streak(BaseModel):
    """A team's longest run of wins."""

    team_id: str
    season: int
    wins: int
    first_day: date | None
    last_day: date | None


class Prediction(BaseModel):
    """How a match may end."""

    home: str
    away: str
    home_win_percent: float
    draw_percent: float
    away_win_percent: float


class Result(BaseModel):
    """A result of two teams."""

    home: str = Field(description="Name of the home team.", examples=["Red"])
    away: str = Field(description="Name of the other team.", examples=["Blue"])
    home_score: int = Field(ge=0, le=300, description="Score of the home team.", examples=[2])
    away_score: int = Field(ge=0, le=300, description="Score of the other team.", examples=[1])


class Results(BaseModel):
    """Results that make a table."""

    results: list[Result] = Field(
        min_length=1,
        max_length=400,
        description="The matches that were played.",
        examples=[[{"home": "Red", "away": "Blue", "home_score": 2, "away_score": 1}]],
    )
    points_for_win: int = Field(
        3, ge=2, le=4, description="Points that a win brings; a draw brings one.", examples=[2]
    )


class TableRow(BaseModel):
    """A team's place in a table made of given results."""

    place: int
    team: str
    played: int
    points: int
    difference: int


class Seats(BaseModel):
    """Seats of one kind."""

    stand: Literal["main", "side", "corner", "standing"] = Field(
        description="Where the seats are.", examples=["side"]
    )
    adults: int = Field(ge=0, le=20, description="Adults.", examples=[2])
    children: int = Field(0, ge=0, le=20, description="Children below 14.", examples=[1])


class TicketRequest(BaseModel):
    """Tickets to be priced."""

    match_id: str = Field(description="Id of a match to come.", examples=["mt-05161"])
    seats: list[Seats] = Field(
        min_length=1,
        max_length=5,
        description="Seats, stand by stand.",
        examples=[[{"stand": "side", "adults": 2, "children": 1}]],
    )
    member: bool = Field(False, description="Whether a member buys.", examples=[True])


class TicketQuote(BaseModel):
    """The price of tickets."""

    match_id: str
    tickets: int
    total_eur: float
