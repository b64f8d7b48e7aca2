"""Parameters, bodies and answers of the entertainment service."""

from datetime import date
from typing import Annotated, Literal

from fastapi import Path, Query
from pydantic import BaseModel, Field

from tasks.world.service import Words

CinemaId = Annotated[str, Path(description="Id of a cinema.", examples=["cin-097"])]
FilmId = Annotated[str, Path(description="Id of a film.", examples=["flm-108"])]
ScreeningId = Annotated[str, Path(description="Id of a screening.", examples=["scr-00042"])]
EventId = Annotated[str, Path(description="Id of an event.", examples=["evt-0004"])]
VenueId = Annotated[str, Path(description="Id of a venue.", examples=["ven-002"])]
QuestionId = Annotated[str, Path(description="Id of a quiz question.", examples=["q-014"])]
Feature = Annotated[
    Literal["3d", "atmos", "bar", "parking", "wheelchair"] | None,
    Query(description="What the cinema must have.", examples=["bar"]),
]
ProgrammeDay = Annotated[
    date, Query(description="Day from 2025-06-30 to 2025-07-06.", examples=["2025-07-02"])
]
AnyProgrammeDay = Annotated[
    date | None, Query(description="Day from 2025-06-30 to 2025-07-06.", examples=["2025-07-02"])
]
_CLOCK = r"^([01]\d|2[0-3]):[0-5]\d$"
Earliest = Annotated[
    str, Query(pattern=_CLOCK, description="Earliest start as HH:MM.", examples=["17:30"])
]
Latest = Annotated[
    str, Query(pattern=_CLOCK, description="Latest end as HH:MM.", examples=["22:45"])
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
EventKind = Annotated[
    Literal["concert", "play", "comedy", "dance", "exhibition"] | None,
    Query(description="Kind of event.", examples=["concert"]),
]
FirstDay = Annotated[
    date, Query(description="First day, not before 2025-06-30.", examples=["2025-07-10"])
]
LastDay = Annotated[
    date, Query(description="Last day, not after 2025-10-28.", examples=["2025-08-31"])
]
TitleText = Annotated[
    str, Query(min_length=2, description="Part of the title, in any case.", examples=["jazz"])
]
FilmText = Annotated[
    str, Query(min_length=2, description="Part of the title, in any case.", examples=["winter"])
]
Month = Annotated[int, Query(ge=7, le=10, description="Month of 2025, 7 to 10.", examples=[8])]
VenueKind = Annotated[
    Literal["theatre", "arena", "club", "open_air", "gallery"] | None,
    Query(description="Kind of venue.", examples=["arena"]),
]
MinCapacity = Annotated[
    int | None,
    Query(ge=0, le=1_000_000, description="Fewest places for the audience.", examples=[200]),
]
VenueIds = Annotated[
    list[str],
    Query(
        min_length=2, max_length=5, description="Ids of venues.", examples=[["ven-002", "ven-007"]]
    ),
]
Category = Literal["geography", "science", "mathematics", "nature"]
QuizCategory = Annotated[
    Category, Query(description="Topic of the questions.", examples=["science"])
]
Difficulty = Annotated[
    Literal["easy", "medium", "hard"] | None,
    Query(description="How hard the questions are.", examples=["easy"]),
]
Draw = Annotated[
    int, Query(ge=0, le=9999, description="Number of the draw; another gives others.", examples=[7])
]
QuestionCount = Annotated[int, Query(ge=1, le=20, description="Number of questions.", examples=[3])]
GivenAnswer = Annotated[str, Query(description="What the player answers.", examples=["Budapest"])]


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


class Event(BaseModel):
    event_id: str
    title: str
    kind: str
    venue: str
    city: str
    date: str
    starts_at: str


class EventDetails(Event):
    venue_id: str
    minutes: int
    cheapest_eur: float
    free_seats: int


class Section(BaseModel):
    section: str
    price_eur: float
    seats: int
    free: int


class Venue(BaseModel):
    venue_id: str
    name: str
    kind: str
    city: str
    capacity: int
    step_free: bool


class VenueFigures(Venue):
    events: int = Field(description="Events from 2025-06-30 on.")
    average_price_eur: float
    sold_percent: float


class Question(BaseModel):
    question_id: str
    category: str
    difficulty: str
    question: str
    options: Words


class Marked(BaseModel):
    question_id: str
    correct: bool
    right_answer: str


class RoundScore(BaseModel):
    points: int
    highest_points: int
    marked: list[Marked]


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


class EventOrder(BaseModel):
    event_id: str = Field(description="Id of an event.", examples=["evt-0004"])
    section: Literal["front", "middle", "back"] = Field(
        description="Part of the venue.", examples=["back"]
    )
    tickets: int = Field(ge=1, le=30, description="Number of tickets.", examples=[4])
    refundable: bool = Field(
        default=False, description="Whether they can be given back.", examples=[True]
    )


class EventBill(BaseModel):
    available: bool = Field(description="Whether so many are still free.")
    base_eur: float
    group_discount_eur: float
    service_fee_eur: float
    refund_option_eur: float
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


class GivenReply(BaseModel):
    question_id: str = Field(description="Id of a question.", examples=["q-014"])
    answer: str = Field(description="What was answered.", examples=["Budapest"])


class QuizRound(BaseModel):
    replies: list[GivenReply] = Field(
        min_length=1,
        max_length=50,
        description="What was answered to which question.",
        examples=[[{"question_id": "q-014", "answer": "Budapest"}]],
    )
    points_each: int = Field(
        default=10, ge=1, le=100, description="Points for a right answer.", examples=[5]
    )
