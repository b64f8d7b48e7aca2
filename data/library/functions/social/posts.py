"""Hashtags, mentions, lengths and engagement of social media posts."""

import re
from collections import Counter
from typing import Literal

_LIMITS = {"x": 280, "bluesky": 300, "mastodon": 500, "instagram": 2200, "linkedin": 3000}
# X and Mastodon count every link as 23 characters.
_SHORT_LINKS = ("x", "mastodon")
# Code points that X counts once (twitter-text version 3); all others count twice.
_X_SINGLE = ((0, 4351), (8192, 8205), (8208, 8223), (8242, 8247))


def extract_hashtags(text: str, lowercase: bool = True) -> list[str]:
    """Returns the different hashtags of a post in the order of their first use.

    A hashtag consists of letters, digits and underscores and is not a number alone.

    Args:
        text: Text of the post, 1 to 10000 characters.
        lowercase: True to fold hashtags to lower case, so that case makes no difference.

    Returns:
        The hashtags without the hash sign.

    Raises:
        ValueError: When the text is empty or too long.

    Example:
        >>> extract_hashtags(text="Sunset in #Bali with friends #travel #Travel")
        ['bali', 'travel']
        >>> extract_hashtags(text="Launch day! #NewProduct #AI2025 is ranked #1", lowercase=False)
        ['NewProduct', 'AI2025']
        >>> extract_hashtags(text="No tags today, only coffee.")
        []
    """
    if not 1 <= len(text) <= 10_000:
        raise ValueError("text must have 1 to 10000 characters")
    tags = re.findall(r"(?<![\w&#])#(\w*[^\W\d]\w*)", text)
    return list(dict.fromkeys(tag.lower() if lowercase else tag for tag in tags))


def mention_counts(posts: list[str], top: int = 10) -> dict[str, int]:
    """Returns how often each account is mentioned in posts, the most mentioned first.

    E-mail addresses are not mentions. Names are folded to lower case.

    Args:
        posts: Texts of the posts, 1 to 1000 of them.
        top: Largest number of accounts to return, 1 to 100.

    Returns:
        The number of mentions under each account name without the at sign.

    Raises:
        ValueError: When there are no posts or too many or top is out of range.

    Example:
        >>> mention_counts(posts=["Thanks @maria and @tom!", "@maria is right", "Hi @zoe_k"])
        {'maria': 2, 'tom': 1, 'zoe_k': 1}
        >>> mention_counts(posts=["cc @DesignTeam @ops", "@ops please look", "@Ops done"], top=1)
        {'ops': 3}
        >>> mention_counts(posts=["Write to help@shop.com or ask @shop_help"], top=5)
        {'shop_help': 1}
    """
    if not 1 <= len(posts) <= 1000:
        raise ValueError("posts must hold 1 to 1000 texts")
    if not 1 <= top <= 100:
        raise ValueError("top must be 1 to 100")
    counts: Counter[str] = Counter()
    for post in posts:
        counts.update(name.lower() for name in re.findall(r"(?<![\w.@])@(\w{1,30})(?!\w)", post))
    return dict(sorted(counts.items(), key=lambda item: (-item[1], item[0]))[:top])


def post_length_check(
    text: str, platform: Literal["x", "bluesky", "mastodon", "instagram", "linkedin"] = "x"
) -> dict[str, object]:
    """Returns whether a post keeps to the length limit of a social platform.

    Limits: X 280, Bluesky 300, Mastodon 500, Instagram 2200 and LinkedIn 3000 characters. X and
    Mastodon count a link as 23; X counts most emoji and East Asian characters twice. An emoji
    made of several code points counts as several characters.

    Args:
        text: Text of the post, 1 to 10000 characters.
        platform: The platform: x, bluesky, mastodon, instagram or linkedin.

    Returns:
        The keys length, limit, remaining (negative when too long) and fits.

    Raises:
        ValueError: When the text is empty or too long or the platform is unknown.

    Example:
        >>> post_length_check(text="Our new album is out on Friday!")
        {'length': 31, 'limit': 280, 'remaining': 249, 'fits': True}
        >>> post_length_check(text="Read https://example.org/a-long-article", platform="mastodon")
        {'length': 28, 'limit': 500, 'remaining': 472, 'fits': True}
        >>> post_length_check(text="We are hiring two data engineers.", platform="linkedin")
        {'length': 33, 'limit': 3000, 'remaining': 2967, 'fits': True}
    """
    if not 1 <= len(text) <= 10_000:
        raise ValueError("text must have 1 to 10000 characters")
    if platform not in _LIMITS:
        raise ValueError(f"unknown platform: {platform}")
    counted = re.sub(r"https?://\S+", "-" * 23, text) if platform in _SHORT_LINKS else text
    length = len(counted)
    if platform == "x":
        length += sum(not any(a <= ord(c) <= b for a, b in _X_SINGLE) for c in counted)
    limit = _LIMITS[platform]
    return {
        "length": length,
        "limit": limit,
        "remaining": limit - length,
        "fits": length <= limit,
    }


def engagement_rate(
    audience: int, likes: int, comments: int, shares: int = 0, saves: int = 0
) -> float:
    """Computes the engagement rate of a post: interactions as a share of the audience.

    Args:
        audience: Followers or people reached, 1 to 10000000000.
        likes: Number of likes, 0 to 10000000000.
        comments: Number of comments, 0 to 10000000000.
        shares: Number of shares or reposts, 0 to 10000000000.
        saves: Number of saves or bookmarks, 0 to 10000000000.

    Returns:
        The engagement rate in percent.

    Raises:
        ValueError: When a number is out of its range.

    Example:
        >>> engagement_rate(audience=12500, likes=430, comments=38)
        3.744
        >>> engagement_rate(audience=980, likes=75, comments=12, shares=9)
        9.7959
        >>> engagement_rate(audience=2400000, likes=61200, comments=1840, shares=5300, saves=7100)
        3.1433
    """
    if not 1 <= audience <= 10**10:
        raise ValueError("audience must be 1 to 10000000000")
    interactions = (likes, comments, shares, saves)
    if not all(0 <= number <= 10**10 for number in interactions):
        raise ValueError("likes, comments, shares and saves must be 0 to 10000000000")
    return round(sum(interactions) / audience * 100, 4)
