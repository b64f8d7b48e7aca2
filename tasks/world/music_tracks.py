"""Tracks, charts, concerts and genres."""

from datetime import date, timedelta
from typing import Annotated

from fastapi import Path, Query

from tasks.world import music_models as m
from tasks.world.music_data import KEYS
from tasks.world.music_rows import CONCERTS, concert_with, track_with
from tasks.world.service import (
    Database,
    Latitude,
    Limit,
    Longitude,
    Offset,
    Page,
    many,
    missing,
    one,
    operations,
    page,
)

router = operations()
FACTORS = {"standing": 1.0, "seated": 1.3, "balcony": 1.15, "vip": 3.2}
EUR_PER_STREAM = 0.0034


@router.get("/tracks")
async def search_tracks(
    database: Database,
    title: Annotated[
        str | None, Query(min_length=2, description="Part of the title.", examples=["Rain"])
    ] = None,
    genre: m.AnyGenre = None,
    min_tempo_bpm: Annotated[
        int | None, Query(ge=40, le=220, description="Slowest tempo.", examples=[120])
    ] = None,
    max_duration_s: Annotated[
        int | None, Query(ge=30, le=3600, description="Longest duration.", examples=[180])
    ] = None,
    limit: Limit = 10,
    offset: Offset = 0,
) -> Page[m.Track]:
    """Search tracks by title, genre, tempo and duration, the most played first."""
    filters = {"title LIKE '%' || ? || '%'": title, "genre = ?": genre}
    filters |= {"tempo_bpm >= ?": min_tempo_bpm, "duration_s <= ?": max_duration_s}
    return page(database, m.Track, "songs", filters, "plays DESC, track_id", limit, offset)


@router.get("/tracks/{track_id}")
async def get_track(database: Database, track_id: m.TrackId) -> m.Track:
    """Get one track's artist, album, duration, tempo and key."""
    return track_with(database, track_id)


@router.get("/tracks/{track_id}/mixes-with")
async def find_tracks_to_mix(
    database: Database,
    track_id: m.TrackId,
    tempo_tolerance_bpm: Annotated[
        int, Query(ge=0, le=20, description="Largest difference of tempo.", examples=[4])
    ] = 3,
    limit: Limit = 5,
) -> list[m.Track]:
    """Find tracks that mix well with one: same mode, key a fifth away at most, near tempo."""
    this = track_with(database, track_id)
    place = KEYS.index(this.key)
    near = [KEYS[(place + step) % 12] for step in (-7, 0, 7)]
    sql = """SELECT * FROM songs WHERE track_id <> ? AND mode = ? AND key IN (?, ?, ?)
        AND ABS(tempo_bpm - ?) <= ? ORDER BY plays DESC, track_id LIMIT ?"""
    values = (track_id, this.mode, *near, this.tempo_bpm, tempo_tolerance_bpm, limit)
    return many(database, m.Track, sql, *values)


@router.get("/tracks/{track_id}/chart-run")
async def get_track_chart_run(
    database: Database,
    track_id: Annotated[
        str, Path(description="Id of a track that charted.", examples=["trk-05476"])
    ],
) -> m.ChartRun:
    """Get a track's places in the weekly charts of 2025."""
    track = track_with(database, track_id)
    sql = "SELECT week, place FROM charts WHERE track_id = ? ORDER BY week"
    weeks = many(database, m.ChartWeek, sql, track_id)
    if not weeks:
        raise missing("chart entry of track", track_id)
    best = min(week.place for week in weeks)
    return m.ChartRun(track_id=track_id, title=track.title, best_place=best, weeks=weeks)


@router.get("/charts")
async def get_weekly_chart(
    database: Database,
    day: Annotated[
        date, Query(description="A day from 2025-01-06 to 2025-06-29.", examples=["2025-05-14"])
    ],
    limit: Limit = 10,
) -> list[m.ChartEntry]:
    """Get the chart of the week that holds a day, with each track's place a week before."""
    week = day - timedelta(days=day.weekday())
    sql = """SELECT now.place, now.track_id, title, artist, past.place AS last_week
        FROM charts now JOIN songs USING (track_id) LEFT JOIN charts past
        ON past.track_id = now.track_id AND past.week = ? WHERE now.week = ?
        ORDER BY now.place LIMIT ?"""
    found = many(database, m.ChartEntry, sql, str(week - timedelta(weeks=1)), str(week), limit)
    if not found:
        raise missing("chart of", str(day))
    return found


@router.get("/charts/number-ones")
async def rank_number_ones(database: Database, limit: Limit = 10) -> list[m.NumberOne]:
    """Rank the tracks of 2025 by how many weeks they led the charts."""
    sql = """SELECT track_id, title, artist, COUNT(*) AS weeks_on_top
        FROM charts JOIN songs USING (track_id) WHERE charts.place = 1
        GROUP BY track_id ORDER BY weeks_on_top DESC, track_id LIMIT ?"""
    return many(database, m.NumberOne, sql, limit)


