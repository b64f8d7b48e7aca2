"""Calls of many drafts to whatever executes them, and the results back to the drafts."""

from collections.abc import Container, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from apigen.checks.reasons import Reason
from apigen.config_run import RunConfig
from apigen.library.model import Library
from apigen.records import CallResult, JsonObject, Tool, ToolCall
from apigen.schema import argument_problem
from sandbox.repeat import ANOTHER_DAY_S
from tasks.dependent import Answers, Place, refused, status_of, turns, with_values
from tasks.executors import Ran, Where, run_tools, with_records
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
    answers: Answers, library: Library, where: Where, dependent: Container[int] = ()
) -> Executed:
    """Run the calls of all answers, those of a kind together.

    A call that the library doesn't have, or whose arguments don't fit the library's own schema,
    is never executed. Nor is one that refers to a result that is not there.

    Args:
        answers: The calls, by draft.
        library: Where they lead.
        where: Which sandbox and REST mode, and the limits.
        dependent: Places of the answers whose calls refer to earlier ones of the same answer; see
            `apigen.references`. They take as many turns as the longest chain has calls.

    Raises:
        MachineFault: A sandbox, a server or a host could not do its work.
        ConfigError: No sandbox may run such code here, or a secret is missing.
    """
    found: dict[Place, CallResult] = {}
    ran = []
    for turn in turns(answers, dependent):
        ready = {each: _ready(each, answers, dependent, found) for each in turn}
        found |= {each: it for each, it in ready.items() if isinstance(it, CallResult)}
        calls = {each: it for each, it in ready.items() if isinstance(it, ToolCall)}
        ran.append(_run(list(calls.values()), library, where))
        for (row, at), result in zip(calls, ran[-1].results, strict=True):
            found[row, at] = refused(answers[row][at], result) if row in dependent else result
    results = [[found[row, at] for at in range(len(calls))] for row, calls in enumerate(answers)]
    return Executed(results, _joined(each.by for each in ran), _joined(e.isolation for e in ran))


def _ready(
    place: Place, answers: Answers, dependent: Container[int], found: Mapping[Place, CallResult]
) -> ToolCall | CallResult:
    row, at = place
    return with_values(place, answers, found) if row in dependent else answers[row][at]


def _run(calls: Sequence[ToolCall], library: Library, where: Where) -> Ran:
    """The results of one turn's calls, in order, those included that are not to run."""
    tools = library.by_name()
    found = refusals(calls, tools)
    good = [place for place in range(len(calls)) if place not in found]
    ran = run_tools([(tools[calls[p].name], calls[p].arguments) for p in good], library, where)
    found |= zip(good, ran.results, strict=True)
    return Ran([found[place] for place in range(len(calls))], ran.by, ran.isolation)


def _joined(of_turns: Iterable[str]) -> str:
    """The names of what ran in any turn, each once; a turn's are joined already."""
    names = [name for joined in of_turns for name in joined.split(" + ") if name]
    return " + ".join(dict.fromkeys(names)) or "none"


def refusals(calls: Sequence[ToolCall], tools: Mapping[str, Tool]) -> dict[int, CallResult]:
    """The results of calls that are not to run, by place; `tools` are the library's by name."""
    return {place: found for place, call in enumerate(calls) if (found := _refuse(call, tools))}


def _refuse(call: ToolCall, tools: Mapping[str, Tool]) -> CallResult | None:
    if call.name not in tools:
        error = f"the library defines no public function {call.name[:_MAX_NAME_CHARS]!r}"
        return CallResult(status_of(Reason.NOT_IN_LIBRARY), error=error)
    parameters = tools[call.name].parameters
    if parameters and (problem := argument_problem(parameters, _given(call, parameters))):
        return CallResult(status_of(Reason.SIGNATURE_MISMATCH), error=problem[1])
    return None


def _given(call: ToolCall, parameters: JsonObject) -> JsonObject:
    """The arguments without nulls of optional parameters: schemas don't say whether those fit."""
    required = parameters.get("required", ())
    optional = set(parameters["properties"]) - set(required)
    return {k: v for k, v in call.arguments.items() if v is not None or k not in optional}
