"""What a rule says of a value, and what it has to know of the parameter that the value is for."""

from collections.abc import Mapping
from enum import StrEnum
from functools import lru_cache
from types import MappingProxyType
from typing import Any, NamedTuple

from apigen.grounding.folding import words_of
from apigen.grounding.languages import FUNCTION_WORDS


class Source(StrEnum):
    """Where a value comes from.

    `grounded`: it stands in the query, in other notation at most. `derivable`: it follows from the
    query by a rule. `default`: it is the documented default and may be left out. `ungrounded`: no
    rule explains it.
    """

    GROUNDED = "grounded"
    DERIVABLE = "derivable"
    DEFAULT = "default"
    UNGROUNDED = "ungrounded"


class Trace(NamedTuple):
    """Where a value was found, by the rule called `rule`; a weak rule fits many other values."""

    source: Source
    rule: str
    weak: bool = False


@lru_cache(maxsize=256)
def grounded(rule: str) -> Trace:
    """The value stands in the query."""
    return Trace(Source.GROUNDED, rule)


@lru_cache(maxsize=256)
def derivable(rule: str, *, weak: bool = False) -> Trace:
    """The value follows from the query."""
    return Trace(Source.DERIVABLE, rule, weak)


class Slot(NamedTuple):
    """The parameter, or the part of one, that a value is for.

    `name` is the parameter's, joined with the keys below it; `siblings` the call's arguments;
    `listed` whether the value is an item of a list, `required` whether a call needs it.
    """

    name: str
    description: str = ""
    choices: tuple[Any, ...] = ()
    siblings: Mapping[str, Any] = MappingProxyType({})
    listed: bool = False
    required: bool = False

    def words(self) -> frozenset[str]:
        """The content words of its name and description."""
        return content_words(self.name, self.description)


@lru_cache(maxsize=8192)
def content_words(*texts: str) -> frozenset[str]:
    """The folded words of texts, without those that any sentence may have."""
    found = {word for text in texts for word in words_of(text[:2000])}
    return frozenset(found - FUNCTION_WORDS)
