"""Defaults that a tool documents, in its schema or in words."""

import re
from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import Any

from apigen.grounding.finding import find
from apigen.grounding.folding import fold, holds_phrase
from apigen.grounding.query import Query
from apigen.grounding.structures import Leaf, description_of

_TOLD = re.compile(r"\bdefault(?:s|ing|ed)?\b[^.;)]{0,80}")


def spelled_default(
    value: Any, schema: Mapping[str, Any], parts: Sequence[Leaf], query: Query
) -> str:
    """Which default an argument is that the query doesn't state, or nothing.

    Args:
        value: Of an optional argument.
        schema: The parameter's.
        parts: The leaves of the value.
        query: The query.

    Returns:
        `schema_default`, `described_default`, or an empty text.
    """
    if "default" in schema and equal(value, schema["default"]):
        rule = "schema_default"
    elif is_described(value, description_of(schema)):
        rule = "described_default"
    else:
        return ""
    if any(query.may_hold(leaf) for _, leaf, _ in parts):
        return ""
    found = (find(leaf, slot, query) for _, leaf, slot in parts)
    return "" if any(each is not None and not each.weak for each in found) else rule


def equal(one: Any, other: Any) -> bool:
    """Equality of JSON values: 1 is 1.0, and true is not 1."""
    if isinstance(one, bool) or isinstance(other, bool):
        return one is other
    if isinstance(one, dict) and isinstance(other, dict):
        return one.keys() == other.keys() and all(equal(one[key], other[key]) for key in one)
    if isinstance(one, list) and isinstance(other, list):
        return len(one) == len(other) and all(map(equal, one, other))
    return bool(one == other)


def is_described(value: Any, description: str) -> bool:
    """Whether a description says in words that the value is the default."""
    if "efault" not in description or isinstance(value, list | dict):
        return False
    text = str(value).lower() if isinstance(value, bool) else str(value)[:200]
    folded = fold(text).strip()
    return bool(folded) and any(holds_phrase(said, folded) for said in _defaults(description))


@lru_cache(maxsize=4096)
def _defaults(description: str) -> tuple[str, ...]:
    return tuple(_TOLD.findall(fold(description[:2000])))
