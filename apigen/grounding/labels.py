"""Values in each other's place: a number or text beside another parameter's words, not its own.

Something is said only where both sides are certain: the value stands right beside the words of
another parameter of the call, and its own parameter's words stand beside another value.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from apigen.grounding.folding import words_of
from apigen.grounding.languages import FUNCTION_WORDS
from apigen.grounding.query import Query
from apigen.grounding.traces import content_words

_REACH = 4
"""How many content words may stand between a label and its value."""

_STOPS = frozenset([",", ";", ".", "!", "?", "and", "und", "y", "et", "or", "oder", "o", "ou"])
_FROM = frozenset("from von ab desde depuis".split())
_TO = frozenset("to nach bis hasta vers into".split())
_SIDES = _FROM | _TO
"""Words that say something of what comes behind them, not before."""
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
    taken = {place for spans in values.values() for a, b in spans for place in range(a, b)}
    wrong = []
    for name, spans in values.items():
        near = _unlabelled(spans, labels[name].told, taken, query)
        if near and any(
            _is_taken(name, near, other, values, labels, taken, query) for other in values
        ):
            wrong.append(name)
    return wrong


def _unlabelled(
    spans: Sequence[Span], label: frozenset[str], taken: set[int], query: Query
) -> list[set[str]]:
    """The words beside each span; nothing, if one of them has a word of the label beside it."""
    found: list[set[str]] = []
    for span in spans:
        near = _beside(span, taken, query)
        if not label.isdisjoint(near):
            return []
        found.append(near)
    return found


def _is_taken(
    name: str,
    near: list[set[str]],
    other: str,
    values: Mapping[str, Sequence[Span]],
    labels: Mapping[str, Labels],
    taken: set[int],
    query: Query,
) -> bool:
    """Whether the value is another parameter's, and this one's label stands beside theirs."""
    if other == name or not set(values[other]).isdisjoint(values[name]):
        return False
    if any(labels[other].named.isdisjoint(words) for words in near):
        return False
    own = labels[name].named
    return any(not own.isdisjoint(_beside(span, taken, query)) for span in values[other])


def _beside(span: Span, taken: set[int], query: Query) -> set[str]:
    """The words beside a value, up to where a clause ends or another value begins."""
    tokens = query.tokens
    start, end = span
    near: set[str] = set()
    for places in (
        range(start - 1, max(-1, start - 3 * _REACH), -1),
        range(end, min(len(tokens), end + 3 * _REACH)),
    ):
        content = 0
        for place in places:
            if tokens[place] in _STOPS or place in taken or content > _REACH:
                break
            if place < start or tokens[place] not in _SIDES:
                near.add(tokens[place])
            content += tokens[place] not in FUNCTION_WORDS
    return near
