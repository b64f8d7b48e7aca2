"""Rules of grounding: every argument's value comes from the query, by a rule that can be named.

No model is asked. A value stands in the query, follows from it, or is the documented default that
a call may leave out; what no rule explains was invented, or is one that rules can't judge.
"""

from collections.abc import Iterator, Mapping, Sequence
from itertools import islice
from typing import Any, NamedTuple

from apigen.checks.findings import Candidate, Finding
from apigen.checks.reasons import Reason
from apigen.grounding.defaults import is_described, spelled_default
from apigen.grounding.finding import find
from apigen.grounding.order import disarranged
from apigen.grounding.query import Query
from apigen.grounding.structures import Leaf, Path, leaves, slot_of
from apigen.grounding.traces import Slot, Source, Trace, derivable
from apigen.records import WITHOUT_CALLS, JsonObject, Style, ToolCall
from apigen.references import read_reference

__all__ = ["Argument", "Source", "grounding_findings", "trace", "without_defaults"]

MAX_LEAVES = 400
"""Values of one row that are judged; what comes behind them in a longer row is not."""

_MAX_SHOWN = 80
_MIN_IDENTIFIER = 5
_BY_VALUE = frozenset(
    "number sign one none length_of_list counting_word counted_from_zero phrase words date".split()
)
"""Rules that look for a value anywhere in the query."""


class Argument(NamedTuple):
    """One value of a call: `call` counts from 0, `path` leads to it, `rule` found it."""

    call: int
    path: Path
    value: Any
    source: Source
    rule: str


def trace(candidate: Candidate, query: Query | None = None) -> list[Argument]:
    """Where each value of the calls comes from; references to results are left out.

    Calls of tools that aren't offered, and arguments that their tool doesn't have, are left out. An
    optional argument that spells out its default is one `Argument`, whatever it holds. `query` is
    the candidate's, where other rules read it, too.
    """
    if candidate.style in WITHOUT_CALLS:
        return []
    query = query or Query(candidate.query, candidate.language)
    return list(islice(_traced(candidate, query), MAX_LEAVES))


def grounding_findings(
    candidate: Candidate, traced: Sequence[Argument] | None = None
) -> Iterator[Finding]:
    """What is objected to: values that no rule explains, and defaults that are spelled out."""
    for each in trace(candidate) if traced is None else traced:
        if each.source is Source.UNGROUNDED:
            yield Finding(Reason.UNGROUNDED, f"{_where(candidate, each)} is not in the query")
        elif each.source is Source.DEFAULT:
            told = "is the default and not asked for"
            yield Finding(Reason.SPELLED_DEFAULT, f"{_where(candidate, each)} {told}")


def without_defaults(
    candidate: Candidate, traced: Sequence[Argument] | None = None
) -> tuple[ToolCall, ...]:
    """The calls without the optional arguments that spell out a default nobody asked for."""
    found = trace(candidate) if traced is None else traced
    spelled = {(each.call, each.path[0]) for each in found if each.source is Source.DEFAULT}
    return tuple(
        ToolCall(call.name, {k: v for k, v in call.arguments.items() if (place, k) not in spelled})
        for place, call in enumerate(candidate.calls)
    )


def _where(candidate: Candidate, argument: Argument) -> str:
    name = ".".join(map(str, (candidate.calls[argument.call].name, *argument.path)))[:200]
    shown = repr(argument.value)
    return f"call {argument.call + 1}: {name} {shown[:_MAX_SHOWN]}{'…' * (len(shown) > _MAX_SHOWN)}"


class _Call(NamedTuple):
    """A call of an offered tool: its place, what its tool knows, what stands elsewhere."""

    place: int
    arguments: JsonObject
    properties: JsonObject
    required: Sequence[str]
    wrong: Mapping[Path, str]


def _traced(candidate: Candidate, query: Query) -> Iterator[Argument]:
    dependent = candidate.style is Style.DEPENDENT
    calls = list(_calls(candidate, query))
    # Lists and objects last: their parts, however many, keep no other value from being looked for.
    for nested in (False, True):
        for call in calls:
            for name, value in call.arguments.items():
                if isinstance(value, dict | list) is nested and name in call.properties:
                    for path, leaf, found in _of_argument(call, name, query, dependent=dependent):
                        yield Argument(call.place, path, leaf, found.source, found.rule)


def _calls(candidate: Candidate, query: Query) -> Iterator[_Call]:
    parameters = candidate.parameters()
    for place, call in enumerate(candidate.calls):
        schema = parameters.get(call.name)
        if isinstance(schema, dict) and isinstance(known := schema.get("properties"), dict):
            wrong = disarranged(call.arguments, known, query)
            yield _Call(place, call.arguments, known, schema.get("required", ()), wrong)


def _of_argument(
    call: _Call, name: str, query: Query, *, dependent: bool
) -> Iterator[tuple[Path, Any, Trace]]:
    value, part = call.arguments[name], call.properties[name]
    if not isinstance(part, dict):
        return
    slot = slot_of(name, part, call.arguments, name in call.required)
    found: list[Leaf] = [((name,), value, slot)]
    if isinstance(value, dict | list):
        found = list(islice(leaves(value, part, slot, (name,)), MAX_LEAVES))
    if not slot.required and (rule := spelled_default(value, part, found, query)):
        yield (name,), value, Trace(Source.DEFAULT, rule)
        return
    for path, leaf, inside in found:
        if not (dependent and read_reference(leaf) is not None):
            yield path, leaf, _judged(leaf, inside, query, call.wrong.get(path))


def _judged(value: Any, slot: Slot, query: Query, wrong: str | None) -> Trace:
    found = find(value, slot, query)
    if found is not None:
        if wrong and found.rule in _BY_VALUE:
            return Trace(Source.UNGROUNDED, wrong)
        return found
    return _doubtful(value, slot, query)


def _doubtful(value: Any, slot: Slot, query: Query) -> Trace:
    """What a value is that no rule finds: ungrounded, unless rules don't reach that far."""
    if query.may_hold(value):
        return derivable("long_query", weak=True)
    if not query.languages and not _is_identifier(value):
        return derivable("language_without_rules", weak=True)
    if is_described(value, slot.description):
        return derivable("described_default", weak=True)
    return Trace(Source.UNGROUNDED, "")


def _is_identifier(value: Any) -> bool:
    digits = str(value) if isinstance(value, str | int) and not isinstance(value, bool) else ""
    return digits.isdecimal() and len(digits) >= _MIN_IDENTIFIER
