"""Members and whom they follow."""

from collections import deque
from typing import Annotated, Literal

from fastapi import Query

from tasks.world import social_models as m
from tasks.world.service import (
    Database,
    Limit,
    Offset,
    Page,
    many,
    missing,
    one,
    operations,
    page,
)
from tasks.world.social_rows import days_ago, full_profile_of, profile_with

router = operations()
ORDERS = {"newest": "posted_at DESC", "likes": "likes DESC"}
POSTS = "posts JOIN profiles USING (profile_id)"


@router.get("/profiles")
async def search_profiles(
    database: Database,
    name: Annotated[
        str | None, Query(min_length=2, description="Part of the name.", examples=["Ada"])
    ] = None,
    city: Annotated[
        str | None, Query(description="City of the member.", examples=["Orarville"])
    ] = None,
    interest: Annotated[
        m.Interest | None, Query(description="Hobby of the member.", examples=["chess"])
    ] = None,
    verified_only: Annotated[
        bool, Query(description="Whether to leave out unverified ones.", examples=[True])
    ] = False,
    limit: Limit = 10,
    offset: Offset = 0,
) -> Page[m.Profile]:
    """Search members by name, city and hobby."""
    filters = {"name LIKE '%' || ? || '%'": name, "city = ?": city}
    filters["',' || interests || ',' LIKE '%,' || ? || ',%'"] = interest
    filters["verified = ?"] = 1 if verified_only else None
    return page(database, m.Profile, "profiles", filters, "name, profile_id", limit, offset)


@router.get("/profiles/top")
async def rank_members_by_followers(
    database: Database,
    city: Annotated[
        str | None, Query(description="City of the members.", examples=["Orarville"])
    ] = None,
    limit: Limit = 10,
) -> list[m.Influencer]:
    """Rank the members of a city, or all, by their number of followers."""
    sql = """SELECT profile_id, handle, city, COUNT(*) AS followers
        FROM profiles JOIN follows ON followed_id = profile_id WHERE ?1 IS NULL OR city = ?1
        GROUP BY profile_id ORDER BY followers DESC, profile_id LIMIT ?2"""
    return many(database, m.Influencer, sql, city, limit)


@router.get("/profiles/{profile_id}")
async def get_profile(database: Database, profile_id: m.ProfileId) -> m.FullProfile:
    """Get one member with the numbers of followers, posts and groups."""
    return full_profile_of(database, profile_id)


@router.get("/profiles/{profile_id}/followers")
async def list_followers(
    database: Database, profile_id: m.ProfileId, limit: Limit = 10, offset: Offset = 0
) -> Page[m.Follower]:
    """List who follows a member, the latest first."""
    profile_with(database, profile_id)
    source = "follows JOIN profiles ON profile_id = follower_id"
    order = "since DESC, profile_id"
    filters = {"followed_id = ?": profile_id}
    return page(database, m.Follower, source, filters, order, limit, offset)


@router.get("/profiles/{profile_id}/suggestions")
async def suggest_profiles_to_follow(
    database: Database, profile_id: m.ProfileId, limit: Limit = 5
) -> list[m.Suggestion]:
    """Suggest whom a member may follow: those whom most of the followed ones follow."""
    profile_with(database, profile_id)
    sql = """SELECT profile_id, handle, name, COUNT(*) AS common FROM follows a
        JOIN follows b ON b.follower_id = a.followed_id JOIN profiles ON profile_id = b.followed_id
        WHERE a.follower_id = ?1 AND b.followed_id <> ?1 AND b.followed_id NOT IN
        (SELECT followed_id FROM follows WHERE follower_id = ?1)
        GROUP BY profile_id ORDER BY common DESC, profile_id LIMIT ?2"""
    return many(database, m.Suggestion, sql, profile_id, limit)


@router.get("/profiles/{profile_id}/feed")
async def get_home_feed(
    database: Database,
    profile_id: m.ProfileId,
    days: m.Days = 30,
    limit: Limit = 10,
) -> list[m.Post]:
    """Get the latest posts of those whom a member follows."""
    profile_with(database, profile_id)
    sql = f"""SELECT * FROM {POSTS} WHERE posted_at >= ?2 AND profile_id IN
        (SELECT followed_id FROM follows WHERE follower_id = ?1)
        ORDER BY posted_at DESC, post_id LIMIT ?3"""
    return many(database, m.Post, sql, profile_id, days_ago(days), limit)


