"""What several operations look up."""

from datetime import timedelta

from tasks.world import social_models as m
from tasks.world.service import (
    TODAY,
    Database,
    missing,
    one,
)


def days_ago(days: int) -> str:
    """The day that many days ago, as YYYY-MM-DD."""
    return str(TODAY - timedelta(days=days))


def profile_with(database: Database, profile_id: str) -> m.Profile:
    """The profile of that id, or a 404."""
    sql = "SELECT * FROM profiles WHERE profile_id = ?"
    return one(database, m.Profile, "profile", sql, profile_id)


def tag_named(database: Database, hashtag: str) -> str:
    """The hashtag with its #, or a 404 if nobody used it."""
    tag = f"#{hashtag}"
    if not database.execute("SELECT 1 FROM tags WHERE hashtag = ?", (tag,)).fetchone():
        raise missing("hashtag", hashtag)
    return tag


def full_profile_of(database: Database, profile_id: str) -> m.FullProfile:
    """The profile of that id with its numbers, or a 404."""
    sql = """SELECT *, (SELECT COUNT(*) FROM follows WHERE followed_id = ?1) AS followers,
        (SELECT COUNT(*) FROM follows WHERE follower_id = ?1) AS following,
        (SELECT COUNT(*) FROM posts WHERE profile_id = ?1) AS posts,
        (SELECT COUNT(*) FROM members WHERE profile_id = ?1) AS groups
        FROM profiles WHERE profile_id = ?1"""
    return one(database, m.FullProfile, "profile", sql, profile_id)
