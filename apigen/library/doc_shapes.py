"""Shapes of arrays: how many axes a docstring gives them."""

import re

from apigen.records import JsonObject

MAX_AXES = 4


def axes_of(inside: str) -> int:
    """How many axes `M, N` names, at least one; dots name none."""
    names = [each for each in re.split(r"[, x×]+", inside) if each.strip("*. ")]
    return min(max(len(names), 1), MAX_AXES)


def shaped(schema: JsonObject, axes: int) -> JsonObject:
    """An array with so many axes in all; what is no array of scalars stays as it is."""
    item = schema.get("items", {})
    if schema["type"] != "array" or item.get("type") in (None, "array", "object"):
        return schema
    for _ in range(min(axes, MAX_AXES)):
        item = {"type": "array", "items": item}
    return item if axes else schema


def with_items(schema: JsonObject, item: JsonObject) -> JsonObject:
    """An array with `item` as what its innermost arrays hold."""
    if schema.get("type") != "array":
        return schema
    inner = schema.get("items", {})
    nested = with_items(inner, item) if inner.get("type") == "array" else item
    return {**schema, "items": nested}
