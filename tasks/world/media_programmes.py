"""Podcasts, channels and broadcasts."""

from datetime import datetime
from typing import Annotated, Literal

from fastapi import Query

from tasks.world import media_models as m
from tasks.world.media_rows import EPISODES, channel_with, podcasts_where
from tasks.world.service import (
    Database,
    Limit,
    Offset,
    Page,
    drawn,
    many,
    one,
    operations,
    page,
)

router = operations()
BROADCASTS = "broadcasts JOIN channels USING (channel_id)"


@router.get("/podcasts")
async def search_podcasts(
    database: Database,
    topic: m.AnyTopic = None,
    language: Annotated[
        m.Language | None, Query(description="Language, ISO 639-1.", examples=["en"])
    ] = None,
    host: Annotated[
        str | None, Query(min_length=2, description="Part of the host's name.", examples=["an"])
    ] = None,
    limit: Limit = 10,
    offset: Offset = 0,
) -> Page[m.Podcast]:
    """Search podcasts by topic, language and host."""
    filters = {"topic = ?": topic, "language = ?": language, "host LIKE '%' || ? || '%'": host}
    return page(database, m.Podcast, "podcasts", filters, "podcast, podcast_id", limit, offset)


@router.get("/podcasts/top")
async def rank_podcasts_by_downloads(
    database: Database, topic: m.AnyTopic = None, limit: Limit = 10
) -> list[m.PodcastProfile]:
    """Rank podcasts by the downloads of all their episodes."""
    return podcasts_where(database, "?1 IS NULL OR topic = ?1", topic, limit)


@router.get("/podcasts/{podcast_id}")
async def get_podcast(database: Database, podcast_id: m.PodcastId) -> m.PodcastProfile:
    """Get one podcast with its number of episodes, mean length and downloads."""
    one(database, m.Podcast, "podcast", "SELECT * FROM podcasts WHERE podcast_id = ?", podcast_id)
    return podcasts_where(database, "podcast_id = ?1", podcast_id, 1)[0]


@router.get("/podcasts/{podcast_id}/episodes")
async def list_podcast_episodes(
    database: Database, podcast_id: m.PodcastId, limit: Limit = 10, offset: Offset = 0
) -> Page[m.Episode]:
    """List a podcast's episodes, the newest first."""
    await get_podcast(database, podcast_id)
    filters, order = {"podcast_id = ?": podcast_id}, "aired_on DESC, episode_id"
    return page(database, m.Episode, EPISODES, filters, order, limit, offset)


@router.get("/episodes")
async def search_episodes(
    database: Database,
    guest: Annotated[
        str | None, Query(min_length=2, description="Part of the guest's name.", examples=["Ada"])
    ] = None,
    max_minutes: Annotated[
        int | None, Query(ge=5, le=600, description="Longest duration.", examples=[20])
    ] = None,
    topic: m.AnyTopic = None,
    limit: Limit = 10,
    offset: Offset = 0,
) -> Page[m.Episode]:
    """Search episodes of all podcasts by guest, duration and topic."""
    filters = {"guest LIKE '%' || ? || '%'": guest, "duration_min <= ?": max_minutes}
    filters["topic = ?"] = topic
    order = "aired_on DESC, episode_id"
    return page(database, m.Episode, EPISODES, filters, order, limit, offset)


@router.get("/episodes/{episode_id}/chapters")
async def list_episode_chapters(database: Database, episode_id: m.EpisodeId) -> list[m.Chapter]:
    """List the chapters of an episode with their starting times."""
    sql = f"SELECT * FROM {EPISODES} WHERE episode_id = ?"
    episode = one(database, m.Episode, "episode", sql, episode_id)
    titles = ("Welcome", f"Who is {episode.guest}?", "The main story", "Questions", "Goodbye")
    shares = [0.0, 0.03, 0.2 + 0.1 * drawn(episode_id), 0.75, 0.95]
    starts = [round(episode.duration_min * 60 * share) for share in shares]
    return [
        m.Chapter(starts=f"{second // 60:02}:{second % 60:02}", title=title)
        for second, title in zip(starts, titles, strict=True)
    ]


