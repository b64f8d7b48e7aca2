"""Where one of a closed list of values comes from."""

from typing import Any

from apigen.grounding.folding import fold, words_of
from apigen.grounding.languages import FUNCTION_WORDS
from apigen.grounding.names import is_named
from apigen.grounding.query import Query
from apigen.grounding.synonyms import synonyms
from apigen.grounding.traces import Slot, Trace, derivable, grounded
from apigen.grounding.units import unit_names

_MAX_CHOICES = 60


def find_choice(value: str, slot: Slot, query: Query) -> Trace | None:
    """The rule that finds a text among `slot.choices` in the query, the exact ones first."""
    words = words_of(value)
    if not words:
        return derivable("empty")
    others = [words_of(each) for each in _texts(slot.choices) if each != value]
    if _is_said(value, words, query):
        return None if _is_part_of_another(words, others, query) else grounded("choice")
    if _is_inflected(words, query):
        return grounded("inflected_choice")
    if any(_is_said("", other, query) for other in others if len(other[0]) > 2):
        if not _is_meant(words, query):
            return None
    if _is_meant(words, query) or is_named(words, query):
        return derivable("synonym")
    return derivable("gloss", weak=True) if _is_glossed(value, slot, query) else None


def _texts(choices: tuple[Any, ...]) -> list[str]:
    return [each for each in choices[:_MAX_CHOICES] if isinstance(each, str) and words_of(each)]


def _is_said(value: str, words: tuple[str, ...], query: Query) -> bool:
    return query.says(words) or (bool(value) and query.holds(fold(value)))


def _is_part_of_another(
    words: tuple[str, ...], others: list[tuple[str, ...]], query: Query
) -> bool:
    """Whether each place that has the words says a longer value: `dog` in `small dog`."""
    line, short = query.line, f" {' '.join(words)} "
    for other in others:
        long = f" {' '.join(other)} "
        if short in long and short != long:
            line = line.replace(long, "  ")
    return line is not query.line and short not in line


def _is_inflected(words: tuple[str, ...], query: Query) -> bool:
    content = [word for word in words if word not in FUNCTION_WORDS] or list(words)
    return all(word in query.words or query.vocabulary.has(word) for word in content)


def _is_meant(words: tuple[str, ...], query: Query) -> bool:
    """Whether each word has a synonym in the query, or is a unit that stands there by any name."""
    joined = "_".join(words)
    if synonyms(joined) & query.words:
        return True
    if all(_has_synonym(word, query) for word in words if word not in FUNCTION_WORDS):
        return True
    unit = unit_names().get(" ".join(words))
    return unit is not None and any(
        (other := unit_names().get(token)) and other[1] == unit[1] for token in query.words
    )


def _has_synonym(word: str, query: Query) -> bool:
    return bool(synonyms(word) & query.words) or query.vocabulary.has(word)


def _is_glossed(value: str, slot: Slot, query: Query) -> bool:
    """Whether the description explains the value with a word that the query has."""
    described = words_of(slot.description[:2000])
    words = words_of(value)
    others = {word for each in _texts(slot.choices) for word in words_of(each)}
    for place in range(len(described) - len(words) + 1):
        if described[place : place + len(words)] == words:
            near = []
            for word in described[place + len(words) : place + len(words) + 8]:
                if word in others:
                    break
                near.append(word)
            content = set(near) - FUNCTION_WORDS
            if any(len(word) > 2 and query.vocabulary.has(word) for word in content):
                return True
    return False
