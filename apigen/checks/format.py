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
from apigen.schema import argument_problem

STAGE = "format"
SINGLE_CALL = frozenset({Style.SIMPLE, Style.MULTIPLE})


def check_format(
    calls: Sequence[ToolCall], tools: Mapping[str, JsonObject], style: Style | None = None
) -> Verdict:
    """Stage 1 of the APIGen paper (section 3.2), plus types, enums and required arguments.

    Args:
        calls: The calls of one draft.
        tools: The offered tools' parameters (schema subset) by tool name.
        style: The style that was asked for; without one the number of calls is free.
    """
    if not calls:
        return rejected(Reason.NO_CALLS, "the answer holds no call")
    for call in calls:
        if problem := _call_problem(call, tools):
            return rejected(*problem)
    if len({canonical_json(call.to_json()) for call in calls}) < len(calls):
        return rejected(Reason.DUPLICATE_CALL, "the same call stands in the answer twice")
    if style is not None and (len(calls) == 1) != (style in SINGLE_CALL):
        return rejected(Reason.WRONG_CALL_COUNT, f"{len(calls)} calls in a {style} answer")
    return passed(STAGE)


def _call_problem(call: ToolCall, tools: Mapping[str, JsonObject]) -> tuple[Reason, str] | None:
    if call.name not in tools:
        return Reason.UNKNOWN_FUNCTION, f"{call.name!r} is not offered; offered: {sorted(tools)}"
    try:
        problem = argument_problem(tools[call.name], call.arguments)
    except SchemaError as error:
        return Reason.BAD_TOOLS, f"{call.name}: {error}"
    return (problem[0], f"{call.name}: {problem[1]}") if problem else None
