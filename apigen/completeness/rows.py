"""Enumerations in a query: `A, B and C`, also with semicolons, `or`, and in four languages."""

from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Any, NamedTuple

from apigen.completeness.beside import CONJUNCTIONS
from apigen.grounding.dates import read_days
from apigen.grounding.places import spans_of
from apigen.grounding.query import Query

_COMMAS = frozenset(",;")
SEPARATORS = _COMMAS | CONJUNCTIONS
MARKS = frozenset("\"'`$€£¥%-")
MAX_ITEMS = 64
_MAX_STARTS = 6
_MAX_SPANS = 40


class Place(NamedTuple):
    """Where a list stands: the first and last token of each item it has, and of what is between.

    `skipped` are the tokens that stand in the list's place between two items of it, if any.
    """

    items: tuple[tuple[int, int], ...]
    skipped: tuple[int, int] | None


def places_of_list(values: Sequence[Any], query: Query) -> list[Place]:
    """The places where all values stand in order, one between them left out at most."""
    if not 0 < len(values) <= MAX_ITEMS or not all(map(_is_plain, values)):
        return []
    spans = [_spans(value, query) for value in values]
    if not all(spans):
        return []
    return [place for start in spans[0][:_MAX_STARTS] for place in _from(start, spans, query)]


def _spans(value: Any, query: Query) -> list[tuple[int, int]]:
    def found(query: Query) -> list[tuple[int, int]]:
        spans = spans_of(value, query)[:_MAX_SPANS]
        numeric = not isinstance(value, str)
        return [each for each in spans if not (numeric and is_in_date(query.tokens, *each))]

    return query.once(f"spans of {value!r}", found)


def is_in_date(tokens: Sequence[str], start: int, end: int) -> bool:
    """Whether a number belongs to a date: `2026-12-20`, `26 February 2024`."""
    before, behind = tokens[max(0, start - 2) : start], tokens[end : end + 2]
    if any(map(_is_month, (*before[-1:], *behind[:1]))):
        return True
    return any(
        len(pair) == 2 and pair[mark] in "-/" and pair[1 - mark][0].isdigit()
        for pair, mark in ((before, 1), (behind, 0))
    )


@lru_cache(maxsize=4096)
def _is_month(word: str) -> bool:
    return len(word) > 2 and word.isalpha() and next(read_days(word), None) is not None


def _is_plain(value: Any) -> bool:
    if isinstance(value, str):
        return bool(value.strip())
    return isinstance(value, int | float) and not isinstance(value, bool) and abs(value) < 1e300


def _from(
    first: tuple[int, int], spans: Sequence[Sequence[tuple[int, int]]], query: Query
) -> Iterator[Place]:
    items, skipped = [first], None
    for following in spans[1:]:
        end = items[-1][1]
        after = min((span for span in following if span[0] >= end), default=None)
        if after is None:
            return
        between = list(query.tokens[end : after[0]])
        gap = gap_in(between)
        if gap is None:
            return
        if gap != (0, 0):
            if skipped:
                return
            skipped = (end + gap[0], end + gap[1])
        items.append(after)
    yield Place(tuple(items), skipped)


def gap_in(between: Sequence[str]) -> tuple[int, int] | None:
    """Where one more item stands between two items; (0, 0) for none, None for no enumeration."""
    start = _after_separator(between, 0)
    if not start:
        return None
    if start == len(between):
        return 0, 0
    end = next((p for p in range(start, len(between)) if between[p] in SEPARATORS), len(between))
    return (start, _unmarked(between, start, end)) if _closes(between, end) else None


def _closes(between: Sequence[str], place: int) -> bool:
    return place < len(between) and _after_separator(between, place) == len(between)


def _unmarked(tokens: Sequence[str], start: int, end: int) -> int:
    while end > start + 1 and tokens[end - 1] in MARKS:
        end -= 1
    return end


def _after_separator(tokens: Sequence[str], place: int) -> int:
    """Behind marks, a comma and a conjunction; 0 where no separator stands there."""
    begin = place
    while place < len(tokens) and tokens[place] in MARKS:
        place += 1
    separated = place
    if place < len(tokens) and tokens[place] in _COMMAS:
        place += 1
    if place < len(tokens) and tokens[place] in CONJUNCTIONS:
        place += 1
    if place == separated:
        return 0
    while place < len(tokens) and tokens[place] in MARKS:
        place += 1
    return place if place > begin else 0
