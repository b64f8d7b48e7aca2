"""One question to a query: is the value of this parameter in it?"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache

from apigen.records import JsonObject
from apigen.silence.cards import (
    NUMERIC,
    choices_of,
    description_of,
    name_of,
    properties_of,
    type_of,
)
from apigen.silence.labels import claims, stems_in_order
from apigen.silence.mentions import Mention, Reading
from apigen.silence.words import MAX_TEXT_CHARS, stem, telling_stems

_OPEN = frozenset({"array", "object", "any", "dict", "tuple"})
_NUMBER = re.compile(r"\d+(?:[.,]\d+)?")
_MAX_NAME_CHARS = 100
_MAX_DESCRIPTION_CHARS = 300


@dataclass(frozen=True)
class Offer:
    """A query and one of the tools offered with it."""

    reading: Reading
    tool: JsonObject

    @cached_property
    def properties(self) -> dict[str, JsonObject]:
        """The tool's parameters by name."""
        return properties_of(self.tool)

    @cached_property
    def claimed(self) -> dict[int, set[str]]:
        """The parameters whose label a mention belongs to, by its place."""
        return claims(self.properties, self.reading.mentions)

    @cached_property
    def purpose(self) -> frozenset[str]:
        """Telling stems of the tool's name and description."""
        return telling_stems(name_of(self.tool)) | telling_stems(description_of(self.tool))

    @cached_property
    def told_numbers(self) -> frozenset[str]:
        """Numbers that the tool's own text speaks of, such as bounds."""
        texts = [self.tool, *self.properties.values()]
        return frozenset().union(*(_numbers_in(description_of(one)) for one in texts))


@dataclass(frozen=True, slots=True)
class Case:
    """A query, a tool and the name of one of its parameters."""

    offer: Offer
    name: str

    @property
    def mentions(self) -> Sequence[Mention]:
        """The query's mentions, in order."""
        return self.offer.reading.mentions

    @property
    def schema(self) -> JsonObject:
        """The parameter's schema."""
        return self.offer.properties[self.name]

    def own_text(self) -> frozenset[str]:
        """Telling stems of the parameter's name and description."""
        return telling_stems(self.name) | telling_stems(description_of(self.schema))

    def word(self, place: int) -> str:
        """The mention at a place in lower case; empty outside the query."""
        return self.mentions[place].text.lower() if 0 <= place < len(self.mentions) else ""

    def is_others(self, place: int) -> bool:
        """Whether the mention there belongs to other parameters' labels alone."""
        return self.name not in self.offer.claimed.get(place, {self.name})

    def others(self) -> Iterator[tuple[str, JsonObject]]:
        """The tool's other parameters."""
        return ((name, one) for name, one in self.offer.properties.items() if name != self.name)

    def has_open_rivals(self) -> bool:
        """Whether another parameter could take any number of values."""
        return any(type_of(one) in _OPEN for _, one in self.others())


def is_closed(schema: JsonObject) -> bool:
    """Whether a parameter takes no text of one's own choice."""
    return type_of(schema) in NUMERIC | {"boolean"} or bool(choices_of(schema))


def name_stems(name: str, schema: JsonObject) -> frozenset[str]:
    """The stems of a parameter's name and format."""
    kind = str(schema.get("format", ""))[:_MAX_NAME_CHARS]
    return frozenset(stems_in_order(name[:_MAX_NAME_CHARS]) + stems_in_order(kind))


def text_stems(name: str, schema: JsonObject) -> frozenset[str]:
    """The stems of a parameter's name, format and description."""
    described = stems_in_order(description_of(schema)[:_MAX_DESCRIPTION_CHARS])
    return name_stems(name, schema) | frozenset(described)


@lru_cache(maxsize=1024)
def stems_of(words: str) -> frozenset[str]:
    """The stems of words that stand in one text, with spaces between."""
    return frozenset(map(stem, words.split()))


@lru_cache(maxsize=8192)
def _numbers_in(text: str) -> frozenset[str]:
    return frozenset(_NUMBER.findall(text[:MAX_TEXT_CHARS]))
