"""Duplicate and near-duplicate tools: one of each group stays, and the others say which."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import chain
from math import ceil

from apigen.library.model import Refused
from apigen.library.refusals import Refusal
from apigen.library.telling_words import DIRECTIONS, FILLERS, OPPOSITES
from apigen.records import JsonObject, Tool, canonical_json

SIMILAR = 0.75
"""Share of common words from which two tools of one name are the same API."""

_TELLING_WORDS_OF_A_TEXT = 6
"""Equal texts of fewer words are boilerplate that several APIs share."""

_WORD = re.compile(r"[a-z]+|\d+")
_CAMEL = re.compile(r"(?<=[a-z0-9])(?=[A-Z])")


@dataclass(frozen=True)
class _Text:
    """A tool with what it is compared by."""

    tool: Tool

    @cached_property
    def name(self) -> tuple[str, ...]:
        """The name's words without fillers; sorted, unless it has a direction, as `a_to_b` has."""
        binding = self.tool.binding
        full = binding.function if binding.kind in ("python", "mcp") else self.tool.name
        words = _words(full)
        kept = [word for word in words if word not in FILLERS] or words
        return tuple(kept if DIRECTIONS & set(words) else sorted(kept))

    @cached_property
    def described(self) -> list[str]:
        """The words of the description."""
        return _words(self.tool.description)

    @cached_property
    def documented(self) -> tuple[str, ...]:
        """Everything that is said, normalised: description, and parameters with theirs."""
        parts = [" ".join(self.described)]
        for name, schema in sorted(_properties(self.tool).items()):
            rules = {key: value for key, value in schema.items() if key != "description"}
            said = " ".join(_words(str(schema.get("description", ""))))
            parts += [name.lower(), canonical_json(rules), said]
        return tuple(parts)

    @cached_property
    def content(self) -> frozenset[str]:
        """The words that carry meaning, of description and parameters."""
        words = set(self.described)
        for name, schema in _properties(self.tool).items():
            words |= {*_words(name), *_words(str(schema.get("description", "")))}
        return frozenset(words - FILLERS)

    @cached_property
    def steps(self) -> frozenset[tuple[str, str]]:
        """Pairs of words with a direction between them: `from a to b` has `(a, b)`."""
        words = self.described
        return frozenset(
            (words[i - 1], words[i + 1]) for i in range(1, len(words) - 1) if words[i] in DIRECTIONS
        )


def merge(tools: Sequence[Tool]) -> tuple[tuple[Tool, ...], tuple[Refused, ...]]:
    """The tools without repeats, by name, and the repeats.

    A repeat has the binding or the name of another tool, or says the same under the same
    function's name. Names are compared without fillers, and words that tell functions apart, such
    as `min` and `max`, are never taken for a difference in wording. Of two, the one with more
    examples stays, then the one with longer docs, then the one whose name comes first.
    """
    kept: list[Tool] = []
    refused = []
    blocks: dict[tuple[str, ...], list[_Text]] = defaultdict(list)
    texts = [_Text(tool) for tool in sorted(tools, key=_rank)]
    spread = Counter(word for text in texts for word in text.content)
    for text in texts:
        tool = text.tool
        keys = list(_keys(text, spread))
        found = _repeated(text, keys, blocks)
        if found:
            other, how = found
            detail = f"{how} as {other.name!r} from {other.source!r}, which stays"
            refused.append(Refused(tool.source, tool.name, Refusal.DUPLICATE, detail))
            continue
        kept.append(tool)
        for key in keys:
            blocks[key].append(text)
    return tuple(sorted(kept, key=lambda tool: tool.name)), tuple(
        sorted(refused, key=lambda each: (each.name, each.source))
    )


def _rank(tool: Tool) -> tuple[int, int, str, str, str]:
    """Sorts the tool that should stay first; the last part only breaks ties."""
    described = [str(schema.get("description", "")) for schema in _properties(tool).values()]
    length = len(tool.description) + sum(map(len, described))
    return -len(tool.examples), -length, tool.name, tool.source, repr(tool)


