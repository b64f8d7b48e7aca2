"""Articles and photos."""

from datetime import date, timedelta
from typing import Annotated, Literal

from fastapi import Path, Query

from tasks.world import media_models as m
from tasks.world.media_rows import ARTICLES, article_with, photo_with
from tasks.world.service import (
    TODAY,
    Database,
    Latitude,
    Limit,
    Longitude,
    Offset,
    Page,
    many,
    one,
    operations,
    page,
)

router = operations()
MEDIA = {"web": 0.002, "print": 0.01, "video": 0.004, "billboard": 6.0}


@router.get("/articles")
async def search_articles(
    database: Database,
    words: Annotated[
        str | None, Query(min_length=2, description="Part of the title.", examples=["reopens"])
    ] = None,
    section: m.AnySection = None,
    topic: m.AnyTopic = None,
    published_since: Annotated[
        date | None, Query(description="First day, YYYY-MM-DD.", examples=["2025-05-01"])
    ] = None,
    limit: Limit = 10,
    offset: Offset = 0,
) -> Page[m.Article]:
    """Search news articles by words, section, topic and day, the newest first."""
    filters = {"title LIKE '%' || ? || '%'": words, "section = ?": section, "topic = ?": topic}
    filters["published_on >= ?"] = published_since and str(published_since)
    order = "published_on DESC, article_id"
    return page(database, m.Article, ARTICLES, filters, order, limit, offset)


@router.get("/articles/trending")
async def list_trending_articles(
    database: Database,
    days: Annotated[int, Query(ge=1, le=365, description="Days to look back.", examples=[14])] = 7,
    section: m.AnySection = None,
    limit: Limit = 10,
) -> list[m.Article]:
    """List the most viewed articles of the last days."""
    since = str(TODAY - timedelta(days=days))
    filters = {"published_on > ?": since, "section = ?": section}
    return page(database, m.Article, ARTICLES, filters, "views DESC, article_id", limit).items


@router.get("/articles/by-section")
async def count_articles_by_section(
    database: Database,
    month: Annotated[
        str, Query(pattern=r"^\d{4}-\d\d$", description="Month, YYYY-MM.", examples=["2025-05"])
    ],
) -> list[m.SectionCount]:
    """Count the articles and views of each section in a month."""
    sql = """SELECT section, COUNT(*) AS articles, SUM(views) AS views FROM articles
        WHERE SUBSTR(published_on, 1, 7) = ? GROUP BY section ORDER BY section"""
    return many(database, m.SectionCount, sql, month)


@router.get("/articles/{article_id}")
async def get_article(database: Database, article_id: m.ArticleId) -> m.Article:
    """Get one article's title, summary, author and views."""
    return article_with(database, article_id)


@router.get("/articles/{article_id}/related")
async def find_related_articles(
    database: Database, article_id: m.ArticleId, limit: Limit = 5
) -> list[m.Article]:
    """Find other articles about the topic of one, those of the same city first."""
    this = article_with(database, article_id)
    sql = f"""SELECT * FROM {ARTICLES} WHERE topic = ? AND article_id <> ?
        ORDER BY city = ? DESC, published_on DESC, article_id LIMIT ?"""
    return many(database, m.Article, sql, this.topic, article_id, this.city, limit)


@router.get("/articles/{article_id}/reading-time")
async def estimate_reading_time(
    database: Database,
    article_id: m.ArticleId,
    words_per_minute: Annotated[
        int, Query(ge=50, le=1000, description="Speed of reading.", examples=[180])
    ] = 230,
) -> m.Reading:
    """Estimate how many minutes it takes to read an article."""
    words = article_with(database, article_id).words
    minutes = round(words / words_per_minute, 1)
    return m.Reading(article_id=article_id, words=words, minutes=minutes)


@router.get("/topics/{topic}/history")
async def count_topic_by_month(
    database: Database,
    topic: Annotated[m.Topic, Path(description="What it is about.", examples=["housing"])],
    city: Annotated[
        str | None, Query(description="City reported from.", examples=["Orarville"])
    ] = None,
) -> list[m.TopicMonth]:
    """Count how often a topic was in the news, month by month."""
    sql = """SELECT SUBSTR(published_on, 1, 7) AS month, COUNT(*) AS articles FROM articles
        WHERE topic = ?1 AND (?2 IS NULL OR city = ?2) GROUP BY month ORDER BY month"""
    return many(database, m.TopicMonth, sql, topic, city)


