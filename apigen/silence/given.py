"""Whether the value of a parameter can be had from a query, whatever the value is.

Nothing was called, so which value belongs to which parameter is told by labels, units, closed
lists, and by what only one parameter can take. Where two could take it, nothing is found.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from apigen.records import JsonObject
from apigen.silence.labels import UNITS, claims, stems_in_order, units_of
from apigen.silence.mentions import Mention, Reading
from apigen.silence.purpose import choices_of, properties_of
from apigen.silence.words import MAX_TEXT_CHARS, stem, telling_stems

_NUMERIC = frozenset({"integer", "number", "float"})
_WEAK_LINKS = frozenset("of at for about around exactly roughly von de bei on".split())
_LINKS = frozenset(": = is are was be ist sind beträgt gilt lautet es son vale est".split())
_CALLED = frozenset("called named heißt namens llamado llamada appelé appelée".split())
_RATES = frozenset("a an per each pro por par".split())
_ROLES = frozenset("as for als für como para comme pour".split())
_ARTICLES = frozenset("the a an der die das den el la los las le les l un une".split())
_SAYS_NOTHING = frozenset("unknown missing flexible open unclear same not".split())
_EVERYDAY = frozenset(
    map(
        stem,
        (
            "all none any other both same normal standard default regular single new old high low "
            "medium small large big good best fast slow short long open close free full first last "
            "next on off true false yes no up down left right in out day week month year time now "
            "custom general simple basic hot cold light dark total auto automatic more less"
        ).split(),
    )
)
_KINDS = {
    "date": ("date", "datum", "fecha", "day", "month", "year", "when", "deadline", "birth"),
    "time": ("time", "clock", "hour", "uhrzeit", "hora", "heure", "when", "start", "end"),
    "email": ("email", "mail", "recipient", "sender", "contact", "address", "to", "from", "cc"),
    "url": ("url", "uri", "link", "website", "page", "site", "address", "endpoint"),
    "address": ("ip", "address", "host", "subnet", "network", "cidr", "server"),
    "colour": ("color", "colour", "hex", "background", "foreground"),
}
"""Words of parameters that may take a mention of a kind; the first ones are enough to want it."""
_WANTED = {"date": 3, "time": 2, "email": 2, "url": 2, "address": 1, "colour": 3}
_TAKES_ALL = frozenset({"array", "object", "any", "dict", "tuple"})
_NUMBER = re.compile(r"\d+(?:[.,]\d+)?")


@dataclass(frozen=True, slots=True)
class _Case:
    """One question: is the value of the parameter `name` said in `mentions`?"""

    reading: Reading
    properties: dict[str, JsonObject]
    name: str
    purpose: frozenset[str]
    told: frozenset[str]
    claimed: dict[int, set[str]]

    @property
    def mentions(self) -> Sequence[Mention]:
        return self.reading.mentions

    @property
    def schema(self) -> JsonObject:
        return self.properties[self.name]

    def others(self) -> Iterator[tuple[str, JsonObject]]:
        return ((name, one) for name, one in self.properties.items() if name != self.name)

    def has_open_rivals(self) -> bool:
        """Whether another parameter could take any number of values."""
        return any(one.get("type") in _TAKES_ALL for _, one in self.others())


def given(reading: Reading, tool: JsonObject, name: str) -> str:
    """What in a query tells the value of a required parameter of a tool; empty where nothing does.

    Args:
        reading: The query.
        tool: A card.
        name: One of its parameters.
    """
    properties = properties_of(tool)
    if name not in properties:
        return ""
    purpose = telling_stems(str(tool["name"])) | telling_stems(str(tool.get("description", "")))
    claimed = claims(properties, reading.mentions)
    texts = [str(tool.get("description", "")), *(str(one) for one in _descriptions(properties))]
    told = frozenset().union(*map(_numbers_in, texts))
    case = _Case(reading, properties, name, purpose, told, claimed)
    return next((found for rule in _RULES if (found := rule(case))), "")


def _descriptions(properties: dict[str, JsonObject]) -> Iterator[object]:
    return (schema.get("description", "") for schema in properties.values())


@lru_cache(maxsize=8192)
def _numbers_in(text: str) -> frozenset[str]:
    return frozenset(_NUMBER.findall(text[:MAX_TEXT_CHARS]))


def _one_choice(case: _Case) -> str:
    choices = case.schema.get("enum")
    if isinstance(choices, list) and len(choices) == 1:
        return f"{choices[0]!r} is the only value allowed"
    return ""


def _chosen(case: _Case) -> str:
    """An allowed value is named, and no other parameter nor the request itself explains it."""
    named = _named_choices(case, case.schema)
    if not named:
        return ""
    rivals = [one for _, one in case.others() if _choices(one) & _choices(case.schema)]
    taken = set().union(*(_choices(one) for one in rivals)) if rivals else set()
    free = [one for one in named if one not in taken]
    if free or len(named) > len(rivals):
        return f"{' '.join((free or named)[0])!r} is an allowed value"
    return ""


def _choices(schema: JsonObject) -> set[tuple[str, ...]]:
    texts = (str(each)[:100] for each in choices_of(schema) if isinstance(each, str))
    return {form for text in texts if (form := stems_in_order(text))}


def _named_choices(case: _Case, schema: JsonObject) -> list[tuple[str, ...]]:
    forms = [one.form for one in case.mentions]
    found = []
    for choice in sorted(_choices(schema), key=lambda each: (-len(each), each)):
        starts = (at for at, form in enumerate(forms) if form == choice[0])
        size = len(choice)
        if any(
            tuple(forms[at : at + size]) == choice and _is_choice(case, choice, at) for at in starts
        ):
            found.append(choice)
    return [one for one in found if not any(_holds(other, one) for other in found if other != one)]


def _holds(long: tuple[str, ...], short: tuple[str, ...]) -> bool:
    return len(long) > len(short) and set(short) <= set(long)


def _is_choice(case: _Case, choice: tuple[str, ...], at: int) -> bool:
    """Whether the words at a place are a choice: not the request's own, nor everyday words."""
    around = range(max(0, at - 2), at + len(choice) + 2)
    labelled = any(case.name in case.claimed.get(spot, ()) for spot in around)
    if any(case.claimed.get(spot, {case.name}) - {case.name} for spot in (at,)):
        return False
    telling = any(word not in _EVERYDAY and len(word) > 1 for word in choice)
    return labelled or (telling and not set(choice) <= case.purpose and len("".join(choice)) > 2)


