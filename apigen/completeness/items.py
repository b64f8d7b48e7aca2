"""Items of an enumeration that a list argument lacks while it has all others, in order."""

import re
from collections.abc import Iterator, Sequence, Set
from typing import Any, NamedTuple

from apigen.completeness.beside import CONJUNCTIONS, CONNECTORS, STOPS
from apigen.completeness.rows import MARKS, SEPARATORS, Place, places_of_list
from apigen.completeness.uses import Uses
from apigen.grounding.folding import fold
from apigen.grounding.languages import FUNCTION_WORDS
from apigen.grounding.query import Query

_CAPITALISED = re.compile(r"(?<!\w)[A-ZÀ-ÖØ-Þ][\w'’-]*")
_MAX_WORDS = 4
_QUOTES = frozenset("\"'")

Range = tuple[int, int]


class Lacking(NamedTuple):
    """An item that a list lacks, in the query's words."""

    item: str


class Items:
    """Finds what lists lack in one query.

    Args:
        query: The query.
        uses: What its calls use.
        taken: Tokens of values that stand beside the words of a parameter.
    """

    def __init__(self, query: Query, uses: Uses, taken: Set[int]) -> None:
        """Keep what is looked at for each list."""
        self.query, self.uses, self.taken = query, uses, taken

    def lacking(self, values: Sequence[Any], labels: Set[str]) -> str | None:
        """An item that stands among or right beside a list's own, and that nothing else uses.

        Args:
            values: The list.
            labels: Words that name its parameter, and so are no items.
        """
        places = places_of_list(values, self.query)
        found = [self._of_place(place, values, labels) for place in places]
        return found[0] if found and all(found) else None

    def _of_place(self, place: Place, values: Sequence[Any], labels: Set[str]) -> str | None:
        numeric = not any(isinstance(value, str) for value in values)
        ranges = [place.skipped] if place.skipped else [*self._behind(place), *self._before(place)]
        for start, end in ranges:
            item = " ".join(self.query.tokens[start:end])
            fits = self._is_number if numeric else self._is_text
            if fits(start, end, place, labels) and not self._is_used(item, start, numeric):
                return item[:80]
        return None

    def _behind(self, place: Place) -> Iterator[Range]:
        """What follows behind the last item, unless a conjunction has closed the enumeration."""
        tokens, end = self.query.tokens, place.items[-1][1]
        if len(place.items) > 1 and _is_joined(tokens, place.items[-2][1], place.items[-1][0]):
            return
        start = _skip(tokens, end, 1)
        if start > end and not SEPARATORS.isdisjoint(tokens[end:start]):
            yield start, self._until_end(start)

    def _before(self, place: Place) -> Iterator[Range]:
        tokens, start = self.query.tokens, place.items[0][0]
        end = _skip(tokens, start - 1, -1) + 1
        if end < start and not SEPARATORS.isdisjoint(tokens[end:start]) and end > 0:
            yield self._from_start(end), end

    def _until_end(self, start: int) -> int:
        tokens = self.query.tokens
        longest = max((m.end for m in self.query.mentions if m.start == start), default=0)
        if longest:
            return longest
        end = start
        while end < min(len(tokens), start + _MAX_WORDS) and not _ends(tokens[end]):
            end += 1
        return end

    def _from_start(self, end: int) -> int:
        return min((m.start for m in self.query.mentions if m.end == end), default=end - 1)

    def _is_number(self, start: int, end: int, place: Place, labels: Set[str]) -> bool:
        return start not in self.taken and any(
            mention.start == start and mention.end == end for mention in self.query.mentions
        )

    def _is_text(self, start: int, end: int, place: Place, labels: Set[str]) -> bool:
        """Whether tokens look as the items of a list of texts do."""
        tokens = self.query.tokens[start:end]
        longest = max(b - a for a, b in place.items)
        if not tokens or len(tokens) > longest + 1 or start in self.taken:
            return False
        if not labels.isdisjoint(tokens) or FUNCTION_WORDS.issuperset(tokens):
            return False
        if self._is_quoted(start) or self._is_quoted(place.items[0][0]):
            return self._is_quoted(start) and self._is_quoted(place.items[0][0])
        names = self.query.once("capitalised", _capitalised)
        if all(self.query.tokens[a] in names for a, _ in place.items):
            return tokens[0] in names
        certain = place.skipped is not None or (start > place.items[-1][0] < len(place.items) > 1)
        return certain and len(tokens) == 1 and tokens[0].isalnum()

    def _is_quoted(self, start: int) -> bool:
        return start > 0 and self.query.tokens[start - 1] in _QUOTES

    def _is_used(self, item: str, start: int, numeric: bool) -> bool:
        if not numeric:
            return item in self.uses.texts or item.replace(" ", "") in self.uses.texts
        values = {abs(m.value) for m in self.query.mentions if m.start == start}
        return any(self._mentioned(value) <= self.uses.numbers[value] for value in values)

    def _mentioned(self, value: float) -> int:
        return len({(m.start, m.end) for m in self.query.mentions if abs(m.value) == value})


def _capitalised(query: Query) -> frozenset[str]:
    return frozenset(fold(each) for each in _CAPITALISED.findall(query.raw))


def _is_joined(tokens: Sequence[str], start: int, end: int) -> bool:
    return not CONJUNCTIONS.isdisjoint(tokens[start:end])


def _skip(tokens: Sequence[str], place: int, step: int) -> int:
    while 0 <= place < len(tokens) and (tokens[place] in SEPARATORS or tokens[place] in MARKS):
        place += step
    return place


def _ends(token: str) -> bool:
    return token in STOPS or token in CONNECTORS or token in MARKS
