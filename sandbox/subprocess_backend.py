"""The runner as a child process of the worker, behind whatever walls the kernel lets us build.

For the library that ships with the project, or for code whose reader has accepted the risk: files
that everyone may read stay readable, and without root all calls share the worker's own uid.
"""

import contextlib
import json
import os
import signal
import socket
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from typing import IO

from sandbox.bundle import ENVIRONMENT, runner_source
from sandbox.contract import ExecOutcome, ExecRequest, SandboxFault, Status
from sandbox.limits import Limits
from sandbox.scratch_folders import scratch_folder, sweep_folders
from sandbox.splitting import Run, execute_all
from sandbox.wire import Reader, batch_frame, converse

_MAX_COMPLAINT_CHARS = 500


class ProcessSandbox:
    """Runs calls in child processes of this one; Linux only."""

    name = "process"

    def __init__(self) -> None:
        """Delete what dead processes left behind, and find out which walls stand here.

        Raises:
            SandboxFault: The runner can't run here.
        """
        if sys.platform != "linux":
            raise SandboxFault("the process sandbox needs Linux; install and start Docker instead")
        sweep_folders()
        limits, reader = Limits(), Reader(0, Limits())
        _run(batch_frame({}, [], limits), reader, limits)
        self.held: tuple[str, ...] = reader.held or ()
        """The walls that stand, in words."""

    def execute(
        self, modules: Mapping[str, str], requests: Sequence[ExecRequest], limits: Limits
    ) -> list[ExecOutcome]:
        """Run every request; see `sandbox.contract.Sandbox`."""

        def run(sources: Mapping[str, str], batch: Sequence[ExecRequest]) -> Run:
            reader = Reader(len(batch), limits)
            problem = _run(batch_frame(sources, batch, limits), reader, limits)
            return Run(reader.outcomes, _death(f"the runner {problem}"))

        return execute_all(modules, requests, run)


def _death(text: str) -> ExecOutcome | SandboxFault:
    silent = text.endswith("fell silent")  # no call can do that to a runner
    return SandboxFault(text) if silent else ExecOutcome(Status.CRASHED, error=text)


def _run(text: bytes, reader: Reader, limits: Limits) -> str:
    with _runner(limits.concurrency) as (ours, complaints):
        problem = converse(ours, text, reader, limits)
        if reader.held is None:
            complaints.seek(0)
            said = complaints.read().strip()[-_MAX_COMPLAINT_CHARS:]
            raise SandboxFault(f"the runner {problem}; it said: {said or 'nothing'}")
    return problem


@contextlib.contextmanager
def _runner(slots: int) -> Iterator[tuple[socket.socket, IO[str]]]:
    ours, theirs = socket.socketpair()
    with (
        scratch_folder() as folder,
        tempfile.TemporaryFile("w+", errors="replace") as complaints,
        ours,
    ):
        options = json.dumps({"scratch_root": folder, "slots": slots})
        with theirs:
            process = subprocess.Popen(
                [sys.executable, "-s", "-S", "-c", runner_source(), options],
                stdin=theirs.fileno(),
                stdout=theirs.fileno(),
                stderr=complaints,
                env=ENVIRONMENT,
                start_new_session=True,
            )
        try:
            yield ours, complaints
        finally:
            ours.close()  # a runner that is well ends by itself and takes its calls along
            _end(process)


def _end(process: subprocess.Popen[bytes]) -> None:
    try:
        process.wait(timeout=5.0)
    except subprocess.TimeoutExpired:
        with contextlib.suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)
        process.wait()
