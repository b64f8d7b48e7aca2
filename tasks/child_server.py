"""A server as a child process that says where it listens, and that cannot outlive its starter."""

import os
import subprocess
from collections.abc import Mapping, Sequence
from selectors import EVENT_READ, DefaultSelector
from tempfile import TemporaryFile
from time import monotonic
from typing import Self

from tasks.child_process import end_child, start_child

STOP_TIMEOUT_S = 5.0


class ChildServer:
    """A running `python -m MODULE`; a context manager that ends it.

    Args:
        module: A module that prints `ready URL` and calls `end_with_parent`.
        arguments: Its command line.
        start_timeout_s: How long to wait for the line.
        environment: Variables besides this process's own.

    Raises:
        RuntimeError: It did not start; the message holds the end of what it said.
    """

    def __init__(
        self,
        module: str,
        arguments: Sequence[str] = (),
        start_timeout_s: float = 60.0,
        environment: Mapping[str, str] | None = None,
    ) -> None:
        self._module = module
        self._errors = TemporaryFile()  # noqa: SIM115  stop() closes it
        self._process = start_child(module, arguments, subprocess.PIPE, self._errors, environment)
        self._deadline = monotonic() + start_timeout_s
        self._url = ""

    @property
    def url(self) -> str:
        """Where it listens; the first use waits until it does."""
        if not self._url:
            try:
                self._url = self._wait_until_ready()
            except BaseException:
                self.stop()
                raise
        return self._url

    @property
    def is_running(self) -> bool:
        """Whether the process still lives."""
        return self._process.poll() is None

    @property
    def pid(self) -> int:
        """The process's id."""
        return self._process.pid

    def wait(self, timeout_s: float | None) -> None:
        """Wait until the process has ended.

        Raises:
            subprocess.TimeoutExpired: It still lives after that time.
        """
        self._process.wait(timeout_s)

    def stop(self) -> None:
        """End the server; once it has ended, do nothing."""
        end_child(self._process, STOP_TIMEOUT_S)
        if self._process.stdout:
            self._process.stdout.close()
        self._errors.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.stop()

    def _wait_until_ready(self) -> str:
        line = self._read_line()
        word, _, url = line.strip().partition(" ")
        if word == "ready" and url:
            return url
        raise RuntimeError(f"{self._module} did not start: {self._complaint()}")

    def _read_line(self) -> str:
        """The first line, or what there is of it at the deadline or the end of the output."""
        stdout = self._process.stdout
        line = b""
        with DefaultSelector() as selector:
            selector.register(stdout, EVENT_READ)  # type: ignore[arg-type]
            while not line.endswith(b"\n") and selector.select(
                max(0.0, self._deadline - monotonic())
            ):
                byte = os.read(stdout.fileno(), 1)  # type: ignore[union-attr]
                if not byte:
                    break
                line += byte
        return line.decode(errors="replace")

    def _complaint(self) -> str:
        self._errors.seek(0)
        lines = self._errors.read().decode(errors="replace").strip().splitlines()
        return lines[-1] if lines else "it was not ready in time and said nothing"
