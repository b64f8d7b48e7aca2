"""All services of the world in one process, a port each.

`python -m tasks.world` prints `ready {"travel": "http://127.0.0.1:8711", ...}` and serves until
its standard input ends or SIGTERM comes, so it never outlives whoever started it.
"""

import argparse
import json
import signal
import socket
import sys
from collections.abc import Mapping

import uvicorn
from fastapi import FastAPI
from starlette.types import Receive, Scope, Send

from tasks.child_process import end_with_parent
from tasks.world.app import build_app
from tasks.world.services import SERVICES

HOST = "127.0.0.1"
PORT_BASE = 8711
LONGEST_BACKLOG = 1024
STOP_TIMEOUT_S = 1
KEEP_ALIVE_S = 75  # longer than pools of clients keep theirs


class WorldOnPorts(uvicorn.Server):
    """One server on all ports: which application answers is a matter of the port."""

    def __init__(self, apps: Mapping[int, FastAPI], urls: Mapping[str, str]) -> None:
        async def answer(scope: Scope, receive: Receive, send: Send) -> None:
            await apps[scope["server"][1]](scope, receive, send)

        super().__init__(
            uvicorn.Config(
                answer,
                lifespan="off",
                access_log=False,
                log_level="warning",
                timeout_graceful_shutdown=STOP_TIMEOUT_S,
                timeout_keep_alive=KEEP_ALIVE_S,
            )
        )
        self._urls = urls

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        """Listen, then say where."""
        await super().startup(sockets)
        print(f"ready {json.dumps(self._urls)}", flush=True)

    def end(self) -> None:
        """Stop serving soon."""
        self.should_exit = True


def serve(host: str, port_base: int) -> None:
    """Serve until standard input ends or SIGTERM or SIGINT comes.

    Args:
        host: Address to listen on.
        port_base: Port of the first service, the others follow; 0 takes free ones.

    Raises:
        OSError: A port is taken.
    """
    ports = [port_base + place if port_base else 0 for place in range(len(SERVICES))]
    sockets = [_listen(host, port) for port in ports]
    ports = [each.getsockname()[1] for each in sockets]
    apps = {port: build_app(service) for port, service in zip(ports, SERVICES, strict=True)}
    urls = {
        service.name: f"http://{host}:{port}" for port, service in zip(ports, SERVICES, strict=True)
    }
    server = WorldOnPorts(apps, urls)
    end_with_parent(server.end)
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, signal.SIG_IGN)  # uvicorn raises what ended it once more at the end
    server.run(sockets)


def _listen(host: str, port: int) -> socket.socket:
    listener = socket.create_server((host, port), backlog=LONGEST_BACKLOG)
    # asyncio sets this only where the protocol is named; else every answer waits 40 ms for an ACK.
    listener.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    return listener


def main() -> None:
    """Runs the world from the command line."""
    parser = argparse.ArgumentParser(
        prog="python -m tasks.world", description=__doc__, allow_abbrev=False
    )
    parser.add_argument("--host", default=HOST, help="address to listen on")
    parser.add_argument("--port-base", type=int, default=PORT_BASE, help="0 takes free ports")
    given = parser.parse_args()
    try:
        serve(given.host, given.port_base)
    except OSError as problem:
        sys.exit(f"world: {problem}")


if __name__ == "__main__":
    main()
