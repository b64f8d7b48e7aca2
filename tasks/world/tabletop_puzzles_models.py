"""Parameters, bodies and answers about puzzles, card games and dice."""

from typing import Annotated, Literal

from fastapi import Path, Query
from pydantic import BaseModel, Field

_PuzzleKind = Literal["anagram", "sequence", "arithmetic", "teaser"]
PuzzleKind = Annotated[
    _PuzzleKind | None, Query(description="Kind of puzzle.", examples=["anagram"])
]
Difficulty = Annotated[
    int | None, Query(ge=1, le=5, description="Difficulty, 1 easy to 5 hard.", examples=[3])
]
PrintedYear = Annotated[
    int | None, Query(ge=2019, le=2025, description="Year of printing.", examples=[2023])
]
PuzzleId = Annotated[str, Path(description="Id of a puzzle.", examples=["puz-012"])]
Answer = Annotated[
    str, Query(min_length=1, max_length=40, description="Proposed answer.", examples=["village"])
]
_Family = Literal["trick-taking", "melding", "shedding", "matching", "fishing", "banking"]
Family = Annotated[_Family | None, Query(description="Family of games.", examples=["melding"])]
Players = Annotated[int | None, Query(ge=1, le=8, description="Number of players.", examples=[4])]
MaxMinutes = Annotated[
    int | None, Query(ge=5, le=120, description="Longest game in minutes.", examples=[30])
]
CardGameId = Annotated[str, Path(description="Id of a card game.", examples=["hearts"])]
Dice = Annotated[int, Query(ge=1, le=30, description="Number of dice in the pool.", examples=[6])]
Sides = Annotated[int, Query(ge=2, le=20, description="Sides of each die.", examples=[10])]
SuccessFrom = Annotated[
    int,
    Query(ge=2, le=20, description="Least number on a die that is a success.", examples=[7]),
]
Successes = Annotated[
    int, Query(ge=1, le=30, description="Successes needed in the pool.", examples=[3])
]
Modifier = Annotated[
    int, Query(ge=-50, le=50, description="Number added to the sum of the dice.", examples=[2])
]
Target = Annotated[int, Query(ge=1, le=300, description="Sum that must be reached.", examples=[12])]
SumDice = Annotated[int, Query(ge=1, le=12, description="Number of dice.", examples=[3])]


class Puzzle(BaseModel):
    puzzle_id: str
    kind: str
    difficulty: int
    printed_on: str
    question: str


class PuzzleHint(BaseModel):
    puzzle_id: str
    hint: str
    answer_length: int = Field(description="Characters of the answer.")


class Verdict(BaseModel):
    right: bool
    note: str


class CardGame(BaseModel):
    game_id: str
    name: str
    family: str
    min_players: int
    max_players: int
    minutes: int


class CardRules(CardGame):
    cards: int = Field(description="Cards of the pack.")
    hand: int = Field(description="Cards dealt to each player.")
    aim: str


class PoolChance(BaseModel):
    chance: float = Field(description="Chance to reach the successes, 0 to 1, six decimals.")
    exact: str = Field(description="The same as a fraction in lowest terms.")
    expected_successes: float


class SumChance(BaseModel):
    at_least: float
    exactly: float
    ways: int = Field(description="Rolls of the dice that give exactly the sum.")
    mean: float
