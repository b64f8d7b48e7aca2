"""Where the values of calls stand in a query, and whether they belong together there.

Looked at are values that stand at one place only. Beside the label of another parameter such a
value is in the wrong argument; between the values of another call it is in the wrong call.
"""

import re
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence, Set
from typing import Any, NamedTuple

from apigen.offline.labelled import plain_labels
from apigen.offline.number_words import read_number_word
from apigen.offline.references import points_back
from apigen.offline.stated import normal
from apigen.offline.toolbox import Parameter, Tool

_NUMBER = re.compile(r"(?<![\w.])-?\d+(?:,\d{3})*(?:\.\d+)?(?![\w,.]*\d)")
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
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
    """A label of a parameter, and whether that takes numbers."""

    label: str
    parameter: str
    numeric: bool


def is_misplaced(plain: str, tools: Sequence[Tool], calls: Sequence[Call]) -> bool:
    """Tells whether a value belongs to another parameter or call.

    Args:
        plain: The query in normal form.
        tools: The offered tools.
        calls: The calls.
    """
    placed = _placed(plain, calls)
    labels = {tool.name: _labels_in(plain, tool) for tool in tools}
    if any(
        _is_another_labels(plain, one, labels.get(calls[one.call]["name"], ())) for one in placed
    ):
        return True
    return len(calls) > 1 and _is_mixed(placed) and not _TURNED.search(plain)


def _placed(plain: str, calls: Sequence[Call]) -> list[Placed]:
    owners: dict[Any, set[tuple[int, str]]] = defaultdict(set)
    for place, call in enumerate(calls):
        for name, argument in call["arguments"].items():
            for value in argument if isinstance(argument, list) else [argument]:
                if isinstance(value, int | float | str) and not isinstance(value, bool):
                    owners[value].add((place, name))
    numbers = _number_places(plain, owners.keys())
    found: list[Placed] = []
    for value, by in owners.items():
        places = (
            numbers.get(value, []) if not isinstance(value, str) else _text_places(plain, value)
        )
        if len(by) == len(places) == 1:
            found += [Placed(*one, *places[0], not isinstance(value, str)) for one in by]
    return found


def _number_places(plain: str, wanted: Set[Any]) -> dict[float, list[Span]]:
    places: dict[float, list[Span]] = defaultdict(list)
    for match in _NUMBER.finditer(plain):
        places[float(match[0].replace(",", ""))].append(match.span())
    for word in set(_WORD.findall(plain)):
        if meant := read_number_word(word) & wanted:
            spans = [found.span() for found in re.finditer(rf"\b{re.escape(word)}\b", plain)]
            for meaning in meant:
                places[meaning] += spans
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


def _labels_in(plain: str, tool: Tool) -> Sequence[Owned]:
    """The labels of a tool's parameters that a query holds, and all that hold these."""
    every = [
        Owned(label, name, _is_numeric(tool.parameters[name]))
        for name, own in plain_labels(tool).items()
        for label in own
    ]
    return every if any(one.label in plain for one in every) else ()


def _is_another_labels(plain: str, one: Placed, labels: Sequence[Owned]) -> bool:
    own = [label for label, name, _ in labels if name == one.parameter]
    if not own or any(plain.startswith(label, one.end + 1) for label in own):
        return False  # "31 panels"
    owners = set(_owners(plain, one, labels))
    return bool(owners) and one.parameter not in owners


def _owners(plain: str, one: Placed, everything: Sequence[Owned]) -> Iterator[str]:
    """The parameters whose label stands right before or behind a value."""
    link = _LINK.search(plain, max(0, one.start - _LONGEST_LINK), one.start)
    before = plain[: link.start()] if link else ""
    found = _longest(everything, before.endswith)
    # A longer label may be misspelled at its beginning.
    if found and not before[-len(found.label) - 1 : -len(found.label)].isalnum():
        yield from _certain(found, one, everything)
    if role := _ROLE.match(plain, one.end):
        behind = plain[role.end() : role.end() + 80]
        found = _longest(everything, behind.startswith)
        if found and not behind[len(found.label) :][:1].isalnum():
            yield from _certain(found, one, everything)


def _longest(labels: Sequence[Owned], fits: Callable[[str], bool]) -> Owned | None:
    some = (one for one in labels if fits(one.label))
    return max(some, key=lambda one: len(one.label), default=None)


def _certain(found: Owned, one: Placed, labels: Sequence[Owned]) -> Iterator[str]:
    """The parameter of a label that is no part of another's, and that takes such a value."""
    longer = (each for each in labels if each.parameter != found.parameter)
    if found.numeric == one.numeric and not any(found.label in each.label for each in longer):
        yield found.parameter


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
