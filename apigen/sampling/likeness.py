"""Which tools are about the same, and which of those do the same."""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import log

from apigen.library.telling_words import DIRECTIONS, FILLERS, OPPOSITES
from apigen.records import Tool

SAME = 0.5
"""Share of common words from which two descriptions are taken to be of one thing.

Lower than where the library merges tools: a distractor left out costs nothing, two tools that serve
one query make its answer a matter of taste.
"""
NEAR = 0.3
"""The same where one of the tools must not be able to serve the other's query."""
_SAME_NAMED = 0.15
"""The same for tools of one name, such as `mean` of two packages."""
_RELATED_WORDS = 8
"""Rarest words of a tool that its relatives are looked up by."""
_COMMON = 400
"""A word of more tools than this relates nothing."""

_WORD = re.compile(r"[a-z]+|\d+")
_CAMEL = re.compile(r"(?<=[a-z0-9])(?=[A-Z])")


def words_of(text: str) -> list[str]:
    """Lower-case words and numbers, plurals as singulars."""
    words = _WORD.findall(_CAMEL.sub(" ", text).lower())
    return [word[:-1] if len(word) > 3 and word[-1] == "s" else word for word in words]


@dataclass(frozen=True, slots=True)
class Traits:
    """What a tool is compared by."""

    bound: tuple[str, str, str]
    called: tuple[str, ...]
    described: frozenset[str]
    steps: frozenset[tuple[str, str]]


def traits_of(tool: Tool) -> Traits:
    """The words of a tool's name and description that carry meaning."""
    binding = tool.binding
    said = words_of(tool.description)
    steps = ((said[i - 1], said[i + 1]) for i in range(1, len(said) - 1) if said[i] in DIRECTIONS)
    return Traits(
        bound=(binding.kind, binding.module, binding.function),
        called=_called(tool),
        described=frozenset(said) - FILLERS,
        steps=frozenset(steps),
    )


def _called(tool: Tool) -> tuple[str, ...]:
    """The name's words without the package's; sorted, unless they have a direction."""
    words = words_of(tool.name)
    package = words_of(tool.binding.module) if tool.binding.module.startswith("pypi_") else ()
    kept = [word for word in words if word not in FILLERS and word not in package] or words
    return tuple(kept if DIRECTIONS & set(words) else sorted(kept))


def same(one: Traits, other: Traits, alike_from: float = SAME) -> bool:
    """Whether one query could be served by either tool, as far as words tell."""
    if one.bound == other.bound:
        return True
    if {(b, a) for a, b in one.steps} & other.steps:
        return False
    alike = _overlap(one.described, other.described)
    if one.called == other.called:
        return alike >= _SAME_NAMED
    differing = one.described ^ other.described | set(one.called) ^ set(other.called)
    if any(word in OPPOSITES or word.isdigit() for word in differing):
        return False
    return alike >= alike_from


def _overlap(one: frozenset[str], other: frozenset[str]) -> float:
    either = len(one | other)
    return len(one & other) / either if either else 1.0


class Relatives:
    """Tools with rare words in common, found by an inverted index."""

    def __init__(self, traits: Sequence[Traits]) -> None:
        self._words = [trait.described | set(trait.called) for trait in traits]
        self._holders: dict[str, list[int]] = defaultdict(list)
        for index, words in enumerate(self._words):
            for word in words:
                self._holders[word].append(index)

    def of(self, index: int, most: int) -> list[int]:
        """The `most` tools that share the most telling words with this one, best first."""
        score: dict[int, float] = defaultdict(float)
        for holders in self._telling(index):
            for other in holders:
                score[other] += log(len(self._words) / len(holders))
        score.pop(index, None)
        return sorted(score, key=lambda other: (-score[other], other))[:most]

    def _telling(self, index: int) -> Iterator[list[int]]:
        ranked = sorted((len(self._holders[word]), word) for word in self._words[index])
        for size, word in ranked[:_RELATED_WORDS]:
            if size <= _COMMON:
                yield self._holders[word]
