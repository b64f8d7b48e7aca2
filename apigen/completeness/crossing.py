"""Calls of one function that have each other's value of an argument."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations
from typing import Any, NamedTuple

from apigen.completeness.rows import places_of_list
from apigen.completeness.statements import Statement
from apigen.grounding.places import spans_of
from apigen.grounding.query import Query
from apigen.records import ToolCall, canonical_json
from apigen.references import read_reference

MAX_PAIRS = 60
"""Pairs of calls that are compared."""

Span = tuple[int, int]
Anchors = dict[str, Span]
"""Where the arguments of a call stand in the query, each at one place, by name."""


class Crossed(NamedTuple):
    """Two calls, counted from 1, whose values of an argument belong to each other."""

    first: int
    second: int
    name: str


def crossed(
    calls: Sequence[ToolCall], statements: Sequence[Statement], query: Query
) -> Iterator[Crossed]:
    """Pairs of calls whose values stand one call within another, and apart once exchanged."""
    by_name: dict[str, list[int]] = defaultdict(list)
    for place, call in enumerate(calls):
        by_name[call.name].append(place)
    for places in by_name.values():
        if len(places) < 2:
            continue
        found = _anchors([calls[place].arguments for place in places], statements, query)
        pairs = list(combinations(range(len(places)), 2))[:MAX_PAIRS]
        for one, other in pairs:
            if name := _exchanged(one, other, found):
                yield Crossed(places[one] + 1, places[other] + 1, name)
                break


def _exchanged(one: int, other: int, found: Sequence[Anchors]) -> str | None:
    """The argument whose exchange parts two calls, and leaves no call within another."""
    first, second = found[one], found[other]
    if max(len(first), len(second)) < 2 or _are_apart(first, second):
        return None
    for name in first.keys() & second.keys():
        turned = [*found]
        turned[one] = {**first, name: second[name]}
        turned[other] = {**second, name: first[name]}
        if all(_are_apart(*pair) for pair in combinations(filter(None, turned), 2)):
            return name
    return None


def _are_apart(one: Anchors, other: Anchors) -> bool:
    if not one or not other:
        return True
    (low, high), (start, end) = _range(one), _range(other)
    return high <= start or end <= low


def _range(anchors: Anchors) -> Span:
    return min(a for a, _ in anchors.values()), max(b for _, b in anchors.values())


def _anchors(
    calls: Sequence[Mapping[str, Any]], statements: Sequence[Statement], query: Query
) -> list[Anchors]:
    """The anchors of each call; a value that several calls have for a parameter tells nothing."""
    times: dict[tuple[str, str], int] = defaultdict(int)
    for arguments in calls:
        for name, value in arguments.items():
            times[name, canonical_json(value)] += 1
    said: dict[str, set[Span]] = defaultdict(set)
    for each in statements:
        said[each.name].add((each.span.start, each.span.end))
    return [
        {
            name: span
            for name, value in arguments.items()
            if times[name, canonical_json(value)] == 1
            and (span := _anchor(value, said[name], query))
        }
        for arguments in calls
    ]


def _anchor(value: Any, said: set[Span], query: Query) -> Span | None:
    """The one place of a value; of several the one that stands beside its parameter's words."""
    if isinstance(value, bool | dict) or value is None or read_reference(value) is not None:
        return None
    if isinstance(value, list):
        whole = [place for place in places_of_list(value, query) if place.skipped is None]
        spans = [(place.items[0][0], place.items[-1][1]) for place in whole]
    else:
        text = value.replace("_", " ") if isinstance(value, str) else value
        spans = list({start: (start, end) for start, end in reversed(spans_of(text, query))}.values())
    if len(spans) > 1:
        starts = {start for start, _ in said}
        spans = [span for span in spans if span[0] in starts]
    return spans[0] if len(spans) == 1 else None
