"""Calls of many drafts to whatever executes them, and the results back to the drafts."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from apigen.checks.reasons import Reason
from apigen.config import RunConfig
from apigen.library.model import Library
from apigen.records import CallResult, JsonObject, Tool, ToolCall
from apigen.schema import argument_problem
from sandbox.repeat import ANOTHER_DAY_S
from tasks.executors import Where, run_tools, with_records
from tasks.library import is_shipped

_MAX_NAME_CHARS = 100


@dataclass(frozen=True, slots=True)
class Executed:
    """Results by draft and call, what gave them, and the walls that it had."""

    results: list[list[CallResult]]
    sandbox: str
    isolation: str


def execution_identity(config: RunConfig) -> Any:
    """What outcomes depend on: the settings, and the day of a second run where there is one."""
    settings = [config.sandbox.model_dump(mode="json"), config.rest.model_dump(mode="json")]
    return [*settings, ANOTHER_DAY_S] if config.sandbox.check_determinism else settings


def where_of(config: RunConfig) -> Where:
    """How the run's calls are executed."""
    return Where(config.sandbox, is_shipped(config), with_records(config.rest, config.root))


def execute_calls(
    answers: Sequence[Sequence[ToolCall]], library: Library, where: Where
) -> Executed:
    """Run the calls of all answers, those of a kind together.

    A call that the library doesn't have, or whose arguments don't fit the library's own schema,
    is never executed.

    Args:
        answers: The calls, by draft.
        library: Where they lead.
        where: Which sandbox and REST mode, and the limits.

    Raises:
        MachineFault: A sandbox, a server or a host could not do its work.
        ConfigError: No sandbox may run such code here, or a secret is missing.
    """
    flat = [call for calls in answers for call in calls]
    tools = library.by_name()
    found = refusals(flat, tools)
    good = [place for place in range(len(flat)) if place not in found]
    calls = [(tools[flat[place].name], flat[place].arguments) for place in good]
    ran = run_tools(calls, library, where)
    found |= zip(good, ran.results, strict=True)
    ordered = iter(found[place] for place in range(len(flat)))
    results = [[next(ordered) for _ in calls] for calls in answers]
    return Executed(results, ran.by or "none", ran.isolation or "none")


def refusals(calls: Sequence[ToolCall], tools: Mapping[str, Tool]) -> dict[int, CallResult]:
    """The results of calls that are not to run, by place; `tools` are the library's by name."""
    return {place: found for place, call in enumerate(calls) if (found := _refuse(call, tools))}


def _refuse(call: ToolCall, tools: Mapping[str, Tool]) -> CallResult | None:
    if call.name not in tools:
        error = f"the library defines no public function {call.name[:_MAX_NAME_CHARS]!r}"
        return CallResult(_status(Reason.NOT_IN_LIBRARY), error=error)
    parameters = tools[call.name].parameters
    if parameters and (problem := argument_problem(parameters, _given(call, parameters))):
        return CallResult(_status(Reason.SIGNATURE_MISMATCH), error=problem[1])
    return None


def _given(call: ToolCall, parameters: JsonObject) -> JsonObject:
    """The arguments without nulls of optional parameters: schemas don't say whether those fit."""
    required = parameters.get("required", ())
    optional = set(parameters["properties"]) - set(required)
    return {k: v for k, v in call.arguments.items() if v is not None or k not in optional}


def _status(reason: Reason) -> str:
    return reason.split(".", 1)[1]
