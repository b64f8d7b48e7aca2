"""Rules of completeness: what the query plainly states is used, and by the right call.

No model is asked. Grounding looks from each value to the query, these rules from the query to the
calls; they say something only where little doubt is left, since a right row that is lost was paid
for.
"""

from collections.abc import Iterator, Sequence

from apigen.checks.findings import Candidate, Finding
from apigen.checks.reasons import Reason
from apigen.completeness.crossing import crossed
from apigen.completeness.items import Items
from apigen.completeness.lists import lacking_items
from apigen.completeness.options import exchanged, unheeded
from apigen.completeness.parameters import Parameter, pairs_told, parameters_of
from apigen.completeness.statements import Statement, statements_of
from apigen.completeness.uses import Uses, texts_of
from apigen.grounding.query import Query
from apigen.records import WITHOUT_CALLS

MAX_CALLS = 32
"""Rows with more calls are not looked at."""


def completeness_findings(candidate: Candidate, query: Query | None = None) -> Iterator[Finding]:
    """What the query states and the calls lack, or have in one another's place.

    `grounding.unused_option`: a value stands beside the words of an optional parameter that is left
    out, or has its default. `grounding.ungrounded`: a choice that the query doesn't name is given
    while another one stands beside the parameter's words, or two parameters have what stands beside
    the other one's. `grounding.unused_item`: a list lacks an item of the enumeration that it is
    from. `grounding.crossed_values`: the values of two calls of one function stand one call within
    another, and apart once an argument is exchanged.

    Queries in languages without rules, and long ones, give nothing. `query` is the candidate's,
    where other rules read it, too.
    """
    if candidate.style in WITHOUT_CALLS or not 0 < len(candidate.calls) <= MAX_CALLS:
        return
    query = query or Query(candidate.query, candidate.language)
    if query.is_cut or not query.languages:
        return
    parameters = parameters_of(candidate)
    told, texts = pairs_told(candidate), texts_of(candidate.calls)
    statements = statements_of(query, parameters, told, texts)
    uses = Uses(candidate.calls)
    yield from _options(candidate, parameters, statements, uses, query)
    taken = {place for each in statements for place in range(each.span.start, each.span.end)}
    for name, item in lacking_items(candidate.calls, parameters, Items(query, uses, taken)):
        yield Finding(Reason.UNUSED_ITEM, f"{name[:200]} lacks {item!r}")
    for pair in crossed(candidate.calls, parameters, statements, query):
        where = f"calls {pair.first} and {pair.second}"
        yield Finding(Reason.CROSSED_VALUES, f"{where} have each other's {pair.name[:200]}")


def _options(
    candidate: Candidate,
    parameters: Sequence[Parameter],
    statements: Sequence[Statement],
    uses: Uses,
    query: Query,
) -> Iterator[Finding]:
    for each in unheeded(candidate.calls, parameters, statements, uses, query):
        said = f"{each.name[:100]} is said to be {each.value[:80]!r}"
        if each.given is None:
            yield Finding(Reason.UNUSED_OPTION, f"{said}, and no call has it")
        else:
            yield Finding(Reason.UNGROUNDED, f"{said}, and a call has {str(each.given)[:80]!r}")
    for place, one, other in exchanged(candidate.calls, statements):
        detail = f"call {place} has each other's value of {one[:100]} and {other[:100]}"
        yield Finding(Reason.UNGROUNDED, detail)
