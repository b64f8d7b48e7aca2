"""Where yes or no comes from: a phrase of the query that touches what the parameter is about."""

from collections.abc import Iterable
from functools import lru_cache

from apigen.grounding.folding import words_of
from apigen.grounding.languages import FUNCTION_WORDS
from apigen.grounding.query import Query
from apigen.grounding.synonyms import synonyms
from apigen.grounding.traces import Slot, Trace, content_words, derivable, grounded
from apigen.grounding.words import Vocabulary

_ON = frozenset(
    "true yes on enabled activated ja wahr an aktiviert eingeschaltet verdadero activado activada"
    " oui vrai active activee si".split()
)
_OFF = frozenset(
    "false no off disabled deactivated nein falsch aus deaktiviert ausgeschaltet falso desactivado"
    " desactivada non faux desactive desactivee".split()
)
_NEGATIVE = _OFF | frozenset(
    "not don doesn dont isn aren won shouldn didn cannot without never none neither nor exclude"
    " excluding except skip ignore omit avoid instead only just nicht kein keine keinen ohne nie"
    " weder nur sin nunca ni tampoco excluir excluyendo solo ne pas sans jamais ni sauf aucun"
    " aucune few fewer unless less free hide remove disable last".split()
)
_EMPTY = frozenset(
    "whether if true false boolean flag include included includes including indicate indicates"
    " indicating set enable enabled return returned returns default optional specify specifies"
    " determine determines value used should is has are option options user result results".split()
)
_NEAR = 4
"""Tokens between what a parameter is about and the word that says yes or no."""
_DENIED_NEAR = 7


def find_boolean(value: bool, slot: Slot, query: Query) -> Trace | None:
    """The rule by which the query says yes or no to a parameter.

    What is said beside the parameter's own words decides; else yes needs those words, and no needs
    them and a negation.
    """
    if not query.affords(4):
        return derivable("not_looked_for", weak=True)
    name = [word for word in words_of(slot.name) if word not in FUNCTION_WORDS | _EMPTY]
    touched = _places(name, query)
    near = _around(touched, _NEAR, query)
    on, off = _says(_ON, near), _says(_OFF, near)
    if on or off:
        if on if value else off:
            return grounded("said")
        if off and not _as_meant_otherwise(near):
            return None
    if value and touched:
        return derivable("named", weak=True)
    described = _places(content_words(slot.description) - _EMPTY, query)
    if value:
        return derivable("described", weak=True) if described else None
    if slot.required and not touched:
        return derivable("not_asked_for", weak=True)
    denied = _around(touched or described, _DENIED_NEAR, query)
    return derivable("denied", weak=True) if not _NEGATIVE.isdisjoint(denied) else None


def _says(words: frozenset[str], near: frozenset[str]) -> bool:
    if not words.isdisjoint(near):
        return True
    known = _KNOWN[words]
    return any(len(token) > 5 and known.has_misspelled(token) for token in near)


_KNOWN = {words: Vocabulary(words) for words in (_ON, _OFF)}


def _as_meant_otherwise(near: frozenset[str]) -> bool:
    """Whether the word may belong to something else, as `no` in `no entry fee`."""
    return near & _OFF <= {"no", "non", "aus", "off"}


def _places(words: Iterable[str], query: Query) -> list[int]:
    """The tokens that are one of the words, in whatever form."""
    known = _vocabulary(frozenset(words))
    if not known.words:
        return []
    found = {word for word in query.words if word in known.words or known.has_form(word)}
    if not found:
        found = {word for word in query.words if known.has_misspelled(word)}
    return [place for place, token in enumerate(query.tokens) if token in found] if found else []


@lru_cache(maxsize=4096)
def _vocabulary(words: frozenset[str]) -> Vocabulary:
    """The words, and those that mean the same."""
    return Vocabulary(each for word in words if len(word) > 1 for each in (word, *synonyms(word)))


def _around(places: list[int], reach: int, query: Query) -> frozenset[str]:
    found: set[str] = set()
    for place in places[:50]:
        found.update(query.tokens[max(0, place - reach) : place + reach + 1])
    return frozenset(found)
