"""Values that end too early: a part of what the query has in one piece or in quotation marks."""

import re

from apigen.grounding.folding import places_of
from apigen.grounding.names import other_names
from apigen.grounding.query import Query
from apigen.grounding.traces import Slot

_WHOLE = frozenset("email mail url uri link ip ipv ipv4 ipv6 cidr subnet subnets website".split())
"""Parameters whose values have no spaces and are of no use in part."""

_AFTER = re.compile(r"[@._/:+#=-]*\w")
_BEFORE = re.compile(r"\w[@._/+#-]*\Z")
_QUOTED = re.compile(r"(?<!\w)([\"'])(?=\S)(.{1,200}?)(?<=\S)\1(?!\w)")


def is_cut(folded: str, slot: Slot, query: Query) -> bool:
    """Whether every place that has the text goes on behind it, so that it can't be all of it."""
    if not slot.words().isdisjoint(_WHOLE) and _is_in_pieces(folded, query):
        return True
    if not folded[-1].isalnum() and folded[-1] not in "\"'([{" and _is_in_pieces(folded, query):
        return True
    if folded.isalpha() and len(folded) < 9 and _is_name_begun(folded, query):
        return True
    quoted = query.once("quoted", quotations)
    if not quoted or folded in quoted:
        return False
    # a comma or full stop may stand inside the marks
    opened = sum(each.startswith(folded) and _goes_on(each, len(folded)) for each in quoted)
    return opened > 0 and sum(1 for _ in places_of(query.text, folded)) == opened


def _goes_on(text: str, place: int) -> bool:
    return any(map(str.isalnum, text[place:]))


def quotations(query: Query) -> tuple[str, ...]:
    """The short texts between quotation marks; one around the whole query quotes nothing."""
    if '"' not in query.text and "'" not in query.text:
        return ()
    found = (match for match in _QUOTED.finditer(query.text) if match.start() > 1)
    return tuple(match[2] for match in found)


def _is_name_begun(word: str, query: Query) -> bool:
    """Whether a word names nothing by itself but begins a name there: `New` of `New York`."""
    if len(word) > 3 and other_names((word,)):
        return False
    tokens = query.tokens
    places = [place for place, token in enumerate(tokens) if token == word]
    pairs = [tuple(tokens[place : place + 2]) for place in places]
    return bool(pairs) and all(len(pair) == 2 and other_names(pair) for pair in pairs)


def _is_in_pieces(folded: str, query: Query) -> bool:
    start = query.text.find(folded)
    found = start >= 0
    while start >= 0:
        end = start + len(folded)
        after = _AFTER.match(query.text, end)
        before = _BEFORE.search(query.text[max(0, start - 3) : start])
        if not after and not before:
            return False
        start = query.text.find(folded, start + 1)
    return found
