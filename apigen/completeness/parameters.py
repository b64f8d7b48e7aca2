"""The parameters of the tools that a row calls, and the words by which a query may name them."""

from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from typing import Any, NamedTuple

from apigen.checks.findings import Candidate
from apigen.grounding.folding import words_of
from apigen.grounding.languages import FUNCTION_WORDS
from apigen.grounding.structures import description_of
from apigen.grounding.units import unit_names
from apigen.grounding.words import Vocabulary

MAX_PARAMETERS = 40
"""Of the called tools together; what they have more is not looked at."""

_LEAD_ENDS = ".,;:("
IDLE = frozenset(
    "number amount list value kind type name many whether optional desired given wanted which"
    " default percent percentage prozent".split()
)
"""Words that tell no parameter from another."""


class Wording(NamedTuple):
    """Words for a parameter: those of its name, those that begin its description, and all.

    `pairs` are neighbouring words of its description.
    """

    named: frozenset[str]
    lead: frozenset[str]
    known: Vocabulary
    pairs: frozenset[tuple[str, str]]


class Parameter(NamedTuple):
    """A parameter of a tool that is called."""

    tool: str
    name: str
    schema: Mapping[str, Any]
    required: bool
    wording: Wording

    @property
    def types(self) -> frozenset[str]:
        """The JSON types that its values may have."""
        kind = self.schema.get("type")
        kinds = kind if isinstance(kind, list) else [kind]
        return frozenset(each for each in kinds if isinstance(each, str))

    @property
    def choices(self) -> tuple[Any, ...]:
        """Its closed list of values, empty where it has none."""
        choices = self.schema.get("enum")
        return tuple(choices) if isinstance(choices, list) else ()


def parameters_of(candidate: Candidate) -> list[Parameter]:
    """The parameters of the called tools, each tool once."""
    called = {call.name for call in candidate.calls}
    found = (each for tool in candidate.tools if tool["name"] in called for each in _of_tool(tool))
    return [each for each, _ in zip(found, range(MAX_PARAMETERS), strict=False)]


def pairs_told(candidate: Candidate) -> frozenset[tuple[str, str]]:
    """Neighbouring words of the called tools' descriptions, which a query may repeat."""
    called = {call.name for call in candidate.calls}
    told = [description_of(tool)[:1000] for tool in candidate.tools if tool["name"] in called]
    return frozenset().union(*map(pairs_in, told))


@lru_cache(maxsize=8192)
def pairs_in(text: str) -> frozenset[tuple[str, str]]:
    """Neighbouring words of a text."""
    words = words_of(text)
    return frozenset(zip(words, words[1:], strict=False))


def _of_tool(tool: Mapping[str, Any]) -> Iterator[Parameter]:
    schema = tool["parameters"]
    properties = schema.get("properties") if isinstance(schema, dict) else None
    needed = schema.get("required") if isinstance(schema, dict) else None
    required = needed if isinstance(needed, list) else []
    for name, part in properties.items() if isinstance(properties, dict) else ():
        if isinstance(part, dict):
            wording = wording_of(name[:200], description_of(part)[:200])
            yield Parameter(tool["name"], name, part, name in required, wording)


@lru_cache(maxsize=8192)
def wording_of(name: str, description: str) -> Wording:
    """The words for a parameter, without units where others remain."""
    named = frozenset(words_of(name)) - FUNCTION_WORDS
    lead = description
    for end in _LEAD_ENDS:
        lead = lead.partition(end)[0]
    lead = lead.partition(" in ")[0]
    told = frozenset(words_of(lead)) - FUNCTION_WORDS - IDLE
    return Wording(_telling(named), told, Vocabulary(named | told), pairs_in(description))


def _telling(words: Iterable[str]) -> frozenset[str]:
    told = frozenset(word for word in words if word not in unit_names() and word not in IDLE)
    return told or frozenset(words)
