"""Where a text comes from: the query's words, as they stand, inflected, abbreviated or renamed."""

from collections.abc import Sequence

from apigen.grounding.cuts import is_cut
from apigen.grounding.dating import find_date, is_date
from apigen.grounding.folding import fold, tokens_of, words_of
from apigen.grounding.languages import FUNCTION_WORDS
from apigen.grounding.names import is_named, is_region
from apigen.grounding.query import Query
from apigen.grounding.synonyms import synonyms
from apigen.grounding.times import find_time
from apigen.grounding.traces import Slot, Trace, derivable, grounded
from apigen.grounding.wording import content_of, has_word, is_code_of

MAX_CHARS = 4_000
"""How much of a text is looked up."""

_MAX_WORDS = 300
_LONG = 5
"""Content words from which on a text may put some in its own words."""

_PLACEHOLDER = frozenset("none null na unspecified default unknown not specified".split())
_NOTHING = frozenset(
    "no nothing none empty blank without kein keine keinen keinem nichts leer leere leeren"
    " leerer leeres ohne nada sin vacio vacia ningun ninguna vide aucun aucune rien sans".split()
)
_FREE = frozenset(
    "message body content text summary note notes comment description reason prompt instruction"
    " instructions question query title subject feedback details topic command code expression"
    " function formula equation sql request requests requirement requirements special preferences"
    " nachricht texto mensaje".split()
)
_CODES = frozenset("ticker symbol code iata abbreviation abbreviated iso acronym".split())
_UNITS = frozenset("unit units einheit unidad unite".split())
_WRAPPING = frozenset("http https www com org net lambda def return x select from where".split())
NO_PREFERENCE = frozenset(
    "dontcare any all none null na unspecified default unknown not specified anything no preference"
    " everything everyone alle todos tous keine ninguno aucun auto".split()
)
"""Words by which a value says that nothing was asked for."""


