"""Whether an offered tool serves a query: it does what is asked, and all that it needs is said."""

from collections.abc import Sequence

from apigen.records import JsonObject
from apigen.silence.cards import NUMERIC, choices_of, name_of, required_of, type_of
from apigen.silence.cases import Offer
from apigen.silence.given import given
from apigen.silence.kinds import KINDS, kind_of
from apigen.silence.mentions import Reading
from apigen.silence.purpose import fit_of, is_strange, nearest

_FREE_KINDS = ("quote", "code", "email", "url", "address", "colour")
_MOST_LACKING_OF_THE_RIGHT = 0.2
_NEVER_COUNTED = frozenset({"boolean", "object", "dict"})
_MAX_FULL = 3
_MAX_REQUIRED = 12


def serving(reading: Reading, tools: Sequence[JsonObject]) -> str:
    """The name of the tool that serves a query; empty where none is sure to."""
    fits = [(fit_of(tool, reading.stems), tool) for tool in nearest(tools, reading.stems)]
    full = [(fit.lacking, name_of(tool), tool) for fit, tool in fits if fit and fit.is_full()]
    best = sorted(full, key=lambda each: each[:2])[:_MAX_FULL]
    return next((name for _, name, tool in best if _has_values(Offer(reading, tool))), "")


def suited_instead(reading: Reading, tools: Sequence[JsonObject], asked: str) -> str:
    """The tool that a query is for, where it has nothing in common with the tool asked for."""
    theirs = next((tool for tool in tools if name_of(tool) == asked), None)
    if theirs is None or not is_strange(theirs, reading.stems):
        return ""
    others = nearest([tool for tool in tools if name_of(tool) != asked], reading.stems)
    return min((name_of(one) for one in others if _is_plain(reading, one)), default="")


def _is_plain(reading: Reading, tool: JsonObject) -> bool:
    fit = fit_of(tool, reading.stems)
    return fit is not None and fit.is_full() and fit.lacking <= _MOST_LACKING_OF_THE_RIGHT


def _has_values(offer: Offer) -> bool:
    """Whether a query holds at least as many values of each sort as a tool requires."""
    properties, reading = offer.properties, offer.reading
    required = [name for name in required_of(offer.tool) if "default" not in properties[name]]
    closed = [name for name in required if _must_be_seen(properties[name])]
    if not 0 < len(required) <= _MAX_REQUIRED or not all(given(offer, name) for name in closed):
        return False
    numeric = [name for name in required if type_of(properties[name]) in NUMERIC]
    texts = [name for name in required if name not in (*closed, *numeric)]
    numbers = len(reading.of("number"))
    spare = max(0, numbers - len(numeric))
    return _enough(offer, numeric, numbers) and _has_texts(offer, texts, spare)


def _has_texts(offer: Offer, names: Sequence[str], numbers: int) -> bool:
    """Whether there are enough texts, of the right kind for parameters that want a kind."""
    of_kind = {name: kind_of(name, offer.properties[name]) for name in names}
    for kind in KINDS:
        wanting = [name for name, one in of_kind.items() if one == kind]
        if not _enough(offer, wanting, len(offer.reading.of(kind))):
            return False
    free = [name for name, kind in of_kind.items() if not kind]
    said = offer.reading.names() + len(offer.reading.of(*_FREE_KINDS)) + numbers
    return _enough(offer, free, said)


def _must_be_seen(schema: JsonObject) -> bool:
    kind = type_of(schema)
    return kind in _NEVER_COUNTED or (bool(choices_of(schema)) and kind not in NUMERIC)


def _enough(offer: Offer, names: Sequence[str], values: int) -> bool:
    return len(names) <= values or all(given(offer, name) for name in names)
