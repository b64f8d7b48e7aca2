"""Functions that work on arrays item by item, as numpy's ufuncs, offered for one item."""

from collections.abc import Iterator
from typing import Any

from apigen.records import JsonObject

_ITEMS = 2
"""How many items of a recorded call with arrays are taken as calls of their own."""


def item_by_item(function: JsonObject) -> JsonObject:
    """The function with recorded calls of single items, where it takes such; else as it is."""
    parameters = function["parameters"] or [{}]
    if not all(each.get("of_each_item") for each in parameters):
        return function
    calls = [item for call in function.get("examples", ()) for item in _items(call)]
    return {**function, "examples": calls}


def _items(call: JsonObject) -> Iterator[JsonObject]:
    flat = {name: _flat(value) for name, value in call["arguments"].items()}
    sizes = {len(values) for values in flat.values()} - {1}
    if len(sizes) > 1 or 0 in sizes:
        return  # of several shapes: how they go together is numpy's business
    size = sizes.pop() if sizes else 1
    for at in sorted({size // 4, size // 2})[:_ITEMS]:
        arguments = {name: values[min(at, len(values) - 1)] for name, values in flat.items()}
        yield {"arguments": arguments, "types": {name: "float" for name in arguments}}


def _flat(value: Any) -> list[Any]:
    if isinstance(value, list):
        return [item for each in value for item in _flat(each)]
    return [value]
