"""Whether the value of a parameter can be had from a query, whatever the value is.

Nothing was called, so which value belongs to which parameter is told by labels, units, closed
lists, and by what only one parameter can take. Where two could take it, nothing is found.
"""

from collections.abc import Callable

from apigen.silence.cases import Case, Offer
from apigen.silence.choices import chosen, only_choice, translated
from apigen.silence.labelled import labelled
from apigen.silence.leftovers import by_kind, by_place, by_unit, exceeding, quoted

_RULES: tuple[Callable[[Case], str], ...] = (
    only_choice,
    chosen,
    translated,
    labelled,
    by_unit,
    by_kind,
    quoted,
    by_place,
    exceeding,
)


def given(offer: Offer, name: str) -> str:
    """What in a query tells the value of a tool's parameter; empty where nothing does.

    Args:
        offer: The query and the tool.
        name: One of the tool's parameters.
    """
    if name not in offer.properties:
        return ""
    case = Case(offer, name)
    return next((found for rule in _RULES if (found := rule(case))), "")