@router.get("/authors/{author_id}")
async def get_author_profile(database: Database, author_id: m.AuthorId) -> m.Author:
    """Get an author's beat with the number, length and views of the articles."""
    sql = f"""SELECT authors.*, COUNT(*) AS articles, SUM(words) AS words,
        ROUND(AVG(views), 1) AS mean_views, MAX(published_on) AS latest_on
        FROM {ARTICLES} WHERE author_id = ? GROUP BY author_id"""
    return one(database, m.Author, "author", sql, author_id)


@router.get("/photos")
async def search_photos(
    database: Database,
    tag: Annotated[m.Tag | None, Query(description="What is on it.", examples=["forest"])] = None,
    colour: Annotated[m.Colour | None, Query(description="Main colour.", examples=["blue"])] = None,
    orientation: Annotated[
        Literal["landscape", "portrait", "square"] | None,
        Query(description="Shape of the photo.", examples=["portrait"]),
    ] = None,
    min_width_px: Annotated[
        int | None, Query(ge=1, description="Least width in pixels.", examples=[3000])
    ] = None,
    licence: Annotated[
        Literal["free", "editorial", "commercial"] | None,
        Query(description="Licence of the photo.", examples=["free"]),
    ] = None,
    limit: Limit = 10,
    offset: Offset = 0,
) -> Page[m.Photo]:
    """Search stock photos by tag, colour, shape, size and licence."""
    sign = {"landscape": 1, "portrait": -1, "square": 0}
    filters = {"',' || tags || ',' LIKE '%,' || ? || ',%'": tag, "colour = ?": colour}
    filters["(width_px > height_px) - (width_px < height_px) = ?"] = (
        sign[orientation] if orientation else None
    )
    filters |= {"width_px >= ?": min_width_px, "licence = ?": licence}
    return page(database, m.Photo, "photos", filters, "photo_id", limit, offset)


@router.get("/photos/nearest")
async def find_photos_near_point(
    database: Database, latitude: Latitude, longitude: Longitude, limit: Limit = 5
) -> list[m.PhotoNearby]:
    """Find the photos taken nearest to a point."""
    sql = """SELECT *, distance_km(?, ?, latitude, longitude) AS distance_km FROM photos
        ORDER BY distance_km, photo_id LIMIT ?"""
    return many(database, m.PhotoNearby, sql, latitude, longitude, limit)


@router.get("/photos/{photo_id}")
async def get_photo(database: Database, photo_id: m.PhotoId) -> m.Photo:
    """Get one photo's photographer, size, tags and licence."""
    return photo_with(database, photo_id)


@router.get("/photos/{photo_id}/crop")
async def compute_photo_crop(
    database: Database,
    photo_id: m.PhotoId,
    ratio: Annotated[
        float, Query(ge=0.1, le=10, description="Width divided by height.", examples=[1.5])
    ],
) -> m.Crop:
    """Compute the largest crop of a photo with a given ratio of its sides."""
    photo = photo_with(database, photo_id)
    width = min(photo.width_px, int(photo.height_px * ratio))
    height = min(photo.height_px, int(photo.width_px / ratio))
    return m.Crop(
        photo_id=photo_id,
        left_px=(photo.width_px - width) // 2,
        top_px=(photo.height_px - height) // 2,
        width_px=width,
        height_px=height,
        kept_percent=round(100 * width * height / (photo.width_px * photo.height_px), 1),
    )


@router.post("/photo-licences")
async def quote_photo_licence(database: Database, wish: m.LicenceRequest) -> m.LicenceQuote:
    """Quote the fee for using a photo in print, web, video or on billboards."""
    photo = photo_with(database, wish.photo_id)
    base = {"free": 0, "editorial": 1.0, "commercial": 1.8}[photo.licence]
    fees = [
        round(base * (25 + MEDIA[use.medium] * use.copies * use.months / 12), 2)
        for use in wish.uses
    ]
    total = round(sum(fees) * (3 if wish.exclusive else 1), 2)
    return m.LicenceQuote(
        photo_id=wish.photo_id, licence=photo.licence, uses_eur=fees, total_eur=total
    )