@router.post("/listening-plans")
async def plan_podcast_listening(database: Database, wish: m.ListeningRequest) -> m.Listening:
    """Plan which episodes fill some time, by topics and languages, the most heard first."""
    topics = ",".join("?" * len(wish.topics))
    languages = ",".join("?" * len(wish.languages))
    sql = f"""SELECT * FROM {EPISODES} WHERE topic IN ({topics}) AND language IN ({languages})
        ORDER BY downloads DESC, episode_id"""
    chosen, minutes = [], 0
    for episode in many(database, m.Episode, sql, *wish.topics, *wish.languages):
        if minutes + episode.duration_min <= wish.minutes:
            chosen.append(episode)
            minutes += episode.duration_min
    return m.Listening(episodes=chosen, minutes=minutes)


@router.get("/channels")
async def list_channels(
    database: Database,
    kind: Annotated[
        Literal["television", "radio"] | None,
        Query(description="Kind of channel.", examples=["radio"]),
    ] = None,
    language: Annotated[
        m.Language | None, Query(description="Language, ISO 639-1.", examples=["en"])
    ] = None,
) -> list[m.Channel]:
    """List television and radio channels by kind and language."""
    filters = {"kind = ?": kind, "language = ?": language}
    return page(database, m.Channel, "channels", filters, "channel_id", 100).items


@router.get("/channels/{channel_id}/schedule")
async def get_channel_schedule(
    database: Database, channel_id: m.ChannelId, day: m.AirDay
) -> list[m.Broadcast]:
    """Get what a channel broadcasts on a day, from morning to midnight."""
    channel_with(database, channel_id)
    filters = {"channel_id = ?": channel_id, "SUBSTR(starts_at, 1, 10) = ?": str(day)}
    return page(database, m.Broadcast, BROADCASTS, filters, "starts_at", 100).items


@router.get("/channels/{channel_id}/genres")
async def summarize_channel_genres(
    database: Database, channel_id: m.ChannelId
) -> list[m.GenreShare]:
    """Summarize how a channel shares its time among genres."""
    channel_with(database, channel_id)
    sql = """SELECT genre, COUNT(*) AS broadcasts, SUM(duration_min) AS minutes,
        ROUND(100.0 * SUM(duration_min) / SUM(SUM(duration_min)) OVER (), 1) AS percent
        FROM broadcasts WHERE channel_id = ? GROUP BY genre ORDER BY minutes DESC, genre"""
    return many(database, m.GenreShare, sql, channel_id)


@router.get("/now-on-air")
async def find_what_is_on_air(
    database: Database,
    at: Annotated[
        datetime,
        Query(description="Local time from 2025-06-30T06:00 on.", examples=["2025-07-02T20:15"]),
    ],
    kind: Annotated[
        Literal["television", "radio"] | None,
        Query(description="Kind of channel.", examples=["television"]),
    ] = None,
) -> list[m.Broadcast]:
    """Find what is on the air on all channels at a moment."""
    moment = at.strftime("%Y-%m-%dT%H:%M")
    sql = f"""SELECT * FROM {BROADCASTS} WHERE starts_at <= ?1 AND (?2 IS NULL OR kind = ?2)
        AND STRFTIME('%Y-%m-%dT%H:%M', starts_at, '+' || duration_min || ' minutes') > ?1
        ORDER BY channel_id"""
    return many(database, m.Broadcast, sql, moment, kind)


@router.get("/broadcasts")
async def search_broadcasts(
    database: Database,
    day: m.AirDay,
    genre: Annotated[
        m.Genre | None, Query(description="Genre of the broadcast.", examples=["film"])
    ] = None,
    after: Annotated[
        str | None,
        Query(pattern=r"^\d\d:\d\d$", description="Earliest start, HH:MM.", examples=["20:00"]),
    ] = None,
    max_min_age: Annotated[
        int | None, Query(ge=0, le=18, description="Age in years of the viewer.", examples=[6])
    ] = None,
    limit: Limit = 10,
) -> Page[m.Broadcast]:
    """Search the broadcasts of a day by genre, time and age of the viewer."""
    filters = {"SUBSTR(starts_at, 1, 10) = ?": str(day), "genre = ?": genre}
    filters |= {"SUBSTR(starts_at, 12) >= ?": after, "min_age <= ?": max_min_age}
    order = "starts_at, broadcast_id"
    return page(database, m.Broadcast, BROADCASTS, filters, order, limit)
