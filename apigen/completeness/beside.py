"""The words right beside a value of a query, as far as they name a parameter.

`LABEL is VALUE`, `LABEL: VALUE` and `LABEL VALUE` have them before it, `VALUE as LABEL` and
`VALUE LABEL` behind it, in four languages.
"""

from collections.abc import Iterator, Sequence
from functools import lru_cache

from apigen.completeness.parameters import Parameter, Wording
from apigen.grounding.languages import FUNCTION_WORDS
from apigen.grounding.words import Vocabulary

CONJUNCTIONS = frozenset("and und y et or oder o ou e u".split())
STOPS = frozenset(',;.!?()"') | CONJUNCTIONS
"""Where a clause ends."""

_OPENINGS = frozenset(
    "with using given having where has have had mit bei con usando avec based dado".split()
)
_CONNECTORS = frozenset("as for als fur como para comme pour".split())
_OF = frozenset("of de von des der du del per pro por par".split())
_LINKS = frozenset(
    "= : is are be should at of to equals being set turned becomes was sei ist sind betragt gilt"
    " von auf es son sera de a en vale valen est sont vaut the a an".split()
)
_MAX_LABEL = 9
"""Tokens that a label may have."""
_MAX_UNIT = 3
"""Tokens between a value and the word that links its label."""


def named_beside(
    tokens: Sequence[str], start: int, end: int, parameters: Sequence[Parameter]
) -> list[tuple[Parameter, int]]:
    """The parameters that the words beside tokens `start` to `end` name best, and their reach.

    They are those of one name, or nothing where several are named as well. The reach is how many
    of the words are the parameter's.
    """
    before, behind = _before(tokens, start), _behind(tokens, end)
    best: list[tuple[Parameter, int]] = []
    highest = 0.0
    for parameter in parameters:
        found = [_named(words, parameter.wording) for words in (before, behind) if words]
        share, reach = max(found, default=(0.0, 0))
        if share > highest:
            best, highest = [(parameter, reach)], share
        elif share and share == highest:
            best.append((parameter, reach))
    return best if len({parameter.name for parameter, _ in best}) == 1 else []


def _before(tokens: Sequence[str], start: int) -> tuple[str, ...]:
    place = start - 1
    while place >= 0 and tokens[place] in _LINKS:
        place -= 1
    if place >= 0 and tokens[place] in FUNCTION_WORDS:
        return ()
    return tuple(_until_stop(tokens[max(0, place + 1 - _MAX_LABEL) : place + 1][::-1]))


def _behind(tokens: Sequence[str], end: int) -> tuple[str, ...]:
    window = list(_until_stop(tokens[end : end + _MAX_LABEL + _MAX_UNIT]))
    for place, token in enumerate(window[: _MAX_UNIT + 1]):
        if token in _CONNECTORS:
            return tuple(window[place + 1 : place + 1 + _MAX_LABEL])
    # `one of its parts` counts nothing
    return () if window and window[0] in FUNCTION_WORDS else tuple(window[:_MAX_LABEL])


def _until_stop(tokens: Sequence[str]) -> Iterator[str]:
    for token in tokens:
        if token in STOPS or token in _OPENINGS or token[0].isdigit():
            return
        yield token


@lru_cache(maxsize=16384)
def _named(words: tuple[str, ...], wording: Wording) -> tuple[float, int]:
    """The share of a parameter's words that begin a row of words, and their number; or nothing.

    Words that aren't the parameter's may follow only behind a word that any sentence may have.
    """
    found: set[str] = set()
    previous = ""
    for word in words:
        if word in FUNCTION_WORDS and word not in wording.named:
            previous = word
            continue
        if not _is_of(word, wording):
            if previous not in FUNCTION_WORDS or previous in _OF:
                return 0.0, 0
            break
        found.add(word)
        previous = word
    return _share(found, wording)


def _is_of(word: str, wording: Wording) -> bool:
    return word[0].isalpha() and wording.known.has(word)


def _share(found: set[str], wording: Wording) -> tuple[float, int]:
    said = Vocabulary(found)
    named, lead = sum(map(said.has, wording.named)), sum(map(said.has, wording.lead))
    if not named and lead < 2:
        return 0.0, 0
    shares = [named / len(wording.named or "_"), lead / len(wording.lead or "_")]
    return max(shares), named + lead
