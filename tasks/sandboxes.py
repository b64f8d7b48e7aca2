"""The sandbox of a run: chosen once per process, with the library's packages in its image."""

import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from functools import partial

from prefect.runtime import flow_run

from apigen.config_parts import SandboxConfig
from apigen.errors import ConfigError, SandboxUnavailable
from apigen.library.model import Library
from sandbox.choose import Choice, choose
from sandbox.contract import ExecOutcome, ExecRequest, SandboxFault, SandboxRefused
from sandbox.limits import Limits
from sandbox.repeat import execute_twice
from tasks import progress

PACKAGE_MODULES_AT_ONCE = 6
PACKAGE_IMPORT_TIMEOUT_S = 60.0
PACKAGE_CALL_MEMORY_MB = 512  # with less, large packages cannot finish their imports
PACKAGE_MEMORY_MB = 4096
PATIENCE_S = 3.0
"""After so long without a sandbox, the user is told what takes so long."""


def run_batch(
    choice: Choice,
    library: Library,
    requests: Sequence[ExecRequest],
    config: SandboxConfig,
    clock_ahead_s: int = 0,
) -> list[ExecOutcome]:
    """The outcomes of requests, in order; see `Limits.clock_ahead_s`.

    Raises:
        SandboxUnavailable: The sandbox could not do its work.
    """
    execute = choice.sandbox.execute
    if config.check_determinism:
        execute = partial(execute_twice, choice.sandbox)
    bounds = replace(limits(config), clock_ahead_s=clock_ahead_s)
    outcomes: dict[int, ExecOutcome] = {}
    try:
        for places in _batches(requests, library):
            batch = [requests[place] for place in places]
            ended = execute(library.modules, batch, bounds)
            outcomes.update(zip(places, ended, strict=True))
    except SandboxFault as error:
        raise SandboxUnavailable(str(error)) from error
    return [outcomes[place] for place in range(len(requests))]


def _batches(requests: Sequence[ExecRequest], library: Library) -> list[list[int]]:
    """Places of requests: those of packages by few modules, as each is a process with imports."""
    heavy = {tool.binding.module for tool in library.tools if tool.binding.details.get("packages")}
    order = sorted({request.module for request in requests} & heavy)
    group = {module: 1 + rank // PACKAGE_MODULES_AT_ONCE for rank, module in enumerate(order)}
    places: dict[int, list[int]] = {}
    for place, request in enumerate(requests):
        places.setdefault(group.get(request.module, 0), []).append(place)
    return [places[key] for key in sorted(places)]


def with_packages(config: SandboxConfig, library: Library) -> SandboxConfig:
    """The settings with the PyPI packages that the library's modules import."""
    pins = {pin for tool in library.tools for pin in tool.binding.details.get("packages", ())}
    if not pins:
        return config
    return config.model_copy(update={"packages": tuple(sorted({*config.packages, *pins}))})


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
    large = bool(config.packages)
    return replace(
        usual,
        timeout_s=config.timeout_s,
        import_timeout_s=max(
            PACKAGE_IMPORT_TIMEOUT_S if large else usual.import_timeout_s, config.timeout_s
        ),
        memory_mb=max(PACKAGE_CALL_MEMORY_MB, config.memory_mb) if large else config.memory_mb,
        container_memory_mb=PACKAGE_MEMORY_MB if large else usual.container_memory_mb,
    )
