"""Parameters, bodies and answers of the media service."""

from datetime import date, datetime
from typing import Annotated, Literal

from fastapi import Path, Query
from pydantic import BaseModel, Field

from tasks.world.service import Words

Section = Literal["politics", "business", "science", "culture", "sports", "travel", "opinion"]
Topic = Literal[
    "energy", "housing", "transport", "schools", "farming", "harbours", "festivals", "forests",
    "health", "trade",
]  # fmt: skip
Colour = Literal["red", "orange", "yellow", "green", "blue", "purple", "grey"]
Tag = Literal[
    "beach", "bridge", "city", "dog", "forest", "lake", "market", "mountain", "night", "people",
    "rain", "sunset", "train",
]  # fmt: skip
Language = Literal["en", "de", "fr", "es", "it"]
Genre = Literal["news", "film", "series", "documentary", "quiz", "children", "music", "sport"]
ArticleId = Annotated[str, Path(description="Id of an article.", examples=["atc-0001"])]
AuthorId = Annotated[str, Path(description="Id of an author.", examples=["aut-001"])]
PhotoId = Annotated[str, Path(description="Id of a photo.", examples=["pho-0001"])]
PodcastId = Annotated[str, Path(description="Id of a podcast.", examples=["pod-001"])]
EpisodeId = Annotated[str, Path(description="Id of an episode.", examples=["epi-0001"])]
ChannelId = Annotated[str, Path(description="Id of a channel.", examples=["ch-01"])]
AnySection = Annotated[
    Section | None, Query(description="Section of the paper.", examples=["culture"])
]
AnyTopic = Annotated[Topic | None, Query(description="What it is about.", examples=["energy"])]
AirDay = Annotated[
    date, Query(description="Day from 2025-06-30 to 2025-07-13.", examples=["2025-07-02"])
]


class Article(BaseModel):
    """An article."""

    article_id: str
    title: str
    summary: str
    section: str
    topic: str
    city: str
    author: str
    published_on: date
    words: int
    views: int


class Author(BaseModel):
    """An author with the work so far."""

    author_id: str
    author: str
    beat: str
    since: int
    articles: int
    words: int
    mean_views: float
    latest_on: date


class SectionCount(BaseModel):
    """The articles of a section in a month."""

    section: str
    articles: int
    views: int


class TopicMonth(BaseModel):
    """How often a topic came up in a month."""

    month: str = Field(description="YYYY-MM.")
    articles: int


class Reading(BaseModel):
    """How long an article takes."""

    article_id: str
    words: int
    minutes: float


class Photo(BaseModel):
    """A photo."""

    photo_id: str
    title: str
    photographer: str
    tags: Words
    width_px: int
    height_px: int
    colour: str
    city: str
    taken_on: date
    licence: str


class PhotoNearby(Photo):
    """A photo with its distance."""

    distance_km: float


class Crop(BaseModel):
    """The largest part of a photo with a ratio, in its middle."""

    photo_id: str
    left_px: int
    top_px: int
    width_px: int
    height_px: int
    kept_percent: float


class Use(BaseModel):
    """A use of a photo."""

    medium: Literal["web", "print", "video", "billboard"] = Field(
        description="Where it is shown.", examples=["print"]
    )
    copies: int = Field(ge=1, le=10_000_000, description="Copies or views.", examples=[5000])
    months: int = Field(12, ge=1, le=120, description="Months of use.", examples=[6])


class LicenceRequest(BaseModel):
    """Uses of a photo to be priced."""

    photo_id: str = Field(description="Id of a photo.", examples=["pho-0001"])
    uses: list[Use] = Field(
        min_length=1,
        max_length=10,
        description="What it is used for.",
        examples=[[{"medium": "print", "copies": 5000, "months": 6}]],
    )
    exclusive: bool = Field(False, description="Whether nobody else may.", examples=[True])


class LicenceQuote(BaseModel):
    """The price of uses."""

    photo_id: str
    licence: str
    uses_eur: list[float] = Field(description="In the order of the uses.")
    total_eur: float


class Podcast(BaseModel):
    """A podcast."""

    podcast_id: str
    podcast: str
    host: str
    topic: str
    language: str


class PodcastProfile(Podcast):
    """A podcast with its episodes counted."""

    episodes: int
    mean_minutes: float
    downloads: int


class Episode(BaseModel):
    """An episode."""

    episode_id: str
    podcast: str
    title: str
    guest: str
    aired_on: date
    duration_min: int
    downloads: int


class Chapter(BaseModel):
    """A part of an episode."""

    starts: str = Field(description="MM:SS.")
    title: str


class ListeningRequest(BaseModel):
    """Time to be filled with podcasts."""

    minutes: int = Field(ge=10, le=600, description="Time there is.", examples=[90])
    topics: list[Topic] = Field(
        min_length=1, description="Topics to hear about.", examples=[["energy", "forests"]]
    )
    languages: list[Language] = Field(
        default=["en", "de", "fr", "es", "it"],
        min_length=1,
        description="Languages understood.",
        examples=[["en", "de"]],
    )


class Listening(BaseModel):
    """Episodes that fit."""

    episodes: list[Episode]
    minutes: int


class Channel(BaseModel):
    """A television or radio channel."""

    channel_id: str
    channel: str
    kind: str
    language: str


class Broadcast(BaseModel):
    """A broadcast."""

    broadcast_id: str
    channel: str
    starts_at: datetime
    duration_min: int
    title: str
    genre: str
    min_age: int


class GenreShare(BaseModel):
    """How much of a channel's time a genre takes."""

    genre: str
    broadcasts: int
    minutes: int
    percent: float
