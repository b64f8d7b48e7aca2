"""Numbers that words other than number words tell: ordinals, fractions, pairs, none, counts."""

from functools import lru_cache

from apigen.grounding.query import Query
from apigen.grounding.traces import Slot, Trace, derivable, grounded
from apigen.grounding.words import Vocabulary

_ORDINALS: dict[str, tuple[str, ...]] = {
    "en": (
        "first third:3 second fourth fifth sixth seventh eighth ninth tenth eleventh twelfth"
        " thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth",
    ),
    "de": (
        "erst- zweit- dritt- viert- funft- sechst- siebt- acht- neunt- zehnt- elft- zwolft-"
        " dreizehnt- vierzehnt- funfzehnt- sechzehnt- siebzehnt- achtzehnt- neunzehnt-"
        " zwanzigst-",
    ),
    "es": (
        "primer- segund- tercer- cuart- quint- sext- septim- octav- noven- decim-",
        "primer segundo tercer",
    ),
    "fr": (
        "premier deuxieme troisieme quatrieme cinquieme sixieme septieme huitieme neuvieme"
        " dixieme onzieme douzieme",
        "premiere seconde",
    ),
}
_ENDINGS = {"de": ("e", "en", "er", "es", "em"), "es": ("o", "a", "os", "as")}
_AMOUNTS: dict[str, dict[str, float]] = {
    "en": {"half": 0.5, "halves": 0.5, "quarter": 0.25, "quarters": 0.25, "third": 1 / 3}
    | {"thirds": 1 / 3, "dozen": 12, "couple": 2, "pair": 2, "both": 2, "twice": 2, "double": 2}
    | {"doubles": 2, "doubled": 2, "thrice": 3, "triple": 3, "single": 1, "once": 1, "duo": 2}
    | {"decade": 10, "century": 100, "annual": 1, "annually": 1, "yearly": 1, "monthly": 12}
    | {"quarterly": 4, "semiannually": 2, "semiannual": 2, "biannually": 2, "weekly": 52}
    | {"daily": 365, "solo": 1, "alone": 1, "trio": 3, "ground": 0, "freezing": 0, "score": 20},
    "de": {
        "halb": 0.5,
        "halbe": 0.5,
        "halben": 0.5,
        "halbes": 0.5,
        "viertel": 0.25,
        "drittel": 1 / 3,
    }
    | {"dutzend": 12, "paar": 2, "beide": 2, "beiden": 2, "doppelt": 2, "anderthalb": 1.5}
    | {"eineinhalb": 1.5, "zweieinhalb": 2.5, "jahrzehnt": 10, "monatlich": 12, "jahrlich": 1}
    | {"vierteljahrlich": 4, "zweimal": 2, "dreimal": 3, "einmal": 1, "halbjahrlich": 2},
    "es": {"medio": 0.5, "media": 0.5, "mitad": 0.5, "cuarto": 0.25, "tercio": 1 / 3, "docena": 12}
    | {"par": 2, "pareja": 2, "ambos": 2, "ambas": 2, "doble": 2, "triple": 3, "decada": 10}
    | {"mensual": 12, "anual": 1, "trimestral": 4, "semestral": 2},
    "fr": {"demi": 0.5, "demie": 0.5, "moitie": 0.5, "quart": 0.25, "tiers": 1 / 3, "douzaine": 12}
    | {"couple": 2, "paire": 2, "deux": 2, "double": 2, "triple": 3, "decennie": 10}
    | {"mensuel": 12, "mensuelle": 12, "annuel": 1, "annuelle": 1, "trimestriel": 4},
}
_HALVES = frozenset(["half", "demi", "demie", "media", "medio", "halb", "halbe", "halben"])
_NONE = frozenset(
    "no none zero nothing without never nil free origin rest ground empty stationary now start"
    " kein keine keinen keiner nichts ohne nie sin ningun ninguna ninguno nada nunca cero sans"
    " aucun aucune rien jamais".split()
)
_AT_NOTHING = frozenset("rest origin ground stationary freezing empty".split())
_ONE = frozenset(
    "a an each per single only one once another the this ein eine einen einem einer eines jede"
    " jeden pro je un una uno cada solo por une chaque par seul seule".split()
)
_COUNTS = frozenset(
    "count number total amount quantity size length num n many people persons person guests guest"
    " players adults children passengers seats rooms tickets items copies times anzahl numero"
    " cantidad nombre".split()
)


@lru_cache(maxsize=16)
def _told(languages: frozenset[str]) -> dict[str, frozenset[float]]:
    """The numbers that each word may tell."""
    found: dict[str, set[float]] = {}
    for code in languages:
        for words in _ORDINALS[code]:
            for place, word in enumerate(words.split(), 1):
                stem, _, fixed = word.partition(":")
                for form in _forms(stem, code):
                    found.setdefault(form, set()).add(float(fixed or place))
        for word, value in _AMOUNTS[code].items():
            found.setdefault(word, set()).add(value)
    found.setdefault("second", set()).add(2.0)
    found.setdefault("last", set()).add(-1.0)
    return {word: frozenset(values) for word, values in found.items()}


def _forms(word: str, code: str) -> list[str]:
    if not word.endswith("-"):
        return [word]
    return [word[:-1] + ending for ending in _ENDINGS[code]]


def counted(value: float, slot: Slot, query: Query) -> Trace | None:
    """The rule by which a word of the query, or a list of the call, tells a number."""
    told = _told(query.languages or frozenset({"en"}))
    for word in query.words & told.keys():
        if value in told[word] or round(value, 2) in {round(n, 2) for n in told[word]}:
            return grounded("counting_word")
    if _is_with_half(value, query):
        return grounded("half")
    if any(isinstance(each, list) and len(each) == value for each in slot.siblings.values()):
        return derivable("length_of_list", weak=True)
    if value == 0 and (query.words & _AT_NOTHING or _stands_before(_NONE, slot, query)):
        return derivable("none", weak=True)
    counts = value == 1 and not _COUNTS.isdisjoint(slot.words()) and query.words & _ONE
    if counts or (value == 1 and _stands_before(_ONE, slot, query)):
        return derivable("one", weak=True)
    return _from_zero(value, slot, query, told)


def _stands_before(words: frozenset[str], slot: Slot, query: Query) -> bool:
    """Whether one of the words stands before something that the parameter is about."""
    about = Vocabulary(slot.words())
    tokens = query.tokens
    for place, token in enumerate(tokens):
        if token in words and any(map(about.has_form, tokens[place + 1 : place + 4])):
            return True
    return False


def _from_zero(
    value: float, slot: Slot, query: Query, told: dict[str, frozenset[float]]
) -> Trace | None:
    if value == 0 and "first" in query.words and slot.words() & {"offset", "start", "skip", "from"}:
        return derivable("counted_from_zero")
    if value < 0 or not slot.words() & {"index", "zero", "indexed"}:
        return None
    if value + 1 in query.numbers:
        return derivable("counted_from_zero")
    if any(value + 1 in told[word] for word in query.words & told.keys()):
        return derivable("counted_from_zero")
    return None


def _is_with_half(value: float, query: Query) -> bool:
    """`two and a half`, `dos y media`, `deux heures et demie`."""
    return value % 1 == 0.5 and value - 0.5 in query.numbers and bool(query.words & _HALVES)
