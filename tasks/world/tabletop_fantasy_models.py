"""Parameters, bodies and answers about role-playing and miniatures."""

from typing import Annotated, Literal

from fastapi import Path, Query
from pydantic import BaseModel, Field

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
