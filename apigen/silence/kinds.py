"""Which kinds of values a text parameter is for, as its name and format tell."""

from apigen.records import JsonObject
from apigen.silence.cases import name_stems, stems_of, text_stems

_WANTED = {
    "date": "date datum fecha",
    "time": "time clock",
    "email": "email mail",
    "url": "url uri link website",
    "address": "ip cidr subnet",
    "colour": "color colour hex",
}
_TAKEN = {
    "date": "date datum fecha day month year when deadline birth time start end",
    "time": "time clock hour when start end",
    "email": "email mail recipient sender contact address to from cc",
    "url": "url uri link website page site address endpoint",
    "address": "ip cidr subnet address host network server",
    "colour": "color colour hex background foreground",
}
KINDS = tuple(_WANTED)
_CODED = "id uuid code"


def wants(kind: str, name: str, schema: JsonObject) -> bool:
    """Whether a parameter is for mentions of a kind."""
    return not stems_of(_WANTED[kind]).isdisjoint(name_stems(name, schema))


def kind_of(name: str, schema: JsonObject) -> str:
    """The kind of mentions that a parameter is for; empty for any other text."""
    return next((kind for kind in KINDS if wants(kind, name, schema)), "")


def may_take(kind: str, name: str, schema: JsonObject) -> bool:
    """Whether a mention of a kind might be for a parameter, as far as its text tells."""
    return not stems_of(_TAKEN[kind]).isdisjoint(text_stems(name, schema))


def accepts(kind: str, text: str, name: str, schema: JsonObject) -> bool:
    """Whether a mention could be the parameter's value, as far as the parameter wants a kind."""
    wanted = [one for one in KINDS if wants(one, name, schema)]
    if wanted:
        return kind in wanted
    has_digit = any(letter.isdigit() for letter in text)
    return has_digit or stems_of(_CODED).isdisjoint(name_stems(name, schema))
