"""One word of a value in a query: as it stands, inflected, misspelled, renamed or abbreviated."""

import re
from collections.abc import Sequence
from functools import lru_cache

from apigen.grounding.digits import readings
from apigen.grounding.languages import FUNCTION_WORDS
from apigen.grounding.names import is_named
from apigen.grounding.query import Query
from apigen.grounding.synonyms import synonyms

_MIN_IDENTIFIER = 4
_GROUPED = re.compile(r"\d{1,3}(?:[.,]\d{3})+")


def content_of(words: Sequence[str]) -> list[str]:
    """The words that tell something; all of them where none does."""
    told = [word for word in words if word not in FUNCTION_WORDS or word in _LETTERS]
    return told or list(words)


_LETTERS = frozenset("bcdfghjklmnpqrstuvwxz")


def has_word(word: str, query: Query) -> bool:
    """Whether a folded word of a value is in the query, in whatever form."""
    if word in query.words:
        return True
    if word[0].isdigit():
        return has_number(word, query)
    if len(word) < 3:
        return has_synonym(word, query) or (len(word) > 1 and is_named((word,), query))
    return query.vocabulary.has(word) or has_synonym(word, query) or is_named((word,), query)


def has_number(word: str, query: Query) -> bool:
    """Whether a word of digits is a number of the query, or part of one that is long."""
    whole = ":" not in word and word.count(".") + word.count(",") < 2
    if (whole or _GROUPED.fullmatch(word)) and not query.numbers.isdisjoint(readings(word)):
        return True
    return len(word) >= _MIN_IDENTIFIER and word.isdecimal() and word in query.digits


def has_synonym(word: str, query: Query) -> bool:
    """Whether another word for it is in the query."""
    alike = synonyms(word)
    if not alike:
        return False
    return bool(alike & query.words) or any(
        query.vocabulary.has_form(each) for each in alike if len(each) > 3
    )


def is_abbreviation(words: Sequence[str], query: Query) -> bool:
    """Whether words of a closed list begin words of the query, or the other way round: `sci-fi`."""
    if len(words) == 1:
        return len(words[0]) > 2 and any(_begins(words[0], each) for each in query.words)
    rows = zip(*(query.alphanumeric[place:] for place in range(len(words))), strict=False)
    return all(len(word) > 1 for word in words) and any(
        all(map(_begins, words, row)) for row in rows
    )


def _begins(word: str, other: str) -> bool:
    return other.startswith(word) or (len(other) > 3 and word.startswith(other.rstrip("s")))


@lru_cache(maxsize=4096)
def is_code_of(code: str, words: tuple[str, ...]) -> bool:
    """Whether a short code is made of a name's letters from its first on: `MSFT`, `Microsoft`."""
    if not 3 <= len(code) <= 5 or not code.isalpha():
        return False
    letters = set(code)
    for place, word in enumerate(words):
        two = set("".join(words[place : place + 2]))
        if word[0] == code[0] and len(word) > 2 and letters <= two:
            return True
    return False
