"""The words right beside a value of a query, as far as they name a parameter.

`LABEL is VALUE`, `LABEL: VALUE` and `LABEL VALUE` have them before it, `VALUE as LABEL` and
`VALUE LABEL` behind it, in four languages.
"""

from collections.abc import Iterator, Sequence
from functools import lru_cache

from apigen.completeness.parameters import IDLE, Parameter, Wording
from apigen.grounding.languages import FUNCTION_WORDS
from apigen.grounding.words import Vocabulary

CONJUNCTIONS = frozenset("and und y et or oder o ou e u".split())
STOPS = frozenset(',;.!?()"') | CONJUNCTIONS
"""Where a clause ends."""
CONNECTORS = frozenset("as for als fur como para comme pour".split())
"""Words between a value and the label behind it."""

_OPENINGS = frozenset(
    "with using given having where has have had mit bei hat verwendung con usando tiene dado hay"
    " avec utilisant utilise sachant ayant based".split()
)
_PREPOSITIONS = frozenset(
    "for by about over under into from per fur um uber unter para por sobre pour sur par".split()
)
_OF = frozenset("of de von des der du del per pro por par".split())
_LINKS = frozenset(
    "= : is are be should at of to equals being set turned becomes was sei ist sind betragt gilt"
    " von auf es son sera de a en vale valen est sont vaut on the an".split()
)
Match = tuple[int, float]
_NOTHING: Match = (0, 0.0)
_PASSED = FUNCTION_WORDS | IDLE
_MAX_LABEL = 9
"""Tokens that a label may have."""
_MAX_UNIT = 3
"""Tokens between a value and the word that links its label."""


def named_beside(
    tokens: Sequence[str],
    start: int,
    end: int,
    parameters: Sequence[Parameter],
    fitting: Sequence[Parameter],
) -> str | None:
    """The name of the parameter that the words beside tokens `start` to `end` name best.

    None where it is none of those that fit the value, or where several are named as well.
    """
    sides = [words for words in (_before(tokens, start), _behind(tokens, end)) if words]
    best: list[Parameter] = []
    highest = _NOTHING
    for parameter in parameters:
        for words in sides:
            # what a named value stands beside begins with a word for its parameter, or an idle one
            if words[0] in _PASSED or _is_of(words[0], parameter.wording):
                match = _named(words, parameter.wording)
                if match > highest:
                    best, highest = [parameter], match
                elif match == highest != _NOTHING:
                    best.append(parameter)
    names = {parameter.name for parameter in best if parameter in fitting}
    return names.pop() if len(names) == 1 else None


def _before(tokens: Sequence[str], start: int) -> tuple[str, ...]:
    place = start - 1
    while place >= 0 and tokens[place] in _LINKS:
        place -= 1
    if place >= 0 and tokens[place] in _PREPOSITIONS:
        return ()
    return tuple(_until_stop(tokens[max(0, place + 1 - _MAX_LABEL) : place + 1][::-1]))


def _behind(tokens: Sequence[str], end: int) -> tuple[str, ...]:
    window = list(_until_stop(tokens[end : end + _MAX_LABEL + _MAX_UNIT]))
    for place, token in enumerate(window[: _MAX_UNIT + 1]):
        if token in CONNECTORS:
            return tuple(window[place + 1 : place + 1 + _MAX_LABEL])
    # `one of its parts` counts nothing
    return () if window and window[0] in FUNCTION_WORDS else tuple(window[:_MAX_LABEL])


def _until_stop(tokens: Sequence[str]) -> Iterator[str]:
    for token in tokens:
        if token in STOPS or token in _OPENINGS or token[0].isdigit():
            return
        yield token


@lru_cache(maxsize=16384)
def _named(words: tuple[str, ...], wording: Wording) -> Match:
    """How many of a parameter's words begin a row of words, and which share of it they are.

    Words that aren't the parameter's may follow only behind a word that any sentence may have.
    """
    found: set[str] = set()
    previous = ""
    for word in words:
        if _is_of(word, wording):
            found.add(word)
        elif word not in _PASSED:
            if previous not in FUNCTION_WORDS or previous in _OF:
                return _NOTHING
            break
        previous = word
    return _match(frozenset(found), wording)


@lru_cache(maxsize=65536)
def _is_of(word: str, wording: Wording) -> bool:
    return word[0].isalpha() and wording.known.has(word)


@lru_cache(maxsize=16384)
def _match(found: frozenset[str], wording: Wording) -> Match:
    said = Vocabulary(found)
    named, lead = sum(map(said.has, wording.named)), sum(map(said.has, wording.lead))
    if not named and lead < min(2, len(wording.lead) or 2):
        return _NOTHING
    shares = [named / len(wording.named or "_"), lead / len(wording.lead or "_")]
    return len(found), max(shares)
