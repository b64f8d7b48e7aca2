"""Values that exist: what a service's answers hold for its own parameters."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from apigen.library.example_values import MAX_CHARS, observed
from apigen.library.made_values import fits
from apigen.records import JsonObject, Tool

MAX_VALUES = 20


def seen_values(answers: Iterable[Any]) -> JsonObject:
    """Distinct texts and whole numbers by the key that they stand under, up to 20 of each."""
    return observed(({key: value} for answer in answers for key, value in _fields(answer)), 20)


def trials(tool: Tool, seen: Mapping[str, list[Any]]) -> list[JsonObject]:
    """The tool's first example with one parameter at a time replaced by a value that was seen.

    Only parameters that name things are tried: texts and whole numbers without a closed list or a
    default, whose name is a key of the service's answers.
    """
    first = tool.examples[0]
    return [
        {**first, name: value}
        for name, schema in tool.parameters["properties"].items()
        if schema.get("type") in ("string", "integer") and not {"enum", "default"} & set(schema)
        for value in seen.get(name, ())
        if fits(schema, value) and value != first.get(name)
    ]


def _fields(value: Any) -> Iterator[tuple[str, Any]]:
    if isinstance(value, dict):
        for key, part in value.items():
            if isinstance(part, str | int) and not isinstance(part, bool):
                if len(str(part)) <= MAX_CHARS:
                    yield key, part
            else:
                yield from _fields(part)
    elif isinstance(value, list):
        for part in value:
            yield from _fields(part)
