"""Parameters, bodies and answers of the amusement service."""

from typing import Annotated, Literal

from fastapi import Path, Query
from pydantic import BaseModel, Field

from tasks.world.service import Words

_DAY = r"^2025-\d\d-\d\d$"
_WHEN = "Day of 2025, YYYY-MM-DD"
ParkId = Annotated[str, Path(description="Id of a theme park.", examples=["prk-04"])]
RideId = Annotated[str, Path(description="Id of a ride.", examples=["rde-0401"])]
VisitDay = Annotated[str, Query(pattern=_DAY, description=f"{_WHEN}.", examples=["2025-06-14"])]
Month = Annotated[int, Query(ge=1, le=12, description="Month of 2025, 1 to 12.", examples=[8])]
OpenMonth = Annotated[
    int | None, Query(ge=1, le=12, description="Month of 2025 with open days.", examples=[4])
]
MaxPrice = Annotated[
    int | None,
    Query(ge=0, le=200, description="Highest price of an adult in euros.", examples=[45]),
]
Hour = Annotated[
    int,
    Query(ge=10, le=18, description="Hour of the day that starts then, 10 to 18.", examples=[14]),
]
_RideKind = Literal["coaster", "water ride", "dark ride", "drop tower", "carousel", "family ride"]
RideKind = Annotated[_RideKind | None, Query(description="Kind of ride.", examples=["coaster"])]
HeightCm = Annotated[
    int, Query(ge=60, le=230, description="Height of the visitor in cm.", examples=[124])
]
Accompanied = Annotated[bool, Query(description="Whether an adult rides along.", examples=[True])]
Wheelchair = Annotated[
    Literal["full", "transfer"],
    Query(
        description="full: the wheelchair stays on board; transfer: also rides one can move into.",
        examples=["transfer"],
    ),
]
NoStrobe = Annotated[bool, Query(description="Leave out rides with strobe light.", examples=[True])]
Extreme = Annotated[
    Literal["speed_kmh", "drop_m", "length_m", "duration_s"],
    Query(description="Figure to rank by: km/h, metres or seconds.", examples=["drop_m"]),
]
FromTime = Annotated[
    str,
    Query(pattern=r"^\d\d:\d\d$", description="Earliest start, HH:MM.", examples=["13:00"]),
]
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
    Query(pattern=_DAY, description=f"{_WHEN}, on which it is open.", examples=["2025-07-12"]),
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


class Park(BaseModel):
    park_id: str
    park: str
    city: str
    country: str
    opened: int
    adult_eur: float


class ParkDetails(Park):
    season_starts: str
    season_ends: str
    closed_weekday: str
    parking_eur: int
    rides: int
    coasters: int
    shows: int


class ParkDay(BaseModel):
    day: str
    open: bool
    reason: str = Field(description="Why it is closed; empty if open.")
    opens: str | None
    closes: str | None
    crowd_level: int = Field(description="From 1, empty, to 10, full; 0 if closed.")


class Ride(BaseModel):
    ride_id: str
    ride: str
    kind: str
    min_height_cm: int
    usual_queue_min: int


class RideDetails(Ride):
    park_id: str
    min_height_alone_cm: int
    max_height_cm: int | None
    speed_kmh: int
    drop_m: int
    length_m: int
    duration_s: int
    riders_per_h: int
    wheelchair: str
    strobe_light: bool
    opened: int


class AllowedRide(BaseModel):
    ride_id: str
    ride: str
    kind: str
    min_height_cm: int
    min_height_alone_cm: int
    max_height_cm: int | None


class AccessibleRide(BaseModel):
    ride_id: str
    ride: str
    kind: str
    wheelchair: str
    strobe_light: bool
    duration_s: int


class ExtremeRide(BaseModel):
    ride_id: str
    ride: str
    park: str
    country: str
    kind: str
    value: int


class QueueTime(BaseModel):
    ride_id: str
    ride: str
    queue_min: int


class RideQueue(QueueTime):
    usual_min: int
    people_waiting: int


class HourQueue(BaseModel):
    hour: int
    queue_min: int


class Show(BaseModel):
    show_id: str
    show: str
    duration_min: int
    seats: int
    starts: Words


class RouteWish(BaseModel):
    """Rides to take on one day."""

    park_id: str = Field(description="Id of a theme park.", examples=["prk-04"])
    day: str = Field(description=f"{_WHEN}.", pattern=_DAY, examples=["2025-06-14"])
    arrival_hour: int = Field(description="Hour of arrival.", ge=10, le=18, examples=[11])
    ride_ids: list[str] = Field(
        description="Ids of rides of the park.",
        min_length=1,
        max_length=8,
        examples=[["rde-0401", "rde-0403", "rde-0405"]],
    )


class RouteStop(BaseModel):
    ride_id: str
    ride: str
    arrives: str
    queue_min: int
    leaves: str


class ParkRoute(BaseModel):
    stops: list[RouteStop]
    total_queue_min: int
    skipped: list[str] = Field(description="Ids of rides for which no time is left.")


class Visitor(BaseModel):
    """Visitors of one age."""

    age: int = Field(description="Age in years.", ge=0, le=120, examples=[9])
    number: int = Field(description="How many of that age.", ge=1, le=60, examples=[2])


class ParkVisit(BaseModel):
    """Who visits a theme park and when."""

    park_id: str = Field(description="Id of a theme park.", examples=["prk-04"])
    day: str = Field(description=f"{_WHEN}.", pattern=_DAY, examples=["2025-07-19"])
    visitors: list[Visitor] = Field(
        description="Visitors by age.",
        min_length=1,
        examples=[[{"age": 38, "number": 2}, {"age": 9, "number": 2}]],
    )
    days: int = Field(description="Number of days in a row.", ge=1, le=3, examples=[1])
    cars: int = Field(default=0, description="Number of cars to park.", ge=0, le=20, examples=[1])


class ParkBill(BaseModel):
    tickets_eur: float
    group_discount_eur: float
    parking_eur: float
    total_eur: float


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

    starts: str = Field(description="Start, HH:MM.", pattern=r"^\d\d:\d\d$", examples=["20:00"])
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
