"""The texts that a query may repeat without fault: values of its calls, and the tools' own."""

import json
from collections.abc import Iterator
from functools import cached_property
from typing import Any

from apigen.checks.findings import Candidate
from apigen.records import JsonObject

_MAX_CHARS = 100_000


class Texts:
    """Of one candidate, each put together when a rule first needs it."""

    def __init__(self, candidate: Candidate) -> None:
        self._candidate = candidate

    @cached_property
    def values(self) -> str:
        """The texts in the calls' argument values, keys of objects among them, a line each."""
        arguments = (call.arguments.values() for call in self._candidate.calls)
        return "\n".join(text for values in arguments for value in values for text in _texts(value))

    @cached_property
    def documents(self) -> str:
        """All that the tools say of themselves, in small letters."""
        parts = (json.dumps(tool, ensure_ascii=False) for tool in self._candidate.tools)
        return "\n".join(parts)[:_MAX_CHARS].casefold()

    @cached_property
    def names(self) -> frozenset[str]:
        """What the tools and their parameters are called."""
        tools = self._candidate.tools
        called = {tool["name"] for tool in tools} | {t["name"].split(".")[-1] for t in tools}
        return frozenset(called.union(*(_properties(tool) for tool in tools)))

    @cached_property
    def tool_names(self) -> frozenset[str]:
        """What the tools are called."""
        return frozenset(tool["name"] for tool in self._candidate.tools)


def _properties(tool: JsonObject) -> JsonObject:
    properties = tool["parameters"].get("properties")
    return properties if isinstance(properties, dict) else {}


def _texts(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for key, item in value.items():
            yield key
            yield from _texts(item)
    elif isinstance(value, list):
        for item in value:
            yield from _texts(item)