def _labelled(case: _Case) -> str:
    """The parameter's label stands beside a value of its type."""
    mentions = case.mentions
    spots = [at for at, names in case.claimed.items() if names == {case.name}]
    for at in spots:
        if at + 1 not in spots and (value := _value_after(case, at + 1)):
            return f"{value!r} stands after {mentions[at].text!r}"
        if at - 1 not in spots and (value := _value_before(case, at)):
            return f"{value!r} stands before {mentions[at].text!r}"
    return ""


def _value_after(case: _Case, at: int) -> str:
    mentions, link = case.mentions, ""
    for word in (one.text.lower() for one in mentions[at : at + 3]):
        if word in _LINKS or word in _CALLED:
            link = "called" if word in _CALLED else link or word
        elif word in _WEAK_LINKS or word in _ARTICLES:
            link = link or "of"
        else:
            break
        at += 1
    if at >= len(mentions) or case.claimed.get(at) or _leads_to_others(case, at):
        return ""
    return mentions[at].text if _suits(case, at, link) else ""


def _leads_to_others(case: _Case, at: int) -> bool:
    """Whether the value at a place stands before the label of another parameter, or its role."""
    mentions = case.mentions
    after = at + 1
    if after < len(mentions) and mentions[after].form in UNITS and after not in case.claimed:
        after += 1
    while after < len(mentions) and mentions[after].text.lower() in _ROLES | _ARTICLES:
        after += 1
    return case.name not in case.claimed.get(after, {case.name})


def _suits(case: _Case, at: int, link: str) -> bool:
    """Whether the mention at a place is a value of the parameter's type, after such a link."""
    one, kind = case.mentions[at], case.schema.get("type")
    if kind == "array":
        kind = (case.schema.get("items") or {}).get("type", "string")
    if kind in _NUMERIC:
        return one.kind == "number" and (link not in ("", "of") or not _counts_others(case, at))
    if kind == "boolean":
        return bool(link) and one.form in ("true", "fals", "ye", "no", "ja", "nein", "si", "oui")
    if kind != "string" or choices_of(case.schema) or one.kind == "mark":
        return False
    if one.kind == "word":
        return link in (":", "=", "called") and one.text.lower() not in _SAYS_NOTHING
    if one.kind == "number":
        return link not in ("", "of") or not _counts_others(case, at)
    return one.kind != "name" or (one.text != "I" and one.form not in case.purpose)


