"""Parameters, bodies and answers of the social service."""

from datetime import date, datetime
from typing import Annotated, Literal

from fastapi import Path, Query
from pydantic import BaseModel, Field

from tasks.world.service import Words

Interest = Literal[
    "baking", "chess", "climbing", "cycling", "films", "gardening", "hiking", "knitting",
    "painting", "pottery", "running", "sailing",
]  # fmt: skip
ProfileId = Annotated[str, Path(description="Id of a profile.", examples=["prf-0001"])]
PostId = Annotated[str, Path(description="Id of a post.", examples=["pst-00002"])]
GroupId = Annotated[str, Path(description="Id of a group.", examples=["grp-001"])]
MeetingId = Annotated[str, Path(description="Id of a meeting.", examples=["mtg-0001"])]
Hashtag = Annotated[str, Path(description="Hashtag without its #.", examples=["trail"])]
FirstProfile = Annotated[str, Query(description="Id of a profile.", examples=["prf-0001"])]
SecondProfile = Annotated[str, Query(description="Id of another.", examples=["prf-0002"])]
Days = Annotated[int, Query(ge=1, le=180, description="Days to look back.", examples=[30])]
Topic = Annotated[
    Interest | None, Query(description="Hobby that it is about.", examples=["hiking"])
]


class Profile(BaseModel):
    """A member."""

    profile_id: str
    handle: str
    name: str
    city: str
    interests: Words
    joined_on: date
    verified: bool


class FullProfile(Profile):
    """A member with what others see."""

    followers: int
    following: int
    posts: int
    groups: int


class Follower(BaseModel):
    """Somebody who follows."""

    profile_id: str
    handle: str
    name: str
    city: str
    since: date


class Relation(BaseModel):
    """How two members stand to each other."""

    first_follows_second: bool
    second_follows_first: bool
    common_followed: int
    common_groups: int


class Suggestion(BaseModel):
    """A member worth following."""

    profile_id: str
    handle: str
    name: str
    common: int = Field(description="How many of those followed follow this one.")


class Chain(BaseModel):
    """A chain of members, each of whom follows the next."""

    steps: int
    profile_ids: list[str]


class Post(BaseModel):
    """A post."""

    post_id: str
    profile_id: str
    handle: str
    posted_at: datetime
    text: str
    likes: int
    shares: int


class Comment(BaseModel):
    """A comment."""

    handle: str
    posted_at: datetime
    text: str
    likes: int


class Trend(BaseModel):
    """A hashtag and how much it is used."""

    hashtag: str
    posts: int
    likes: int


class TagMonth(BaseModel):
    """The use of a hashtag in a month."""

    month: str
    posts: int
    mean_likes: float


class RelatedTag(BaseModel):
    """A hashtag used together with another."""

    hashtag: str
    together: int


class Group(BaseModel):
    """A group."""

    group_id: str
    group_name: str
    topic: str
    city: str
    founded_on: date
    private: bool


class GroupProfile(Group):
    """A group with what it is like."""

    members: int
    meetings: int
    admin: str = Field(description="Handle of the one who leads it.")


class Member(BaseModel):
    """A member of a group."""

    profile_id: str
    handle: str
    city: str
    role: str


class Meeting(BaseModel):
    """A meeting of a group."""

    meeting_id: str
    group_name: str
    topic: str
    city: str
    title: str
    day: date
    seats: int
    coming: int


class MeetingSeats(BaseModel):
    """Whether a party still fits."""

    meeting_id: str
    free_seats: int
    fits: bool


class Engagement(BaseModel):
    """How much others react to a member's posts."""

    profile_id: str
    posts: int
    mean_likes: float
    mean_shares: float
    likes_per_follower: float


class Influencer(BaseModel):
    """A member whom many follow."""

    profile_id: str
    handle: str
    city: str
    followers: int


class BestHour(BaseModel):
    """An hour and how well posts do in it."""

    hour: int
    posts: int
    mean_likes: float


class PlannedPost(BaseModel):
    """A post of a campaign."""

    hashtags: list[str] = Field(
        min_length=1, description="Its hashtags, with #.", examples=[["#trail", "#tips"]]
    )
    boosted_eur: float = Field(
        0, ge=0, le=100_000, description="Euros spent on it.", examples=[40.0]
    )


class Campaign(BaseModel):
    """A campaign to be judged."""

    profile_id: str = Field(description="Id of who posts.", examples=["prf-0001"])
    posts: list[PlannedPost] = Field(
        min_length=1,
        max_length=20,
        description="The posts, in order.",
        examples=[[{"hashtags": ["#trail", "#tips"], "boosted_eur": 40.0}]],
    )


class Reach(BaseModel):
    """How many a campaign may reach."""

    by_post: list[int] = Field(description="People, in the order of the posts.")
    total: int
    spent_eur: float


class Draft(BaseModel):
    """A post to be checked before it is published."""

    text: str = Field(
        min_length=1,
        max_length=5000,
        description="The text with its hashtags.",
        examples=["Who walks with me? #trail #weekend"],
    )
    mentions: list[str] = Field(
        default=[], description="Ids of profiles named in it.", examples=[["prf-0002"]]
    )
    max_characters: int = Field(
        280, ge=20, le=5000, description="Characters allowed.", examples=[140]
    )


class DraftCheck(BaseModel):
    """What is wrong with a draft."""

    fits: bool
    characters: int
    known_hashtags: list[str]
    unknown_hashtags: list[str]
    unknown_profiles: list[str]
