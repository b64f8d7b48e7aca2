"""Parameters, bodies and answers about events and evenings out."""

from typing import Annotated, Literal

from fastapi import Path, Query
from pydantic import BaseModel, Field

from tasks.world.amusement_parks_models import DAY_2025, WHEN
from tasks.world.days import TIME_PATTERN
from tasks.world.service import Words

_Theme = Literal[
    "heist", "haunted house", "laboratory", "space station", "tomb", "submarine", "prison"
]
Theme = Annotated[_Theme | None, Query(description="Theme of a room.", examples=["tomb"])]
GroupSize = Annotated[
    int | None, Query(ge=1, le=10, description="Number of players.", examples=[4])
]
MaxDifficulty = Annotated[
    int | None, Query(ge=1, le=5, description="Highest difficulty, 1 to 5.", examples=[3])
]
RoomId = Annotated[str, Path(description="Id of an escape room.", examples=["esc-024"])]
_Topic = Literal[
    "archaeology", "design", "fashion", "history", "modern art", "nature", "technology"
]
Topic = Annotated[_Topic | None, Query(description="What it is about.", examples=["design"])]
OpenOn = Annotated[
    str | None,
    Query(pattern=DAY_2025, description=f"{WHEN}, on which it is open.", examples=["2025-07-12"]),
]
_Genre = Literal["electronic", "folk", "indie", "jazz", "metal", "world"]
Genre = Annotated[_Genre | None, Query(description="Genre of a festival.", examples=["jazz"])]
FestivalMonth = Annotated[
    int | None, Query(ge=5, le=9, description="Month of 2025, 5 to 9.", examples=[7])
]
FestivalId = Annotated[str, Path(description="Id of a festival.", examples=["fes-09"])]
FestivalDay = Annotated[
    int, Query(ge=1, le=3, description="Day of the festival, 1 is the first.", examples=[2])
]
Language = Annotated[
    Literal["English", "French", "German", "Italian", "Spanish"] | None,
    Query(description="Language of the words.", examples=["Italian"]),
]
Decade = Annotated[
    int | None,
    Query(ge=1960, le=2020, multiple_of=10, description="First year of a decade.", examples=[1980]),
]
Duet = Annotated[bool | None, Query(description="Whether two people sing.", examples=[True])]
LowNote = Annotated[
    int,
    Query(ge=30, le=84, description="Lowest note sung, as MIDI number; 60 is C4.", examples=[50]),
]
HighNote = Annotated[
    int,
    Query(ge=30, le=90, description="Highest note sung, as MIDI number.", examples=[68]),
]
NightId = Annotated[str, Path(description="Id of a quiz night.", examples=["quz-017"])]
QuizTopic = Annotated[
    Literal["general", "geography", "music", "science", "sport", "film"],
    Query(description="Topic of a round.", examples=["music"]),
]


class EscapeRoom(BaseModel):
    room_id: str
    room: str
    city: str
    theme: str
    difficulty: int
    min_players: int
    max_players: int
    minutes: int
    price_eur: int = Field(description="Per player.")


class Escape(BaseModel):
    place: int
    team: str
    played_on: str
    players: int
    hints: int
    minutes_used: float


class Exhibition(BaseModel):
    exhibition_id: str
    title: str
    museum: str
    city: str
    topic: str
    opens_on: str
    closes_on: str
    ticket_eur: int


class Festival(BaseModel):
    festival_id: str
    festival: str
    city: str
    country: str
    genre: str
    starts_on: str
    days: int
    day_pass_eur: int


class Slot(BaseModel):
    stage: str
    act: str
    starts: str
    ends: str


class FestivalWish(BaseModel):
    """Acts that somebody wants to see at a festival."""

    festival_id: str = Field(description="Id of a festival.", examples=["fes-09"])
    acts: list[str] = Field(
        description="Names of acts of its line-up.",
        min_length=2,
        max_length=12,
        examples=[["Salt Gardens", "Wild Antlers"]],
    )


class Clash(BaseModel):
    first_act: str
    second_act: str
    held_on: str
    overlap_min: int


class FestivalPlan(BaseModel):
    found: list[str]
    not_playing: list[str]
    clashes: list[Clash]


class Song(BaseModel):
    song_id: str
    title: str
    singer: str
    language: str
    decade: int
    duet: bool
    duration_s: int
    times_sung: int


class FittingSong(BaseModel):
    song_id: str
    title: str
    singer: str
    transpose_semitones: int = Field(description="By how much to move it; 0 if it fits as it is.")


class KaraokeSinger(BaseModel):
    """A singer and the songs wanted."""

    name: str = Field(description="Name of the singer.", min_length=1, examples=["Mila"])
    song_ids: list[str] = Field(
        description="Ids of songs in the wanted order.", max_length=8, examples=[["krk-003"]]
    )


class KaraokeEvening(BaseModel):
    """Singers of a karaoke evening."""

    starts: str = Field(description="Start, HH:MM.", pattern=TIME_PATTERN, examples=["20:00"])
    pause_s: int = Field(
        default=60, description="Seconds between two songs.", ge=0, le=600, examples=[90]
    )
    singers: list[KaraokeSinger] = Field(
        description="Singers in the order of their turns.",
        min_length=1,
        max_length=20,
        examples=[
            [
                {"name": "Mila", "song_ids": ["krk-003", "krk-041"]},
                {"name": "Omar", "song_ids": ["krk-120"]},
            ]
        ],
    )


class KaraokeTurn(BaseModel):
    at: str
    singer: str
    title: str
    duration_s: int


class KaraokeQueue(BaseModel):
    turns: list[KaraokeTurn]
    ends: str


class TeamScore(BaseModel):
    place: int
    team: str
    points: int
    best_topic: str


class QuizNight(BaseModel):
    night_id: str
    pub: str
    city: str
    held_on: str
    topics: Words
    fee_eur: int
