"""What executes a tool, by the kind of its binding: the sandbox, an HTTP client, an MCP server."""

import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from prefect.runtime import flow_run

from apigen.config_parts import SandboxConfig
from apigen.config_rest import RestConfig
from apigen.library.model import Library
from apigen.records import CallResult, JsonObject, Tool
from sandbox.contract import ExecOutcome, ExecRequest
from tasks.mcp_client import execute_mcp
from tasks.mcp_servers import McpLimits
from tasks.rest import execute_rest
from tasks.sandboxes import choose_sandbox, run_batch, with_packages
from tasks.second_runs import compared
from tasks.world_bases import with_world

ToolArguments = tuple[Tool, JsonObject]


@dataclass(frozen=True, slots=True)
class Where:
    """How calls are executed; `shipped` says whether all code came with this project.

    The clock of code in containers is `clock_ahead_s` ahead; see `sandbox.limits.Limits`.
    """

    sandbox: SandboxConfig
    shipped: bool = False
    rest: RestConfig = RestConfig()
    clock_ahead_s: int = 0


@dataclass(frozen=True, slots=True)
class Ran:
    """One result per call, what executed them, and the walls that it had."""

    results: list[CallResult]
    by: str
    isolation: str


def with_records(rest: RestConfig, root: str) -> RestConfig:
    """The REST settings with a place for the record file, below the root."""
    if rest.mode == "live" or rest.records:
        return rest
    return rest.model_copy(update={"records": f"{root}/rest/answers.sqlite"})


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
    requests = [to_request(*call) for call in calls]
    outcomes = run_batch(choice, library, requests, config, where.clock_ahead_s)
    return Ran([_result(outcome) for outcome in outcomes], choice.sandbox.name, choice.isolation)


def _run_rest(calls: Sequence[ToolArguments], library: Library, where: Where) -> Ran:
    services = _modules_of(calls, library)
    config = with_world(where.rest, services)
    results = execute_rest(calls, services, config)
    if where.sandbox.check_determinism and config.mode == "live":  # a record never changes
        results = compared(calls, results, lambda again: execute_rest(again, services, config))
    return Ran(results, f"rest {config.mode}", "fixed hosts")


def _run_mcp(calls: Sequence[ToolArguments], library: Library, where: Where) -> Ran:
    servers = _modules_of(calls, library)
    limits = mcp_limits(where.sandbox)
    results = execute_mcp(calls, servers, limits)
    if where.sandbox.check_determinism:
        results = compared(calls, results, lambda again: execute_mcp(again, servers, limits))
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


def _result(outcome: ExecOutcome) -> CallResult:
    return CallResult(outcome.status.value, outcome.result, outcome.error_type, outcome.error)
