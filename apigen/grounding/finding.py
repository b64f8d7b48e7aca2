"""The rule for one value, by its kind."""

from typing import Any

from apigen.grounding.booleans import find_boolean
from apigen.grounding.choices import find_choice
from apigen.grounding.numbers import find_number
from apigen.grounding.query import Query
from apigen.grounding.texts import find_text
from apigen.grounding.traces import Slot, Trace, derivable


def find(value: Any, slot: Slot, query: Query) -> Trace | None:
    """Where a text, number, boolean or null comes from, or None where no rule explains it."""
    if len(slot.choices) == 1:
        return derivable("only_choice")
    if isinstance(value, str):
        return find_choice(value, slot, query) if slot.choices else find_text(value, slot, query)
    if isinstance(value, bool):
        return find_boolean(value, slot, query)
    if value is None:
        return derivable("nothing")
    return find_number(value, slot, query) or _as_choice(value, slot, query)


def _as_choice(value: float, slot: Slot, query: Query) -> Trace | None:
    """A number of a closed list, which the description may explain in words."""
    return find_choice(str(value), slot, query) if slot.choices else None
