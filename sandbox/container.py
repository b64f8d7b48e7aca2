"""Throwaway containers: one per batch, without network, without privileges, never left behind.

The only module that knows Docker. Code and calls go in and results come out over the attached
stream, so the daemon may be remote and the worker may itself be a container.
"""

import contextlib
import dataclasses
import datetime
import functools
import os
import socket
import threading
import uuid
import weakref
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import docker
from docker.errors import APIError, DockerException, NotFound

from sandbox import walls
from sandbox.attached import Attached
from sandbox.contract import ExecOutcome, ExecRequest, SandboxFault, Status
from sandbox.images import ensure_base_image
from sandbox.limits import Limits
from sandbox.owners import OWNER_LABEL, RUN_LABEL, is_abandoned, this_process
from sandbox.splitting import Run, execute_all
from sandbox.wire import Reader, batch_frame, converse

_DEFAULT_ADDRESS = "unix:///var/run/docker.sock"
_NO_DEATH = ExecOutcome(Status.CRASHED)
_ALREADY_BEING_REMOVED = 409
_AT_ONCE = threading.BoundedSemaphore(os.cpu_count() or 1)


class Engine:
    """A Docker daemon; what goes wrong with it is a `SandboxFault`."""

    def __init__(self, base_url: str | None = None, timeout_s: float = 60.0) -> None:
        """Connect to the daemon at `base_url`, or where the environment says.

        Raises:
            SandboxFault: No daemon answers.
        """
        with _faults("Docker does not answer", "start its daemon, and check with `docker info`"):
            self._base_url = base_url
            self.client = _connect(base_url, timeout_s)
            weakref.finalize(self, self.client.close)
            info = self.client.info()
            self.version, self.cpus = str(info["ServerVersion"]), int(info["NCPU"])

    def has_image(self, tag: str) -> bool:
        """Tell whether an image is there without a download."""
        with _faults("Docker can't list its images", "check with `docker images`"):
            return bool(self.client.images.list(name=tag))

    def pull(self, tag: str, timeout_s: float) -> None:
        """Download an image; no single wait is longer than `timeout_s`.

        Raises:
            SandboxFault: No registry can be reached, or it does not have the image.
        """
        with (
            _faults(f"{tag} can't be pulled", f"try `docker pull {tag}`"),
            contextlib.closing(_connect(self._base_url, timeout_s)) as impatient,
        ):
            for line in impatient.api.pull(tag, stream=True, decode=True):
                if "error" in line:
                    raise DockerException(line["error"])

    def import_image(self, archive: str, tag: str, label: str) -> None:
        """Make an image of a tar file of a root folder."""
        repository, _, version = tag.rpartition(":")
        with _faults(f"Docker can't import {tag}", "check its free disk space"):
            self.client.api.import_image_from_file(
                archive, repository=repository, tag=version, changes=[f"LABEL {label}"]
            )


