"""Where a number comes from: stated in any notation, or derived by a rule that is named."""

from collections.abc import Callable, Iterator

from apigen.grounding.counting import counted
from apigen.grounding.date_parts import date_numbers
from apigen.grounding.measures import is_converted
from apigen.grounding.query import Query
from apigen.grounding.times import time_numbers
from apigen.grounding.traces import Slot, Trace, derivable, grounded

_PERCENT = frozenset(
    "% percent percentage pct rate prozent prozentsatz porcentaje ciento pourcent pourcentage taux"
    " tasa anteil share fraction probability chance confidence discount interest tax tip yield"
    " growth inflation alpha significance ratio level apr cagr return".split()
)
_NEGATIVE = frozenset(
    "minus negative below under sub west south western southern w s loss lost lose down decrease"
    " decreased drop dropped decline fall fell reduce reduced debit debt owe overdrawn withdraw"
    " withdrawal withdrawn spent expense behind before ago left backward backwards opposite"
    " donated donate gave paid past earlier slower outflow invest investment cost"
    " negativ unter sud westlich sudlich westen suden vor verlust ausgabe menos negativo negativa"
    " bajo oeste sur moins negatif negative ouest dessous sous perte".split()
)
_SIGNS = frozenset("% percent percentage pct prozent ciento pourcent cent basis bps".split())
_SHARES = ((100, 0, 1), (1e4, 0, 1), (100, 1, -1), (1, 1, -1), (100, -1, 1))
_MIN_IDENTIFIER = 4
_MAX_PAIRS = 100
Rule = Callable[[float, Slot, Query], bool]
_PREFIXES = {"μ": (-6,), "u": (-6,), "m": (-3, 6), "n": (-9,), "p": (-12,), "k": (3,), "g": (9,)}
_BELOW = frozenset("less fewer under below smaller before weniger unter menos moins".split())
_ABOVE = frozenset("more over above exceeding after mehr uber mas plus".split())
_PI = 3.14159265358979


def find_number(value: float, slot: Slot, query: Query) -> Trace | None:
    """The rule that finds a number in the query, the exact ones first."""
    if value in query.numbers:
        return grounded("number")
    if abs(value) > 1e300:
        return None
    if not query.affords():
        return derivable("not_looked_for", weak=True)
    return next(_rules(float(value), slot, query), None)


def _rules(value: float, slot: Slot, query: Query) -> Iterator[Trace]:
    for rule, applies in _EXACT:
        if applies(value, slot, query):
            yield derivable(rule)
    if (trace := counted(value, slot, query)) is not None:
        yield trace
    for rule, applies in _LAST:
        if applies(value, slot, query):
            yield derivable(rule)


def _is_times_pi(value: float, _: Slot, query: Query) -> bool:
    if not query.words & {"pi", "π"}:
        return False
    return any(abs(value - n * _PI) < 1e-3 for n in {1.0, 0.5, 0.25, *query.numbers} if n < 1e6)


def _has_prefix(value: float, _: Slot, query: Query) -> bool:
    """A number whose unit has a decimal prefix, such as `50mH` for 0.05 henries."""
    for number, _start, end in query.mentions[:_MAX_PAIRS]:
        token = query.tokens[end] if end < len(query.tokens) else ""
        if 1 < len(token) < 4 and token[0] in _PREFIXES:
            for power in _PREFIXES[token[0]]:
                if number and abs(value / number / 10.0**power - 1) < 1e-9:
                    return True
    return False


def _is_bound(value: float, _: Slot, query: Query) -> bool:
    """The last whole number below `less than 5`, or the first above `more than 5`."""
    for number, start, _end in query.mentions[:_MAX_PAIRS]:
        if abs(number - value) == 1:
            before = set(query.tokens[max(0, start - 3) : start])
            if before & (_BELOW if value < number else _ABOVE):
                return True
    return False


def _is_in_digits(value: float, _: Slot, query: Query) -> bool:
    """A long number that is written with other separators, as telephone numbers are."""
    if not value.is_integer():
        return False
    digits = f"{abs(value):.0f}"
    if len(digits) < _MIN_IDENTIFIER:
        return False
    return any(digits == run.lstrip("0") for run in query.identifiers)


def _is_negated(value: float, _: Slot, query: Query) -> bool:
    """Whether a minus sign or a word such as `below`, `west` or `loss` is near a mention."""
    if -value not in query.numbers:
        return False
    tokens = query.tokens
    for number, start, end in query.mentions:
        if number == -value:
            if start and tokens[start - 1] == "-":
                return True
            if not _NEGATIVE.isdisjoint(tokens[max(0, start - 6) : end + 5]):
                return True
    return False


def _is_percentage(value: float, slot: Slot, query: Query) -> bool:
    """A share for a percentage or the other way round: 0.05, `5 percent`, `95% off`."""
    told = not _PERCENT.isdisjoint(slot.words())
    parts = {round(by * (of + sign * value), 9) for by, of, sign in _SHARES}
    for number, _, end in query.mentions:
        if number in parts and (told or not _SIGNS.isdisjoint(query.tokens[end : end + 2])):
            return abs(value) < 10
    return (
        told
        and 0 < value < 100
        and not (whole := round(value / 100, 12)).is_integer()
        and (whole in query.numbers)
    )


def _is_scaled(value: float, slot: Slot, query: Query) -> bool:
    """A parameter that counts thousands, millions or billions."""
    scales = {"thousand": 1e3, "thousands": 1e3, "million": 1e6, "millions": 1e6, "billions": 1e9}
    words = slot.words()
    if any(value * by in query.numbers for word, by in scales.items() if word in words):
        return True
    if words & {"cents", "cent", "pence", "minor"}:
        return round(value / 100, 9) in query.numbers
    return False


def _is_in_range(value: float, slot: Slot, query: Query) -> bool:
    """An item of a list between two numbers that the query names as a range's ends."""
    if not slot.listed or not value.is_integer():
        return False
    return any(low < value < high for low, high in query.once("ranges", _ranges))


def _ranges(query: Query) -> list[tuple[float, float]]:
    starts = {mention.start: mention.value for mention in query.mentions}
    return [
        (low, starts[end + 1])
        for low, _, end in query.mentions
        if end + 1 in starts and query.tokens[end] in _TO
    ][:_MAX_PAIRS]


_TO = frozenset(["to", "-", "through", "until", "till", "bis", "a", "hasta", "al", "au", "jusqu"])


def _is_in_date(value: float, slot: Slot, query: Query) -> bool:
    return value in date_numbers(slot, query)


def _is_in_time(value: float, slot: Slot, query: Query) -> bool:
    return value in time_numbers(slot, query)


_EXACT: tuple[tuple[str, Rule], ...] = (
    ("sign", _is_negated),
    ("digits", _is_in_digits),
    ("percent", _is_percentage),
    ("unit", is_converted),
    ("scale", _is_scaled),
    ("unit_prefix", _has_prefix),
    ("exclusive_bound", _is_bound),
)
_LAST: tuple[tuple[str, Rule], ...] = (
    ("date_part", _is_in_date),
    ("range", _is_in_range),
    ("constant", _is_times_pi),
    ("time_part", _is_in_time),
)
