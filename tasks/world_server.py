"""Starts the shipped REST world as a child process and gives its addresses."""

import json
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from urllib.request import urlopen

from rich.console import Console
from rich.table import Table

from tasks.child_server import ChildServer

TIMEOUT_S = 60.0


class WorldServer(ChildServer):
    """A running world; a context manager that ends it.

    Args:
        port_base: Port of the first service, the others follow; 0 takes free ones.
        start_timeout_s: How long to wait for it to be ready, in seconds.
        host: Address to listen on.

    Raises:
        RuntimeError: It did not start; the message holds what it said on standard error.
    """

    def __init__(
        self, port_base: int = 0, start_timeout_s: float = TIMEOUT_S, host: str = "127.0.0.1"
    ) -> None:
        arguments = [f"--host={host}", f"--port-base={port_base}"]
        super().__init__("tasks.world", arguments, start_timeout_s)
        self.urls: dict[str, str] = json.loads(self.url)


@contextmanager
def world(port_base: int = 0) -> Iterator[dict[str, str]]:
    """Run the world while the block runs.

    Yields:
        Base URL by name of service.

    Raises:
        RuntimeError: It did not start.
    """
    with WorldServer(port_base) as server:
        yield server.urls


def world_up(port_base: int, host: str = "127.0.0.1") -> None:
    """Run the world until Ctrl-C, and print what is where.

    Raises:
        RuntimeError: It did not start, or ended by itself.
    """
    with suppress(KeyboardInterrupt), WorldServer(port_base, host=host) as server:
        Console().print(_table(server.urls))
        server.wait(None)
        raise RuntimeError("the world ended by itself")


def _table(urls: dict[str, str]) -> Table:
    table = Table("service", "URL", "operations")
    for name, url in urls.items():
        table.add_row(name, url, str(_operations(url)))
    return table


def _operations(url: str) -> int:
    with urlopen(f"{url}/openapi.json", timeout=TIMEOUT_S) as response:
        return sum(map(len, json.load(response)["paths"].values()))
