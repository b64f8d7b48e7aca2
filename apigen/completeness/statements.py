"""What a query plainly states: a value right beside the words of a parameter."""

from collections import defaultdict
from collections.abc import Iterator, Sequence, Set
from itertools import islice
from typing import Any, NamedTuple

from apigen.completeness.beside import CONNECTORS, STOPS, named_beside
from apigen.completeness.parameters import Parameter
from apigen.grounding.folding import words_of
from apigen.grounding.languages import FUNCTION_WORDS
from apigen.grounding.places import spans_of
from apigen.grounding.query import Query

MAX_SPANS = 100
"""Values of one query that are looked at."""

_SIDES = frozenset("turned switched set".split())
_ON = frozenset("on enabled an aktiviert eingeschaltet activado activada active activee".split())
_OFF = frozenset(
    "off disabled aus deaktiviert ausgeschaltet desactivado desactivada desactive"
    " desactivee".split()
)
_YES = frozenset("true yes ja wahr verdadero si oui vrai".split())
_NO = frozenset("false no nein falsch falso non faux".split())
_MAX_CHOICES = 60
_NUMERIC = frozenset(["number", "integer", "float"])
_POWERED = frozenset("m mm cm dm km ft in co h o s".split())
_TIMES = frozenset("times cases situations mal falle veces casos fois cas".split())
_ENDS_CLAUSE = STOPS | {"-"}
_NEGATIONS = frozenset(
    "not no without except never don default nicht kein keine ohne sin sans pas ni".split()
)

Words = tuple[str, ...]


class Span(NamedTuple):
    """A value at tokens `start` to `end`; of several, it is any of them."""

    start: int
    end: int
    values: frozenset[Any]


class Statement(NamedTuple):
    """A value that the query states for the parameter of a name."""

    name: str
    span: Span


def statements_of(
    query: Query,
    parameters: Sequence[Parameter],
    told: Set[tuple[str, str]] = frozenset(),
    texts: Sequence[str] = (),
) -> list[Statement]:
    """The statements for parameters, in the order of the query.

    Args:
        query: The query.
        parameters: Those of the called tools.
        told: Neighbouring words that say what the tools do and so state nothing.
        texts: Values that parameters without a closed list have.
    """
    found: list[Statement] = []
    labels = frozenset().union(*(each.wording.pairs for each in parameters))
    for span, fitting in islice(_spans(query, parameters, texts), MAX_SPANS):
        name = named_beside(query.tokens, span.start, span.end, parameters, fitting)
        if name is None or _is_denied(query.tokens, span) or _is_told(query.tokens, span, told):
            continue
        if _is_number_word(query.tokens, span) and _is_told(query.tokens, span, labels):
            continue  # `the silence between two tracks` is a label
        found.append(Statement(name, span))
    return sorted(found, key=lambda each: each.span.start)


def _spans(
    query: Query, parameters: Sequence[Parameter], texts: Sequence[str]
) -> Iterator[tuple[Span, list[Parameter]]]:
    """Values with the parameters that may have them."""
    numeric = [each for each in parameters if each.types & _NUMERIC]
    for span in _numbers(query) if numeric else ():
        yield span, numeric
    yield from _choices(query, _by_choice(parameters))
    free = [each for each in parameters if "string" in each.types and not each.choices]
    for span in _texts(texts, query) if free else ():
        yield span, free
    switches = [each for each in parameters if "boolean" in each.types]
    for span in _switches(query) if switches else ():
        yield span, switches


def _by_choice(parameters: Sequence[Parameter]) -> dict[Words, list[Parameter]]:
    """The parameters that have each allowed text, by its words."""
    found: dict[Words, list[Parameter]] = defaultdict(list)
    for parameter in parameters:
        for choice in parameter.choices[:_MAX_CHOICES]:
            words = words_of(choice[:200]) if isinstance(choice, str) else ()
            is_idle = len(words) == 1 and words[0] in FUNCTION_WORDS and len(words[0]) < 3  # `DE`
            if words and not is_idle:
                found[words].append(parameter)
    return found


def _texts(texts: Sequence[str], query: Query) -> Iterator[Span]:
    for text in texts:
        if words := words_of(text):
            for start, end in spans_of(text, query):
                yield Span(start, end, frozenset([words]))


def _numbers(query: Query) -> list[Span]:
    """The numbers that are part of no longer one, with all that each may be."""
    found: dict[int, set[float]] = defaultdict(set)
    ends: dict[int, set[int]] = defaultdict(set)
    for value, start, end in query.mentions[: 2 * MAX_SPANS]:
        found[start].add(value)
        ends[start].add(end)
    inside = {place for start in ends for place in range(start + 1, max(ends[start]))}
    return [
        Span(start, min(ends[start]), frozenset(values))
        for start, values in found.items()
        if start not in inside and not _is_no_value(query.tokens, start, max(ends[start]))
    ]


def _is_no_value(tokens: Sequence[str], start: int, end: int) -> bool:
    """`m2`, or `two times` what is asked for."""
    if is_power(tokens, start):
        return True
    return end < len(tokens) and tokens[end] in _TIMES


def is_power(tokens: Sequence[str], place: int) -> bool:
    """Whether a number belongs to a unit or formula: `m2`, `CO2`."""
    return place > 0 and tokens[place] in ("2", "3") and tokens[place - 1] in _POWERED


def _choices(
    query: Query, by_choice: dict[Words, list[Parameter]]
) -> Iterator[tuple[Span, list[Parameter]]]:
    """The longest allowed values at each place."""
    starting: dict[str, list[Words]] = {}
    for words in by_choice:
        starting.setdefault(words[0], []).append(words)
    if query.words.isdisjoint(starting):
        return
    tokens, free = query.tokens, 0
    for start, token in enumerate(tokens):
        if start < free or token not in starting:
            continue
        ends = ((_end(words, tokens, start), words) for words in starting[token])
        end, words = max(ends)
        if end:
            free = end
            yield Span(start, end, frozenset([words])), by_choice[words]


def _end(words: Words, tokens: Sequence[str], start: int) -> int:
    """Where the words end that begin at a token, whatever marks stand between them; or 0."""
    place = start
    for number, word in enumerate(words):
        while number and place < len(tokens) and tokens[place] in "-/_":
            place += 1
        if place >= len(tokens) or tokens[place] != word:
            return 0
        place += 1
    return place


def _switches(query: Query) -> Iterator[Span]:
    """Words that turn something on or off and end their clause."""
    tokens = query.tokens
    if query.words.isdisjoint(_ON | _OFF | _YES | _NO):
        return
    for place, token in enumerate(tokens):
        on, off = token in _ON | _YES, token in _OFF | _NO
        if not (on or off) or not place:
            continue
        start = place - 1 if tokens[place - 1] in _SIDES else place
        last = place + 1 >= len(tokens) or tokens[place + 1] in _ENDS_CLAUSE | CONNECTORS
        if last:
            yield Span(start, place + 1, frozenset([on]))


def _is_told(tokens: Sequence[str], span: Span, told: Set[tuple[str, str]]) -> bool:
    return (
        tuple(tokens[max(0, span.start - 1) : span.start + 1]) in told
        or tuple(tokens[span.end - 1 : span.end + 1]) in told
    )


def _is_number_word(tokens: Sequence[str], span: Span) -> bool:
    return tokens[span.start].isalpha() and any(isinstance(each, float) for each in span.values)


def _is_denied(tokens: Sequence[str], span: Span) -> bool:
    return not _NEGATIONS.isdisjoint(tokens[max(0, span.start - 4) : span.start])
