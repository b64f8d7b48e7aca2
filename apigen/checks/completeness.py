"""Rules of completeness: what the query plainly states is used, and by the right call.

No model is asked. Grounding looks from each value to the query, these rules from the query to the
calls; they say something only where little doubt is left, since a right row that is lost was paid
for.
"""

from collections.abc import Iterator, Sequence

from apigen.checks.findings import Candidate, Finding
from apigen.checks.reasons import Reason
from apigen.completeness.crossing import crossed
from apigen.completeness.items import Items, lists_in
from apigen.completeness.options import exchanged, unheeded
from apigen.completeness.parameters import Parameter, pairs_told, parameters_of
from apigen.completeness.statements import statements_of
from apigen.completeness.uses import Uses, texts_of
from apigen.grounding.query import Query
from apigen.records import WITHOUT_CALLS

MAX_LISTS = 40
MAX_CALLS = 32
"""Rows with more calls are not looked at."""


def completeness_findings(candidate: Candidate) -> Iterator[Finding]:
    """What the query states and the calls lack, or have in one another's place.

    `grounding.unused_option`: a value stands beside the words of an optional parameter that is left
    out, or has its default. `grounding.ungrounded`: a choice that the query doesn't name is given,
    while another one stands beside the parameter's words.

    Queries in languages without rules, and long ones, give nothing.
    """
    if candidate.style in WITHOUT_CALLS or not 0 < len(candidate.calls) <= MAX_CALLS:
        return
    query = Query(candidate.query, candidate.language)
    if query.is_cut or not query.languages:
        return
    parameters = parameters_of(candidate)
    texts = texts_of(candidate.calls)
    statements = statements_of(query, parameters, pairs_told(candidate), texts)
    uses = Uses(candidate.calls)
    for each in unheeded(candidate.calls, parameters, statements, uses, query):
        said = f"{each.name} is said to be {each.value[:80]!r}"
        if each.given is None:
            yield Finding(Reason.UNUSED_OPTION, f"{said}, and no call has it")
        else:
            yield Finding(Reason.UNGROUNDED, f"{said}, and a call has {each.given!r:.80}")
    for place, one, other in exchanged(candidate.calls, statements):
        detail = f"call {place} has each other's value of {one[:100]} and {other[:100]}"
        yield Finding(Reason.UNGROUNDED, detail)
    taken = {place for each in statements for place in range(each.span.start, each.span.end)}
    yield from _items(candidate, parameters, Items(query, uses, taken))
    for pair in crossed(candidate.calls, statements, query):
        where = f"calls {pair.first} and {pair.second}"
        yield Finding(Reason.CROSSED_VALUES, f"{where} have each other's {pair.name[:200]}")


def _items(
    candidate: Candidate, parameters: Sequence[Parameter], items: Items
) -> Iterator[Finding]:
    words = {(each.tool, each.name): each.wording.known.words for each in parameters}
    lists = [
        (f"call {place}: {call.name}.{name}"[:200], each, words[call.name, name])
        for place, call in enumerate(candidate.calls, 1)
        for name, value in call.arguments.items()
        if (call.name, name) in words
        for each in lists_in(value)
    ]
    whole = items.whole([values for _, values, _ in lists[:MAX_LISTS]])
    for where, values, labels in lists[:MAX_LISTS]:
        if item := items.lacking(values, labels, whole):
            yield Finding(Reason.UNUSED_ITEM, f"{where} lacks {item!r}")
