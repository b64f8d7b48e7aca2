"""Values in each other's place: a number or text beside another parameter's words, not its own.

Something is said only where both sides are certain: the value stands right beside the words of
another parameter of the call, and its own parameter's words stand beside another value.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from apigen.grounding.folding import words_of
from apigen.grounding.query import Query
from apigen.grounding.traces import content_words

_REACH = 4
"""How many words may stand between a label and its value."""

_STOPS = frozenset([",", ";", ".", "!", "?", "and", "und", "y", "et", "or", "oder", "o", "ou"])
_FROM = frozenset("from von ab desde depuis".split())
_TO = frozenset("to nach bis hasta vers into".split())
_STARTS = frozenset("from origin start source departure depart begin first initial".split())
_ENDS = frozenset("to destination end target arrival arrive final".split())

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Labels:
    """Words that belong to one parameter of a tool alone: those of its name, and of all it says."""

    named: frozenset[str]
    told: frozenset[str]


@lru_cache(maxsize=4096)
def labels_of(parameters: tuple[tuple[str, str], ...]) -> Mapping[str, Labels]:
    """The labels of each parameter, by its name.

    Args:
        parameters: Name and description of each parameter of a tool.
    """
    names = {name: content_words(name) for name, _ in parameters}
    all_words = {name: content_words(name, told[:300]) for name, told in parameters}
    found: dict[str, Labels] = {}
    for name in names:
        own = set(words_of(name))
        side = (_FROM if own & _STARTS else frozenset()) | (_TO if own & _ENDS else frozenset())
        told = all_words[name] - _others(name, all_words)
        found[name] = Labels((names[name] - _others(name, names)) | side, told | names[name] | side)
    return found


def _others(name: str, words: Mapping[str, frozenset[str]]) -> frozenset[str]:
    return frozenset().union(*(each for other, each in words.items() if other != name))


def misplaced(
    values: Mapping[str, Sequence[Span]], labels: Mapping[str, Labels], query: Query
) -> list[str]:
    """The parameters whose value stands beside another one's label, and theirs beside another.

    Args:
        values: Where each parameter's value stands, as spans of tokens, by the parameter's name.
        labels: What `labels_of` gives for the tool.
        query: The query.
    """
    beside = {
        name: [frozenset(_beside(span, values, query)) for span in spans]
        for name, spans in values.items()
    }
    wrong = []
    for name, near in beside.items():
        if not near or any(labels[name].told & words for words in near):
            continue
        for other, theirs in beside.items():
            apart = other != name and set(values[other]).isdisjoint(values[name])
            if apart and all(labels[other].named & words for words in near):
                if any(labels[name].named & words for words in theirs):
                    wrong.append(name)
                    break
    return wrong


def _beside(span: Span, values: Mapping[str, Sequence[Span]], query: Query) -> list[str]:
    """The words beside a value, up to where a clause ends or another value begins."""
    ends = {place for spans in values.values() for a, b in spans for place in range(a, b)}
    tokens = query.tokens
    start, end = span
    near: list[str] = []
    for places in (
        range(start - 1, max(-1, start - 2 - _REACH), -1),
        range(end, min(len(tokens), end + 1 + _REACH)),
    ):
        for place in places:
            if tokens[place] in _STOPS or place in ends:
                break
            near.append(tokens[place])
    return near
