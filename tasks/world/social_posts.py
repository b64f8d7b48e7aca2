"""Posts, hashtags, groups and meetings."""

import re
from datetime import date
from typing import Annotated, Literal

from fastapi import Query

from tasks.world import social_models as m
from tasks.world.service import (
    Database,
    Limit,
    Offset,
    Page,
    many,
    one,
    operations,
    page,
)
from tasks.world.social_rows import days_ago, full_profile_of, tag_named

router = operations()
POSTS = "posts JOIN profiles USING (profile_id)"
MEETINGS = "meetings JOIN groups USING (group_id)"


@router.get("/posts")
async def search_posts(
    database: Database,
    words: Annotated[
        str | None, Query(min_length=2, description="Part of the text.", examples=["weekend"])
    ] = None,
    city: Annotated[
        str | None, Query(description="City of the author.", examples=["Orarville"])
    ] = None,
    min_likes: Annotated[
        int | None, Query(ge=0, description="Fewest likes.", examples=[500])
    ] = None,
    limit: Limit = 10,
    offset: Offset = 0,
) -> Page[m.Post]:
    """Search posts by their words, the author's city and likes, the newest first."""
    filters = {"text LIKE '%' || ? || '%'": words, "city = ?": city, "likes >= ?": min_likes}
    return page(database, m.Post, POSTS, filters, "posted_at DESC, post_id", limit, offset)


@router.get("/posts/best-hours")
async def rank_hours_for_posting(
    database: Database,
    hashtag: Annotated[str, Query(description="Hashtag with its #.", examples=["#trail"])],
    limit: Limit = 3,
) -> list[m.BestHour]:
    """Rank the hours of the day by how much posts with a hashtag are liked in them."""
    sql = """SELECT CAST(SUBSTR(posted_at, 12, 2) AS INTEGER) AS hour, COUNT(*) AS posts,
        ROUND(AVG(likes), 1) AS mean_likes FROM posts JOIN tags USING (post_id)
        WHERE hashtag = ? GROUP BY hour ORDER BY mean_likes DESC, hour LIMIT ?"""
    return many(database, m.BestHour, sql, hashtag, limit)


@router.get("/posts/{post_id}")
async def get_post(database: Database, post_id: m.PostId) -> m.Post:
    """Get one post with its author, likes and shares."""
    return one(database, m.Post, "post", f"SELECT * FROM {POSTS} WHERE post_id = ?", post_id)


@router.get("/posts/{post_id}/comments")
async def list_post_comments(
    database: Database, post_id: m.PostId, limit: Limit = 10
) -> Page[m.Comment]:
    """List the comments below a post, the oldest first."""
    await get_post(database, post_id)
    source, filters = "comments JOIN profiles USING (profile_id)", {"post_id = ?": post_id}
    return page(database, m.Comment, source, filters, "posted_at, comments.rowid", limit)


@router.get("/hashtags/trending")
async def list_trending_hashtags(
    database: Database, days: m.Days = 7, limit: Limit = 10
) -> list[m.Trend]:
    """List the hashtags that were used most in the last days."""
    sql = """SELECT hashtag, COUNT(*) AS posts, SUM(likes) AS likes FROM tags JOIN posts
        USING (post_id) WHERE posted_at >= ? GROUP BY hashtag
        ORDER BY posts DESC, hashtag LIMIT ?"""
    return many(database, m.Trend, sql, days_ago(days), limit)


@router.get("/hashtags/{hashtag}/history")
async def get_hashtag_history(database: Database, hashtag: m.Hashtag) -> list[m.TagMonth]:
    """Get how often a hashtag was used and liked, month by month."""
    sql = """SELECT SUBSTR(posted_at, 1, 7) AS month, COUNT(*) AS posts,
        ROUND(AVG(likes), 1) AS mean_likes FROM tags JOIN posts USING (post_id)
        WHERE hashtag = ? GROUP BY month ORDER BY month"""
    return many(database, m.TagMonth, sql, tag_named(database, hashtag))


@router.get("/hashtags/{hashtag}/related")
async def find_related_hashtags(
    database: Database, hashtag: m.Hashtag, limit: Limit = 5
) -> list[m.RelatedTag]:
    """Find the hashtags that stand most often beside one in a post."""
    sql = """SELECT b.hashtag, COUNT(*) AS together FROM tags a JOIN tags b USING (post_id)
        WHERE a.hashtag = ?1 AND b.hashtag <> ?1
        GROUP BY b.hashtag ORDER BY together DESC, b.hashtag LIMIT ?2"""
    return many(database, m.RelatedTag, sql, tag_named(database, hashtag), limit)


