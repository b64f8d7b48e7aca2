"""A text's telling words, endings aside, so that a query and a tool can be compared."""

import re
from functools import lru_cache

from apigen.library.telling_words import FILLERS, OPPOSITES

MAX_TEXT_CHARS = 4000
"""Of longer texts the rest is not looked at."""

_WORD = re.compile(r"[^\W\d_]+")
_HUMP = re.compile(r"(?<=[a-z])(?=[A-Z])")
_ENDINGS = tuple("ations ation ions ings ion ing ies ers ed er es ly or s y e".split())
_SHORTEST_STEM = 3
_SHORTEST_TYPO = 5
_TALK = frozenset(
    (
        "retrieve retrieves retrieving determine determines search searches searching show shows "
        "tell list lists look looks check checks identify generate perform performs allow allows "
        "let lets function tool service user users what who whom whose where when how why much "
        "many some any all one each every several various different certain specific particular "
        "desired provided selected chosen required wanted i me my mine we us our you your he she "
        "they them their there here do does did done is are was were be been being has have had "
        "will would can could should may might must please want need like help make makes take "
        "takes put not no so if but than then also only just about into over under between "
        "through during such based including current currently"
    ).split()
)
_IDLE = FILLERS | _TALK


@lru_cache(maxsize=65536)
def stem(word: str) -> str:
    """A lower-case word without its English ending."""
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= _SHORTEST_STEM:
            word = word[: -len(ending)]
            doubled = word[-1] == word[-2] and word[-1] not in "ls"
            return word[:-1] if doubled else word
    return word


_ACTIONS = (
    "cancel change edit restore book reserve buy purchase order pay send schedule rent cancelled "
    "history latest roundtrip lower higher external internal net gross"
).split()
TURNING = frozenset(map(stem, (*OPPOSITES, *_ACTIONS)))
"""Stems of words that turn a request into another one where only one side has them."""


@lru_cache(maxsize=8192)
def telling_stems(text: str) -> frozenset[str]:
    """The stems of a text's words that say what it is about, of identifiers' parts, too."""
    spaced = _HUMP.sub(" ", text[:MAX_TEXT_CHARS])
    words = (word.lower() for word in _WORD.findall(spaced))
    return frozenset(stem(word) for word in words if len(word) > 1 and word not in _IDLE)


def lacking(wanted: frozenset[str], said: frozenset[str]) -> list[str]:
    """The stems that are not said, nor misspelt by one letter; sorted."""
    absent = wanted - said
    return sorted(one for one in absent if not any(_is_typo(one, each) for each in said))


def _is_typo(left: str, right: str) -> bool:
    """Whether two stems differ by one letter too many, another one, or two in wrong order."""
    short, long = sorted((left, right), key=len)
    if len(short) < _SHORTEST_TYPO or len(long) - len(short) > 1 or short[0] != long[0]:
        return False
    place = next((at for at, letter in enumerate(short) if letter != long[at]), len(short))
    if len(short) < len(long):
        return short[place:] == long[place + 1 :]
    swapped = short[place : place + 2] == long[place : place + 2][::-1]
    return short[place + 1 :] == long[place + 1 :] or (
        swapped and short[place + 2 :] == long[place + 2 :]
    )
