"""Values that no other parameter of a tool could take."""

from collections.abc import Iterator

from apigen.silence.cards import NUMERIC, description_of, type_of
from apigen.silence.cases import Case, is_closed, name_stems, stems_of
from apigen.silence.choices import labels_of_choices
from apigen.silence.kinds import KINDS, accepts, may_take, wants
from apigen.silence.labelled import counts_others
from apigen.silence.labels import UNITS, stems_in_order, units_of

_TIMES = stems_of("second minute hour day week month year")
_BY_THE_WAY = frozenset("two three four zwei drei vier dos tres cuatro deux trois quatre".split())
_PLACES = stems_of("city town location place venue destination origin")
_IN = frozenset("in near".split())
_NO_PLACE = stems_of(
    "english german french spanish italian chinese japanese python java javascript monday tuesday "
    "wednesday thursday friday saturday sunday january february march april may june july august "
    "september october november december i you my"
)
_MOST_CAPITALS = 0.34


def by_unit(case: Case) -> str:
    """What shows that more numbers stand before the parameter's unit than others could take."""
    if type_of(case.schema) not in NUMERIC or case.has_open_rivals():
        return ""
    units = units_of(case.name, description_of(case.schema)) - _TIMES
    pairs = zip(case.mentions, case.mentions[1:], strict=False)
    said = [one.text for one, after in pairs if one.kind == "number" and after.form in units]
    rivals = [1 for name, one in case.others() if units & _units_of_other(name, one)]
    return f"{said[-1]!r} is in its unit" if len(said) > len(rivals) else ""


def _units_of_other(name: str, schema: dict[str, object]) -> frozenset[str]:
    choices = (word for choice in labels_of_choices(schema) for word in choice)
    return units_of(name, description_of(schema)).union(choices)


def by_kind(case: Case) -> str:
    """What shows that a date, an address or the like is left for the parameter."""
    if (type_of(case.schema) or "string") != "string" or case.has_open_rivals():
        return ""
    for kind in KINDS:
        if wants(kind, case.name, case.schema) and (said := case.offer.reading.of(kind)):
            rivals = [1 for name, one in case.others() if may_take(kind, name, one)]
            if len(said) > len(rivals):
                return f"{said[0]!r} is left for it"
    return ""


def quoted(case: Case) -> str:
    """What shows that the query's one quoted text is left for the tool's one free text."""
    if type_of(case.schema) != "string" or is_closed(case.schema):
        return ""
    said = case.offer.reading.of("quote")
    if len(said) != 1 or not all(is_closed(one) for _, one in case.others()):
        return ""
    inner = said[0][1:-1]
    taken = any(stems_in_order(inner) in labels_of_choices(one) for _, one in case.others())
    fits = accepts("quote", inner, case.name, case.schema)
    return f"{said[0]} is left for it" if fits and not taken else ""


def by_place(case: Case) -> str:
    """What shows that the query names a place for the tool's one place."""
    if not _PLACES & name_stems(case.name, case.schema) or is_closed(case.schema):
        return ""
    if any(_PLACES & name_stems(name, one) for name, one in case.others()):
        return ""
    names = [one for one in case.mentions if one.kind == "name"]
    # In German every noun is written like a name.
    if len(names) > _MOST_CAPITALS * len(case.mentions):
        return ""
    return next((f"{place!r} is a place" for place in _places(case)), "")


def _places(case: Case) -> Iterator[str]:
    for at, one in enumerate(case.mentions):
        known = one.form in _NO_PLACE | UNITS | case.offer.purpose | case.own_text()
        if one.kind == "name" and case.word(at - 1) in _IN and not (known or one.text.isupper()):
            yield one.text


def exceeding(case: Case) -> str:
    """What shows that there are as many numbers as a tool takes that takes hardly anything else."""
    if type_of(case.schema) not in NUMERIC or not all(
        map(is_closed, case.offer.properties.values())
    ):
        return ""
    numeric = [1 for one in case.offer.properties.values() if type_of(one) in NUMERIC]
    said = {
        one.form
        for at, one in enumerate(case.mentions)
        if one.kind == "number"
        and one.form not in case.offer.told_numbers | _BY_THE_WAY
        and not counts_others(case, at, ["of"])
    }
    return f"{len(said)} numbers for as many parameters" if len(said) >= len(numeric) else ""
