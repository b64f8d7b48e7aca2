"""How well a tool fits a query: the share of its description's words that occur there.

Pairs of neighbouring words tell more than words alone: near misses share many words.
"""

import re
from functools import lru_cache
from itertools import pairwise

from apigen.offline.goals import base_form, read_goal

_COMMON_WORDS = """
the a an of in at on for to from and or with by its his her each one two that which how many much
what whether is are be as it this per after before between into compute calculate return convert
check get find
"""
_COMMON = frozenset(_COMMON_WORDS.split())
_ARTICLES = frozenset(("the", "a", "an"))
_STEM = 5
Pairs = frozenset[tuple[str, str]]


def stems_in(text: str) -> frozenset[str]:
    """Lists the beginnings of all words of a text in lower case."""
    return frozenset(word[:_STEM] for word in re.findall(r"[a-z]+", text))


def share(description: str, stems: frozenset[str]) -> float:
    """Returns the share of a description's content words that are among stems, 0 to 1."""
    own = content_stems(description)
    return len(own & stems) / len(own) if own else 0.0


@lru_cache(maxsize=8192)
def content_stems(description: str) -> frozenset[str]:
    """Lists the beginnings of the words that say what a tool is about, from its first sentence."""
    sentence = description.split(". ")[0].lower()
    words = re.findall(r"[a-z]+", sentence)
    return frozenset(word[:_STEM] for word in words if base_form(word) not in _COMMON)


def pairs_in(text: str) -> Pairs:
    """Lists neighbouring words of a text in lower case by their beginnings, without articles."""
    words = [word[:_STEM] for word in re.findall(r"[a-z]+", text) if word not in _ARTICLES]
    return frozenset(pairwise(words))


def pair_share(description: str, pairs: Pairs) -> float:
    """Returns the share of the word pairs of what a tool is asked for that are among pairs, 0 to 1.

    Where people cut the request short, the share of the short form counts.
    """
    return max(
        (len(own & pairs) / len(own) for own in asked_pairs(description) if own), default=0.0
    )


@lru_cache(maxsize=8192)
def asked_pairs(description: str) -> tuple[Pairs, Pairs]:
    """Lists the word pairs of what a tool is asked for, and those of its short form."""
    goal = read_goal(description)
    return pairs_in(goal.thing.lower()), pairs_in(goal.short.lower())
