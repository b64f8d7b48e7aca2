"""Starts the offline model's server as a child process and gives its address."""

import atexit
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager

from tasks.child_server import ChildServer

Option = str | int | float


class OfflineServer(ChildServer):
    """A running server; a context manager that ends it.

    Args:
        options: Options of `python -m tasks.offline_server`, such as `{"http_429": 0.1}`.
        start_timeout_s: How long to wait for it to be ready, in seconds.

    Raises:
        RuntimeError: It did not start; the message holds what it said on standard error.
    """

    def __init__(self, options: Mapping[str, Option], start_timeout_s: float = 60.0) -> None:
        super().__init__("tasks.offline_server", _flags(options), start_timeout_s)
        self.base_url = self.url


@contextmanager
def offline_server(**options: Option) -> Iterator[str]:
    """Run a server while the block runs.

    Args:
        **options: Options of `python -m tasks.offline_server`, such as `http_429=0.1`.

    Yields:
        The base URL, ending in /v1.

    Raises:
        RuntimeError: It did not start.
    """
    with OfflineServer(options) as server:
        yield server.url


_lock = threading.Lock()
_servers: dict[tuple[str, ...], OfflineServer] = {}


def base_url(options: Mapping[str, Option]) -> str:
    """This process's server with these options, started when first needed.

    Returns:
        The base URL, ending in /v1. The server ends with this process.

    Raises:
        RuntimeError: It did not start.
    """
    key = tuple(sorted(_flags(options)))
    with _lock:
        server = _servers.get(key)
        if server is None or not server.is_running:
            server = _servers[key] = OfflineServer(options)
            atexit.register(server.stop)
        return server.url


def _flags(options: Mapping[str, Option]) -> list[str]:
    return [f"--{name.replace('_', '-')}={value}" for name, value in options.items()]
