"""Items of an enumeration in the query that a list doesn't have, though they are of its kind."""

import re
from collections.abc import Iterator, Sequence, Set
from typing import Any

from apigen.completeness.beside import CONJUNCTIONS, CONNECTORS, STOPS
from apigen.completeness.rows import MARKS, SEPARATORS, Place, is_in_date
from apigen.completeness.statements import is_power
from apigen.completeness.uses import Uses
from apigen.grounding.folding import fold
from apigen.grounding.languages import FUNCTION_WORDS
from apigen.grounding.query import Query

_CAPITALISED = re.compile(r"(?<!\w)[A-ZÀ-ÖØ-Þ][\w'’-]*")
_MAX_WORDS = 4
_QUOTES = frozenset("\"'")
_DIGITS = re.compile(r"\d+")
_PLAIN = re.compile(r"\d+(?:[.,]\d+)?")

Range = tuple[int, int]
Shape = tuple[str, ...]
"""What tokens look like: a word is `a`, digits are 9."""


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

    def lacking(
        self, places: Sequence[Place], values: Sequence[Any], labels: Set[str], whole: Set[Range]
    ) -> str | None:
        """An item that stands among or right beside a list's own, and that nothing else uses.

        Args:
            places: Where the list stands in the query.
            values: The list.
            labels: Words that name its parameter, and so are no items.
            whole: Where lists of several items stand as they are.
        """
        own = [place for place in places if not any(_is_inside(place, each) for each in whole)]
        lacks = {place: self._of_place(place, values, labels) for place in own or places}
        if any(place.skipped is None and not item for place, item in lacks.items()):
            return None
        return next((item for item in lacks.values() if item), None)

    def _of_place(self, place: Place, values: Sequence[Any], labels: Set[str]) -> str | None:
        numeric = not any(isinstance(value, str) for value in values)
        ranges = [place.skipped] if place.skipped else [*self._behind(place), *self._before(place)]
        for start, end in ranges:
            item = " ".join(self.query.tokens[start:end])
            alike = self._is_number(start, end) if numeric else self._is_alike(start, end, place)
            idle = not alike or self._is_idle(start, end, labels)
            if not idle and not self._is_used(item, start, numeric):
                return item[:80]
        return None

    def _behind(self, place: Place) -> Iterator[Range]:
        """What follows behind the last item, unless a conjunction has closed the enumeration."""
        tokens, end = self.query.tokens, place.items[-1][1]
        if len(place.items) > 1 and _is_joined(tokens, place.items[-2][1], place.items[-1][0]):
            return
        start = _skip(tokens, end, 1)
        if self._goes_on(end, start, place):
            yield start, self._until_end(start, place)

    def _before(self, place: Place) -> Iterator[Range]:
        """What precedes the first item; a conjunction stands before the last item only."""
        tokens, start = self.query.tokens, place.items[0][0]
        end = _skip(tokens, start - 1, -1) + 1
        joined = _is_joined(tokens, end, start)
        if not self._goes_on(end, start, place) or (joined and len(place.items) > 1):
            return
        # a German noun has a capital, too
        named = "de" in self.query.languages and tokens[end - 1] in self._names()
        if joined or not named or any(m.end == end for m in self.query.mentions):
            yield from ((first, end) for first in self._starts(end, place))

    def _goes_on(self, end: int, start: int, place: Place) -> bool:
        """Whether an enumeration's separators stand between two tokens, and no clause's."""
        tokens = self.query.tokens
        between = tokens[end:start]
        if not 0 < end < start < len(tokens) or SEPARATORS.isdisjoint(between):
            return False
        own = tokens[place.items[0][0] : place.items[-1][1]]
        return ";" not in between or ";" in own

    def _until_end(self, start: int, place: Place) -> int:
        tokens = self.query.tokens
        for length in {len(shape) for shape in self._shapes(place)}:
            if self._shape(start, start + length) in self._shapes(place):
                return start + length
        longest = max((m.end for m in self.query.mentions if m.start == start), default=0)
        end = start
        while end < min(len(tokens), start + _MAX_WORDS) and not _ends(tokens[end]):
            end += 1
        return longest or end

    def _starts(self, end: int, place: Place) -> Iterator[int]:
        for shape in self._shapes(place):
            if end >= len(shape) and self._shape(end - len(shape), end) == shape:
                yield end - len(shape)
        yield min((m.start for m in self.query.mentions if m.end == end), default=end - 1)

    def _shapes(self, place: Place) -> frozenset[Shape]:
        """What the list's items look like; one word looks like anything."""
        shapes = {self._shape(start, end) for start, end in place.items}
        return frozenset(shape for shape in shapes if set(shape) != {"a"})

    def _shape(self, start: int, end: int) -> Shape:
        return tuple(
            "a" if token.isalpha() else _DIGITS.sub("9", token)
            for token in self.query.tokens[start:end]
        )

    def _is_number(self, start: int, end: int) -> bool:
        tokens = self.query.tokens
        if tokens[start][0].isdigit() and not _PLAIN.fullmatch(tokens[start]):
            return False
        if is_power(tokens, start) or is_in_date(tokens, start, end):
            return False
        return any(m.start == start and m.end == end for m in self.query.mentions)

    def _is_idle(self, start: int, end: int, labels: Set[str]) -> bool:
        """Whether the tokens are a label, belong to one, or say nothing."""
        tokens = self.query.tokens[start:end]
        if start in self.taken or not tokens:
            return True
        return not labels.isdisjoint(tokens) or FUNCTION_WORDS.issuperset(tokens)

    def _is_alike(self, start: int, end: int, place: Place) -> bool:
        """Whether tokens look as the items of a list of texts do."""
        tokens = self.query.tokens
        if end - start > 1 + max(b - a for a, b in place.items):
            return False
        if self._is_quoted(start) or self._is_quoted(place.items[0][0]):
            return self._is_quoted(start) and self._is_quoted(place.items[0][0])
        if self._shape(start, end) in self._shapes(place):
            return True
        names = self._names()
        named = [tokens[a] in names for a, _ in place.items if tokens[a].isalpha()]
        if named and all(named):
            return tokens[start] in names
        follows = start > place.items[-1][0] and len(place.items) > 1
        certain = place.skipped is not None or follows
        return certain and end - start == 1 and tokens[start].isalnum()

    def _names(self) -> frozenset[str]:
        return self.query.once("capitalised", _capitalised)

    def _is_quoted(self, start: int) -> bool:
        return start > 0 and self.query.tokens[start - 1] in _QUOTES

    def _is_used(self, item: str, start: int, numeric: bool) -> bool:
        words = f" {item.replace(' ', '  ')} "
        times = self.uses.texts.count(words)
        if not numeric:
            return self.query.once("tokens", _line).count(words) <= times
        if times:
            return True
        values = {abs(m.value) for m in self.query.mentions if m.start == start}
        return any(self._mentioned(value) <= self.uses.numbers[value] for value in values)

    def _mentioned(self, value: float) -> int:
        return len({(m.start, m.end) for m in self.query.mentions if abs(m.value) == value})


def _capitalised(query: Query) -> frozenset[str]:
    return frozenset(fold(each) for each in _CAPITALISED.findall(query.raw))


def _line(query: Query) -> str:
    return f" {'  '.join(query.tokens)} "


def _is_inside(place: Place, outer: Range) -> bool:
    start, end = place.items[0][0], place.items[-1][1]
    return outer[0] <= start and end <= outer[1] and end - start < outer[1] - outer[0]


def _is_joined(tokens: Sequence[str], start: int, end: int) -> bool:
    return not CONJUNCTIONS.isdisjoint(tokens[start:end])


def _skip(tokens: Sequence[str], place: int, step: int) -> int:
    while 0 <= place < len(tokens) and (tokens[place] in SEPARATORS or tokens[place] in MARKS):
        place += step
    return place


def _ends(token: str) -> bool:
    return token in STOPS or token in CONNECTORS or token in MARKS
