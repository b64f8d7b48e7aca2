"""Numbers written in digits, in every notation that they may be read in."""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from apigen.grounding.number_tables import scale_of
from apigen.grounding.number_words import Mention

_GROUPED = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d{1,3}(?:\.\d{3})+(?:,\d+)?")
_APOSTROPHES = re.compile(r"\d{1,3}(?:'\d{3})+(?:[.,]\d+)?")
_INDIAN = re.compile(r"\d{1,2}(?:,\d{2})+,\d{3}(?:\.\d+)?")
_TIMES = frozenset(["x", "*", "×", "·"])
_MAX_DIGITS = 300


@lru_cache(maxsize=65536)
def readings(token: str) -> tuple[float, ...]:
    """The numbers that a token of digits and separators may stand for.

    `1,234` is 1234 in English and 1.234 in German; `3,4` is 3.4 or the list 3 and 4.
    """
    if len(token) > _MAX_DIGITS:
        return ()
    if token.isdecimal():
        return (float(token),)
    if "e" in token:
        return _scientific(token)
    return tuple(dict.fromkeys(_separated(token)))


def _scientific(token: str) -> tuple[float, ...]:
    try:
        value = float(token.replace(",", "."))
    except ValueError:
        return ()
    return (value,) if abs(value) < float("inf") else ()


def _separated(token: str) -> Iterator[float]:
    if token.count(".") + token.count(",") == 1 and ":" not in token and "'" not in token:
        yield float(token.replace(",", "."))
    if _GROUPED.fullmatch(token):
        decimal = max(token.rfind("."), token.rfind(","))
        mark = token[decimal]
        if token.count(mark) > 1 or len(set(token) & {".", ","}) == 1:
            yield float(re.sub(r"[.,]", "", token))
        else:
            yield float(re.sub(r"[.,]", "", token[:decimal]) + "." + token[decimal + 1 :])
        if token.index(mark) == 3 and token.count(",") > 1:
            yield from map(float, token.split(","))
    elif _INDIAN.fullmatch(token):
        yield float(token.replace(",", ""))
    elif _APOSTROPHES.fullmatch(token):
        yield float(token.replace("'", "").replace(",", "."))
    else:
        yield from _listed(token)


def _listed(token: str) -> Iterator[float]:
    """Numbers with nothing but separators between them, such as `1,2.5,3` or `14:30`."""
    for part in re.split(r"[,:']", token):
        if part.count(".") <= 1:
            yield float(part)
        else:
            yield from map(float, part.split("."))


def digit_mentions(tokens: Sequence[str], languages: frozenset[str]) -> Iterator[Mention]:
    """The numbers that tokens of digits state, with the word or letter that scales them."""
    last = len(tokens) - 1
    for place in [place for place, token in enumerate(tokens) if "0" <= token < ":"]:
        token = tokens[place]
        for value in readings(token):
            yield Mention(value, place, place + 1)
            if place < last and (scale := scale_of(tokens[place + 1], languages)):
                yield Mention(value * scale, place, place + 2)
        if place < last - 1 and tokens[place + 1] in _TIMES and tokens[place + 2] == "10":
            yield from _powers(tokens, place)
        if place < last and len(tokens[place + 1]) >= 3 and tokens[place + 1][:3].isdecimal():
            yield from _spaced(tokens, place)
        elif place < last - 1 and tokens[place + 1] == "/" and tokens[place + 2].isdecimal():
            yield from _fractions(tokens, place)


def _powers(tokens: Sequence[str], start: int) -> Iterator[Mention]:
    """`1.6 x 10^-19`."""
    place = start + 3
    if place < len(tokens) and tokens[place] == "^":
        place += 1
    minus = place < len(tokens) and tokens[place] == "-"
    place += minus
    if place < len(tokens) and tokens[place].isdecimal() and len(tokens[place]) < 4:
        power = int(tokens[place]) * (-1 if minus else 1)
        for value in readings(tokens[start]):
            if whole := _scientific(f"{value!r}e{power}" if "e" not in repr(value) else ""):
                yield Mention(whole[0], start, place + 1)


def _spaced(tokens: Sequence[str], start: int) -> Iterator[Mention]:
    """A number whose groups of three digits stand apart, such as `12 500`."""
    if not tokens[start].isdecimal() or len(tokens[start]) > 3:
        return
    joined, place = tokens[start], start + 1
    while place < len(tokens) and re.fullmatch(r"\d{3}([.,]\d+)?", tokens[place]):
        joined, place = joined + tokens[place], place + 1
        yield Mention(float(joined.replace(",", ".")), start, place)
        if not tokens[place - 1].isdecimal() or place - start > 7:
            return


def _fractions(tokens: Sequence[str], start: int) -> Iterator[Mention]:
    """`3/4`, and `1 3/4` where a whole number stands before it."""
    if not (tokens[start].isdecimal() and len(tokens[start]) < 9 > len(tokens[start + 2])):
        return
    below = int(tokens[start + 2])
    if below:
        part = int(tokens[start]) / below
        yield Mention(part, start, start + 3)
        if start and tokens[start - 1].isdecimal() and len(tokens[start - 1]) < 9 and part < 1:
            yield Mention(int(tokens[start - 1]) + part, start - 1, start + 3)