def _counts_others(case: _Case, at: int) -> bool:
    """Whether the number at a place counts a thing that is not the parameter's: "of 3 boxes"."""
    after = at + 1
    if after >= len(case.mentions) or case.mentions[after].kind not in ("word", "name"):
        return False
    if case.claimed.get(after):
        return case.name not in case.claimed[after] and case.mentions[after].form not in UNITS
    form, schema = case.mentions[after].form, case.schema
    own = units_of(case.name, str(schema.get("description", "")))
    return form in telling_stems(case.mentions[after].text) and form not in own


def _value_before(case: _Case, at: int) -> str:
    """The value before a label that begins at a place: "5 as the rate", "12 passengers"."""
    mentions = case.mentions
    place, role = at - 1, False
    while place >= 0 and mentions[place].text.lower() in _ROLES | _ARTICLES:
        role = role or mentions[place].text.lower() in _ROLES
        place -= 1
    if place == at - 2 and not role:
        return ""
    after = next((spot for spot in range(at, len(mentions)) if not case.claimed.get(spot)), -1)
    if after >= 0 and mentions[after].text.lower() in _RATES:
        return ""
    if role and place > 0 and mentions[place].form in UNITS:
        place -= 1
    if place < 0 or case.claimed.get(place) or _belongs_to_others(case, place):
        return ""
    kind = case.schema.get("type")
    if kind in _NUMERIC:
        return mentions[place].text if mentions[place].kind == "number" else ""
    return mentions[place].text if role and _suits(case, place, "is") else ""


def _belongs_to_others(case: _Case, at: int) -> bool:
    """Whether the value at a place stands behind the label of another parameter."""
    place = at - 1
    while place >= 0 and case.mentions[place].text.lower() in _WEAK_LINKS | _LINKS:
        place -= 1
    return bool(case.claimed.get(place, set()) - {case.name})


def _by_unit(case: _Case) -> str:
    """More numbers stand before the parameter's unit than others could take."""
    if case.schema.get("type") not in _NUMERIC:
        return ""
    units = units_of(case.name, str(case.schema.get("description", ""))) - _TIMES
    pairs = zip(case.mentions, case.mentions[1:], strict=False)
    said = [one.text for one, after in pairs if one.kind == "number" and after.form in units]
    rivals = [
        name
        for name, one in case.others()
        if units & (units_of(name, str(one.get("description", ""))) | _choice_words(one))
    ]
    if case.has_open_rivals() or len(said) <= len(rivals):
        return ""
    return f"{said[-1]!r} is in its unit"


_TIMES = frozenset(map(stem, "second minute hour day week month year".split()))


def _choice_words(schema: JsonObject) -> set[str]:
    return {word for choice in _choices(schema) for word in choice}


def _left_over(case: _Case) -> str:
    """A date, time, address or quoted text that no other parameter could take."""
    if case.schema.get("type", "string") != "string" or choices_of(case.schema):
        return ""
    if case.has_open_rivals():
        return ""
    own = _takes(case.name, case.schema)
    for kind, words in _KINDS.items():
        wanted = set(map(stem, words[: _WANTED[kind]]))
        if wanted & own and (said := case.reading.of(kind)):
            rivals = [1 for name, one in case.others() if _rivals(name, one, words)]
            if len(said) > len(rivals):
                return f"{said[0]!r} is left for it"
    free = [one for _, one in case.others() if not choices_of(one) and not _is_plain(one)]
    quoted = case.reading.of("quote")
    return f"{quoted[0]} is left for it" if quoted and not free else ""


def _takes(name: str, schema: JsonObject) -> set[str]:
    return set(stems_in_order(name[:100]) + stems_in_order(str(schema.get("format", ""))[:50]))


def _rivals(name: str, schema: JsonObject, words: Sequence[str]) -> bool:
    told = _takes(name, schema) | set(stems_in_order(str(schema.get("description", ""))[:300]))
    return bool(told & set(map(stem, words)))


def _is_plain(schema: JsonObject) -> bool:
    return schema.get("type") in _NUMERIC | {"boolean"}


def _exceeding(case: _Case) -> str:
    """As many numbers as the tool takes, each of them about what the tool is about."""
    numeric = [1 for one in case.properties.values() if one.get("type") in _NUMERIC]
    closed = all(_is_plain(one) or choices_of(one) for one in case.properties.values())
    if case.schema.get("type") not in _NUMERIC or not closed:
        return ""
    said = {
        one.form
        for at, one in enumerate(case.mentions)
        if one.kind == "number" and one.form not in case.told and not _counts_others(case, at)
    }
    return f"{len(said)} numbers for as many parameters" if len(said) >= len(numeric) else ""


_RULES: tuple[Callable[[_Case], str], ...] = (
    _one_choice,
    _chosen,
    _labelled,
    _by_unit,
    _left_over,
    _exceeding,
)
