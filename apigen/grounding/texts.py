"""Where a text comes from: the query's words, as they stand, inflected, abbreviated or renamed."""

from collections.abc import Sequence

from apigen.grounding.dates import find_date
from apigen.grounding.digits import readings
from apigen.grounding.folding import fold, tokens_of, words_of
from apigen.grounding.languages import FUNCTION_WORDS
from apigen.grounding.names import is_named, is_region
from apigen.grounding.query import Query
from apigen.grounding.synonyms import synonyms
from apigen.grounding.times import find_time
from apigen.grounding.traces import Slot, Trace, derivable, grounded

MAX_CHARS = 4_000
"""How much of a text is looked up."""

_MAX_WORDS = 300
_LONG = 5
"""Content words from which on a text may put some in its own words."""

_FREE = frozenset(
    "message body content text summary note notes comment description reason prompt instruction"
    " instructions question query title subject feedback details topic command code expression"
    " function formula equation sql request requests requirement requirements special preferences"
    " nachricht texto mensaje".split()
)
_WRAPPING = frozenset("http https www com org net lambda def return x select from where".split())


def find_text(value: str, slot: Slot, query: Query) -> Trace | None:
    """The rule that finds a text in the query, the exact ones first."""
    folded = fold(value[:MAX_CHARS]).strip()
    if not folded:
        return derivable("empty")
    if query.holds(folded):
        return grounded("phrase")
    words = words_of(value[:MAX_CHARS]) if len(value) < 200 else tuple(tokens_of(folded))
    words = tuple(word for word in words if word[0].isalnum())[:_MAX_WORDS]
    if not words:
        return derivable("marks", weak=True)
    if query.says(words) or _is_run_together(words, query):
        return grounded("words")
    return _as_date(folded, query) or _as_words(words, slot, query, value)


def _as_date(folded: str, query: Query) -> Trace | None:
    if not any(map(str.isdigit, folded)) or len(folded) > 40:
        return None
    day = find_date(folded, query)
    time = find_time(folded, query)
    if day and time:
        return max(day, time, key=lambda trace: (trace.weak, trace.source))
    # the date of a date and time, or a time alone
    return day if ":" not in folded else time if "-" not in folded and "/" not in folded else None


def _as_words(words: tuple[str, ...], slot: Slot, query: Query, value: str) -> Trace | None:
    content = [word for word in words if word not in FUNCTION_WORDS] or list(words)
    lost = [word for word in content if not _has(word, query)]
    if not lost:
        return grounded("inflected")
    if is_named(words, query):
        return derivable("name")
    if _is_qualified(value, query):
        return derivable("qualified")
    if _is_initials(words, query):
        return derivable("initials")
    free = bool(slot.words() & _FREE)
    if free and all(word in _WRAPPING or not word.isalpha() for word in lost):
        return derivable("written_out")
    found = len(content) - len(lost)
    if any(word.isdecimal() and len(word) > 3 for word in lost):
        return None
    if len(content) >= _LONG and found >= (0.4 if free else 0.6) * len(content):
        return derivable("paraphrase")
    if free and found >= 0.5 * len(content):
        return derivable("paraphrase")
    return None


def _has(word: str, query: Query) -> bool:
    """Whether one folded word of a value is in the query, in whatever form."""
    if word in query.words:
        return True
    if word[0].isdigit():
        return any(number in query.numbers for number in readings(word)) or _ends_number(word, query)
    if query.vocabulary.has(word):
        return True
    if synonyms(word) & query.words:
        return True
    return is_named((word,), query)


def _ends_number(word: str, query: Query) -> bool:
    return len(word) > 3 and word.isdecimal() and word in query.digits


def _is_run_together(words: Sequence[str], query: Query) -> bool:
    """Whether the query has the same letters with its spaces elsewhere: `wi-fi` and `wifi`."""
    joined = "".join(words)
    if not 4 <= len(joined) <= 80:
        return False
    tokens = [each for each in query.tokens if each[0].isalnum()]
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
    head, *rest = [words_of(part) for part in value.split(",")[:4]]
    if not rest or not head or not all(rest):
        return False
    if not (all(_has(word, query) for word in head) or is_named(head, query)):
        return False
    return all(is_region(part) or all(_has(word, query) for word in part) for part in rest)


def _is_initials(words: tuple[str, ...], query: Query) -> bool:
    """An abbreviation by initials, on either side: `NASA`, `NYC`."""
    if len(words) == 1:
        return 2 <= len(words[0]) <= 6 and _initials_run(words[0], query)
    short = "".join(word[0] for word in words)
    content = "".join(word[0] for word in words if word not in FUNCTION_WORDS)
    return len(content) > 1 and bool({short, content} & query.words)


def _initials_run(letters: str, query: Query) -> bool:
    tokens = [each for each in query.tokens if each[0].isalnum()]
    for chosen in (tokens, [each for each in tokens if each not in FUNCTION_WORDS]):
        if f"{letters}" in "".join([each[0] for each in chosen]):
            return True
    return False
