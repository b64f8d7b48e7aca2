"""Where the values of calls stand in a query, and whether they belong together there.

Looked at are values that stand at one place only. Beside the label of another parameter such a
value is in the wrong argument; between the values of another call it is in the wrong call.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from typing import Any, NamedTuple

from apigen.offline.labelled import plain_labels
from apigen.offline.number_words import words_for
from apigen.offline.references import points_back
from apigen.offline.stated import normal
from apigen.offline.toolbox import Parameter, Tool

_NUMBER = re.compile(r"\d+(?:,\d{3})*(?:\.\d+)?(?![\w,.]*\d)")
_LINK = re.compile(
    r'(?: ?[:=]| (?:of|is|are|at|should be|de|es|vale|est|von|ist|sind|beträgt|gilt|on a))? "?$'
)
_LONGEST_LINK = 13
_ROLE = re.compile(
    r'"?%?(?: (?!(?:and|und|y|et|with|given|mit|con|avec)\b)[^\W\d][^\s,;.:]*){0,3}?'
    r" (?:as|for|als|für|como|para|comme|pour)(?: the)? "
)
_TURNED = re.compile(r"\b(?:respectively|beziehungsweise|bzw|respectivamente|respectivement)\b")
Call = dict[str, Any]
Span = tuple[int, int]


class Placed(NamedTuple):
    """A value of a call that stands at one place of the query, from `start` to `end`."""

    call: int
    parameter: str
    start: int
    end: int
    numeric: bool


class Owned(NamedTuple):
    """A label of a parameter, and whether that takes numbers.

    It is `certain` unless another parameter's label holds it, which may be misspelled there.
    """

    label: str
    parameter: str
    numeric: bool
    certain: bool


def is_misplaced(plain: str, tools: Sequence[Tool], calls: Sequence[Call]) -> bool:
    """Tells whether a value belongs to another parameter or call.

    Args:
        plain: The query in normal form.
        tools: The offered tools.
        calls: The calls.
    """
    placed = _placed(plain, calls)
    called = {one.call: calls[one.call]["name"] for one in placed}
    labels = {tool.name: _owned(tool) for tool in tools if tool.name in called.values()}
    if any(_is_another_labels(plain, one, labels.get(called[one.call], ())) for one in placed):
        return True
    return len(calls) > 1 and _is_mixed(placed) and not _TURNED.search(plain)


def _placed(plain: str, calls: Sequence[Call]) -> list[Placed]:
    owners: dict[Any, set[tuple[int, str]]] = defaultdict(set)
    for place, call in enumerate(calls):
        for name, argument in call["arguments"].items():
            for value in argument if isinstance(argument, list) else [argument]:
                if isinstance(value, int | float | str) and not isinstance(value, bool):
                    owners[value].add((place, name))
    numbers = _number_places(plain, [value for value in owners if not isinstance(value, str)])
    found: list[Placed] = []
    for value, by in owners.items():
        places = (
            numbers.get(value, []) if not isinstance(value, str) else _text_places(plain, value)
        )
        if len(by) == len(places) == 1:
            found += [Placed(*one, *places[0], not isinstance(value, str)) for one in by]
    return found


def _number_places(plain: str, wanted: Iterable[float]) -> dict[float, list[Span]]:
    places: dict[float, list[Span]] = defaultdict(list)
    for match in _NUMBER.finditer(plain):
        start, end = match.span()
        sign = -1 if plain[start - 1 : start] == "-" else 1
        start -= sign < 0
        if not (plain[start - 1 : start].isalnum() or plain[start - 1 : start] == "."):
            places[sign * float(match[0].replace(",", ""))].append((start, end))
    for value in wanted:
        for word in words_for(value):
            if word in plain:
                whole = re.finditer(rf"(?<![\w-]){word}(?![\w-])", plain)
                places[value] += [found.span() for found in whole]
    return places


def _text_places(plain: str, text: str) -> list[Span]:
    part = normal(text)
    if len(part) < 2 or points_back(text, 1_000):
        return []
    found: list[Span] = []
    start = plain.find(part)
    while start >= 0 and len(found) < 2:
        end = start + len(part)
        if not (plain[start - 1 : start].isalnum() or plain[end : end + 1].isalnum()):
            found.append((start, end))
        start = plain.find(part, end)
    return found


@lru_cache(maxsize=8192)
def _owned(tool: Tool) -> tuple[Owned, ...]:
    """The labels of a tool's parameters, the longest first."""
    every = [(label, name) for name, own in plain_labels(tool).items() for label in own]
    found = [
        Owned(
            label,
            name,
            _is_numeric(tool.parameters[name]),
            not any(label in longer for longer, other in every if other != name),
        )
        for label, name in every
    ]
    return tuple(sorted(found, key=lambda one: -len(one.label)))


def _is_another_labels(plain: str, one: Placed, labels: Sequence[Owned]) -> bool:
    owners = {each.parameter for each in _owners(plain, one, labels)}
    if not owners or one.parameter in owners:
        return False
    own = (each.label for each in labels if each.parameter == one.parameter)
    return not any(plain.startswith(label, one.end + 1) for label in own)  # "31 panels"


def _owners(plain: str, one: Placed, labels: Sequence[Owned]) -> Iterator[Owned]:
    """The labels that stand right before or behind a value and take such a value."""
    for label, start in _beside(plain, one, labels):
        end = start + len(label.label)
        cut = plain[start - 1 : start].isalnum() or plain[end : end + 1].isalnum()
        if label.certain and label.numeric == one.numeric and not cut:
            yield label


def _beside(plain: str, one: Placed, labels: Sequence[Owned]) -> Iterator[tuple[Owned, int]]:
    noun = one.parameter.rpartition("_")[2]
    if link := _LINK.search(plain, max(0, one.start - _LONGEST_LINK), one.start):
        end = link.start()
        if before := next((each for each in labels if plain.endswith(each.label, 0, end)), None):
            yield before, end - len(before.label)
        elif plain.endswith(noun, 0, end):
            return  # "at the voltage 10 for each resistor"
    if role := _ROLE.match(plain, one.end):
        start = role.end()
        if behind := next((each for each in labels if plain.startswith(each.label, start)), None):
            yield behind, start


def _is_numeric(parameter: Parameter) -> bool:
    kind = parameter.element if parameter.kind == "array" else parameter.kind
    return kind in ("integer", "number")


def _is_mixed(placed: Sequence[Placed]) -> bool:
    """Tells whether a call's value stands between two values of another call."""
    spans: dict[int, tuple[int, int]] = {}
    for one in placed:
        low, high = spans.get(one.call, (one.start, one.start))
        spans[one.call] = (min(low, one.start), max(high, one.start))
    return any(
        low < one.start < high
        for one in placed
        for call, (low, high) in spans.items()
        if call != one.call
    )