class DockerSandbox:
    """Runs calls in containers of a Docker engine."""

    name = "docker"

    def __init__(
        self,
        image: str | None = None,
        *,
        run_label: str = "",
        base_url: str | None = None,
        timeout_s: float = 60.0,
    ) -> None:
        """Connect, remove what dead processes left behind, and see to an image.

        Args:
            image: Tag of an image with Python 3.9 or newer as `python3`; by default one is found,
                pulled or built.
            run_label: Value of the label `apigen.run` of the containers.
            base_url: Where the daemon listens; by default as the environment says.
            timeout_s: How long the daemon may take to answer.

        Raises:
            SandboxFault: No daemon answers, or there is no image and no way to one.
        """
        engine = Engine(base_url, timeout_s)
        self._engine, self._client = engine, engine.client
        self.version, self.run_label = engine.version, run_label
        self.sweep()
        self.image = image or ensure_base_image(engine)

    def execute(
        self, modules: Mapping[str, str], requests: Sequence[ExecRequest], limits: Limits
    ) -> list[ExecOutcome]:
        """Run every request; see `sandbox.contract.Sandbox`."""
        return execute_all(modules, requests, functools.partial(self._run, limits))

    def sweep(self) -> int:
        """Remove the containers of processes that are gone; return how many there were."""
        now = datetime.datetime.now(datetime.UTC)
        removed = 0
        with _faults("Docker can't list its containers", "check with `docker ps`"):
            for each in self._client.api.containers(all=True, filters={"label": OWNER_LABEL}):
                with contextlib.suppress(NotFound):
                    state = self._client.api.inspect_container(each["Id"])["State"]
                    ended = state["FinishedAt"] if state["Status"] == "exited" else ""
                    if is_abandoned(each["Labels"], ended, now):
                        removed += self._remove(each["Id"])
        return removed

    def _run(
        self, limits: Limits, modules: Mapping[str, str], requests: Sequence[ExecRequest]
    ) -> Run:
        reader = Reader(len(requests), limits)
        text = batch_frame(modules, requests, limits)
        remedy = "check with `docker info`, then run again"
        with _AT_ONCE, _faults("Docker failed at a batch", remedy), self._container(limits) as name:
            with self._attached(name) as channel:
                self._client.api.start(name)
                problem = converse(channel, text, reader, limits)
            if reader.held is None:
                said = f"{problem}; it said: {channel.complaint}"
                raise SandboxFault(f"the runner in {self.image} {said}")
            death = self._post_mortem(name, problem, limits) if problem else _NO_DEATH
            return Run(reader.outcomes, death)

    @contextlib.contextmanager
    def _container(self, limits: Limits) -> Iterator[str]:
        name = f"apigen-{uuid.uuid4().hex}"  # known before it exists, so nothing gets lost
        first_uid = walls.pick_uids()
        limits = dataclasses.replace(
            limits, container_cpus=min(limits.container_cpus, self._engine.cpus)
        )
        try:
            host_config = self._client.api.create_host_config(**walls.walls(limits, first_uid))
            self._client.api.create_container(
                self.image,
                name=name,
                labels={RUN_LABEL: self.run_label, OWNER_LABEL: this_process()},
                host_config=host_config,
                **walls.program(first_uid),
            )
            yield name
        finally:
            self._remove(name)

    def _remove(self, container: str) -> bool:
        try:
            self._client.api.remove_container(container, force=True, v=True)
        except NotFound:
            return False
        except APIError as error:
            if error.status_code != _ALREADY_BEING_REMOVED:
                raise
            return False
        return True

    @contextlib.contextmanager
    def _attached(self, name: str) -> Iterator[Attached]:
        streams = {"stdin": 1, "stdout": 1, "stderr": 1, "stream": 1}
        channel = Attached(self._client.api.attach_socket(name, params=streams))
        with contextlib.closing(channel):
            yield channel

    def _post_mortem(self, name: str, problem: str, limits: Limits) -> ExecOutcome:
        if problem == "fell silent":
            return ExecOutcome(Status.TIMEOUT, error="the container fell silent")
        with contextlib.suppress(OSError):  # it may be alive if it broke the protocol
            self._client.api.wait(name, timeout=5)
        state = self._client.api.inspect_container(name)["State"]
        if state["OOMKilled"]:
            text = f"the container used more than its {limits.container_memory_mb} MB of memory"
            return ExecOutcome(Status.OUT_OF_MEMORY, error=text)
        text = f"the container {problem}, with exit code {state['ExitCode']}"
        return ExecOutcome(Status.CRASHED, error=text)


def _knock(base_url: str | None) -> None:
    """Fail early and plainly; Docker's client would leave an open socket behind."""
    address = base_url or os.environ.get("DOCKER_HOST") or _DEFAULT_ADDRESS
    if address.startswith("unix://"):
        with socket.socket(socket.AF_UNIX) as door:
            door.connect(address.removeprefix("unix://"))


def _connect(base_url: str | None, timeout_s: float) -> Any:
    _knock(base_url)
    timeout: Any = timeout_s  # an int, say the type stubs, but it is a timeout of `requests`
    if base_url:
        return docker.DockerClient(base_url=base_url, timeout=timeout)
    return docker.from_env(timeout=timeout)


@contextlib.contextmanager
def _faults(problem: str, remedy: str) -> Iterator[None]:
    """Raise whatever the daemon or the way to it does as a `SandboxFault` of one line."""
    try:
        yield
    except (DockerException, OSError) as error:
        cause = " ".join(str(getattr(error, "explanation", None) or error).split())
        raise SandboxFault(f"{problem}: {cause[:300]} ({remedy})") from error
