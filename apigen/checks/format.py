"""Stage 1: does a row call the offered tools as their schemas allow? No model, no container."""

from collections import Counter
from collections.abc import Iterator
from typing import Any

from apigen.checks.findings import Candidate, Finding
from apigen.checks.query import query_findings
from apigen.checks.reasons import GRAVITY, Reason
from apigen.errors import SchemaError
from apigen.records import WITHOUT_CALLS, JsonObject, Style, ToolCall
from apigen.references import references
from apigen.schema_shape import check_shape
from apigen.value_faults import Fault, Faults, frozen

STAGE = "format"
SINGLE_CALL = frozenset({Style.SIMPLE, Style.MULTIPLE})
MAX_CALLS = 100
MAX_VALUES = 2000
"""Values in the arguments of all calls of a row; nobody asks for more in a sentence."""
_SHOWN_NAMES = 20
_DETAIL_CHARS = 1000


def format_findings(candidate: Candidate) -> Iterator[Finding]:
    """What stage 1 of the APIGen paper (section 3.2) finds, and what it leaves to later stages.

    The gravest comes first, in the order of `GRAVITY`. Whatever depends on something that is not
    there, such as arguments of an unknown function, is not looked at. Without a style there is at
    least one call, and no text is a reference. A call's findings of one reason are one.
    """
    found = [*_tool_findings(candidate), *_answer_findings(candidate), *query_findings(candidate)]
    yield from sorted(found, key=lambda finding: GRAVITY[finding.reason])


def _tool_findings(candidate: Candidate) -> Iterator[Finding]:
    counts = Counter(tool["name"] for tool in candidate.tools)
    for name in (name for name, times in counts.items() if times > 1):
        same = [frozen(tool) for tool in candidate.tools if tool["name"] == name]
        kind = "alike" if len(set(same)) == 1 else "and not alike"
        detail = f"{name!r} is offered {len(same)} times, {kind}"
        yield Finding(Reason.DUPLICATE_TOOL, detail)


def _answer_findings(candidate: Candidate) -> Iterator[Finding]:
    if candidate.style in WITHOUT_CALLS:
        yield from _silent_findings(candidate)
        return
    if candidate.missing:
        detail = "a value is said to be missing, and yet calls are to be made"
        yield Finding(Reason.BAD_MISSING, detail)
    if not candidate.calls:
        yield Finding(Reason.NO_CALLS, "the answer holds no call")
    elif detail := _excess(candidate.calls):
        yield Finding(Reason.TOO_LARGE, detail)
    else:
        yield from _calls_findings(candidate)


def _silent_findings(candidate: Candidate) -> Iterator[Finding]:
    tools, style = candidate.parameters(), candidate.style
    if candidate.calls:
        detail = f"{candidate.calls[0].name!r} is called in a {style} answer"
        yield Finding(Reason.UNEXPECTED_CALL, detail)
    if bool(candidate.missing) != (style is Style.MISSING_PARAMETER):
        detail = f"{len(candidate.missing)} values are missing in a {style} answer"
        yield Finding(Reason.BAD_MISSING, detail)
    for each in candidate.missing:
        name, parameter = each["name"], each["parameter"]
        if name not in tools:
            yield Finding(Reason.BAD_MISSING, _not_offered(name, tools))
            return
        if parameter not in (required := tools[name].get("required", [])):
            detail = f"{name}: {parameter!r} is not required, only {required[:_SHOWN_NAMES]}"
            yield Finding(Reason.BAD_MISSING, detail)
            return


def _excess(calls: tuple[ToolCall, ...]) -> str:
    """What is more than is looked at, if anything."""
    if len(calls) > MAX_CALLS:
        return f"{len(calls)} calls, more than {MAX_CALLS}"
    left = MAX_VALUES
    for call in calls:
        left = _count_down(call.arguments, left)
    return f"the arguments hold more than {MAX_VALUES} values" if left < 0 else ""


def _count_down(value: Any, left: int) -> int:
    if isinstance(value, dict | list):
        for inner in value.values() if isinstance(value, dict) else value:
            left = _count_down(inner, left - 1)
            if left < 0:
                break
    return left


def _calls_findings(candidate: Candidate) -> Iterator[Finding]:
    tools, style = candidate.parameters(), candidate.style
    faults = Faults(dependent=style is Style.DEPENDENT)
    broken = dict(_broken({call.name for call in candidate.calls}, tools))
    yield from (Finding(Reason.BAD_TOOLS, problem) for problem in broken.values())
    for call in candidate.calls:
        if call.name not in tools:
            yield Finding(Reason.UNKNOWN_FUNCTION, _not_offered(call.name, tools))
        elif call.name not in broken:
            yield from _argument_findings(call, tools[call.name], faults)
    yield from duplicate_findings(candidate.calls)
    count = len(candidate.calls)
    if style is not None and (count == 1) != (style in SINGLE_CALL):
        yield Finding(Reason.WRONG_CALL_COUNT, f"{count} calls in a {style} answer")
    if style is Style.DEPENDENT:
        yield from _reference_findings(candidate.calls)


def duplicate_findings(calls: tuple[ToolCall, ...]) -> Iterator[Finding]:
    """Calls of one function with equal arguments."""
    counts = Counter((call.name, frozen(call.arguments)) for call in calls)
    for (name, _), times in counts.items():
        if times > 1:
            yield Finding(Reason.DUPLICATE_CALL, f"{name}: the same call is there {times} times")


def _broken(names: set[str], tools: dict[str, JsonObject]) -> Iterator[tuple[str, str]]:
    """The called tools whose parameters are no JSON Schema, and why."""
    for name in sorted(names & tools.keys()):
        try:
            check_shape(tools[name])
        except SchemaError as error:
            yield name, f"{name}: {error}"[:_DETAIL_CHARS]


def _argument_findings(call: ToolCall, parameters: JsonObject, faults: Faults) -> Iterator[Finding]:
    by_reason: dict[Reason, list[Fault]] = {}
    for fault in faults.of(parameters | {"additionalProperties": False}, call.arguments):
        by_reason.setdefault(fault.reason, []).append(fault)
    for reason, (first, *others) in by_reason.items():
        more = f" (and {len(others)} more)" if others else ""
        yield Finding(reason, f"{call.name}: {first}"[:_DETAIL_CHARS] + more)


def _not_offered(name: str, tools: dict[str, JsonObject]) -> str:
    return f"{name[:200]!r} is not offered; offered: {sorted(tools)[:_SHOWN_NAMES]}"


def _reference_findings(calls: tuple[ToolCall, ...]) -> Iterator[Finding]:
    found = [
        (place, each) for place, call in enumerate(calls) for each in references(call.arguments)
    ]
    for place, each in found:
        if not 0 < each.call <= place:
            detail = f"call {place + 1}: {each} is no result of a call before it"
            yield Finding(Reason.BAD_REFERENCE, f"{calls[place].name}: {detail}")
            return
    if not found:
        yield Finding(Reason.BAD_REFERENCE, "no call uses the result of another")
