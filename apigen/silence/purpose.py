"""What a tool is for, and whether a query asks for just that."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from apigen.records import JsonObject
from apigen.silence.cards import choices_of, description_of, name_of, properties_of, required_of
from apigen.silence.words import MAX_TEXT_CHARS, TURNING, lacking, telling_stems

_GIVEN = r"(?:specified|given|specific|particular|certain)"
# What follows tells how, from what or for whom; the parameters say that better.
_CUT = re.compile(
    r"[.:;](?=\s|$)|\n|\(|, (?=including|such|with|given|based|and other|as\b)"
    r"| (?:based on|using|given|according to)\b"
    rf"| (?:for|in|from|of|by|at|on|within|to|with) (?:(?:a|the|an) )?{_GIVEN}\b"
)
_HEAD_CHARS = 400
_SHORTEST_HEAD = 15
_FEWEST_STEMS = 2
# Chosen so that of BFCL's 1,124 queries that no tool serves hardly one in a hundred seems served.
_MOST_LACKING = 0.34
_MOST_LACKING_IF_CLOSE = 0.5
_MOST_UNEXPLAINED_IF_CLOSE = 0.4
_MOST_UNEXPLAINED = 0.7
_MOST_NAME_LACKING = 0.5
_LEAST_LACKING = 0.75
_TYPOS = 2
_NEAREST = 8


@dataclass(frozen=True, slots=True)
class Fit:
    """How far a query asks for what a tool does.

    `lacking` and `name_lacking` are the shares of the stems of its purpose and its name that the
    query has not, and `unexplained` the share of the query's stems that the tool's text has not.
    `turned` says that one of them is of the kind by which two functions differ.
    """

    lacking: float
    name_lacking: float
    unexplained: float
    turned: bool

    def is_full(self) -> bool:
        """Whether the query asks for what the tool does, as far as words tell."""
        if self.turned or self.name_lacking > _MOST_NAME_LACKING:
            return False
        if self.unexplained > _MOST_UNEXPLAINED:
            return False
        close = self.unexplained <= _MOST_UNEXPLAINED_IF_CLOSE
        return self.lacking <= (_MOST_LACKING_IF_CLOSE if close else _MOST_LACKING)


_NONE = Fit(1.0, 1.0, 1.0, turned=False)


def nearest(tools: Sequence[JsonObject], said: frozenset[str]) -> list[JsonObject]:
    """The few tools of which a query says most, to be looked at closely."""
    if len(tools) <= _NEAREST:
        return list(tools)
    return sorted(tools, key=lambda tool: (-_said_of(tool, said), name_of(tool)))[:_NEAREST]


def is_strange(tool: JsonObject, said: frozenset[str]) -> bool:
    """Whether a query has next to nothing of what a tool is for and is called."""
    head, name = telling_stems(_head(description_of(tool))), telling_stems(name_of(tool))
    if len(head) < _FEWEST_STEMS or not name:
        return False
    shares = (len(lacking(each, said)) / len(each) for each in (head, name))
    return _said_of(tool, said) <= 1 - _LEAST_LACKING and min(shares) >= _LEAST_LACKING


def _said_of(tool: JsonObject, said: frozenset[str]) -> float:
    head = telling_stems(_head(description_of(tool)))
    return len(head & said) / max(1, len(head))


def fit_of(tool: JsonObject, said: frozenset[str]) -> Fit | None:
    """How far a query with the telling stems `said` asks for a tool; None if it says too little.

    A tool that tells less than two things about itself fits nothing.
    """
    name = telling_stems(name_of(tool))
    head = telling_stems(_head(description_of(tool)))
    if len(head) < _FEWEST_STEMS or not name:
        return None
    if len(head & said) < len(head) * (1 - _MOST_LACKING_IF_CLOSE) - _TYPOS:
        return _NONE
    absent, unnamed = lacking(head - _needed(tool), said), lacking(name, said)
    unexplained = said - _text(tool)
    return Fit(
        len(absent) / len(head),
        len(unnamed) / len(name),
        len(unexplained) / max(1, len(said)),
        turned=not TURNING.isdisjoint((*absent, *unnamed, *unexplained)),
    )


def _needed(tool: JsonObject) -> frozenset[str]:
    """The stems of what it requires: a query has the value in their place, Rome for a city."""
    return frozenset().union(*map(telling_stems, required_of(tool)))


def _text(tool: JsonObject) -> frozenset[str]:
    """The telling stems of what a card says, of its first 4,000 characters."""
    found: set[str] = set()
    left = MAX_TEXT_CHARS
    for text in _texts(tool):
        found |= telling_stems(text[:left])
        left -= len(text)
        if left <= 0:
            break
    return frozenset(found)


def _texts(tool: JsonObject) -> Iterator[str]:
    yield name_of(tool)
    yield description_of(tool)
    for key, schema in properties_of(tool).items():
        yield from (key, description_of(schema), *map(str, choices_of(schema)))


@lru_cache(maxsize=8192)
def _head(description: str) -> str:
    text = description.strip()[:_HEAD_CHARS]
    cut = next((one for one in _CUT.finditer(text) if one.start() >= _SHORTEST_HEAD), None)
    return text[: cut.start()] if cut else text
