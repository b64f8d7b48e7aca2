"""Parameters, bodies and answers of the tabletop service."""

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
ClubId = Annotated[str, Path(description="Id of a chess club.", examples=["clb-06"])]
MemberId = Annotated[str, Path(description="Id of a member of a club.", examples=["mbr-0607"])]
Evening = Annotated[
    Literal["Mon", "Tue", "Wed", "Thu", "Fri"] | None,
    Query(description="Weekday on which the club meets.", examples=["Tue"]),
]
_Habitat = Literal["cave", "desert", "forest", "marsh", "mountain", "ruin", "sea"]
Habitat = Annotated[_Habitat | None, Query(description="Where it lives.", examples=["marsh"])]
MinLevel = Annotated[
    int | None, Query(ge=1, le=12, description="Lowest level, 1 to 12.", examples=[3])
]
MaxLevel = Annotated[
    int | None, Query(ge=1, le=12, description="Highest level, 1 to 12.", examples=[6])
]
MonsterId = Annotated[str, Path(description="Id of a monster.", examples=["mon-031"])]
_Element = Literal["acid", "cold", "fire", "iron", "light", "thunder"]
Weakness = Annotated[_Element | None, Query(description="What hurts it most.", examples=["fire"])]
_Rarity = Literal["common", "uncommon", "rare", "legendary"]
Rarity = Annotated[_Rarity | None, Query(description="How rare it is.", examples=["rare"])]
ItemKind = Annotated[
    Literal[
        "amulet", "blade", "boots", "bow", "cloak", "elixir", "gauntlet", "lantern", "ring",
        "scroll", "shield", "staff",
    ]
    | None,
    Query(description="Kind of item.", examples=["cloak"]),
]  # fmt: skip
Purse = Annotated[
    int | None, Query(ge=1, le=100_000, description="Highest price in gold pieces.", examples=[400])
]
TreasureSeed = Annotated[
    int, Query(ge=1, le=99_999, description="Number that decides what is found.", examples=[417])
]
TreasureLevel = Annotated[
    int, Query(ge=1, le=12, description="Level of the defeated monster.", examples=[5])
]
_Faction = Literal["Brass Legion", "Coral Kin", "Frostborn", "Hive of Glass", "Root Wardens"]
Faction = Annotated[_Faction, Query(description="Name of an army.", examples=["Frostborn"])]
Role = Annotated[
    Literal["leader", "infantry", "cavalry", "artillery", "monster"] | None,
    Query(description="Role of the unit.", examples=["infantry"]),
]
UnitId = Annotated[str, Path(description="Id of a miniature unit.", examples=["unt-203"])]
EnemyUnit = Annotated[str, Query(description="Id of the attacked unit.", examples=["unt-405"])]
DealNumber = Annotated[
    int, Path(ge=1, le=32_000, description="Number of the deal, 1 to 32000.", examples=[617])
]
Since = Annotated[
    int, Query(ge=2023, le=2025, description="First year that counts.", examples=[2024])
]


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


class Monster(BaseModel):
    monster_id: str
    monster: str
    level: int
    habitat: str
    weakness: str


class MonsterDetails(Monster):
    hit_points: int
    armour: int
    resistance: str
    damage: str
    mean_damage: float
    experience: int


class Item(BaseModel):
    item_id: str
    item: str
    kind: str
    rarity: str
    price_gold: int
    weight_kg: float
    effect: str


class Party(BaseModel):
    """A party of heroes before a fight."""

    levels: list[int] = Field(
        description="Level of each hero, 1 to 12.", min_length=1, max_length=8, examples=[[3, 3, 4]]
    )
    habitat: _Habitat = Field(description="Where they fight.", examples=["forest"])
    challenge: Literal["easy", "fair", "deadly"] = Field(
        default="fair", description="How hard the fight is to be.", examples=["deadly"]
    )


class EncounterMonster(BaseModel):
    monster_id: str
    monster: str
    level: int
    number: int


class Encounter(BaseModel):
    budget: int = Field(description="Experience points that the monsters may be worth.")
    used: int
    monsters: list[EncounterMonster]


class Treasure(BaseModel):
    gold: int
    items: list[Item]


class Unit(BaseModel):
    unit_id: str
    unit: str
    role: str
    models: int
    points: int


class UnitProfile(Unit):
    faction: str
    move_inch: int
    hits_on: int = Field(description="Least number on a six-sided die that hits.")
    strength: int
    attacks: int = Field(description="Attacks of each model.")
    save_on: int = Field(description="Least number on a six-sided die that saves.")
    wounds: int


class Skirmish(BaseModel):
    attacks: int
    expected_hits: float
    expected_wounds: float
    expected_losses: float = Field(description="Models that the attacked unit loses.")


class ArmyEntry(BaseModel):
    """Units of one kind."""

    unit_id: str = Field(description="Id of a miniature unit.", examples=["unt-203"])
    number: int = Field(description="How many such units.", ge=1, le=6, examples=[2])


class ArmyList(BaseModel):
    """An army that somebody wants to field."""

    points_limit: int = Field(description="Most points.", ge=250, le=3000, examples=[1000])
    entries: list[ArmyEntry] = Field(
        description="Units with their numbers.",
        min_length=1,
        max_length=12,
        examples=[[{"unit_id": "unt-201", "number": 1}, {"unit_id": "unt-203", "number": 3}]],
    )


class ArmyVerdict(BaseModel):
    legal: bool
    points: int
    models: int
    problems: list[str]


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
