"""Where one of a closed list of values comes from."""

import re
from collections.abc import Sequence
from typing import Any

from apigen.grounding.booleans import find_boolean
from apigen.grounding.folding import fold, words_of
from apigen.grounding.glosses import is_glossed
from apigen.grounding.names import is_named
from apigen.grounding.numbers import find_number
from apigen.grounding.query import Query
from apigen.grounding.synonyms import synonyms
from apigen.grounding.texts import NO_PREFERENCE
from apigen.grounding.traces import Slot, Trace, derivable, grounded
from apigen.grounding.units import unit_names
from apigen.grounding.wording import content_of, has_word, is_abbreviation

_MAX_CHOICES = 60
_YES_NO = {"true": True, "yes": True, "false": False, "no": False}

Words = tuple[str, ...]


def find_choice(value: str, slot: Slot, query: Query) -> Trace | None:
    """The rule that finds a text among `slot.choices` in the query, the exact ones first."""
    words = words_of(value)
    if not words:
        return _as_marks(fold(value).strip(), query)
    others = [words_of(each) for each in _texts(slot.choices) if each != value]
    if query.says(words) or query.holds(fold(value)):
        return None if _is_part_of_another(words, others, query) else grounded("choice")
    if not query.affords(1 + len(others) // 4):
        return derivable("not_looked_for", weak=True)
    if (yes := _YES_NO.get(words[0])) is not None and len(words) == 1:
        return find_boolean(yes, slot, query)
    if NO_PREFERENCE.issuperset(words):
        return derivable("no_preference", weak=True)
    if value.isdecimal() and len(value) < 16:
        return find_number(float(value), slot, query)
    content = content_of(words)
    if all(word in query.words or query.vocabulary.has(word) for word in content):
        return grounded("inflected_choice")
    return _as_meant(value, words, others, slot, query)


_MORE = frozenset(
    "greater more over above after exceeds exceeding least minimum mehr mas plus".split()
)
_LESS = frozenset("less fewer under below before most maximum weniger menos moins".split())
_EQUAL = frozenset("is equal equals exactly equivalent ist es est".split())
_COMPARED = {">": _MORE, ">=": _MORE, "<": _LESS, "<=": _LESS, "=": _EQUAL, "==": _EQUAL}


def _as_marks(folded: str, query: Query) -> Trace | None:
    """A value of punctuation marks, which must stand alone in the query."""
    if not folded:
        return derivable("empty", weak=True)
    if query.words & _COMPARED.get(folded, frozenset()):
        return derivable("comparison")
    alone = re.search(rf"(?<![^\s:='\"(]){re.escape(folded)}(?![^\s.,;:!?'\")])", query.text)
    return grounded("choice") if alone else None


def _as_meant(
    value: str, words: Words, others: list[Words], slot: Slot, query: Query
) -> Trace | None:
    if _is_meant(words, query) or is_named(words, query):
        return derivable("synonym")
    if not slot.listed and any(_is_told(other, query) for other in others):
        return None
    if is_abbreviation(words, query):
        return derivable("abbreviation")
    if is_glossed(value, slot, query):
        return derivable("gloss", weak=True)
    if _is_nearest(words, others, slot, query):
        return derivable("nearest", weak=True)
    if slot.required and not any(_is_meant(other, query) for other in others):
        return derivable("inferred", weak=True)  # some value it must have, and rules can't tell
    return None


def _is_told(words: Words, query: Query) -> bool:
    return len(words[0]) > 2 and not NO_PREFERENCE.issuperset(words) and query.says(words)


def _texts(choices: tuple[Any, ...]) -> list[str]:
    return [each for each in choices[:_MAX_CHOICES] if isinstance(each, str) and words_of(each)]


def _is_part_of_another(words: Words, others: list[Words], query: Query) -> bool:
    """Whether each place that has the words says a longer value: `dog` in `small dog`."""
    line, short = query.line, f" {' '.join(words)} "
    for other in others:
        long = f" {' '.join(other)} "
        if short in long and short != long:
            line = line.replace(long, "  ")
    return line is not query.line and short not in line


def _is_meant(words: Words, query: Query) -> bool:
    """Whether each word has a synonym in the query, or is a unit that stands there by any name."""
    if (synonyms("_".join(words)) | synonyms("".join(words))) & query.words:
        return True
    if all(has_word(word, query) for word in content_of(words)):
        return True
    unit = unit_names().get(" ".join(words))
    return unit is not None and any(
        (other := unit_names().get(token)) and other[1] == unit[1] for token in query.words
    )


def _is_nearest(words: Words, others: Sequence[Words], slot: Slot, query: Query) -> bool:
    """Whether the query has some words of this value, and of no other one as many.

    Of a list's items several may be near.
    """
    mine = _found_in(words, query)
    if mine and slot.listed:
        return bool(mine - {word for other in others for word in other})
    return bool(mine) and all(len(mine) > len(_found_in(other, query)) for other in others)


def _found_in(words: Words, query: Query) -> set[str]:
    return {word for word in content_of(words) if len(word) > 2 and has_word(word, query)}
