"""Parameters, bodies and answers of the operations on cinemas."""

from datetime import date
from typing import Annotated, Literal

from fastapi import Path, Query
from pydantic import BaseModel, Field

from tasks.world.lookups import CLOCK
from tasks.world.service import Words

CinemaId = Annotated[str, Path(description="Id of a cinema.", examples=["cin-097"])]
FilmId = Annotated[str, Path(description="Id of a film.", examples=["flm-108"])]
ScreeningId = Annotated[str, Path(description="Id of a screening.", examples=["scr-00042"])]
Feature = Annotated[
    Literal["3d", "atmos", "bar", "parking", "wheelchair"] | None,
    Query(description="What the cinema must have.", examples=["bar"]),
]
_DAY = Query(description="Day from 2025-06-30 to 2025-07-06.", examples=["2025-07-02"])
ProgrammeDay = Annotated[date, _DAY]
AnyProgrammeDay = Annotated[date | None, _DAY]
Earliest = Annotated[
    str, Query(pattern=CLOCK, description="Earliest start as HH:MM.", examples=["17:30"])
]
Latest = Annotated[
    str, Query(pattern=CLOCK, description="Latest end as HH:MM.", examples=["22:45"])
]
PartySize = Annotated[
    int, Query(ge=1, le=10, description="Number of seats side by side.", examples=[4])
]
Genre = Annotated[
    Literal[
        "action", "animation", "comedy", "crime", "documentary",
        "drama", "fantasy", "horror", "romance", "thriller",
    ]
    | None,
    Query(description="Genre of the film.", examples=["comedy"]),
]  # fmt: skip
ViewerAge = Annotated[
    int | None,
    Query(ge=0, le=18, description="Age in years of the youngest viewer.", examples=[12]),
]
MinScore = Annotated[
    float | None, Query(ge=0, le=10, description="Least score, 0 to 10.", examples=[7.0])
]
WeekStart = Annotated[
    date, Query(description="Monday of a week since 2025-04-07.", examples=["2025-06-23"])
]
FilmText = Annotated[
    str, Query(min_length=2, description="Part of the title, in any case.", examples=["winter"])
]


class Cinema(BaseModel):
    cinema_id: str
    name: str
    city: str
    halls: int
    features: Words


class NearCinema(Cinema):
    distance_km: float


class CinemaFilm(BaseModel):
    film_id: str
    title: str
    genre: str
    minutes: int
    min_age: int = Field(description="Least age of viewers in years.")
    language: str
    released_on: str
    score: float = Field(description="From 0 to 10.")


class FilmDetails(CinemaFilm):
    screenings: int = Field(description="Screenings in the week from 2025-06-30.")
    cheapest_eur: float | None


class Screening(BaseModel):
    screening_id: str
    cinema_id: str
    cinema: str
    film_id: str
    title: str
    date: str
    starts_at: str
    ends_at: str
    format: str
    price_eur: float


class Hall(BaseModel):
    rows: int
    seats_per_row: int
    demand: float


class Row(BaseModel):
    row: int
    free_seats: list[int]


class SeatMap(BaseModel):
    screening_id: str
    seats: int
    free: int
    rows: list[Row]


class SeatBlock(BaseModel):
    row: int
    first_seat: int
    last_seat: int


class Takings(BaseModel):
    film_id: str
    title: str
    admissions: int
    revenue_eur: int


class WeekTakings(BaseModel):
    week_start: str
    admissions: int
    revenue_eur: int


class TicketGroup(BaseModel):
    kind: Literal["adult", "child", "student", "senior"] = Field(
        description="Who the tickets are for.", examples=["adult"]
    )
    count: int = Field(ge=1, le=20, description="Number of tickets.", examples=[2])


class Snack(BaseModel):
    item: Literal["popcorn", "nachos", "drink", "ice_cream"] = Field(
        description="What is bought.", examples=["popcorn"]
    )
    count: int = Field(ge=1, le=20, description="How many.", examples=[1])


class CinemaOrder(BaseModel):
    screening_id: str = Field(description="Id of a screening.", examples=["scr-00042"])
    tickets: list[TicketGroup] = Field(
        min_length=1,
        description="Tickets by kind.",
        examples=[[{"kind": "adult", "count": 2}, {"kind": "child", "count": 1}]],
    )
    snacks: list[Snack] = Field(
        default=[], description="Snacks to add.", examples=[[{"item": "popcorn", "count": 2}]]
    )


class CinemaBill(BaseModel):
    tickets_eur: float
    snacks_eur: float
    total_eur: float


class Outing(BaseModel):
    city: str = Field(description="Name of a city.", examples=["Verenbridge"])
    day: date = Field(description="Day of 2025-06-30 to 2025-07-06.", examples=["2025-07-02"])
    people: int = Field(ge=1, le=10, description="How many go out.", examples=[2])
    budget_eur: float = Field(gt=0, description="For all of them, in euros.", examples=[60])
    genres: list[str] = Field(
        default=[], description="Genres to choose from; empty for all.", examples=[["comedy"]]
    )


class OutingOption(BaseModel):
    screening_id: str
    title: str
    cinema: str
    starts_at: str
    score: float
    total_eur: float
