"""Where values stand in a query, and lists whose items stand in a row there but for one."""

from collections import defaultdict
from collections.abc import Sequence
from typing import Any

from apigen.grounding.folding import fold, tokens_of
from apigen.grounding.labels import Span
from apigen.grounding.query import Query

_MIN_LIST = 3
_MAX_LIST = 64
_MAX_MENTIONS = 300
_MAX_WORDS = 12


def spans_of(value: Any, query: Query) -> tuple[Span, ...]:
    """The tokens that state a number, with either sign, or are the words of a short text."""
    if isinstance(value, str):
        return _text_spans(tuple(tokens_of(fold(value[:200]))), query)
    by_value = query.once("spans", _number_spans)
    return by_value.get(abs(value), ())


def _number_spans(query: Query) -> dict[float, tuple[Span, ...]]:
    found: dict[float, list[Span]] = defaultdict(list)
    for value, start, end in query.mentions[:_MAX_MENTIONS]:
        found[abs(value)].append((start, end))
    return {value: tuple(spans) for value, spans in found.items()}


def _text_spans(words: tuple[str, ...], query: Query) -> tuple[Span, ...]:
    if not 0 < len(words) <= _MAX_WORDS:
        return ()
    tokens, length = query.tokens, len(words)
    first, found, place = words[0], [], -1
    for _ in range(tokens.count(first)):
        place = tokens.index(first, place + 1)
        if tuple(tokens[place : place + length]) == words:
            found.append((place, place + length))
    return tuple(found)


def out_of_place(values: Sequence[Any], query: Query) -> int | None:
    """The item of a list of numbers that isn't where it should be, if there is exactly one.

    All other items stand in this order in the query with another number at its place.
    """
    length = len(values)
    if not _MIN_LIST <= length <= _MAX_LIST or not all(map(_is_number, values)):
        return None
    row, joined = query.once("row", _row)
    wanted = [abs(float(value)) for value in values]
    wrong: int | None = None
    for start in range(len(row) - length + 1):
        if not all(joined[start + 1 : start + length]):
            continue
        missed = None
        for place, value in enumerate(wanted):
            if value not in row[start + place]:
                if missed is not None:
                    break
                missed = place
        else:
            if missed is None:
                return None
            wrong = missed
    return wrong


def _is_number(value: Any) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool) and abs(value) < 1e300


def _row(query: Query) -> tuple[list[set[float]], list[bool]]:
    """What each number of the query may be, in order, and whether it goes on a list.

    `12 500` is one number.
    """
    found: dict[int, set[float]] = defaultdict(set)
    ends: dict[int, int] = {}
    inside: set[int] = set()
    for value, start, end in query.mentions[:_MAX_MENTIONS]:
        found[start].add(abs(value))
        ends[start] = max(end, ends.get(start, 0))
        inside.update(range(start + 1, end))
    starts = sorted(found.keys() - inside)
    joined, end = [], 0
    for start in starts:
        between = query.tokens[end:start]
        joined.append(len(between) < 4 and _SEPARATORS.issuperset(between))
        end = ends[start]
    return [found[start] for start in starts], joined


_SEPARATORS = frozenset([",", ";", "and", "und", "y", "et", "or", "-", "e"])
