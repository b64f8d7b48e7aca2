"""A Prefect server, a work pool, a worker and all deployments on this machine, until Ctrl-C."""

import os
import signal
import socket
import subprocess
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

import httpx
from prefect.client.orchestration import SyncPrefectClient
from prefect.client.schemas.filters import FlowRunFilter, WorkPoolFilter
from prefect.client.schemas.objects import StateType
from prefect.states import Crashed

from apigen.errors import ConfigError, MachineFault
from tasks.child_process import ROOT, end_child, start_child
from tasks.deploying import deploy, ensure_process_pool
from tasks.quiet import HEARTBEAT_S

POOL = "local"
HOST = "127.0.0.1"
_START_TIMEOUT_S = 120.0
_STOP_TIMEOUT_S = 20.0
_UNDER_WAY = [StateType.RUNNING, StateType.PENDING, StateType.CANCELLING]


def serve(port: int) -> None:
    """Serve until Ctrl-C or SIGTERM.

    Raises:
        ConfigError: The port is taken, or prefect.yaml is wrong.
        MachineFault: The server or the worker did not start, or ended by itself.
    """
    _check_free(port)
    for number in (signal.SIGTERM, signal.SIGINT):  # a shell's background job ignores Ctrl-C's
        signal.signal(number, _interrupt)
    home = Path(os.environ.get("PREFECT_HOME") or ROOT / "data" / "runs" / "prefect")
    home.mkdir(parents=True, exist_ok=True)
    os.environ.update(_environment(port, home))
    try:
        _serve(f"http://{HOST}:{port}", home)
    except KeyboardInterrupt:
        print("stopped; finished runs and stages are kept")


def _serve(url: str, home: Path) -> None:
    with (
        _child(home, "server", "start", "--host", HOST) as server,
        SyncPrefectClient(api=f"{url}/api") as client,
    ):
        _await(home, server, lambda: client.api_healthcheck() is None)
        ensure_process_pool(client, POOL)
        _crash_orphans(client)  # of a machine that went down
        names = deploy(client)  # before the worker: it would run yesterday's definitions
        with _worker(home, client) as worker:
            _await(home, worker, lambda: _is_online(client))
            print(f"deployments: {', '.join(names)}")
            print(f"Prefect's UI: {url}", flush=True)
            while all(child.poll() is None for child in (server, worker)):
                time.sleep(0.2)
    raise MachineFault(f"the server or the worker ended; see the logs in {home}")


def _environment(port: int, home: Path) -> dict[str, str]:
    return {
        "PREFECT_API_URL": f"http://{HOST}:{port}/api",
        "PREFECT_HOME": str(home),
        "PREFECT_SERVER_API_PORT": str(port),  # the UI asks the server itself where its API is
        "PREFECT_WORKER_QUERY_SECONDS": "2",
        "PREFECT_FLOWS_HEARTBEAT_FREQUENCY": str(HEARTBEAT_S),
        "PREFECT_LOGGING_HANDLERS_CONSOLE_LEVEL": "INFO",  # the console is the log file
        "PREFECT_SERVER_LOG_RETRYABLE_ERRORS": "true",  # such as a locked database
    }


@contextmanager
def _child(home: Path, name: str, *arguments: str) -> Iterator[subprocess.Popen[bytes]]:
    with (home / f"{name}.log").open("wb") as log:
        child = start_child("tasks.prefect_command", (name, *arguments), log, log)
        try:
            yield child
        finally:
            end_child(child, _STOP_TIMEOUT_S)


@contextmanager
def _worker(home: Path, client: SyncPrefectClient) -> Iterator[subprocess.Popen[bytes]]:
    arguments = ("start", "--pool", POOL, "--type", "process", "--name", "apigen-serve")
    try:
        with _child(home, "worker", *arguments) as worker:
            yield worker
    finally:
        with suppress(httpx.HTTPError):  # a server that ended first
            _crash_orphans(client)


def _crash_orphans(client: SyncPrefectClient) -> None:
    """Runs end with their worker, which says so to nobody; they would be Running for ever."""
    running = FlowRunFilter.model_validate({"state": {"type": {"any_": _UNDER_WAY}}})
    state = Crashed(message="Its worker was stopped. Retry goes on where it ended.")
    pool = WorkPoolFilter.model_validate({"name": {"any_": [POOL]}})
    for run in client.read_flow_runs(flow_run_filter=running, work_pool_filter=pool):
        client.set_flow_run_state(run.id, state, force=True)


def _await(home: Path, child: subprocess.Popen[bytes], is_ready: Callable[[], bool]) -> None:
    deadline = time.monotonic() + _START_TIMEOUT_S
    while child.poll() is None and time.monotonic() < deadline:
        with suppress(httpx.HTTPError):
            if is_ready():
                return
        time.sleep(0.2)
    raise MachineFault(f"Prefect did not start; the logs of server and worker are in {home}")


def _is_online(client: SyncPrefectClient) -> bool:
    return any(worker.status == "ONLINE" for worker in client.read_workers_for_work_pool(POOL))


def _check_free(port: int) -> None:
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((HOST, port))
        except OSError as error:
            raise ConfigError(
                f"port {port} is taken, perhaps by a server that runs already; choose another one "
                "with --port"
            ) from error


def _interrupt(number: int, frame: Any) -> None:
    raise KeyboardInterrupt
