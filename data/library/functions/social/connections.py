"""Measures of friendships and followers in a social network."""

from typing import Literal


def _pairs(links: list[str], sign: str) -> list[list[str]]:
    if not 1 <= len(links) <= 1000:
        raise ValueError("there must be 1 to 1000 links")
    pairs = [[name.strip() for name in link.split(sign)] for link in links]
    for link, names in zip(links, pairs, strict=True):
        if len(names) != 2 or not all(names) or names[0] == names[1]:
            raise ValueError(f"not two different names with {sign} between them: {link}")
    return pairs


def friend_overlap(
    friends_a: list[str],
    friends_b: list[str],
    measure: Literal["jaccard", "dice", "overlap"] = "jaccard",
) -> dict[str, object]:
    """Computes how similar the friend lists of two people are.

    Jaccard divides the common friends by all friends, Dice by the mean size of the two lists and
    overlap by the size of the smaller list.

    Args:
        friends_a: Names of the first person's friends, 1 to 1000 of them.
        friends_b: Names of the second person's friends, 1 to 1000 of them.
        measure: The similarity wanted: jaccard, dice or overlap.

    Returns:
        The keys score (0 to 1) and common, the sorted names of the common friends.

    Raises:
        ValueError: When a list is empty or too long or the measure is unknown.

    Example:
        >>> friend_overlap(friends_a=["Ana", "Ben", "Cleo"], friends_b=["Ben", "Cleo", "Dev"])
        {'score': 0.5, 'common': ['Ben', 'Cleo']}
        >>> friend_overlap(friends_a=["Kim", "Lee"], friends_b=["Lee", "Max", "Di"], measure="dice")
        {'score': 0.4, 'common': ['Lee']}
        >>> friend_overlap(friends_a=["Ivo"], friends_b=["Ivo", "Jana", "Olu"], measure="overlap")
        {'score': 1.0, 'common': ['Ivo']}
    """
    first, second = set(friends_a), set(friends_b)
    if not (1 <= len(friends_a) <= 1000 and 1 <= len(friends_b) <= 1000):
        raise ValueError("each list must hold 1 to 1000 names")
    bases = {
        "jaccard": len(first | second),
        "dice": (len(first) + len(second)) / 2,
        "overlap": min(len(first), len(second)),
    }
    if measure not in bases:
        raise ValueError(f"unknown measure: {measure}")
    common = sorted(first & second)
    return {"score": round(len(common) / bases[measure], 4), "common": common}


def degree_centrality(friendships: list[str], normalized: bool = True) -> dict[str, float]:
    """Computes how central each person is in a friendship network by number of friends.

    Normalized centrality divides by the number of other people (Freeman 1978).

    Args:
        friendships: Pairs of friends in the form Ana-Ben, 1 to 1000 of them.
        normalized: True for a share of 0 to 1, False for the number of friends.

    Returns:
        The centrality of each person, the most central first.

    Raises:
        ValueError: When there are no pairs or too many or a pair is malformed.

    Example:
        >>> degree_centrality(friendships=["Ana-Ben", "Ana-Cleo", "Ana-Dev", "Ben-Cleo"])
        {'Ana': 1.0, 'Ben': 0.6667, 'Cleo': 0.6667, 'Dev': 0.3333}
        >>> degree_centrality(friendships=["Mia-Noah", "Noah-Liam"], normalized=False)
        {'Noah': 2.0, 'Liam': 1.0, 'Mia': 1.0}
        >>> degree_centrality(friendships=["Yuki-Omar", "Omar-Ines", "Ines-Paul"])
        {'Ines': 0.6667, 'Omar': 0.6667, 'Paul': 0.3333, 'Yuki': 0.3333}
    """
    friends: dict[str, set[str]] = {}
    for one, other in _pairs(friendships, "-"):
        friends.setdefault(one, set()).add(other)
        friends.setdefault(other, set()).add(one)
    divisor = len(friends) - 1 if normalized else 1
    names = sorted(friends, key=lambda name: (-len(friends[name]), name))
    return {name: round(len(friends[name]) / divisor, 4) for name in names}


def influence_ranking(follows: list[str], damping: float = 0.85) -> dict[str, float]:
    """Computes the influence of each account in a network of followers with PageRank.

    Uses 100 rounds of the iteration of Brin and Page (1998); accounts that follow nobody spread
    their weight over all accounts.

    Args:
        follows: Who follows whom in the form ana>ben (ana follows ben), 1 to 1000 of them.
        damping: Damping factor, 0 to 1; 0.85 is usual.

    Returns:
        The score of each account, the most influential first; the scores add up to about 1.

    Raises:
        ValueError: When there are no pairs or too many, a pair is malformed or damping is out of
            range.

    Example:
        >>> influence_ranking(follows=["ana>cleo", "ben>cleo", "cleo>ana"])
        {'cleo': 0.4865, 'ana': 0.4635, 'ben': 0.05}
        >>> influence_ranking(follows=["max>zoe", "lee>zoe", "kim>lee"], damping=0.7)
        {'zoe': 0.4385, 'lee': 0.258, 'kim': 0.1517, 'max': 0.1517}
        >>> influence_ranking(follows=["news>sport", "sport>news", "fan>sport"], damping=0.9)
        {'sport': 0.4912, 'news': 0.4754, 'fan': 0.0333}
    """
    if not 0 <= damping <= 1:
        raise ValueError("damping must be 0 to 1")
    followed: dict[str, set[str]] = {}
    for follower, leader in _pairs(follows, ">"):
        followed.setdefault(follower, set()).add(leader)
        followed.setdefault(leader, set())
    scores = dict.fromkeys(followed, 1 / len(followed))
    for _ in range(100):
        loose = sum(scores[name] for name in followed if not followed[name])
        base = (1 - damping + damping * loose) / len(followed)
        new = dict.fromkeys(followed, base)
        for name, leaders in followed.items():
            for leader in leaders:
                new[leader] += damping * scores[name] / len(leaders)
        scores = new
    rounded = {name: round(score, 4) for name, score in scores.items()}
    return dict(sorted(rounded.items(), key=lambda item: (-item[1], item[0])))
