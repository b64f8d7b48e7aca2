"""Numbers written as words in English, German, Spanish and French, all folded."""

from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from apigen.grounding.number_tables import german_number, tables_of


class Mention(NamedTuple):
    """A number that a text states: its value, and the tokens from `start` up to `end`."""

    value: float
    start: int
    end: int


_CONNECTORS = frozenset(["and", "y", "et", "-"])
_POINTS = frozenset(["point", "komma", "coma", "punto", "virgule"])
_ONE = frozenset(["un", "une", "uno", "una"])


def word_mentions(tokens: Sequence[str], languages: frozenset[str]) -> Iterator[Mention]:
    """The numbers that words state, whole and, where joined by a word such as `and`, in parts."""
    end = 0
    previous: Mention | None = None
    for place in _starts(tokens, languages):
        if place < end:
            continue
        mention = _composed(tokens, place, languages)
        yield from _parts(tokens, mention, languages)
        if previous and previous.end == mention.start and _is_year(previous, mention):
            yield Mention(previous.value * 100 + mention.value, previous.start, mention.end)
        previous, end = mention, mention.end


def _starts(tokens: Sequence[str], languages: frozenset[str]) -> list[int]:
    """The tokens that are number words."""
    known = _known(languages)
    if "de" in languages:
        return [
            place
            for place, token in enumerate(tokens)
            if token in known or (len(token) > 5 and german_number(token) is not None)
        ]
    if known.isdisjoint(tokens):
        return []
    return [place for place, token in enumerate(tokens) if token in known]


@lru_cache(maxsize=16)
def _known(languages: frozenset[str]) -> frozenset[str]:
    return frozenset().union(*tables_of(languages))


def _is_year(first: Mention, second: Mention) -> bool:
    return 16 <= first.value <= 21 and 10 <= second.value <= 99


def _composed(tokens: Sequence[str], start: int, languages: frozenset[str]) -> Mention:
    total, current, place = 0.0, 0.0, start
    small, hundreds, scales = tables_of(languages)
    while place < len(tokens):
        token = tokens[place]
        number = small.get(token)
        if number is None and place > start and token in _ONE and tokens[place - 1] in _CONNECTORS:
            number = 1
        if number is None and "de" in languages:
            number = german_number(token) if token not in hundreds and token not in scales else None
        if number is not None and (place == start or _fits(current, number)):
            current = 80 if (current, number) == (4, 20) else current + number
        elif token in hundreds and current < 100:
            current = (current or 1) * 100
        elif token in scales and (place == start or tokens[place - 1] not in _CONNECTORS):
            if current == 0 and 0 < total < scales[token]:
                total *= scales[token]
            else:
                total += (current or 1) * scales[token]
            current = 0
        elif not _joins(tokens, place, current or total, small):
            break
        place += 1
    return Mention(total + current, start, place)


def _fits(current: float, number: int) -> bool:
    low = current % 100
    if number < 10:
        # French has `dix-sept`, ten and seven
        return low == 0 or (low >= 20 and low % 10 == 0) or (low == 10 and number >= 7)
    if number < 20:
        return low in (0, 60, 80)
    if number < 100:
        return low == 0 or current == 4
    return current == 0


def _joins(tokens: Sequence[str], place: int, so_far: float, small: dict[str, int]) -> bool:
    """Whether the token joins two parts of one number: `hundred and five`, `treinta y tres`."""
    if tokens[place] not in _CONNECTORS or place + 1 >= len(tokens):
        return False
    number = small.get(tokens[place + 1])
    if number is None and tokens[place + 1] in _ONE:
        number = 1
    if number is None or not _fits(so_far, number):
        return False
    if tokens[place] == "-" and so_far in (4, 10):  # `quatre-vingts`, `dix-sept`
        return True
    return so_far >= (100 if tokens[place] == "and" else 20)


def _parts(tokens: Sequence[str], mention: Mention, languages: frozenset[str]) -> Iterator[Mention]:
    yield mention
    small, _, _ = tables_of(languages)
    inside = range(mention.start, mention.end)
    if any(tokens[place] in ("and", "y", "et") for place in inside):
        for place in inside:
            if tokens[place] in small:
                yield Mention(float(small[tokens[place]]), place, place + 1)
    if mention.end + 1 < len(tokens) and tokens[mention.end] in _POINTS:
        digits, place = "", mention.end + 1
        while place < len(tokens) and (n := small.get(tokens[place])) is not None:
            digits, place = digits + str(n), place + 1
        if digits:
            yield Mention(float(f"{mention.value:.0f}.{digits}"), mention.start, place)
