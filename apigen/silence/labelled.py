"""Values beside a parameter's label: "rate: 5", "5 as the rate", "12 passengers"."""

import re

from apigen.silence.cards import NUMERIC, choices_of, description_of, items_of, type_of
from apigen.silence.cases import Case, stems_of
from apigen.silence.kinds import accepts
from apigen.silence.labels import UNITS, units_of
from apigen.silence.words import telling_stems

_OF = frozenset("of von de".split())
_NEAR = _OF | frozenset("at for about around exactly roughly bei on".split())
_STRICT = frozenset(": =".split())
_LINKS = _STRICT | frozenset("is are was be ist sind beträgt gilt lautet es son vale est".split())
_CALLED = frozenset("called named heißt namens llamado llamada appelé appelée".split())
_ROLES = frozenset("as for als für como para comme pour".split())
_ARTICLES = frozenset("the a an der die das den el la los las le les l un une".split())
_RATES = frozenset("a an per each pro por par".split())
_SAYS_NOTHING = frozenset("unknown missing flexible open unclear same not from by with".split())
_TRUTHS = frozenset("true false yes no ja nein sí oui non".split())
_PREPOSITIONS = stems_of("to from in on for by at of with loc")
_NO_NAME = frozenset("i am pm id uuid".split())
_ORDINAL = re.compile(r"\d+(?:st|nd|rd|th)")
_LONGEST_LINK = 3


def labelled(case: Case) -> str:
    """What shows that a value of its type stands beside the parameter's label."""
    spots = {at for at, names in case.offer.claimed.items() if names == {case.name}}
    for at in sorted(spots):
        if at + 1 not in spots and (value := _after(case, at)):
            return f"{value!r} stands after {case.mentions[at].text!r}"
        if at - 1 not in spots and (value := _before(case, at, spots)):
            return f"{value!r} stands before {case.mentions[at].text!r}"
    return ""


def _after(case: Case, label: int) -> str:
    at = label + 1
    links: list[str] = []
    while len(links) < _LONGEST_LINK and case.word(at) in _LINKS | _CALLED | _NEAR | _ARTICLES:
        links.append(case.word(at))
        at += 1
    if at >= len(case.mentions) or case.offer.claimed.get(at) or _leads_to_others(case, at):
        return ""
    links = [link for link in links if link not in _ARTICLES]
    if case.mentions[label].form in _PREPOSITIONS and not _STRICT.intersection(links):
        return ""
    return case.mentions[at].text if _suits(case, at, links) else ""


def _suits(case: Case, at: int, links: list[str]) -> bool:
    """Whether the mention at a place is a value of the parameter's type, after such links."""
    one, kind = case.mentions[at], type_of(case.schema)
    if kind == "array":
        kind = type_of(items_of(case.schema)) or "string"
    if kind in NUMERIC:
        told = not _LINKS.isdisjoint(links)
        return one.kind == "number" and (told or not counts_others(case, at, links))
    if kind == "boolean":
        return bool(links) and case.word(at) in _TRUTHS
    closed = kind != "string" or choices_of(case.schema) or one.kind == "mark"
    return not closed and _suits_text(case, at, links)


def _suits_text(case: Case, at: int, links: list[str]) -> bool:
    one, word = case.mentions[at], case.word(at)
    strict = not (_STRICT | _CALLED).isdisjoint(links)
    if not accepts(one.kind, one.text, case.name, case.schema) or _ORDINAL.fullmatch(word):
        return False
    if not (strict or not _LINKS.isdisjoint(links) or _OF.issuperset(links)):
        return False
    if one.kind == "word":
        return strict and word not in _SAYS_NOTHING | _NEAR
    if one.kind == "number":
        return bool(links) and not counts_others(case, at, links)
    known = word in _NO_NAME or one.form in case.offer.purpose or one.form in case.own_text()
    return one.kind != "name" or not known


def counts_others(case: Case, at: int, links: list[str]) -> bool:
    """Whether the number at a place counts a thing that is not the parameter's: "of 3 boxes"."""
    after = at + 1
    if after >= len(case.mentions) or case.mentions[after].kind not in ("word", "name"):
        return False
    form = case.mentions[after].form
    if form in units_of(case.name, description_of(case.schema)):
        return False
    if form in UNITS:
        return not _OF.intersection(links)
    if case.offer.claimed.get(after):
        return case.is_others(after)
    return form in telling_stems(case.mentions[after].text)


def _leads_to_others(case: Case, at: int) -> bool:
    """Whether the value at a place stands before the label of another parameter, or its role."""
    after = at + 1
    if after < len(case.mentions) and case.mentions[after].form in UNITS:
        after += after not in case.offer.claimed
    while case.word(after) in _ROLES | _ARTICLES:
        after += 1
    return case.is_others(after)


def _before(case: Case, label: int, spots: set[int]) -> str:
    place, role = label - 1, False
    while case.word(place) in _ROLES | _ARTICLES:
        role = role or case.word(place) in _ROLES
        place -= 1
    if place < 0 or (place < label - 1 and not role):
        return ""
    end = next(at for at in range(label, len(case.mentions) + 1) if at not in spots)
    if case.word(end) in (_RATES if not role else _LINKS | _NEAR):
        return ""
    if role and case.mentions[place].form in UNITS:
        place -= 1
    return _value_before(case, place, role=role)


def _value_before(case: Case, place: int, *, role: bool) -> str:
    if place < 0 or case.offer.claimed.get(place) or _belongs_to_others(case, place):
        return ""
    one = case.mentions[place]
    if type_of(case.schema) in NUMERIC:
        power = case.word(place - 1) == "^"
        return one.text if one.kind == "number" and not power else ""
    return one.text if role and _suits(case, place, ["is"]) else ""


def _belongs_to_others(case: Case, at: int) -> bool:
    """Whether the value at a place stands behind the label of another parameter."""
    place = at - 1
    while case.word(place) in _NEAR | _LINKS:
        place -= 1
    return case.is_others(place)
