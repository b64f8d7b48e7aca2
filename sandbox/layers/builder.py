"""Containers that do one piece of work on an image: ask it something, or add a layer to it."""

import contextlib
import json
import uuid
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from sandbox.attached import Attached
from sandbox.contract import SandboxFault
from sandbox.engine import Engine, faults
from sandbox.owners import RUN_LABEL, labels_of
from sandbox.removal import NAME_PREFIX, remove

_MEMORY = "1g"
_MAX_PROCESSES = 64
_PATIENCE_S = 600.0
"""How long a program may say nothing."""


def ask(engine: Engine, image: str, program: str, run_label: str = "") -> Any:
    """Return what a Python program prints as JSON in a container of an image.

    Raises:
        SandboxFault: Docker fails, or the program.
    """
    with _container(engine, image, program, (), run_label) as name:
        return json.loads(_run(engine, name, image))


def add_layer(
    engine: Engine,
    image: str,
    program: str,
    arguments: Sequence[str],
    archive: Path,
    tag: str,
    labels: Mapping[str, str],
) -> None:
    """Unpack a tar file into an image's root, run a Python program there and keep the result.

    Raises:
        SandboxFault: Docker fails, or the program.
    """
    run_label = labels.get(RUN_LABEL, "")
    with _container(engine, image, program, arguments, run_label) as name:
        with archive.open("rb") as data:
            engine.client.api.put_archive(name, "/", data)
        _run(engine, name, image)
        repository, _, version = tag.rpartition(":")
        kept = {"Labels": dict(labels), "Entrypoint": [], "Cmd": ["python3"]}
        with engine.waiting(_PATIENCE_S) as client:  # gigabytes take minutes on a busy disk
            client.api.commit(name, repository=repository, tag=version, conf=kept)


@contextlib.contextmanager
def _container(
    engine: Engine, image: str, program: str, arguments: Sequence[str], run_label: str
) -> Iterator[str]:
    api, name = engine.client.api, NAME_PREFIX + uuid.uuid4().hex
    with faults(f"Docker could not work on {image}", "check with `docker info`, then run again"):
        try:
            api.create_container(
                image,
                name=name,
                entrypoint=["python3", "-s", "-B", "-c", program],
                command=list(arguments),
                user="0:0",
                working_dir="/",
                labels=labels_of(name, run_label),
                healthcheck={"test": ["NONE"]},
                host_config=api.create_host_config(**_walls()),
            )
            yield name
        finally:
            with engine.waiting(_PATIENCE_S) as client:
                remove(client.api, name)


def _walls() -> dict[str, Any]:
    return {
        "network_mode": "none",
        "cap_drop": ["ALL"],
        "security_opt": ["no-new-privileges"],
        "pids_limit": _MAX_PROCESSES,
        "mem_limit": _MEMORY,
        "memswap_limit": _MEMORY,
        "log_config": {"Type": "none"},
    }


def _run(engine: Engine, name: str, image: str) -> str:
    api = engine.client.api
    streams = {"stdout": 1, "stderr": 1, "stream": 1}
    with contextlib.closing(Attached(api.attach_socket(name, params=streams))) as channel:
        channel.settimeout(_PATIENCE_S)
        api.start(name)
        said = b"".join(iter(lambda: channel.recv(1 << 16), b""))
        code = api.wait(name)["StatusCode"]
        if code:
            raise SandboxFault(
                f"{image} can't be used: its python3 ended with exit code {code} and said: "
                f"{channel.complaint}"
            )
    return said.decode("utf-8", "replace")
