"""Throwaway containers: one per batch, without network, without privileges, never left behind.

Code and calls go in and results come out over the attached stream, so the daemon may be remote and
the worker may itself be a container. A container ends when that stream does, and the daemon removes
it then: whatever becomes of the worker, nothing of it stays.
"""

import contextlib
import dataclasses
import functools
import os
import threading
import time
import uuid
from collections.abc import Iterator, Mapping, Sequence

from sandbox import removal, walls
from sandbox.attached import Attached
from sandbox.contract import ExecOutcome, ExecRequest, SandboxFault, Status
from sandbox.death import death_of
from sandbox.engine import DaemonLost, Engine, faults
from sandbox.images import ensure_base_image
from sandbox.layers.packages import describe_image, ensure_packages
from sandbox.layers.requirements import parse
from sandbox.limits import Limits
from sandbox.owners import labels_of
from sandbox.splitting import Run, execute_all
from sandbox.wire import Reader, batch_frame, converse

_REMEDY = "check with `docker info`, then run again"
_AT_ONCE = threading.BoundedSemaphore(os.cpu_count() or 1)


class DockerSandbox:
    """Runs calls in containers of a Docker engine."""

    name = "docker"

    def __init__(
        self,
        image: str | None = None,
        *,
        packages: Sequence[str] = (),
        runtime: str | None = None,
        run_label: str = "",
        base_url: str | None = None,
        timeout_s: float = 60.0,
        restart_patience_s: float = 60.0,
    ) -> None:
        """Connect, remove what dead processes left behind, and see to an image.

        Args:
            image: Tag of an image with Python 3.9 or newer as `python3`; by default one is found,
                pulled or built.
            packages: PyPI packages that calls may import, as pip's requirements; a layer on the
                image holds them.
            runtime: Name of the container runtime, such as `runsc`; by default the daemon's own.
            run_label: Value of the label `apigen.run` of the containers.
            base_url: Where the daemon listens; by default as the environment says.
            timeout_s: How long the daemon may take to answer.
            restart_patience_s: How long a daemon that went away may stay away.

        Raises:
            SandboxFault: No daemon answers, or there is no image and no way to one.
            SandboxRefused: The daemon has no such runtime, or there is no such package.
        """
        parse(packages)  # wrong ones are refused before anything is built
        engine = Engine(base_url, timeout_s)
        if runtime:
            engine.check_runtime(runtime)
        self._engine, self._api = engine, engine.client.api
        self.version, self.runtime, self.run_label = engine.version, runtime, run_label
        self._restart_patience_s = restart_patience_s
        self.sweep()
        self.image = image or ensure_base_image(engine, run_label)
        if packages:
            self.image = ensure_packages(engine, self.image, packages, run_label)

    def describe(self) -> str:
        """Say what is around every call, for the log and the manifest."""
        image = describe_image(self._engine, self.image)
        parts = [f"docker {self.version}", f"image {image}"]
        return ", ".join(parts + ([f"runtime {self.runtime}"] if self.runtime else []))

    def execute(
        self, modules: Mapping[str, str], requests: Sequence[ExecRequest], limits: Limits
    ) -> list[ExecOutcome]:
        """Run every request; see `sandbox.contract.Sandbox`."""
        return execute_all(modules, requests, functools.partial(self._run, limits))

    def sweep(self) -> int:
        """Remove the containers of processes that are gone; return how many there were."""
        with faults("Docker can't list its containers", "check with `docker ps`"):
            return removal.sweep(self._api)

    def _run(
        self, limits: Limits, modules: Mapping[str, str], requests: Sequence[ExecRequest]
    ) -> Run:
        reader = Reader(len(requests), limits)
        text = batch_frame(modules, requests, limits)
        name = removal.NAME_PREFIX + uuid.uuid4().hex  # known before it exists: nothing gets lost
        try:
            with (
                _AT_ONCE,
                faults("Docker failed at a batch", _REMEDY),
                self._container(name, limits),
            ):
                return Run(reader.outcomes, self._converse(name, text, reader, limits))
        except DaemonLost as lost:
            if not reader.done:
                self._await_return(name)
            return Run(reader.outcomes, lost)

    def _await_return(self, name: str) -> None:
        """Wait for a daemon that restarts, and remove what it may have kept."""
        deadline = time.monotonic() + self._restart_patience_s
        while True:
            try:
                with faults("Docker went away", "start its daemon, then run again"):
                    removal.remove(self._api, name)
                return
            except SandboxFault:
                if time.monotonic() > deadline:
                    raise
            time.sleep(0.5)

    def _converse(
        self, name: str, text: bytes, reader: Reader, limits: Limits
    ) -> ExecOutcome | SandboxFault | None:
        with self._attached(name) as channel:
            self._api.start(name)
            problem = converse(channel, text, reader, limits)
        if not problem:
            return None
        death = self._post_mortem(name, problem, limits)
        if reader.held is None and not isinstance(death, SandboxFault):
            raise SandboxFault(
                f"the runner in {self.image} {problem}; it said: {channel.complaint}"
            )
        return death

    @contextlib.contextmanager
    def _container(self, name: str, limits: Limits) -> Iterator[None]:
        first_uid = walls.pick_uids(self._engine.remaps_uids)
        limits = dataclasses.replace(
            limits, container_cpus=min(limits.container_cpus, self._engine.cpus)
        )
        try:
            host_config = self._api.create_host_config(
                runtime=self.runtime, **walls.walls(limits, first_uid)
            )
            self._api.create_container(
                self.image,
                name=name,
                labels=labels_of(name, self.run_label),
                host_config=host_config,
                stop_signal="SIGKILL",  # there is nothing to be saved in it
                **walls.program(limits, first_uid),
            )
            yield
        finally:
            removal.remove(self._api, name)

    @contextlib.contextmanager
    def _attached(self, name: str) -> Iterator[Attached]:
        streams = {"stdin": 1, "stdout": 1, "stderr": 1, "stream": 1}
        channel = Attached(self._api.attach_socket(name, params=streams))
        with contextlib.closing(channel):
            yield channel

    def _post_mortem(self, name: str, problem: str, limits: Limits) -> ExecOutcome | SandboxFault:
        if problem == "fell silent":
            return SandboxFault(f"the container {problem}; see whether the machine can keep up")
        death = death_of(self._api, name)
        if death.out_of_memory:
            text = f"the container used more than its {limits.container_memory_mb} MB of memory"
            return ExecOutcome(Status.OUT_OF_MEMORY, error=text)
        if death.from_outside:
            return SandboxFault(
                "the container was killed from outside; `docker events` may tell who did it"
            )
        text = f"the container {problem}, with exit code {death.exit_code}"
        return ExecOutcome(Status.CRASHED, error=text)