@router.get("/profiles/{profile_id}/posts")
async def list_posts_of_profile(
    database: Database,
    profile_id: m.ProfileId,
    order: Annotated[
        Literal["newest", "likes"],
        Query(description="Newest or most liked first.", examples=["likes"]),
    ] = "newest",
    limit: Limit = 10,
) -> Page[m.Post]:
    """List what one member posted, the newest or the most liked first."""
    profile_with(database, profile_id)
    filters = {"profile_id = ?": profile_id}
    return page(database, m.Post, POSTS, filters, f"{ORDERS[order]}, post_id", limit)


@router.get("/profiles/{profile_id}/engagement")
async def compute_profile_engagement(
    database: Database, profile_id: m.ProfileId, days: m.Days = 180
) -> m.Engagement:
    """Compute how much a member's posts are liked and shared, and likes per follower."""
    followers = full_profile_of(database, profile_id).followers
    sql = """SELECT ?1 AS profile_id, COUNT(*) AS posts, ROUND(TOTAL(likes) / MAX(COUNT(*), 1), 1)
        AS mean_likes, ROUND(TOTAL(shares) / MAX(COUNT(*), 1), 1) AS mean_shares,
        ROUND(TOTAL(likes) / MAX(?2, 1), 2) AS likes_per_follower
        FROM posts WHERE profile_id = ?1 AND posted_at >= ?3"""
    return one(database, m.Engagement, "posts", sql, profile_id, followers, days_ago(days))


@router.get("/profiles/{profile_id}/groups")
async def recommend_groups(
    database: Database,
    profile_id: m.ProfileId,
    limit: Limit = 5,
) -> list[m.Group]:
    """Recommend groups about a member's hobbies, those in the same city first."""
    this = profile_with(database, profile_id)
    places = ",".join("?" * len(this.interests))
    sql = f"""SELECT * FROM groups WHERE topic IN ({places}) AND group_id NOT IN
        (SELECT group_id FROM members WHERE profile_id = ?)
        ORDER BY city = ? DESC, group_id LIMIT ?"""
    return many(database, m.Group, sql, *this.interests, profile_id, this.city, limit)


@router.get("/relation")
async def check_relation_of_profiles(
    database: Database, first: m.FirstProfile, second: m.SecondProfile
) -> m.Relation:
    """Check whether two members follow each other, and what they have in common."""
    for profile_id in (first, second):
        profile_with(database, profile_id)
    follows = "EXISTS (SELECT 1 FROM follows WHERE follower_id = ?{} AND followed_id = ?{})"
    sql = f"""SELECT {follows.format(1, 2)} AS first_follows_second,
        {follows.format(2, 1)} AS second_follows_first,
        (SELECT COUNT(*) FROM follows a JOIN follows b USING (followed_id)
        WHERE a.follower_id = ?1 AND b.follower_id = ?2) AS common_followed,
        (SELECT COUNT(*) FROM members a JOIN members b USING (group_id)
        WHERE a.profile_id = ?1 AND b.profile_id = ?2) AS common_groups"""
    return one(database, m.Relation, "relation", sql, first, second)


@router.get("/connection")
async def find_shortest_connection(
    database: Database, first: m.FirstProfile, second: m.SecondProfile
) -> m.Chain:
    """Find the shortest chain of members, each following the next, from one to another."""
    for profile_id in (first, second):
        profile_with(database, profile_id)
    before, pending = {first: ""}, deque([first])
    sql = "SELECT followed_id FROM follows WHERE follower_id = ? ORDER BY followed_id"
    while pending and second not in before:
        here = pending.popleft()
        for (there,) in database.execute(sql, (here,)):
            if there not in before:
                before[there] = here
                pending.append(there)
    if second not in before:
        raise missing("connection of", first, second)
    chain = [second]
    while before[chain[-1]]:
        chain.append(before[chain[-1]])
    return m.Chain(steps=len(chain) - 1, profile_ids=chain[::-1])
