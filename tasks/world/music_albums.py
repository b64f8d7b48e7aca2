"""Artists and albums."""

from datetime import date
from typing import Annotated, Literal

from fastapi import Query

from tasks.world import music_models as m
from tasks.world.music_rows import CONCERTS, discography_of
from tasks.world.service import (
    TODAY,
    Database,
    Limit,
    Offset,
    Page,
    many,
    one,
    operations,
    page,
)

router = operations()
ORDERS = {"oldest": "released_on", "rating": "rating DESC"}
ALBUMS = "albums JOIN artists USING (artist_id)"


@router.get("/artists")
async def search_artists(
    database: Database,
    name: Annotated[
        str | None, Query(min_length=2, description="Part of the name.", examples=["Rivers"])
    ] = None,
    genre: m.AnyGenre = None,
    country: Annotated[
        str | None, Query(description="Country they are from.", examples=["Norrland"])
    ] = None,
    limit: Limit = 10,
    offset: Offset = 0,
) -> Page[m.Artist]:
    """Search bands and musicians by name, genre and country, the most heard first."""
    filters = {"artist LIKE '%' || ? || '%'": name, "genre = ?": genre, "country = ?": country}
    order = "monthly_listeners DESC, artist_id"
    return page(database, m.Artist, "artists", filters, order, limit, offset)


@router.get("/artists/compare")
async def compare_artists(
    database: Database,
    artist_ids: Annotated[
        list[str],
        Query(
            min_length=2,
            max_length=5,
            description="Ids of two to five artists.",
            examples=[["art-001", "art-002"]],
        ),
    ],
) -> list[m.Discography]:
    """Compare artists by listeners, number of albums and plays."""
    return [discography_of(database, artist_id) for artist_id in artist_ids]


@router.get("/artists/{artist_id}")
async def get_artist(database: Database, artist_id: m.ArtistId) -> m.Discography:
    """Get one artist with the number of albums, tracks and plays."""
    return discography_of(database, artist_id)


@router.get("/artists/{artist_id}/similar")
async def find_similar_artists(
    database: Database, artist_id: m.ArtistId, limit: Limit = 5
) -> list[m.Artist]:
    """Find artists of the same genre who started at about the same time."""
    this = discography_of(database, artist_id)
    sql = """SELECT * FROM artists WHERE genre = ? AND artist_id <> ?
        ORDER BY ABS(active_since - ?), artist_id LIMIT ?"""
    return many(database, m.Artist, sql, this.genre, artist_id, this.active_since, limit)


@router.get("/artists/{artist_id}/albums")
async def list_artist_albums(
    database: Database,
    artist_id: m.ArtistId,
    order: Annotated[
        Literal["oldest", "rating"],
        Query(description="Oldest or best rated album first.", examples=["rating"]),
    ] = "oldest",
) -> list[m.AlbumSummary]:
    """List all albums of an artist."""
    discography_of(database, artist_id)
    filters = {"artist_id = ?": artist_id}
    return page(database, m.AlbumSummary, ALBUMS, filters, f"{ORDERS[order]}, album_id", 100).items


@router.get("/artists/{artist_id}/top-tracks")
async def list_artist_top_tracks(
    database: Database, artist_id: m.ArtistId, limit: Limit = 5
) -> list[m.Track]:
    """List an artist's most played tracks."""
    discography_of(database, artist_id)
    filters = {"artist_id = ?": artist_id}
    return page(database, m.Track, "songs", filters, "plays DESC, track_id", limit).items


@router.get("/artists/{artist_id}/tour")
async def list_artist_tour(
    database: Database,
    artist_id: m.ArtistId,
    first_day: Annotated[
        date, Query(description="First day, YYYY-MM-DD.", examples=["2025-07-01"])
    ] = TODAY,
) -> list[m.Concert]:
    """List the stops of an artist's tour in the order of their days."""
    discography_of(database, artist_id)
    filters = {"artist_id = ?": artist_id, "day >= ?": str(first_day)}
    return page(database, m.Concert, CONCERTS, filters, "day, concert_id", 100).items


@router.get("/albums")
async def search_albums(
    database: Database,
    genre: m.AnyGenre = None,
    released_after: Annotated[
        date | None, Query(description="Released after this day.", examples=["2020-01-01"])
    ] = None,
    released_before: Annotated[
        date | None, Query(description="Released before this day.", examples=["1990-01-01"])
    ] = None,
    min_rating: Annotated[
        float | None, Query(ge=1, le=5, description="Lowest rating, 1 to 5.", examples=[4.5])
    ] = None,
    limit: Limit = 10,
    offset: Offset = 0,
) -> Page[m.AlbumSummary]:
    """Search albums by genre, time of release and rating, the best rated first."""
    filters = {"genre = ?": genre, "released_on > ?": released_after and str(released_after)}
    filters["released_on < ?"] = released_before and str(released_before)
    filters["rating >= ?"] = min_rating
    order = "rating DESC, album_id"
    return page(database, m.AlbumSummary, ALBUMS, filters, order, limit, offset)


@router.get("/albums/decades")
async def summarize_albums_by_decade(
    database: Database,
    genre: Annotated[m.Genre, Query(description="Genre of music.", examples=["rock"])],
) -> list[m.Decade]:
    """Summarize a genre's albums decade by decade: number, rating, the best one."""
    sql = f"""SELECT SUBSTR(released_on, 1, 3) * 10 AS decade, COUNT(*) AS albums,
        ROUND(AVG(rating), 2) AS mean_rating, album AS best_album,
        MAX(rating * 10000 - albums.rowid)
        FROM {ALBUMS} WHERE genre = ? GROUP BY decade ORDER BY decade"""
    return many(database, m.Decade, sql, genre)


@router.get("/albums/{album_id}")
async def get_album(database: Database, album_id: m.AlbumId) -> m.Album:
    """Get one album with its tracks and total duration."""
    sql = f"SELECT * FROM {ALBUMS} WHERE album_id = ?"
    album = one(database, m.AlbumSummary, "album", sql, album_id)
    sql = "SELECT * FROM tracks WHERE album_id = ? ORDER BY place"
    tracks = many(database, m.AlbumTrack, sql, album_id)
    lasts = sum(track.duration_s for track in tracks)
    return m.Album(**album.model_dump(), tracks=tracks, duration_s=lasts)
