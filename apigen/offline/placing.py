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
from apigen.offline.toolbox import Tool

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
Owned = Sequence[tuple[str, str]]


class Placed(NamedTuple):
    """A value of a call that stands at one place of the query, from `start` to `end`."""

    call: int
    parameter: str
    start: int
    end: int


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
            found += [Placed(*one, *places[0]) for one in by]
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


def _labels_in(plain: str, tool: Tool) -> Owned:
    """The labels of a tool's parameters that a query holds, and all that hold these."""
    every = [(label, name) for name, own in plain_labels(tool).items() for label in own]
    return every if any(label in plain for label, _ in every) else ()


def _is_another_labels(plain: str, one: Placed, labels: Owned) -> bool:
    own = [label for label, name in labels if name == one.parameter]
    if not own or any(plain.startswith(label, one.end + 1) for label in own):
        return False  # "31 panels"
    owners = set(_owners(plain, one, labels))
    return bool(owners) and one.parameter not in owners


def _owners(plain: str, one: Placed, everything: Owned) -> Iterator[str]:
    """The parameters whose label stands right before or behind a value."""
    link = _LINK.search(plain, max(0, one.start - _LONGEST_LINK), one.start)
    before = plain[: link.start()] if link else ""
    if found := _longest(everything, before.endswith):
        label, name = found
        cut = before[-len(label) - 1 : -len(label)].isalnum()
        # A longer label may be misspelled at its beginning.
        if not cut and not _is_part(label, name, everything):
            yield name
    if role := _ROLE.match(plain, one.end):
        behind = plain[role.end() : role.end() + 80]
        if found := _longest(everything, behind.startswith):
            label, name = found
            if not behind[len(label) :][:1].isalnum() and not _is_part(label, name, everything):
                yield name


def _longest(labels: Owned, fits: Callable[[str], bool]) -> tuple[str, str] | None:
    return max((one for one in labels if fits(one[0])), key=lambda one: len(one[0]), default=None)


def _is_part(label: str, name: str, labels: Owned) -> bool:
    return any(label in longer for longer, other in labels if other != name and longer != label)


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
