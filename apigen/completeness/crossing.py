"""Calls of one function that have each other's value of an argument."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations, islice
from typing import Any, NamedTuple

from apigen.completeness.parameters import Parameter
from apigen.completeness.rows import MAX_ITEMS, places_of_list
from apigen.completeness.statements import Statement
from apigen.grounding.places import spans_of
from apigen.grounding.query import Query
from apigen.records import ToolCall
from apigen.references import read_reference

MAX_PAIRS = 30
"""Pairs of calls of one function that are compared."""

_MAX_NAMES = 12
_MAX_CHARS = 200
_PLAIN = (str, int, float)

Span = tuple[int, int]
Anchors = dict[str, Span]
"""Where the arguments of a call stand in the query, each at one place, by name."""


class Crossed(NamedTuple):
    """Two calls, counted from 1, whose values of an argument belong to each other."""

    first: int
    second: int
    name: str


def crossed(
    calls: Sequence[ToolCall],
    parameters: Sequence[Parameter],
    statements: Sequence[Statement],
    query: Query,
) -> Iterator[Crossed]:
    """Pairs of calls whose values stand one call within another, and apart once exchanged.

    It must be so with and without defaults that are spelled out: they need not be in the query.
    """
    defaults = {(each.tool, each.name): each.schema.get("default") for each in parameters}
    by_name: dict[str, list[int]] = defaultdict(list)
    for place, call in enumerate(calls):
        by_name[call.name].append(place)
    for places in by_name.values():
        if len(places) > 1:
            stated = _anchors([calls[place] for place in places], statements, query)
            chosen = [
                _without_defaults(calls[p], each, defaults)
                for p, each in zip(places, stated, strict=True)
            ]
            for one, other in islice(combinations(range(len(places)), 2), MAX_PAIRS):
                name = _exchanged(one, other, stated)
                if name and _exchanged(one, other, chosen):
                    yield Crossed(places[one] + 1, places[other] + 1, name)
                    break


def _without_defaults(
    call: ToolCall, anchors: Anchors, defaults: Mapping[tuple[str, str], Any]
) -> Anchors:
    return {
        name: span
        for name, span in anchors.items()
        if call.arguments[name] != defaults.get((call.name, name))
    }


def _exchanged(one: int, other: int, found: Sequence[Anchors]) -> str | None:
    """The argument whose exchange parts two calls, and leaves no call within another."""
    first, second = found[one], found[other]
    if max(len(first), len(second)) < 2 or not (first and second):
        return None
    if _are_apart(_range(first), _range(second)):
        return None
    beside = [_range(each) for at, each in enumerate(found) if each and at not in (one, other)]
    for name in (each for each in first if each in second):
        turned = _range({**first, name: second[name]}), _range({**second, name: first[name]})
        if _are_apart(*turned) and all(
            _are_apart(each, rest) for each in turned for rest in beside
        ):
            return name
    return None


def _are_apart(one: Span, other: Span) -> bool:
    return one[1] <= other[0] or other[1] <= one[0]


def _range(anchors: Anchors) -> Span:
    return min(a for a, _ in anchors.values()), max(b for _, b in anchors.values())


def _anchors(
    calls: Sequence[ToolCall], statements: Sequence[Statement], query: Query
) -> list[Anchors]:
    """The anchors of each call; a value that several calls have for a parameter tells nothing."""
    values = [
        dict(filter(_may_stand, islice(call.arguments.items(), _MAX_NAMES))) for call in calls
    ]
    times = Counter((name, repr(value)) for each in values for name, value in each.items())
    said: dict[str, set[int]] = defaultdict(set)
    for statement in statements:
        said[statement.name].add(statement.span.start)
    return [
        {
            name: span
            for name, value in each.items()
            if times[name, repr(value)] == 1 and (span := _anchor(value, said[name], query))
        }
        for each in values
    ]


def _may_stand(argument: tuple[str, Any]) -> bool:
    value = argument[1]
    if isinstance(value, str):
        return len(value) < _MAX_CHARS and read_reference(value) is None
    if isinstance(value, list):
        return 0 < len(value) <= MAX_ITEMS and all(isinstance(each, _PLAIN) for each in value)
    return isinstance(value, int | float) and not isinstance(value, bool)


def _anchor(value: Any, said: set[int], query: Query) -> Span | None:
    """The one place of a value; of several the one that stands beside its parameter's words."""
    if isinstance(value, list):
        whole = [place for place in places_of_list(value, query) if place.skipped is None]
        spans = {place.items[0][0]: place.items[-1][1] for place in whole}
    else:
        text = value.replace("_", " ") if isinstance(value, str) else value
        spans = dict(reversed(spans_of(text, query)))
    if len(spans) > 1:
        spans = {start: end for start, end in spans.items() if start in said}
    return next(iter(spans.items())) if len(spans) == 1 else None
