"""Calls of many drafts to whatever executes them, and the results back to the drafts."""

import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from prefect.runtime import flow_run

from apigen.checks.reasons import Reason
from apigen.config import RunConfig
from apigen.config_parts import SandboxConfig
from apigen.config_rest import RestConfig
from apigen.library.model import Library
from apigen.records import CallResult, JsonObject, Tool, ToolCall
from apigen.schema import argument_problem
from sandbox.contract import ExecOutcome, ExecRequest
from tasks.library import is_shipped
from tasks.mcp_client import execute_mcp
from tasks.mcp_servers import McpLimits
from tasks.rest import execute_rest
from tasks.sandboxes import choose_sandbox, run_batch, with_packages
from tasks.world_bases import with_world

_MAX_NAME_CHARS = 100
ToolArguments = tuple[Tool, JsonObject]


@dataclass(frozen=True, slots=True)
class Where:
    """How calls are executed; `shipped` says whether all code came with this project."""

    sandbox: SandboxConfig
    shipped: bool = False
    rest: RestConfig = RestConfig()


@dataclass(frozen=True, slots=True)
class Ran:
    """One result per call, what executed them, and the walls that it had."""

    results: list[CallResult]
    by: str
    isolation: str


@dataclass(frozen=True, slots=True)
class Executed:
    """Results by draft and call, what gave them, and the walls that it had."""

    results: list[list[CallResult]]
    sandbox: str
    isolation: str


def execution_identity(config: RunConfig) -> Any:
    """What outcomes depend on."""
    return [config.sandbox.model_dump(mode="json"), config.rest.model_dump(mode="json")]


def where_of(config: RunConfig) -> Where:
    """How the run's calls are executed."""
    return Where(config.sandbox, is_shipped(config), with_records(config.rest, config.root))


def with_records(rest: RestConfig, root: str) -> RestConfig:
    """The REST settings with a place for the record file, below the root."""
    if rest.mode == "live" or rest.records:
        return rest
    return rest.model_copy(update={"records": f"{root}/rest/answers.sqlite"})


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


def run_tools(calls: Sequence[ToolArguments], library: Library, where: Where) -> Ran:
    """One result per call, in order; `by` is empty if there is no call.

    Raises:
        MachineFault: A sandbox, a server or a host could not do its work.
        ConfigError: No sandbox may run such code here, or a secret is missing.
    """
    places: dict[str, list[int]] = {}
    for place, (tool, _) in enumerate(calls):
        places.setdefault(tool.binding.kind, []).append(place)
    results: dict[int, CallResult] = {}
    parts = []
    for kind in sorted(places):
        part = EXECUTORS[kind]([calls[place] for place in places[kind]], library, where)
        results.update(zip(places[kind], part.results, strict=True))
        parts.append(part)
    ordered = [results[place] for place in range(len(calls))]
    return Ran(
        ordered, _joined(part.by for part in parts), _joined(part.isolation for part in parts)
    )


def _joined(texts: Iterable[str]) -> str:
    return " + ".join(texts)


def _run_python(calls: Sequence[ToolArguments], library: Library, where: Where) -> Ran:
    config = with_packages(where.sandbox, library)
    choice = choose_sandbox(config, shipped=where.shipped)
    outcomes = run_batch(choice, library, [to_request(*call) for call in calls], config)
    return Ran([_result(outcome) for outcome in outcomes], choice.sandbox.name, choice.isolation)


def _run_rest(calls: Sequence[ToolArguments], library: Library, where: Where) -> Ran:
    services = _modules_of(calls, library)
    config = with_world(where.rest, services)
    results = execute_rest(calls, services, config)
    return Ran(results, f"rest {config.mode}", "fixed hosts")


def _run_mcp(calls: Sequence[ToolArguments], library: Library, where: Where) -> Ran:
    servers = _modules_of(calls, library)
    results = execute_mcp(calls, servers, mcp_limits(where.sandbox))
    return Ran(results, "mcp", _walls_of(servers, where.sandbox))


def _walls_of(servers: Mapping[str, str], config: SandboxConfig) -> str:
    """Where MCP servers ran: another machine's, in a container, or beside us without one."""
    return _joined(sorted({_wall_of(json.loads(text), config) for text in servers.values()}))


def _wall_of(server: JsonObject, config: SandboxConfig) -> str:
    if "url" in server:
        return "a server of its own"
    plain = server.get("trusted") or config.allow_process_for_foreign_code
    return "a child process" if plain else "a container"


def _modules_of(calls: Sequence[ToolArguments], library: Library) -> dict[str, str]:
    names = {tool.binding.module for tool, _ in calls}
    return {name: library.modules[name] for name in names}


def mcp_limits(config: SandboxConfig) -> McpLimits:
    """The bounds of a session with a server, under the run's rules for foreign code."""
    allowed = config.allow_process_for_foreign_code
    return McpLimits(run_label=flow_run.id or "", allow_process=allowed)


EXECUTORS: dict[str, Callable[[Sequence[ToolArguments], Library, Where], Ran]] = {
    "python": _run_python,
    "rest": _run_rest,
    "mcp": _run_mcp,
}


def to_request(tool: Tool, arguments: JsonObject) -> ExecRequest:
    """A call as the sandbox takes it."""
    return ExecRequest(tool.binding.module, tool.binding.function, arguments)


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


def _result(outcome: ExecOutcome) -> CallResult:
    return CallResult(outcome.status.value, outcome.result, outcome.error_type, outcome.error)