@router.get("/concerts")
async def search_concerts(
    database: Database,
    city: Annotated[
        str | None, Query(description="City of the concert.", examples=["Orerstad"])
    ] = None,
    genre: m.AnyGenre = None,
    last_day: Annotated[
        date | None, Query(description="Latest day, YYYY-MM-DD.", examples=["2025-09-30"])
    ] = None,
    max_price_eur: Annotated[
        float | None, Query(ge=0, description="Highest price in euros.", examples=[40.0])
    ] = None,
    limit: Limit = 10,
    offset: Offset = 0,
) -> Page[m.Concert]:
    """Search concerts to come by city, genre, day and price."""
    filters = {"city = ?": city, "genre = ?": genre, "day <= ?": last_day and str(last_day)}
    filters["price_eur <= ?"] = max_price_eur
    return page(database, m.Concert, CONCERTS, filters, "day, concert_id", limit, offset)


@router.get("/concerts/nearest")
async def find_nearest_concerts(
    database: Database,
    latitude: Latitude,
    longitude: Longitude,
    within_km: Annotated[
        float, Query(gt=0, le=5000, description="Largest distance.", examples=[600.0])
    ] = 1000,
    limit: Limit = 5,
) -> list[m.ConcertNearby]:
    """Find the concerts to come that are nearest to a point."""
    sql = f"""SELECT *, distance_km(?1, ?2, latitude, longitude) AS distance_km
        FROM {CONCERTS} WHERE distance_km(?1, ?2, latitude, longitude) <= ?3
        ORDER BY distance_km, day, concert_id LIMIT ?4"""
    return many(database, m.ConcertNearby, sql, latitude, longitude, within_km, limit)


@router.get("/concerts/{concert_id}")
async def get_concert(database: Database, concert_id: m.ConcertId) -> m.Concert:
    """Get one concert's artist, place, time and price."""
    return concert_with(database, concert_id)


@router.get("/concerts/{concert_id}/seats")
async def check_concert_tickets(
    database: Database,
    concert_id: m.ConcertId,
    wanted: Annotated[int, Query(ge=1, le=50, description="Tickets wanted.", examples=[4])] = 1,
) -> m.Seats:
    """Check whether a concert has as many tickets left as are wanted."""
    sql = """SELECT concert_id, capacity, capacity - sold AS left, capacity - sold >= ?2 AS enough,
        ROUND(100.0 * sold / capacity, 1) AS sold_percent FROM concerts WHERE concert_id = ?1"""
    concert_with(database, concert_id)
    return one(database, m.Seats, "concert", sql, concert_id, wanted)


@router.get("/genres/{genre}")
async def summarize_genre(
    database: Database,
    genre: Annotated[m.Genre, Path(description="Genre of music.", examples=["jazz"])],
) -> m.GenreSummary:
    """Summarize a genre: artists, tracks, mean tempo and duration, plays."""
    sql = """SELECT genre, COUNT(DISTINCT artist_id) AS artists, COUNT(*) AS tracks,
        ROUND(AVG(tempo_bpm), 1) AS mean_tempo_bpm, ROUND(AVG(duration_s), 1) AS mean_duration_s,
        SUM(plays) AS plays FROM songs WHERE genre = ?"""
    return one(database, m.GenreSummary, "genre", sql, genre)


@router.post("/ticket-quotes")
async def quote_concert_tickets(database: Database, wish: m.TicketRequest) -> m.TicketQuote:
    """Quote the price of concert tickets of several kinds, with fees and insurance."""
    price = concert_with(database, wish.concert_id).price_eur
    count = sum(group.count for group in wish.tickets)
    tickets = round(sum(price * FACTORS[group.kind] * group.count for group in wish.tickets), 2)
    fees = round(2.5 * count + (0.06 * tickets if wish.insured else 0), 2)
    return m.TicketQuote(
        concert_id=wish.concert_id,
        tickets_eur=tickets,
        fees_eur=fees,
        total_eur=round(tickets + fees, 2),
    )


@router.post("/playlists")
async def build_playlist(database: Database, wish: m.PlaylistRequest) -> m.Playlist:
    """Build a playlist of given genres, tempo and duration from the most played tracks."""
    places = ",".join("?" * len(wish.genres))
    sql = f"""SELECT * FROM songs WHERE tempo_bpm BETWEEN ? AND ? AND genre IN ({places})
        ORDER BY plays DESC, track_id LIMIT 400"""
    chosen, lasts = [], 0
    tempos = (wish.min_tempo_bpm, wish.max_tempo_bpm)
    for track in many(database, m.Track, sql, *tempos, *wish.genres):
        if lasts + track.duration_s <= wish.minutes * 60:
            chosen.append(track)
            lasts += track.duration_s
    chosen.sort(key=lambda track: (track.tempo_bpm, track.track_id))
    return m.Playlist(tracks=chosen, duration_s=lasts)


@router.post("/royalties")
async def estimate_royalties(database: Database, wish: m.RoyaltyRequest) -> m.Royalties:
    """Estimate what streams of tracks bring to artists and labels."""
    for entry in wish.streams:
        track_with(database, entry.track_id)
    streams = sum(entry.streams for entry in wish.streams)
    gross = round(streams * EUR_PER_STREAM, 2)
    artists = round(gross * wish.artist_share_percent / 100, 2)
    return m.Royalties(
        streams=streams,
        gross_eur=gross,
        artists_eur=artists,
        label_eur=round(gross - artists, 2),
    )
