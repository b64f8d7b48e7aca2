"""List arguments that lack an item of the enumeration that they are from."""

from collections.abc import Iterator, Sequence
from itertools import islice
from typing import Any

from apigen.completeness.items import Items
from apigen.completeness.parameters import Parameter
from apigen.completeness.rows import places_of_list
from apigen.records import ToolCall

_MAX_LISTS = 12


def lacking_items(
    calls: Sequence[ToolCall], parameters: Sequence[Parameter], items: Items
) -> Iterator[tuple[str, str]]:
    """The parameters whose list lacks an item, with the item, in the query's words."""
    words = {(each.tool, each.name): each.wording.known.words for each in parameters}
    lists = [
        (name, each, words[call.name, name])
        for call in calls
        for name, value in call.arguments.items()
        if isinstance(value, list | dict) and (call.name, name) in words
        for each in _lists_in(value)
    ][:_MAX_LISTS]
    placed = [places_of_list(values, items.query) for _, values, _ in lists]
    whole = frozenset(
        (place.items[0][0], place.items[-1][1])
        for places in placed
        for place in places
        if len(place.items) > 1 and place.skipped is None
    )
    for places, (name, values, labels) in zip(placed, lists, strict=True):
        if item := items.lacking(places, values, labels, whole):
            yield name, item


def _lists_in(value: list[Any] | dict[str, Any]) -> list[list[Any]]:
    """A list, or the lists that a list or an object holds."""
    if isinstance(value, dict):
        return [each for each in islice(value.values(), _MAX_LISTS) if isinstance(each, list)]
    inner = [each for each in value[:_MAX_LISTS] if isinstance(each, list)]
    return inner or [value]
