"""Reads what a query says beside the labels of switches and closed choices, and counts the calls'.

A careful reader holds "rounding turned off" and "spearman as the coefficient" to the calls one by
one; where calls of one tool say different things, how often each is said must agree.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Any

from apigen.offline.stated import normal
from apigen.offline.toolbox import Parameter, Tool
from apigen.offline.wording import labels_of

_LINK = re.compile(
    r"(?: ?[:=]| (?:of|is|are|at|should be|turned|de|es|vale|est|von|ist|beträgt|gilt|on a))? "
)
_ROLE = re.compile(r" (?:as|for|als|für|como|para|comme|pour)(?: the)? $")
_SWITCHES = {
    **dict.fromkeys(("on", "an", "activado", "activé"), True),
    **dict.fromkeys(("off", "aus", "desactivado", "désactivé"), False),
}
_REACH = 60
Call = dict[str, Any]


def says_otherwise(plain: str, tools: Sequence[Tool], calls: Sequence[Call]) -> bool:
    """Tells whether a switch or choice is said more often than calls make it.

    Args:
        plain: The query in normal form.
        tools: The offered tools.
        calls: The calls.
    """
    made = {call.get("name") for call in calls}
    called = {tool.name: tool for tool in tools if tool.name in made}
    labels = {
        (tool.name, name): own
        for tool in called.values()
        for name, own in plain_labels(tool).items()
    }
    everything = frozenset().union(*labels.values())
    for (tool_name, name), own in labels.items():
        options = _options(called[tool_name].parameters[name])
        if options and (said := _said(plain, own, everything, options)):
            alike = [key for key, others in labels.items() if own & others]
            if said - _meant(alike, called, calls):
                return True
    return False


@lru_cache(maxsize=8192)
def plain_labels(tool: Tool) -> dict[str, frozenset[str]]:
    """Lists what each parameter of a tool may be called, in normal form."""
    labels = labels_of(tuple(tool.parameters.values()))
    return {name: frozenset(normal(one.text) for one in given) for name, given in labels.items()}


def _options(parameter: Parameter) -> dict[str, Any]:
    """What a query may say of a parameter, in normal form, with the value that each stands for."""
    if parameter.kind == "boolean":
        return dict(_SWITCHES)
    if parameter.kind == "string":
        return {normal(str(choice)): choice for choice in parameter.choices}
    return {}


def _said(
    plain: str, labels: frozenset[str], others: frozenset[str], options: dict[str, Any]
) -> Counter[Any]:
    """Counts the values that stand beside labels, each place once."""
    places: dict[int, Any] = {}
    for label in labels:
        longer = [one for one in others if label in one and label != one]
        for start in _starts(plain, label):
            if not any(_is_inside(plain, start, label, one) for one in longer):
                places |= _beside(plain, start, start + len(label), options)
    return Counter(places.values())


def _starts(plain: str, label: str) -> Iterator[int]:
    start = plain.find(label)
    while start >= 0:
        end = start + len(label)
        if not (plain[start - 1 : start].isalnum() or plain[end : end + 1].isalnum()):
            yield start
        start = plain.find(label, end)


def _is_inside(plain: str, start: int, label: str, longer: str) -> bool:
    shift = longer.find(label)
    return plain.startswith(longer, max(0, start - shift))


def _beside(plain: str, start: int, end: int, options: dict[str, Any]) -> dict[int, Any]:
    """The value behind a label ("unit: mile") or before it ("mile as the unit"), by its place."""
    if link := _LINK.match(plain, end):
        behind = plain[link.end() : link.end() + _REACH]
        fits = [one for one in options if behind.startswith(one) and _ends(behind[len(one) :])]
        if fits:
            return {link.end(): options[max(fits, key=len)]}
    before = plain[max(0, start - _REACH) : start]
    if role := _ROLE.search(before):
        before = before[: role.start()]
        fits = [one for one in options if before.endswith(one) and _ends(before[: -len(one)][-1:])]
        if fits:
            found = max(fits, key=len)
            return {start - len(role[0]) - len(found): options[found]}
    return {}


def _ends(rest: str) -> bool:
    return not (rest[:1].isalnum() or rest[:1] in ("-", "_", "/"))


def _meant(
    keys: Sequence[tuple[str, str]], called: dict[str, Tool], calls: Sequence[Call]
) -> Counter[Any]:
    """Counts what calls say for parameters of one label; a left-out argument is its default."""
    meant: Counter[Any] = Counter()
    for tool, name in keys:
        for call in calls:
            if call.get("name") == tool:
                default = called[tool].parameters[name].schema.get("default")
                value = call["arguments"].get(name, default)
                meant[value if isinstance(value, str | bool | int | float) else None] += 1
    return meant
