"""Lists and objects: their texts, numbers, booleans and nulls, with what each of them is for."""

from collections.abc import Iterator, Mapping
from typing import Any

from apigen.grounding.traces import Slot

MAX_DEPTH = 32
"""Nesting that is looked into."""

Path = tuple[str | int, ...]
Leaf = tuple[Path, Any, Slot]


def slot_of(
    name: str, schema: Mapping[str, Any], siblings: Mapping[str, Any], needed: bool
) -> Slot:
    """What a parameter's schema says of the values for it."""
    return Slot(name, description_of(schema), _choices(schema), siblings, False, needed)


def leaves(value: Any, schema: Mapping[str, Any], slot: Slot, path: Path) -> Iterator[Leaf]:
    """The parts of a value that hold no others; a part without a description has its whole's."""
    if isinstance(value, dict):
        yield from _of_object(value, schema, slot, path)
    elif isinstance(value, list):
        yield from _of_list(value, schema, slot, path)
    else:
        yield path, value, slot


def _of_object(
    value: dict[str, Any], schema: Mapping[str, Any], slot: Slot, path: Path
) -> Iterator[Leaf]:
    if len(path) > MAX_DEPTH:
        return
    properties, more = schema.get("properties"), _schema(schema.get("additionalProperties"))
    known = properties if isinstance(properties, dict) else {}
    needed = schema.get("required", ()) if slot.required else ()
    for key, inner in value.items():
        part = _schema(known.get(key, more))
        told = description_of(part) or slot.description
        name = f"{slot.name} {key}"
        inside = Slot(name, told, _choices(part), slot.siblings, False, key in needed)
        yield from leaves(inner, part, inside, (*path, key))


def _of_list(value: list[Any], schema: Mapping[str, Any], slot: Slot, path: Path) -> Iterator[Leaf]:
    if len(path) > MAX_DEPTH:
        return
    part = _schema(schema.get("items"))
    told = description_of(part) or slot.description
    inside = Slot(slot.name, told, _choices(part), slot.siblings, True, slot.required)
    for place, inner in enumerate(value):
        if isinstance(inner, dict | list):
            yield from leaves(inner, part, inside, (*path, place))
        else:
            yield (*path, place), inner, inside


def description_of(schema: Mapping[str, Any]) -> str:
    """The description, or nothing where there is none."""
    description = schema.get("description")
    return description if isinstance(description, str) else ""


def _choices(schema: Mapping[str, Any]) -> tuple[Any, ...]:
    choices = schema.get("enum")
    if "const" in schema:
        return (schema["const"],)
    return tuple(choices) if isinstance(choices, list) else ()


def _schema(value: Any) -> Mapping[str, Any]:
    return value if isinstance(value, dict) else {}
