"""Values that exist: what a service's answers hold for its own parameters."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from apigen.library.example_values import MAX_CHARS, observed
from apigen.library.made_values import fits
from apigen.records import JsonObject, Tool

MAX_VALUES = 20


def seen_values(answers: Iterable[Any]) -> JsonObject:
    """Distinct texts and whole numbers by the key that they stand under, up to 20 of each."""
    fields = ({key: value} for answer in answers for key, value in _fields(answer))
    return observed(fields, MAX_VALUES)


def trials(tool: Tool, seen: Mapping[str, list[Any]]) -> list[JsonObject]:
    """The tool's first example with one parameter at a time replaced by a value that may work.

    Tried are all values of a closed list, and what was seen for parameters that name things: texts
    and whole numbers without a default whose name is a key of the service's answers.
    """
    first = tool.examples[0]
    return [
        {**first, name: value}
        for name, schema in tool.parameters["properties"].items()
        for value in _candidates(name, schema, seen)
        if fits(schema, value) and value != first.get(name)
    ]


def _candidates(name: str, schema: JsonObject, seen: Mapping[str, list[Any]]) -> list[Any]:
    if "enum" in schema:
        return list(schema["enum"][:MAX_VALUES])
    if schema.get("type") in ("string", "integer") and "default" not in schema:
        return seen.get(name, [])
    return []


def is_telling(answer: Any) -> bool:
    """Whether an answer holds anything: not nothing, and not lists without an item and their count.

    `{"total": 0, "items": []}` tells nothing, `{"name": "Ada", "tags": []}` does.
    """
    if isinstance(answer, dict):
        parts = answer.values()
        lists = [part for part in parts if isinstance(part, list)]
        texts = [part for part in parts if isinstance(part, str | dict) and part]
        return bool(answer) and (not lists or any(lists) or bool(texts))
    return answer not in ("", [], None)


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
