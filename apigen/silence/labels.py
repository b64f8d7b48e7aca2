"""What a query may call a parameter: its name, and how its description begins."""

import re
from collections.abc import Sequence
from functools import lru_cache

from apigen.records import JsonObject
from apigen.silence.cards import description_of
from apigen.silence.mentions import Mention
from apigen.silence.words import stem

Label = tuple[str, ...]
"""Stems of words that stand one after the other."""

MAX_WORDS = 8
_UNITS = (
    "percent prozent pct km kilometre kilometer m metre meter cm centimetre centimeter mm "
    "mile foot feet inch kg kilogram g gram mg tonne pound ounce lb oz l litre liter ml "
    "millilitre hour minute second day week month year ms celsius fahrenheit kelvin watt kw "
    "kilowatt kwh volt ampere amp ohm hz hertz khz mhz db decibel byte mb gb kb degree radian "
    "pixel px calorie kcal joule newton pascal hpa bar bpm square cubic dollar euro eur usd "
    "gbp cent hectare acre knot lux lumen kilobit gramm meile grad stunde jahr monat tag "
    "euros dólar gramo metro litro grado hora año mes día unit ft sq mi mph gramme mètre "
    "degré heure année mois jour semaine"
).split()
UNITS = frozenset(map(stem, (*_UNITS, *(f"{unit}s" for unit in _UNITS))))
_WORD = re.compile(r"[^\W\d_]+|\d+")
_HUMP = re.compile(r"(?<=[a-z])(?=[A-Z])")
_LEAD_END = re.compile(r"[,;(.:\n]| (?:such as|in which|that|which|to be)\b")
_UNIT_TAIL = re.compile(r" in (?:whole |the )?(\w+).*")
_ARTICLE = re.compile(r"^(?:the|an?|total) |^(?:number|amount|list|name) of (?:the )?", re.I)
_LAST = re.compile(r" (?:on|of|in|at|to|for|by|from|with|as)$")
_NUMBER_OF = (stem("number"), stem("of"))
_PREFIXES = frozenset({"is", "has", "use", "with"})


@lru_cache(maxsize=16384)
def stems_in_order(text: str) -> Label:
    """All words of a name or a short text, without their endings."""
    return tuple(stem(word.lower()) for word in _WORD.findall(_HUMP.sub(" ", text)))


@lru_cache(maxsize=8192)
def labels_of(name: str, description: str) -> tuple[Label, ...]:
    """What a parameter may be called, the longest first."""
    named = stems_in_order(name[:100])
    if len(named) > 1 and named[0] in _PREFIXES:
        named = named[1:]
    if len(named) > 2 and named[:2] == _NUMBER_OF:
        named = named[2:]
    bare = named
    while len(bare) > 1 and bare[-1] in UNITS:
        bare = bare[:-1]
    lead = _LEAD_END.split(_ARTICLE.sub("", description[:200].strip()), maxsplit=1)[0]
    described = stems_in_order(_ARTICLE.sub("", _LAST.sub("", _UNIT_TAIL.sub("", lead))))
    found = {label for label in (named, bare, described) if 0 < len(label) <= MAX_WORDS}
    return tuple(sorted(found, key=lambda label: (-len(label), label)))


@lru_cache(maxsize=8192)
def units_of(name: str, description: str) -> frozenset[str]:
    """The units that a parameter's name ends in or its description speaks of."""
    words = stems_in_order(name[:100])[-1:] + stems_in_order(description[:300])
    return frozenset(word for word in words if word in UNITS)


def claims(properties: dict[str, JsonObject], mentions: Sequence[Mention]) -> dict[int, set[str]]:
    """The parameters whose label a mention belongs to, by its place; longer labels come first."""
    described = tuple((name, description_of(one)) for name, one in properties.items())
    by_start = _by_first_stem(described)
    found = [
        (len(label), start, name)
        for start, one in enumerate(mentions)
        for label, name in by_start.get(one.form, ())
        if tuple(each.form for each in mentions[start : start + len(label)]) == label
    ]
    claimed: dict[int, set[str]] = {}
    sizes: dict[int, int] = {}
    for size, start, name in sorted(found, reverse=True):
        spots = range(start, start + size)
        if all(sizes.get(at, size) == size for at in spots):
            for at in spots:
                claimed.setdefault(at, set()).add(name)
                sizes[at] = size
    return claimed


@lru_cache(maxsize=4096)
def _by_first_stem(
    parameters: tuple[tuple[str, str], ...],
) -> dict[str, tuple[tuple[Label, str], ...]]:
    found: dict[str, tuple[tuple[Label, str], ...]] = {}
    for name, description in parameters:
        for label in labels_of(name, description):
            found[label[0]] = (*found.get(label[0], ()), (label, name))
    return found
