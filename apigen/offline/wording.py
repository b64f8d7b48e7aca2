"""Turns identifiers and descriptions into the words a person would use."""

import re
from dataclasses import dataclass
from functools import lru_cache

from apigen.offline.toolbox import Parameter

_UNIT_WORDS = """
percent percents km kilometres kilometers metres meters m cm mm centimetres millimetres miles feet
inches nm kg kilograms g grams mg milligrams tonnes pounds ounces l ml litres liters millilitres
hours hour minutes minute seconds second days weeks months years ms milliseconds celsius fahrenheit
kelvin watts kw kilowatts kwh volts amperes amps ohms hz hertz khz mhz db decibels bytes mb gb kb
mib gib kbps mbps kilobits megabits degrees radians pixels dots points beats calories kcal
kilocalories joules newtons pascals hpa bar bpm moles molar litre hectares acres knots lux lumens
words characters cents semitones dollars euros micrograms square cubic kilowatt-hours ppm mmhg
kilojoules m2 m3 cm2 cm3 km2
"""
_UNITS = frozenset(_UNIT_WORDS.split())
# Units too common as ordinary words to be cut off a name: `top_points`, `start_square`.
_ONLY_DESCRIBED = frozenset(
    ("points", "words", "characters", "square", "cubic", "dots", "beats", "second", "minute")
)
_AFTER_HEAD = """
of in at on per to from for by with over between after before that which who the
"""
_HEAD_ENDS = frozenset(_AFTER_HEAD.split())
_PARTICIPLE_WORDS = """
lost sold spent won made paid left drawn run so far
"""
_PARTICIPLES = frozenset(_PARTICIPLE_WORDS.split())
_ORDINALS = {"a": "first", "b": "second", "c": "third", "1": "first", "2": "second"}
_NOT_PLURAL = ("ss", "us", "is", "ics", "ous", "series", "gas")
_NO_LABEL = re.compile(
    r"^(?:whether|how|true|false|use|what|which|any|who|exactly|if|either)\b|[_\d\"'=`:]", re.I
)


@dataclass(frozen=True, slots=True)
class Label:
    """What to call a parameter in a sentence: "annual rate", with unit "percent"."""

    text: str
    plural: bool
    unit: str = ""
    counted: bool = False


@lru_cache(maxsize=4096)
def label_by_name(name: str) -> Label:
    """Reads a label and a unit from a parameter's name: `annual_rate_percent`."""
    tokens = [token for token in name.lower().split("_") if token] or ["value"]
    if len(tokens) > 1 and tokens[0] in ("is", "has", "use", "with", "on", "at", "in", "by", "of"):
        tokens = tokens[1:]
    unit: list[str] = []
    if len(tokens) > 3 and tokens[-2] == "per" and tokens[-3] in _UNITS:
        tokens, unit = tokens[:-3], tokens[-3:]
    elif len(tokens) > 1 and tokens[-1] in _UNITS and not _belongs(tokens[-2], tokens[-1]):
        tokens, unit = tokens[:-1], tokens[-1:]
    if len(tokens) > 1 and tokens[-1] in _ORDINALS:
        tokens = [_ORDINALS[tokens[-1]], *tokens[:-1]]
    plural = is_plural(tokens)
    return Label(" ".join(tokens), plural, " ".join(unit), counted=plural and not unit)


def _belongs(word: str, unit: str) -> bool:
    """Tells whether a word can't stand without the unit after it: per, daily, skipped."""
    if unit in _ONLY_DESCRIBED or word.endswith(("ly", "ed")):
        return True
    return word in ("per", "total", "max", "min", "free", "credit", "asleep")


@lru_cache(maxsize=4096)
def label_by_description(description: str) -> Label | None:
    """Reads a label and a unit from a description: "Length of the trip in kilometres, 0 to …".

    Returns:
        None where the description begins with no short name of the thing.
    """
    lead = re.split(r"[,;(]|:\s| such as |\.\s|\.$", description, maxsplit=1)[0].strip()
    lead = re.sub(r"^(?:the|an?) ", "", lead, flags=re.I)
    head, unit = _split_unit(lead)
    counted = head.lower().startswith("number of ")
    words = (head[len("number of ") :] if counted else head).split()
    if not 1 <= len(words) <= 6 or _NO_LABEL.search(" ".join(words)) or words[-1].isupper():
        return None
    if not words[0].isupper() and words[0][1:] == words[0][1:].lower():
        words[0] = words[0].lower()
    plural = counted or is_plural([word.lower() for word in words])
    return Label(" ".join(words), plural, unit, counted=counted or (plural and not unit))


def _split_unit(lead: str) -> tuple[str, str]:
    head, inside, tail = lead.partition(" in ")
    if not inside:
        return lead, ""
    words = re.sub(r"^(?:whole|the same|the) ", "", tail).split()
    if words and (words[0] if len(words[0]) == 1 else words[0].lower()) in _UNITS:
        return head, re.split(r" (?:of|by|over|in|at|from|when|as) ", " ".join(words))[0]
    drops = ("form", "order", "units", "unit", "notation", "algebraic", "text")
    return (head, "") if any(word in drops for word in words) else (lead, "")


def is_plural(words: list[str]) -> bool:
    """Tells whether a noun phrase such as `["fixed", "costs"]` is plural."""
    head = list(words)
    for place, word in enumerate(head):
        if place and word in _HEAD_ENDS:
            head = head[:place]
            break
    while len(head) > 1 and (head[-1] in _PARTICIPLES or head[-1].endswith("ed")):
        head.pop()
    last = head[-1]
    return last in ("people", "children", "men", "women", "dice") or (
        last.endswith("s") and len(last) > 3 and not last.endswith(_NOT_PLURAL)
    )


def article(noun: str) -> str:
    """Returns "a" or "an" as the noun phrase needs."""
    word = noun.lower()
    if word.startswith(("uni", "use", "eu", "one", "usu")):
        return "a"
    return "an" if word.startswith(("a", "e", "i", "o", "u", "hour", "honest")) else "a"


def labels_of(parameters: tuple[Parameter, ...]) -> dict[str, tuple[Label, ...]]:
    """Lists the labels each parameter may go by, so that no two parameters share one."""
    described = {one.name: label_by_description(one.description) for one in parameters}
    texts = [label.text for label in described.values() if label]
    labels: dict[str, tuple[Label, ...]] = {}
    for one in parameters:
        label = described[one.name]
        usable = label is not None and texts.count(label.text) == 1 and _suits(one, label)
        labels[one.name] = _choose_labels(one, label if usable else None)
    return labels


def _choose_labels(parameter: Parameter, label: Label | None) -> tuple[Label, ...]:
    named = label_by_name(parameter.name)
    if label is None:
        return (named,)
    says_more = (label.unit and not named.unit) or (label.counted and not named.plural)
    if says_more or re.search(r"_[a-z]$", parameter.name):
        return (label,)
    return (named, label)


def _suits(parameter: Parameter, label: Label) -> bool:
    """Tells whether a label names the parameter itself, not its letters or one of its choices."""
    if parameter.kind == "string" and label.plural:
        return False
    text = label.text.lower()
    return not any(str(choice).replace("_", " ").lower() in text for choice in parameter.choices)
