"""Values that a parameter's description explains: `1 for Bangkok, 2 for Chiang Mai`."""

from collections import Counter
from functools import lru_cache

from apigen.grounding.folding import words_of
from apigen.grounding.languages import FUNCTION_WORDS
from apigen.grounding.query import Query
from apigen.grounding.traces import Slot

_LENGTH = 7
"""How many words after a value may explain it."""

_LINKS = frozenset("for represents represent refers means mean is to as indicates denotes".split())


def is_glossed(value: str, slot: Slot, query: Query) -> bool:
    """Whether the description explains the value with a word that the query has."""
    if len(value) > 100 or not value:
        return False
    told = _glosses(value, slot.description[:2000], slot.choices if _all_texts(slot) else ())
    return any(query.vocabulary.has(word) for word in told)


def _all_texts(slot: Slot) -> bool:
    return all(isinstance(choice, str) for choice in slot.choices)


@lru_cache(maxsize=4096)
def _glosses(value: str, description: str, choices: tuple[str, ...]) -> frozenset[str]:
    """The words that explain a value and nothing else in the description."""
    described, words = words_of(description), words_of(value)
    if not words:
        return frozenset()
    others = {word for each in choices for word in words_of(each)} - set(words)
    times = Counter(described)
    found: set[str] = set()
    for place in range(len(described) - len(words) + 1):
        if described[place : place + len(words)] == words:
            found |= set(_after(described, place + len(words), others))
    content = found - FUNCTION_WORDS - _LINKS
    return frozenset(word for word in content if len(word) > 2 and times[word] <= 2)


def _after(described: tuple[str, ...], place: int, others: set[str]) -> list[str]:
    near: list[str] = []
    for word in described[place : place + _LENGTH]:
        if word in others or word[0].isdigit():
            break
        near.append(word)
    return near


_EXTREME = frozenset(
    "max maximum maximal full fully highest most loudest entire largest min minimum lowest least"
    " maximal hochste minimal maximo minimo plein".split()
)


def is_described_bound(value: float, slot: Slot, query: Query) -> bool:
    """Whether the query asks for the most or least, and the description names the value."""
    if not query.words & _EXTREME:
        return False
    return f"{value:g}" in words_of(slot.description[:2000])
