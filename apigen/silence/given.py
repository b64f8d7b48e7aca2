"""Whether the value of a parameter can be had from a query, whatever the value is.

Nothing was called, so which value belongs to which parameter is told by labels, units, closed
lists, and by what only one parameter can take. Where two could take it, nothing is found.
"""

from collections.abc import Callable

from apigen.records import JsonObject
from apigen.silence.cases import Case
from apigen.silence.choices import chosen, only_choice
from apigen.silence.labelled import labelled
from apigen.silence.leftovers import by_kind, by_place, by_unit, exceeding, quoted
from apigen.silence.mentions import Reading

_RULES: tuple[Callable[[Case], str], ...] = (
    only_choice,
    chosen,
    labelled,
    by_unit,
    by_kind,
    quoted,
    by_place,
    exceeding,
)


def given(reading: Reading, tool: JsonObject, name: str) -> str:
    """What in a query tells the value of a parameter of a tool; empty where nothing does.

    Args:
        reading: The query.
        tool: A card.
        name: One of its parameters.
    """
    case = Case(reading, tool, name)
    if name not in case.properties:
        return ""
    return next((found for rule in _RULES if (found := rule(case))), "")
