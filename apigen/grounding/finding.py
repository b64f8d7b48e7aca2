"""The rule for one value, by its kind."""

from typing import Any

from apigen.grounding.booleans import find_boolean
from apigen.grounding.choices import find_choice
from apigen.grounding.glosses import is_described_bound, is_glossed
from apigen.grounding.marks import is_named_mark
from apigen.grounding.numbers import find_number
from apigen.grounding.query import Query
from apigen.grounding.texts import find_text
from apigen.grounding.traces import Slot, Trace, derivable

_DECIMALS = frozenset("decimals decimal digits places precision".split())
_WHOLE = frozenset(
    "whole integer integers nearest ganze ganzen entero enteros entier entiers".split()
)
_YES_NO = {"true": True, "True": True, "false": False, "False": False}


def find(value: Any, slot: Slot, query: Query) -> Trace | None:
    """Where a text, number, boolean or null comes from, or None where no rule explains it."""
    if len(slot.choices) == 1:
        return derivable("only_choice", weak=True)
    if isinstance(value, str):
        if slot.choices:
            return find_choice(value, slot, query)
        if value in _YES_NO:
            return find_text(value, slot, query) or find_boolean(_YES_NO[value], slot, query)
        if is_named_mark(value, query):
            return derivable("mark")
        return find_text(value, slot, query) or _as_explained(value, slot, query)
    if isinstance(value, bool):
        return find_boolean(value, slot, query) or _as_explained(value, slot, query)
    if value is None:
        return derivable("nothing", weak=True)
    if value == 0 and slot.words() & _DECIMALS and query.words & _WHOLE:
        return derivable("whole_number")
    return find_number(value, slot, query) or _as_explained(value, slot, query)


def _as_explained(value: str | float, slot: Slot, query: Query) -> Trace | None:
    """A value whose sense the parameter's description tells."""
    if not slot.description:
        return None
    if is_glossed(f"{value:g}" if isinstance(value, float) else str(value), slot, query):
        return derivable("gloss", weak=True)
    if not isinstance(value, str) and is_described_bound(value, slot, query):
        return derivable("described_bound", weak=True)
    return None