def _keys(text: _Text, spread: Mapping[str, int]) -> Iterator[tuple[str, ...]]:
    """The blocks in which a tool's repeats are looked for.

    Two sets of words that are similar share one of their rarest words: as many of them as may
    differ, and one more (prefix filtering). So few tools of a common name are compared.
    """
    tool = text.tool
    yield "called", tool.name
    yield "bound", tool.binding.kind, tool.binding.module, tool.binding.function
    yield "docs", *text.documented
    rarest = sorted(text.content, key=lambda word: (spread[word], word)) or [""]
    for word in rarest[: len(rarest) - ceil(SIMILAR * len(rarest)) + 1]:
        yield "name", word, *text.name


def _repeated(
    text: _Text, keys: list[tuple[str, ...]], blocks: dict[tuple[str, ...], list[_Text]]
) -> tuple[Tool, str] | None:
    """The tool that `text` repeats, and what of it is the same."""
    called, bound, documented, *named = (blocks.get(key, ()) for key in keys)
    for others, how in ((called, "has the same name"), (bound, "calls the same function")):
        if others:
            return others[0].tool, how
    for other in documented:
        if _same_function(text, other):
            return other.tool, "has the same documentation"
    for other in chain.from_iterable(named):
        if _similar(text, other):
            return other.tool, "has nearly the same name and documentation"
    return None


def _same_function(one: _Text, other: _Text) -> bool:
    """Whether tools with equal documentation are one function under two names."""
    if len(one.content) < _TELLING_WORDS_OF_A_TEXT:
        return False
    if _abbreviates(one.name, other.name):
        return True
    return _function(one) == _function(other) and not _apart_in_one_package(one.tool, other.tool)


def _apart_in_one_package(one: Tool, other: Tool) -> bool:
    """Whether one package has both, and not as one function and its re-export.

    `norm_pdf` and `gamma_pdf` share function name and docs; a re-export's path is a shorter one.
    """
    ours, theirs = (
        {word for word in _words(tool.name) if word not in FILLERS and not word.isdigit()}
        for tool in (one, other)
    )
    package = one.source.split(" ")[0]
    return package == other.source.split(" ")[0] and not (ours <= theirs or theirs <= ours)


def _function(text: _Text) -> tuple[str, ...]:
    """The function's own name, without that of the service in front of a REST tool's."""
    binding = text.tool.binding
    if binding.kind in ("python", "mcp"):
        return text.name
    words = _words(re.sub(r"/v\d+(?=/)", "", binding.function))
    return tuple(word for word in words if word not in FILLERS)


def _abbreviates(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Whether one name is the other's initials or beginning: `bmi`, or `abs` of `absolute`."""
    short, long = sorted((one, other), key=lambda words: len("".join(words)))
    if short == long or len(short) != 1 or len(short[0]) < 3:
        return False
    initials = sorted(word[0] for word in long)
    return sorted(short[0]) == initials or (len(long) == 1 and long[0].startswith(short[0]))


def _similar(one: _Text, other: _Text) -> bool:
    """Whether two tools of one name say the same in other words."""
    if _apart_in_one_package(one.tool, other.tool):
        return False
    if {(b, a) for a, b in one.steps} & other.steps:
        return False
    differing = one.content ^ other.content
    if any(word in OPPOSITES or word.isdigit() for word in differing):
        return False
    return len(one.content & other.content) >= SIMILAR * len(one.content | other.content)


def _properties(tool: Tool) -> dict[str, JsonObject]:
    properties: dict[str, JsonObject] = tool.parameters.get("properties", {})
    return properties


def _words(text: str) -> list[str]:
    """Lower-case words and numbers; `encodeBase64` has three."""
    return _WORD.findall(_CAMEL.sub(" ", text).lower())
