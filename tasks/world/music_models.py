"""Parameters, bodies and answers of the music service."""

from datetime import date
from typing import Annotated, Literal

from fastapi import Path, Query
from pydantic import BaseModel, Field

Genre = Literal[
    "rock", "pop", "jazz", "folk", "electronic", "soul", "hiphop", "classical", "metal", "blues",
    "reggae", "country",
]  # fmt: skip
ArtistId = Annotated[str, Path(description="Id of an artist.", examples=["art-001"])]
AlbumId = Annotated[str, Path(description="Id of an album.", examples=["alb-0001"])]
TrackId = Annotated[str, Path(description="Id of a track.", examples=["trk-00001"])]
ConcertId = Annotated[str, Path(description="Id of a concert.", examples=["con-0001"])]
AnyGenre = Annotated[Genre | None, Query(description="Genre of music.", examples=["jazz"])]


class Artist(BaseModel):
    """A band or a musician."""

    artist_id: str
    artist: str
    genre: str
    country: str
    active_since: int
    monthly_listeners: int


class Discography(Artist):
    """An artist with the size of the work."""

    albums: int
    tracks: int
    plays: int = Field(description="Of all tracks together.")
    mean_album_rating: float


class AlbumSummary(BaseModel):
    """An album without its tracks."""

    album_id: str
    album: str
    artist_id: str
    artist: str
    genre: str
    released_on: date
    label: str
    rating: float = Field(description="1 to 5.")


class AlbumTrack(BaseModel):
    """A track on an album."""

    place: int
    track_id: str
    title: str
    duration_s: int


class Album(AlbumSummary):
    """An album with its tracks."""

    tracks: list[AlbumTrack]
    duration_s: int


class Track(BaseModel):
    """A track."""

    track_id: str
    title: str
    artist: str
    album: str
    genre: str
    duration_s: int
    tempo_bpm: int
    key: str
    mode: str
    plays: int


class ChartEntry(BaseModel):
    """A place in the chart of a week."""

    place: int
    track_id: str
    title: str
    artist: str
    last_week: int | None = Field(description="Place in the week before; null if new.")


class ChartWeek(BaseModel):
    """A track's place in a week."""

    week: date
    place: int


class ChartRun(BaseModel):
    """A track's way through the charts."""

    track_id: str
    title: str
    best_place: int
    weeks: list[ChartWeek]


class NumberOne(BaseModel):
    """A track that led the charts."""

    track_id: str
    title: str
    artist: str
    weeks_on_top: int


class Concert(BaseModel):
    """A concert."""

    concert_id: str
    artist_id: str
    artist: str
    genre: str
    city: str
    venue: str
    day: date
    starts: str = Field(description="Local time, HH:MM.")
    price_eur: float


class ConcertNearby(Concert):
    """A concert with its distance."""

    distance_km: float


class Seats(BaseModel):
    """How many tickets are left."""

    concert_id: str
    capacity: int
    left: int
    sold_percent: float
    enough: bool = Field(description="Whether as many as asked for are left.")


class TicketGroup(BaseModel):
    """Tickets of one kind."""

    kind: Literal["standing", "seated", "balcony", "vip"] = Field(
        description="Kind of ticket.", examples=["seated"]
    )
    count: int = Field(ge=1, le=12, description="How many tickets.", examples=[2])


class TicketRequest(BaseModel):
    """Tickets to be priced."""

    concert_id: str = Field(description="Id of a concert.", examples=["con-0001"])
    tickets: list[TicketGroup] = Field(
        min_length=1,
        max_length=4,
        description="Kinds and numbers of tickets.",
        examples=[[{"kind": "seated", "count": 2}]],
    )
    insured: bool = Field(False, description="Whether tickets are insured.", examples=[True])


class TicketQuote(BaseModel):
    """The price of tickets."""

    concert_id: str
    tickets_eur: float
    fees_eur: float
    total_eur: float


class GenreSummary(BaseModel):
    """The music of a genre."""

    genre: str
    artists: int
    tracks: int
    mean_tempo_bpm: float
    mean_duration_s: float
    plays: int


class Decade(BaseModel):
    """The albums of a decade."""

    decade: int
    albums: int
    mean_rating: float
    best_album: str


class PlaylistRequest(BaseModel):
    """A playlist to be made."""

    minutes: int = Field(ge=5, le=600, description="How long it shall be.", examples=[45])
    genres: list[Genre] = Field(
        min_length=1, description="Genres to take from.", examples=[["jazz", "soul"]]
    )
    min_tempo_bpm: int = Field(40, ge=40, le=220, description="Slowest tempo.", examples=[90])
    max_tempo_bpm: int = Field(220, ge=40, le=220, description="Fastest tempo.", examples=[150])


class Playlist(BaseModel):
    """Tracks in the order of their tempo."""

    tracks: list[Track]
    duration_s: int


class Streams(BaseModel):
    """How often a track was streamed."""

    track_id: str = Field(description="Id of a track.", examples=["trk-00001"])
    streams: int = Field(ge=0, le=10**10, description="Number of streams.", examples=[250_000])


class RoyaltyRequest(BaseModel):
    """Streams to be paid for."""

    streams: list[Streams] = Field(
        min_length=1,
        max_length=100,
        description="Streams, track by track.",
        examples=[[{"track_id": "trk-00001", "streams": 250_000}]],
    )
    artist_share_percent: float = Field(
        70, ge=0, le=100, description="Share of the artist.", examples=[55]
    )


class Royalties(BaseModel):
    """What streams bring."""

    streams: int
    gross_eur: float
    artists_eur: float
    label_eur: float
