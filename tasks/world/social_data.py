"""The data of the social service."""

import random
import sqlite3
from datetime import date, datetime, timedelta

from tasks.world.places import CITIES
from tasks.world.service import TODAY, fill
from tasks.world.words import day, distinct, person, place, some

INTERESTS = """
    baking chess climbing cycling films gardening hiking knitting painting pottery running sailing
""".split()
HASHTAGS = """
    #bread #checkmate #summit #bikeride #cinema #greenthumb #trail #wool #canvas #clay #marathon
    #harbour #weekend #tips #firsttry
""".split()
_TEXTS = (
    "My first try, and it worked better than I thought.",
    "Who else is out in this weather today?",
    "Three hours well spent.",
    "Looking for company next weekend.",
    "A small step, but I am proud of it.",
    "Here is what I learned this month.",
    "Does anybody have a good tip for beginners?",
)
_REPLIES = (
    "Well done!",
    "Count me in.",
    "Where is that?",
    "I had the same idea.",
    "Thanks for sharing.",
)
_MEMBERS = 2000


def seed(database: sqlite3.Connection, source: random.Random) -> None:
    """Profiles who follow each other, their posts and comments, groups and meetings."""
    _seed_profiles(database, source)
    _seed_posts(database, source)
    _seed_groups(database, source)


def _profile(number: int) -> str:
    return f"prf-{number:04}"


def _seed_profiles(database: sqlite3.Connection, source: random.Random) -> None:
    rows = (
        (_profile(n), f"{name.split()[0].lower()}.{name.split()[1].lower()}", name)
        + (source.choice(CITIES[::10]).name, some(source, INTERESTS, 1, 4))
        + (day(source, date(2018, 1, 1), date(2025, 4, 30)), int(source.random() < 0.06))
        for n, name in enumerate(distinct(person, source, _MEMBERS), start=1)
    )
    fill(
        database,
        "profiles",
        "profile_id TEXT PRIMARY KEY, handle TEXT, name TEXT, city TEXT COLLATE NOCASE,"
        "interests TEXT, joined_on TEXT, verified INTEGER",
        rows,
    )
    pairs = set()
    for follower in range(1, _MEMBERS + 1):
        for _ in range(source.randint(4, 18)):
            followed = 1 + int(_MEMBERS * source.random() ** 1.7)
            if followed != follower:
                pairs.add((follower, followed))
    rows = [
        (_profile(a), _profile(b), day(source, date(2021, 1, 1), TODAY)) for a, b in sorted(pairs)
    ]
    fill(database, "follows", "follower_id TEXT, followed_id TEXT, since TEXT", rows)
    database.execute("CREATE INDEX follows_by_follower ON follows (follower_id)")
    database.execute("CREATE INDEX follows_by_followed ON follows (followed_id)")


def _seed_posts(database: sqlite3.Connection, source: random.Random) -> None:
    posts, tags, comments = [], [], []
    for number in range(1, 9001):
        post_id = f"pst-{number:05}"
        minutes = source.randint(0, 180 * 24 * 60)
        posted = datetime(2025, 6, 30, 23, 59) - timedelta(minutes=minutes)
        chosen = source.sample(range(len(HASHTAGS)), source.randint(1, 3))
        tags += [(post_id, HASHTAGS[each]) for each in chosen]
        text = f"{source.choice(_TEXTS)} {' '.join(HASHTAGS[each] for each in chosen)}"
        author, likes = _profile(source.randint(1, _MEMBERS)), round(10 ** source.uniform(0, 3.3))
        posts.append(
            (post_id, author, posted.isoformat(timespec="minutes"), text, likes, likes // 9)
        )
        for _ in range(source.randint(0, 2)):
            later = posted + timedelta(minutes=source.randint(1, 600))
            when = later.isoformat(timespec="minutes")
            writer = _profile(source.randint(1, _MEMBERS))
            comments.append((post_id, writer, when, source.choice(_REPLIES), source.randint(0, 40)))
    fill(
        database,
        "posts",
        "post_id TEXT PRIMARY KEY, profile_id TEXT, posted_at TEXT, text TEXT, likes INTEGER,"
        "shares INTEGER",
        posts,
    )
    fill(database, "tags", "post_id TEXT, hashtag TEXT COLLATE NOCASE", tags)
    columns = "post_id TEXT, profile_id TEXT, posted_at TEXT, text TEXT, likes INTEGER"
    fill(database, "comments", columns, comments)
    database.execute("CREATE INDEX posts_by_profile ON posts (profile_id)")
    database.execute("CREATE INDEX tags_by_post ON tags (post_id)")
    database.execute("CREATE INDEX tags_by_name ON tags (hashtag)")
    database.execute("CREATE INDEX comments_by_post ON comments (post_id)")


def _seed_groups(database: sqlite3.Connection, source: random.Random) -> None:
    groups, members, meetings = [], [], []
    for number in range(1, 161):
        group_id, topic = f"grp-{number:03}", INTERESTS[number % len(INTERESTS)]
        city = CITIES[number * 10 % 400].name
        made = day(source, date(2019, 1, 1), date(2024, 12, 31))
        name = f"{place(source)} {topic.title()} Circle"
        groups.append((group_id, name, topic, city, made, int(source.random() < 0.25)))
        joined = sorted(source.sample(range(1, _MEMBERS + 1), source.randint(12, 90)))
        members += [
            (group_id, _profile(n), "admin" if n == joined[0] else "member") for n in joined
        ]
        for _ in range(source.randint(2, 8)):
            when = day(source, date(2025, 7, 1), date(2025, 12, 20))
            seats = source.choice((8, 12, 20, 40))
            title = f"{source.choice(('Beginners', 'Open', 'Monthly', 'Summer'))} {topic} meeting"
            coming = source.randint(2, seats)
            meetings.append((f"mtg-{len(meetings) + 1:04}", group_id, title, when, seats, coming))
    fill(
        database,
        "groups",
        "group_id TEXT PRIMARY KEY, group_name TEXT, topic TEXT, city TEXT COLLATE NOCASE,"
        "founded_on TEXT, private INTEGER",
        groups,
    )
    fill(database, "members", "group_id TEXT, profile_id TEXT, role TEXT", members)
    fill(
        database,
        "meetings",
        "meeting_id TEXT PRIMARY KEY, group_id TEXT, title TEXT, day TEXT, seats INTEGER,"
        "coming INTEGER",
        meetings,
    )
    database.execute("CREATE INDEX members_by_group ON members (group_id)")
    database.execute("CREATE INDEX members_by_profile ON members (profile_id)")
