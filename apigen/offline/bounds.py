"""Reads the range of a number from the words that describe it."""

import re
from dataclasses import dataclass
from functools import lru_cache

_NUMBER = r"(-?\d+(?:,\d{3})*(?:\.\d+)?(?:e-?\d+)?)"
_EACH = re.compile(rf"\beach (?:entry )?{_NUMBER} to {_NUMBER}")
_BETWEEN = re.compile(rf"\bbetween {_NUMBER} and {_NUMBER}")
_OPEN_SPAN = re.compile(rf"\b(?:greater than|more than|above|over) {_NUMBER} to {_NUMBER}")
_SPAN = re.compile(rf"(?<![\w.-]){_NUMBER} to {_NUMBER}(?! times)")
_ABOVE = re.compile(rf"\b(?:greater than|more than|above|over) {_NUMBER}")
_AT_LEAST = re.compile(rf"\b(?:at least|no less than|from) {_NUMBER}(?! less)|{_NUMBER} or more")
_BELOW = re.compile(rf"\b(?:less than|below|under) {_NUMBER}")
_AT_MOST = re.compile(rf"\b(?:at most|up to|no more than) {_NUMBER}|{_NUMBER} or less")
# How many elements a list may have says nothing about the elements.
_COUNT = r"(?:at least |at most |exactly )?\d+(?:,\d{3})*(?: to \d+(?:,\d{3})*)?"
_COUNTS = re.compile(
    rf"(?:with )?{_COUNT} (?:of them\b|[a-z ]+$)|with {_COUNT} [a-z]+|at least \d+$"
)


@dataclass(frozen=True, slots=True)
class Bounds:
    """The numbers a parameter takes; a missing end is None."""

    low: float | None = None
    high: float | None = None
    open_low: bool = False
    open_high: bool = False

    def holds(self, number: float) -> bool:
        """Tells whether a number lies within."""
        if self.low is not None and (number < self.low or (self.open_low and number == self.low)):
            return False
        if self.high is None:
            return True
        return number < self.high or (not self.open_high and number == self.high)


@lru_cache(maxsize=8192)
def read_bounds(description: str, of_elements: bool = False) -> Bounds:
    """Reads a range such as "0 to 100" or "greater than 0" from a parameter's description.

    Args:
        description: The parameter's description.
        of_elements: Whether the range of a list's elements is wanted, not that of its length.

    Returns:
        The range, without ends where the words name none.
    """
    text = description.rstrip(".")
    if of_elements:
        each = _EACH.search(text)
        text = each.group() if each else _COUNTS.sub("", text)
    for pattern in (_OPEN_SPAN, _EACH, _BETWEEN, _SPAN):
        if found := pattern.search(text):
            low, high = _number(found.group(1)), _number(found.group(2))
            return Bounds(low, high, open_low=pattern is _OPEN_SPAN)
    return _one_sided(text)


def _one_sided(text: str) -> Bounds:
    above, below = _ABOVE.search(text), _BELOW.search(text)
    low, high = above or _AT_LEAST.search(text), below or _AT_MOST.search(text)
    return Bounds(
        low=_first_number(low),
        high=_first_number(high),
        open_low=above is not None,
        open_high=below is not None,
    )


def _first_number(found: re.Match[str] | None) -> float | None:
    if found is None:
        return None
    return _number(next(group for group in found.groups() if group is not None))


def _number(text: str) -> float:
    return float(text.replace(",", ""))
