"""A command that serves over its standard input and output, in a container of its own."""

import contextlib
import uuid
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from docker.errors import APIError

from sandbox import removal
from sandbox.attached import Attached
from sandbox.contract import SandboxRefused
from sandbox.death import death_of
from sandbox.engine import Engine, faults
from sandbox.images import ensure_base_image
from sandbox.layers.packages import ensure_packages
from sandbox.owners import labels_of
from sandbox.served_command import MAX_COMPLAINT_BYTES, Channel

_NOBODY = "65534:65534"
_SCRATCH = "rw,nosuid,nodev,noexec,mode=1777,size=16m,nr_inodes=1000"
_ENVIRONMENT = {"HOME": "/tmp", "PYTHONDONTWRITEBYTECODE": "1", "PYTHONUNBUFFERED": "1"}
_REMEDY = "check with `docker info`, then run again"


@dataclass(frozen=True, slots=True)
class Room:
    """What one served command may use of the machine."""

    memory_mb: int = 512
    processes: int = 64
    cpus: float = 1.0


def prepare_image(packages: Sequence[str], run_label: str = "") -> str:
    """Return the tag of an image with Python and PyPI packages; sweep what dead owners left.

    Raises:
        SandboxFault: Docker does not answer, or the image can't be made.
        SandboxRefused: There is no such package, or no wheel of it.
    """
    engine = Engine()
    with faults("Docker can't list its containers", "check with `docker ps`"):
        removal.sweep(engine.client.api)
    base = ensure_base_image(engine, run_label)
    return ensure_packages(engine, base, packages, run_label) if packages else base


@contextlib.contextmanager
def in_container(
    command: Sequence[str], image: str, room: Room, run_label: str = ""
) -> Iterator[Channel]:
    """Run a command in a container without network, privileges or a writable root.

    Raises:
        SandboxFault: Docker can't do its work.
        SandboxRefused: The image has no such program.
    """
    engine = Engine()
    api, name = engine.client.api, removal.NAME_PREFIX + uuid.uuid4().hex
    problem = f"Docker could not start {command[0]!r} in {image}"
    streams = {"stdin": 1, "stdout": 1, "stderr": 1, "stream": 1}
    try:
        with faults(problem, _REMEDY):
            _create(engine, name, command, image, room, run_label)
            channel = _OfContainer(api.attach_socket(name, params=streams), api, name)
        with contextlib.closing(channel):
            with faults(problem, _REMEDY):
                _start_container(api, name, problem)
            yield channel
    finally:
        with faults(f"Docker could not remove {name}", _REMEDY):
            removal.remove(api, name)


def _create(
    engine: Engine, name: str, command: Sequence[str], image: str, room: Room, run_label: str
) -> None:
    memory = f"{room.memory_mb}m"
    host_config = engine.client.api.create_host_config(
        network_mode="none",
        read_only=True,
        cap_drop=["ALL"],
        security_opt=["no-new-privileges"],
        pids_limit=room.processes,
        mem_limit=memory,
        memswap_limit=memory,
        nano_cpus=int(min(room.cpus, engine.cpus) * 1e9),
        ipc_mode="none",
        tmpfs={"/tmp": _SCRATCH},
        auto_remove=True,
        log_config={"Type": "none"},
    )
    engine.client.api.create_container(
        image,
        name=name,
        entrypoint=command,
        command=[],
        environment=_ENVIRONMENT,
        user=_NOBODY,
        working_dir="/tmp",
        hostname="sandbox",
        labels=labels_of(name, run_label),
        healthcheck={"test": ["NONE"]},
        stdin_open=True,
        stop_signal="SIGKILL",
        host_config=host_config,
    )


def _start_container(api: Any, name: str, problem: str) -> None:
    try:
        api.start(name)
    except APIError as error:
        if not error.is_client_error():
            raise
        text = " ".join(str(error.explanation).split())[:300]
        raise SandboxRefused(f"{problem}: {text}") from error


class _OfContainer(Attached):
    """An attached container that may complain without end."""

    def __init__(self, attached: Any, api: Any, name: str) -> None:
        super().__init__(attached)
        self._api, self._name = api, name

    def settimeout(self, seconds: float | None) -> None:
        self._socket.settimeout(seconds)

    def ran_out_of_memory(self) -> bool:
        with faults("Docker can't tell how a container ended", _REMEDY):
            return death_of(self._api, self._name).out_of_memory

    def _take(self) -> bytes:
        found = super()._take()
        del self._stderr[:-MAX_COMPLAINT_BYTES]
        return found
