"""A Prefect server for one run, where the user has none.

Prefect would start one itself, but later and twice as slowly (it imports the server into the
client first), and one that outlives a killed run.
"""

import socket
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from apigen.errors import MachineFault
from tasks.child_process import end_with_parent
from tasks.child_server import ChildServer

# The first start migrates the database: 14 s were seen.
START_TIMEOUT_S = 90.0


@contextmanager
def server_for_run(meanwhile: Callable[[], object]) -> Iterator[None]:
    """Let flows find a Prefect API: the configured one, else a server that ends with this process.

    Args:
        meanwhile: Work to do while the server starts, such as imports.

    Raises:
        MachineFault: The server does not answer, or did not start; the message says why.
    """
    from prefect.settings import (
        PREFECT_API_URL,
        PREFECT_FLOWS_HEARTBEAT_FREQUENCY,
        PREFECT_LOGGING_TO_API_ENABLED,
        temporary_settings,
    )

    check_reachable(PREFECT_API_URL.value())
    if PREFECT_API_URL.value():
        yield
        return
    child = ChildServer(
        "tasks.prefect_server",
        start_timeout_s=START_TIMEOUT_S,
        environment={"PREFECT_UI_ENABLED": "false"},
    )
    meanwhile()
    try:
        url = child.url
    except RuntimeError as error:
        raise MachineFault(f"{error}; start one with `prefect server start`") from error
    settings = {
        PREFECT_API_URL: url,
        # Heartbeats and logs are for a server that outlasts the run.
        PREFECT_FLOWS_HEARTBEAT_FREQUENCY: None,
        PREFECT_LOGGING_TO_API_ENABLED: False,
    }
    # The server ends with this process, not before: Prefect still sends events while it exits.
    with temporary_settings(settings):
        yield


def check_reachable(url: str | None) -> None:
    """Make sure that a configured server answers; without one there is nothing to check.

    Raises:
        MachineFault: It does not answer.
    """
    if not url:
        return
    from prefect.client.orchestration import get_client

    try:
        with get_client(sync_client=True) as client:
            fault = client.api_healthcheck()
    except Exception as error:  # whatever a malformed URL leads to
        fault = error
    if fault:
        raise MachineFault(
            f"the Prefect server at {url} does not answer; start it, or unset PREFECT_API_URL, "
            "and the run brings its own"
        ) from fault


def main() -> None:
    """Serve on a free port of loopback until standard input ends."""
    end_with_parent()
    import uvicorn
    from prefect.server.api.server import create_app

    class Server(uvicorn.Server):
        async def startup(self, sockets: Any = None) -> None:
            await super().startup(sockets)
            print(f"ready http://127.0.0.1:{sockets[0].getsockname()[1]}/api", flush=True)

    listener = socket.create_server(("127.0.0.1", 0))
    config = uvicorn.Config(create_app(webserver_only=True), log_level="error", lifespan="on")
    Server(config).run(sockets=[listener])
    sys.exit(0)


if __name__ == "__main__":
    main()
