"""What several operations look up."""

from tasks.world import media_models as m
from tasks.world.service import (
    Database,
    many,
    one,
)

ARTICLES = "articles JOIN authors USING (author_id)"
EPISODES = "episodes JOIN podcasts USING (podcast_id)"


def article_with(database: Database, article_id: str) -> m.Article:
    """The article of that id, or a 404."""
    sql = f"SELECT * FROM {ARTICLES} WHERE article_id = ?"
    return one(database, m.Article, "article", sql, article_id)


def photo_with(database: Database, photo_id: str) -> m.Photo:
    """The photo of that id, or a 404."""
    return one(database, m.Photo, "photo", "SELECT * FROM photos WHERE photo_id = ?", photo_id)


def channel_with(database: Database, channel_id: str) -> m.Channel:
    """The channel of that id, or a 404."""
    sql = "SELECT * FROM channels WHERE channel_id = ?"
    return one(database, m.Channel, "channel", sql, channel_id)


def podcasts_where(
    database: Database, condition: str, value: str | None, limit: int
) -> list[m.PodcastProfile]:
    """Podcasts with their episodes counted, the most downloaded first."""
    sql = f"""SELECT podcasts.*, COUNT(*) AS episodes, SUM(downloads) AS downloads,
        ROUND(AVG(duration_min), 1) AS mean_minutes FROM {EPISODES} WHERE {condition}
        GROUP BY podcast_id ORDER BY downloads DESC, podcast_id LIMIT ?2"""
    return many(
        database,
        m.PodcastProfile,
        sql,
        value,
        limit,
    )