def find_text(value: str, slot: Slot, query: Query) -> Trace | None:
    """The rule that finds a text in the query, the exact ones first."""
    folded = fold(value[:MAX_CHARS]).strip()
    if not folded:
        return derivable("empty", weak=True) if _may_be_empty(slot, query) else None
    if query.holds(folded):
        return None if is_cut(folded, slot, query) else grounded("phrase")
    if folded in query.text and is_cut(folded, slot, query):
        return None
    words = words_of(value[:MAX_CHARS]) if len(value) < 200 else tuple(tokens_of(folded))
    words = tuple(word for word in words if word[0].isalnum())[:_MAX_WORDS]
    if not words:
        return derivable("marks", weak=True) if folded in query.text else None
    if query.says(words):
        return grounded("words")
    if not query.affords(1 + len(words) // 4):
        return derivable("not_looked_for", weak=True)
    if NO_PREFERENCE.issuperset(words) and not _is_placeholder(words, slot):
        return derivable("no_preference", weak=True)
    if _is_run_together(words, query):
        return grounded("words")
    if (found := _as_date(folded, slot, query)) or is_date(folded):
        return found
    return _as_words(words, slot, query, value)


def _may_be_empty(slot: Slot, query: Query) -> bool:
    marks = '""' in query.text or "''" in query.text
    return not slot.required or marks or not _NOTHING.isdisjoint(query.words)


def _is_placeholder(words: tuple[str, ...], slot: Slot) -> bool:
    """Whether words stand where a call needs a value that nobody gave."""
    return slot.required and _PLACEHOLDER.issuperset(words) and slot.words().isdisjoint(words)


def _as_date(folded: str, slot: Slot, query: Query) -> Trace | None:
    if len(folded) > 40 or not any(map(str.isdigit, folded)):
        return None
    day = find_date(folded, slot, query)
    time = find_time(folded, query)
    if day and time:
        return max(day, time, key=lambda trace: (trace.weak, trace.source))
    # a date without its time doesn't explain both
    return day if ":" not in folded else time if "-" not in folded and "/" not in folded else None


def _as_words(words: tuple[str, ...], slot: Slot, query: Query, value: str) -> Trace | None:
    content = content_of(words)
    lost = [word for word in content if not has_word(word, query)]
    if not lost:
        return grounded("inflected")
    return _as_name(words, slot, query, value) or _as_partly_found(content, lost, slot, query)


def _as_name(words: tuple[str, ...], slot: Slot, query: Query, value: str) -> Trace | None:
    if is_named(words, query):
        return derivable("name")
    if synonyms("".join(words)) & query.words:
        return derivable("synonym")
    if _is_qualified(value, query):
        return derivable("qualified")
    if (len(words) > 1 or value.isupper()) and _is_initials(words, query):
        return derivable("initials")
    if (
        len(words) == 1
        and slot.words() & _CODES
        and is_code_of(words[0], tuple(query.tokens[:200]))
    ):
        return derivable("code")
    if words[0] in _LANGUAGES and _LANGUAGES[words[0]] in query.languages:
        return derivable("language_of_query", weak=True)
    return None


_LANGUAGES = {"english": "en", "en": "en", "german": "de", "de": "de", "spanish": "es", "es": "es"}
_LANGUAGES |= {"french": "fr", "fr": "fr", "deutsch": "de", "espanol": "es", "francais": "fr"}


def _as_partly_found(content: list[str], lost: list[str], slot: Slot, query: Query) -> Trace | None:
    free = bool(slot.words() & _FREE)
    found = len(content) - len(lost)
    if free and all(word in _WRAPPING or len(word) == 1 and word.isalpha() for word in lost):
        return derivable("written_out")
    if found and slot.words().issuperset(lost):
        return derivable("described_form")
    if any(word.isdecimal() and len(word) > 3 for word in lost):
        return None
    if len(content) >= _LONG and found >= (0.4 if free else 0.6) * len(content):
        return derivable("paraphrase")
    if slot.words() & _UNITS and found >= 0.5 * len(content):
        return derivable("unit_in_part")
    if free and len(content) > 2 and found >= 0.5 * len(content):
        return derivable("paraphrase")
    return None


def _is_run_together(words: Sequence[str], query: Query) -> bool:
    """Whether the query has the same letters with its spaces elsewhere: `wi-fi` and `wifi`."""
    joined = "".join(words)
    if not 4 <= len(joined) <= 80:
        return False
    tokens = query.alphanumeric
    for place, token in enumerate(tokens):
        if not joined.startswith(token):
            continue
        rest = joined[len(token) :]
        while rest and place + 1 < len(tokens) and rest.startswith(tokens[place + 1]):
            place += 1
            rest = rest[len(tokens[place]) :]
        if not rest:
            return True
    return False


def _is_qualified(value: str, query: Query) -> bool:
    """A place that the query names, with the state or country that it lies in behind it."""
    head, *rest = [words_of(part) for part in value[:200].split(",")[:4]]
    if not rest or not head or not all(rest):
        return False
    if not (all(has_word(word, query) for word in head) or is_named(head, query)):
        return False
    return all(is_region(part) or all(has_word(word, query) for word in part) for part in rest)


def _is_initials(words: tuple[str, ...], query: Query) -> bool:
    """An abbreviation by initials, on either side: `NASA`, `NYC`."""
    if len(words) == 1:
        return 2 <= len(words[0]) <= 6 and _initials_run(words[0], query)
    short = "".join([word[0] for word in words])
    content = "".join([word[0] for word in words if word not in FUNCTION_WORDS])
    return len(content) > 1 and bool({short, content} & query.words)


def _initials_run(letters: str, query: Query) -> bool:
    tokens = query.alphanumeric
    for chosen in (tokens, [each for each in tokens if each not in FUNCTION_WORDS]):
        if letters in "".join([each[0] for each in chosen]):
            return True
    return False
