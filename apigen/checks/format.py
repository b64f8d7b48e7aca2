"""Stage 1: does a draft call the offered tools as their schemas allow? No model, no container."""

from collections.abc import Mapping, Sequence

from apigen.checks.reasons import Reason
from apigen.errors import SchemaError
from apigen.records import (
    JsonObject,
    Style,
    ToolCall,
    Verdict,
    canonical_json,
    passed,
    rejected,
)
from apigen.references import references
from apigen.schema import argument_problem

STAGE = "format"
SINGLE_CALL = frozenset({Style.SIMPLE, Style.MULTIPLE})
NO_CALL = frozenset({Style.IRRELEVANCE, Style.MISSING_PARAMETER})

Problem = tuple[Reason, str]


def check_format(
    calls: Sequence[ToolCall],
    tools: Mapping[str, JsonObject],
    style: Style | None = None,
    missing: Sequence[JsonObject] = (),
) -> Verdict:
    """Stage 1 of the APIGen paper (section 3.2), plus types, enums and required arguments.

    Args:
        calls: The calls of one draft.
        tools: The offered tools' parameters (schema subset) by tool name.
        style: The style that was asked for; without one there is at least one call, and no
            text is a reference.
        missing: `{"name", "parameter"}` of required values that the draft says its query lacks.
    """
    if style in NO_CALL:
        problem = _silent_problem(calls, missing, tools, style)
    else:
        problem = _calls_problem(calls, tools, style)
        if missing and problem is None:
            problem = Reason.BAD_MISSING, "a value is said to be missing, and yet calls are made"
    return rejected(*problem) if problem else passed(STAGE)


def _silent_problem(
    calls: Sequence[ToolCall],
    missing: Sequence[JsonObject],
    tools: Mapping[str, JsonObject],
    style: Style,
) -> Problem | None:
    if calls:
        return Reason.UNEXPECTED_CALL, f"{calls[0].name!r} is called in a {style} answer"
    if bool(missing) != (style is Style.MISSING_PARAMETER):
        return Reason.BAD_MISSING, f"{len(missing)} values are missing in a {style} answer"
    for each in missing:
        name, parameter = each["name"], each["parameter"]
        if name not in tools:
            return Reason.BAD_MISSING, f"{name!r} is not offered; offered: {sorted(tools)}"
        if parameter not in (required := tools[name].get("required", [])):
            return Reason.BAD_MISSING, f"{name}: {parameter!r} is not required, only {required}"
    return None


def _calls_problem(
    calls: Sequence[ToolCall], tools: Mapping[str, JsonObject], style: Style | None
) -> Problem | None:
    if not calls:
        return Reason.NO_CALLS, "the answer holds no call"
    for call in calls:
        if problem := _call_problem(call, tools, dependent=style is Style.DEPENDENT):
            return problem
    if len({canonical_json(call.to_json()) for call in calls}) < len(calls):
        return Reason.DUPLICATE_CALL, "the same call stands in the answer twice"
    if style is not None and (len(calls) == 1) != (style in SINGLE_CALL):
        return Reason.WRONG_CALL_COUNT, f"{len(calls)} calls in a {style} answer"
    return _reference_problem(calls) if style is Style.DEPENDENT else None


def _call_problem(
    call: ToolCall, tools: Mapping[str, JsonObject], *, dependent: bool
) -> Problem | None:
    if call.name not in tools:
        return Reason.UNKNOWN_FUNCTION, f"{call.name!r} is not offered; offered: {sorted(tools)}"
    try:
        problem = argument_problem(tools[call.name], call.arguments, dependent=dependent)
    except SchemaError as error:
        return Reason.BAD_TOOLS, f"{call.name}: {error}"
    return (problem[0], f"{call.name}: {problem[1]}") if problem else None


def _reference_problem(calls: Sequence[ToolCall]) -> Problem | None:
    found = [
        (place, each) for place, call in enumerate(calls) for each in references(call.arguments)
    ]
    for place, each in found:
        if not 0 < each.call <= place:
            detail = f"call {place + 1}: {each} is no result of a call before it"
            return Reason.BAD_REFERENCE, f"{calls[place].name}: {detail}"
    return None if found else (Reason.BAD_REFERENCE, "no call uses the result of another")