@router.get("/groups")
async def search_groups(
    database: Database,
    topic: m.Topic = None,
    city: Annotated[
        str | None, Query(description="City of the group.", examples=["Orarville"])
    ] = None,
    open_only: Annotated[
        bool, Query(description="Whether to leave out private ones.", examples=[True])
    ] = False,
    limit: Limit = 10,
    offset: Offset = 0,
) -> Page[m.Group]:
    """Search groups by hobby and city."""
    filters = {"topic = ?": topic, "city = ?": city, "private = ?": 0 if open_only else None}
    return page(database, m.Group, "groups", filters, "group_name, group_id", limit, offset)


@router.get("/groups/{group_id}")
async def get_group(database: Database, group_id: m.GroupId) -> m.GroupProfile:
    """Get one group with its leader and the numbers of members and meetings."""
    sql = """SELECT groups.*, (SELECT COUNT(*) FROM members WHERE group_id = ?1) AS members,
        (SELECT COUNT(*) FROM meetings WHERE group_id = ?1) AS meetings, handle AS admin
        FROM groups JOIN members USING (group_id) JOIN profiles USING (profile_id)
        WHERE group_id = ?1 AND role = 'admin'"""
    return one(database, m.GroupProfile, "group", sql, group_id)


@router.get("/groups/{group_id}/members")
async def list_group_members(
    database: Database,
    group_id: m.GroupId,
    role: Annotated[
        Literal["admin", "member"] | None,
        Query(description="Role in the group.", examples=["admin"]),
    ] = None,
    limit: Limit = 10,
    offset: Offset = 0,
) -> Page[m.Member]:
    """List the members of a group with their roles."""
    await get_group(database, group_id)
    source = "members JOIN profiles USING (profile_id)"
    filters = {"group_id = ?": group_id, "role = ?": role}
    return page(database, m.Member, source, filters, "profile_id", limit, offset)


@router.get("/meetings")
async def search_meetings(
    database: Database,
    first_day: Annotated[
        date, Query(description="First day, YYYY-MM-DD.", examples=["2025-07-01"])
    ],
    city: Annotated[
        str | None, Query(description="City of the meeting.", examples=["Orarville"])
    ] = None,
    topic: m.Topic = None,
    min_free_seats: Annotated[
        int | None, Query(ge=0, le=40, description="Fewest free seats.", examples=[3])
    ] = None,
    limit: Limit = 10,
) -> Page[m.Meeting]:
    """Search the meetings of groups by day, city, hobby and free seats."""
    filters = {"day >= ?": str(first_day), "city = ?": city, "topic = ?": topic}
    filters["seats - coming >= ?"] = min_free_seats
    return page(database, m.Meeting, MEETINGS, filters, "day, meeting_id", limit)


@router.get("/meetings/{meeting_id}/seats")
async def check_meeting_seats(
    database: Database,
    meeting_id: m.MeetingId,
    people: Annotated[int, Query(ge=1, le=40, description="People who come.", examples=[2])] = 1,
) -> m.MeetingSeats:
    """Check whether a number of people still fits into a meeting."""
    sql = f"SELECT * FROM {MEETINGS} WHERE meeting_id = ?"
    meeting = one(database, m.Meeting, "meeting", sql, meeting_id)
    free = meeting.seats - meeting.coming
    return m.MeetingSeats(meeting_id=meeting_id, free_seats=free, fits=people <= free)


@router.post("/campaign-reach")
async def estimate_campaign_reach(database: Database, campaign: m.Campaign) -> m.Reach:
    """Estimate how many people a campaign of posts with hashtags and boosts reaches."""
    followers = full_profile_of(database, campaign.profile_id).followers
    sql = "SELECT COUNT(*) FROM tags WHERE hashtag = ?"
    reached = []
    for post in campaign.posts:
        known = sum(database.execute(sql, (tag,)).fetchone()[0] for tag in post.hashtags)
        reached.append(round(0.4 * followers + 0.05 * known + 120 * post.boosted_eur**0.8))
    spent = round(sum(post.boosted_eur for post in campaign.posts), 2)
    return m.Reach(by_post=reached, total=sum(reached), spent_eur=spent)


@router.post("/draft-check")
async def check_post_draft(database: Database, draft: m.Draft) -> m.DraftCheck:
    """Check a draft's length, and which of its hashtags and mentions are known."""
    known, unknown = [], []
    for tag in re.findall(r"#\w+", draft.text):
        found = database.execute("SELECT 1 FROM tags WHERE hashtag = ?", (tag,)).fetchone()
        (known if found else unknown).append(tag)
    sql = "SELECT 1 FROM profiles WHERE profile_id = ?"
    strangers = [each for each in draft.mentions if not database.execute(sql, (each,)).fetchone()]
    return m.DraftCheck(
        fits=len(draft.text) <= draft.max_characters,
        characters=len(draft.text),
        known_hashtags=known,
        unknown_hashtags=unknown,
        unknown_profiles=strangers,
    )
