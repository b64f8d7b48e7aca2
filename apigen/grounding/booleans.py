"""Where yes or no comes from: a phrase of the query that touches what the parameter is about."""

from apigen.grounding.folding import words_of
from apigen.grounding.languages import FUNCTION_WORDS
from apigen.grounding.query import Query
from apigen.grounding.traces import Slot, Trace, content_words, derivable, grounded
from apigen.grounding.wording import has_synonym

_ON = frozenset(
    "true yes on enabled enable activated activate active ja wahr an aktiviert ein eingeschaltet si"
    " verdadero activado activada oui vrai active activee with include including".split()
)
_OFF = frozenset(
    "false no off disabled disable deactivated inactive nein falsch aus deaktiviert ausgeschaltet"
    " falso desactivado desactivada non faux desactive desactivee".split()
)
_NEGATIVE = _OFF | frozenset(
    "not don doesn dont isn aren won shouldn didn cannot without never none neither nor"
    " exclude excluding except skip ignore omit avoid instead only just nicht kein keine keinen"
    " ohne nie weder nur sin nunca ni tampoco excluir excluyendo solo ne pas sans jamais ni sauf"
    " aucun aucune few fewer unless less free hide remove un in".split()
)
_EMPTY = frozenset(
    "whether if true false boolean flag include included includes including indicate indicates"
    " indicating set enable enabled return returned returns default optional specify specifies"
    " determine determines value used should is has are option options user result results".split()
)


def find_boolean(value: bool, slot: Slot, query: Query) -> Trace | None:
    """The rule by which the query says yes or no to a parameter."""
    name = [word for word in words_of(slot.name) if word not in FUNCTION_WORDS | _EMPTY]
    touched = [word for word in name if _touches(word, query)]
    described = [
        word
        for word in content_words(slot.description) - _EMPTY
        if len(word) > 2 and _touches(word, query)
    ]
    said = query.words & (_ON if value else _OFF)
    if said and (touched or described):
        return grounded("said")
    if value and touched:
        return derivable("named", weak=True)
    if value and described:
        return derivable("described", weak=True)
    if not value and query.words & _NEGATIVE:
        return derivable("denied", weak=True)
    return None


def _touches(word: str, query: Query) -> bool:
    return query.vocabulary.has(word) or has_synonym(word, query)
