"""Calls of many drafts to one sandbox batch, and its outcomes back to the drafts."""

import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from functools import partial
from typing import Any

from prefect.runtime import flow_run

from apigen.checks.reasons import Reason
from apigen.config import RunConfig
from apigen.config_parts import SandboxConfig
from apigen.errors import ConfigError, SandboxUnavailable
from apigen.library.model import Library
from apigen.records import CallResult, JsonObject, Tool, ToolCall
from apigen.schema import argument_problem
from sandbox.choose import Choice, choose
from sandbox.contract import ExecOutcome, ExecRequest, SandboxFault, SandboxRefused
from sandbox.limits import Limits
from sandbox.repeat import execute_twice
from tasks import progress

PATIENCE_S = 3.0
"""After so long without a sandbox, the user is told what takes so long."""
_MAX_NAME_CHARS = 100


@dataclass(frozen=True, slots=True)
class Executed:
    """Results by draft and call, the sandbox that gave them, and the walls that it had."""

    results: list[list[CallResult]]
    sandbox: str
    isolation: str


def sandbox_identity(config: RunConfig) -> Any:
    """What outcomes depend on."""
    return config.sandbox.model_dump(mode="json")


def execute_calls(
    answers: Sequence[Sequence[ToolCall]],
    library: Library,
    config: SandboxConfig,
    *,
    shipped: bool,
) -> Executed:
    """Run the calls of all answers as one batch.

    A call that the library doesn't have, or whose arguments don't fit the library's own schema,
    never reaches the sandbox.

    Args:
        answers: The calls, by draft.
        library: Where their code is.
        config: Which sandbox, and its limits.
        shipped: Whether all the library's code came with this project.

    Raises:
        SandboxUnavailable: The sandbox could not do its work.
        ConfigError: No sandbox may run such code here.
    """
    flat = [call for calls in answers for call in calls]
    refused, requests = prepare(flat, library)
    sandbox = choose_sandbox(config, shipped=shipped) if requests else None
    outcomes = iter(run_batch(sandbox, library, requests, config) if sandbox else [])
    flat_results = [refused.get(place) or _result(next(outcomes)) for place in range(len(flat))]
    ordered = iter(flat_results)
    results = [[next(ordered) for _ in calls] for calls in answers]
    if sandbox is None:
        return Executed(results, "none", "none")
    return Executed(results, sandbox.sandbox.name, sandbox.isolation)


def prepare(
    calls: Sequence[ToolCall], library: Library
) -> tuple[dict[int, CallResult], list[ExecRequest]]:
    """The results of calls that are not to run, by place, and the requests of all others."""
    tools = library.by_name()
    refused = {place: found for place, call in enumerate(calls) if (found := _refuse(call, tools))}
    runnable = [call for place, call in enumerate(calls) if place not in refused]
    return refused, [_request(call, tools) for call in runnable]


def run_batch(
    choice: Choice, library: Library, requests: Sequence[ExecRequest], config: SandboxConfig
) -> list[ExecOutcome]:
    """The outcomes of requests, in order.

    Raises:
        SandboxUnavailable: The sandbox could not do its work.
    """
    execute = choice.sandbox.execute
    if config.check_determinism:
        execute = partial(execute_twice, choice.sandbox)
    try:
        return execute(library.modules, requests, limits(config))
    except SandboxFault as error:
        raise SandboxUnavailable(str(error)) from error


_lock = threading.Lock()
_choices: dict[str, Choice] = {}


def choose_sandbox(config: SandboxConfig, *, shipped: bool) -> Choice:
    """The sandbox for such code, chosen once per process and told in one line.

    Raises:
        SandboxUnavailable: The one that was asked for does not work.
        ConfigError: There is none that may run such code.
    """
    key = f"{config.model_dump_json()} {shipped}"
    with _lock:
        if key not in _choices:
            _choices[key] = find_sandbox(config, shipped=shipped)
            progress.note(_choices[key].line)
        return _choices[key]


def find_sandbox(config: SandboxConfig, *, shipped: bool) -> Choice:
    """The sandbox for such code; told is only what makes the user wait.

    Raises:
        SandboxUnavailable: The one that was asked for does not work.
        ConfigError: There is none that may run such code.
    """
    with _patience():
        return _choose(config, shipped)


@contextmanager
def _patience() -> Iterator[None]:
    line = "sandbox: getting an image for the containers; this is done once, in a minute or so"
    timer = threading.Timer(PATIENCE_S, progress.note, [line])
    timer.start()
    try:
        yield
    finally:
        timer.cancel()


def _choose(config: SandboxConfig, shipped: bool) -> Choice:
    try:
        return choose(
            config.backend,
            trusted=shipped,
            allow_process=config.allow_process_for_foreign_code,
            image=config.image,
            packages=config.packages,
            runtime=config.runtime,
            run_label=flow_run.id or "",
        )
    except SandboxRefused as error:
        raise ConfigError(str(error)) from error
    except SandboxFault as error:
        raise SandboxUnavailable(str(error)) from error


def limits(config: SandboxConfig) -> Limits:
    """The sandbox's limits with what the configuration sets."""
    usual = Limits()
    return replace(
        usual,
        timeout_s=config.timeout_s,
        import_timeout_s=max(usual.import_timeout_s, config.timeout_s),
        memory_mb=config.memory_mb,
    )


def _refuse(call: ToolCall, tools: dict[str, Tool]) -> CallResult | None:
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


def _request(call: ToolCall, tools: dict[str, Tool]) -> ExecRequest:
    binding = tools[call.name].binding
    return ExecRequest(binding.module, binding.function, call.arguments)


def _result(outcome: ExecOutcome) -> CallResult:
    return CallResult(outcome.status.value, outcome.result, outcome.error_type, outcome.error)
