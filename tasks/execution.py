"""Calls of many drafts to one sandbox batch, and its outcomes back to the drafts."""

import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from prefect.runtime import flow_run

from apigen.checks.reasons import Reason
from apigen.config import RunConfig, SandboxConfig
from apigen.errors import ConfigError, SandboxUnavailable
from apigen.library.model import Library
from apigen.records import CallResult, Tool, ToolCall
from apigen.schema import argument_problem
from sandbox.choose import Choice, choose
from sandbox.contract import ExecOutcome, ExecRequest, SandboxFault, SandboxRefused
from sandbox.limits import Limits
from tasks import progress

PATIENCE_S = 3.0
"""After so long without a sandbox, the user is told what takes so long."""


@dataclass(frozen=True, slots=True)
class Executed:
    """Results by draft and call, and the name of the sandbox that gave them."""

    results: list[list[CallResult]]
    sandbox: str


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
    tools = library.by_name()
    flat = [call for calls in answers for call in calls]
    refused = {index: found for index, call in enumerate(flat) if (found := _refuse(call, tools))}
    runnable = [index for index in range(len(flat)) if index not in refused]
    requests = [_request(flat[index], tools) for index in runnable]
    sandbox = choose_sandbox(config, shipped=shipped) if requests else None
    outcomes = run_batch(sandbox, library, requests, config) if sandbox else []
    done = refused | {
        index: _result(outcome) for index, outcome in zip(runnable, outcomes, strict=True)
    }
    ordered = iter([done[index] for index in range(len(flat))])
    results = [[next(ordered) for _ in calls] for calls in answers]
    return Executed(results, sandbox.sandbox.name if sandbox else "none")


def run_batch(
    choice: Choice, library: Library, requests: Sequence[ExecRequest], config: SandboxConfig
) -> list[ExecOutcome]:
    """The outcomes of requests, in order.

    Raises:
        SandboxUnavailable: The sandbox could not do its work.
    """
    try:
        return choice.sandbox.execute(library.modules, requests, limits(config))
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
            with _patience():
                _choices[key] = _choose(config, shipped)
            progress.note(_choices[key].line)
        return _choices[key]


@contextmanager
def _patience() -> Iterator[None]:
    line = "sandbox: getting an image for the containers; this is done once, in about half a minute"
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
            run_label=flow_run.id or "",
        )
    except SandboxRefused as error:
        raise ConfigError(str(error)) from error
    except SandboxFault as error:
        raise SandboxUnavailable(str(error)) from error


def limits(config: SandboxConfig) -> Limits:
    """The sandbox's limits with what the configuration sets."""
    return Limits(timeout_s=config.timeout_s, memory_mb=config.memory_mb)


def _refuse(call: ToolCall, tools: dict[str, Tool]) -> CallResult | None:
    if call.name not in tools:
        return CallResult(_status(Reason.NOT_IN_LIBRARY), error="no such function in the library")
    if problem := argument_problem(tools[call.name].parameters, call.arguments):
        return CallResult(_status(Reason.SIGNATURE_MISMATCH), error=problem[1])
    return None


def _status(reason: Reason) -> str:
    return reason.split(".", 1)[1]


def _request(call: ToolCall, tools: dict[str, Tool]) -> ExecRequest:
    binding = tools[call.name].binding
    return ExecRequest(binding.module, binding.function, call.arguments)


def _result(outcome: ExecOutcome) -> CallResult:
    return CallResult(outcome.status.value, outcome.result, outcome.error_type, outcome.error)
