"""A Docker daemon: how to reach it, and what it is asked beside running containers."""

import contextlib
import json
import os
import socket
import weakref
from collections.abc import Iterator, Mapping
from typing import Any

import docker
from docker.errors import APIError, DockerException

from sandbox.contract import SandboxFault, SandboxRefused

_DEFAULT_ADDRESS = "unix:///var/run/docker.sock"


class DaemonLost(SandboxFault):
    """The daemon went away; it may come back."""


class Engine:
    """A Docker daemon; what goes wrong with it is a `SandboxFault`."""

    def __init__(self, base_url: str | None = None, timeout_s: float = 60.0) -> None:
        """Connect to the daemon at `base_url`, or where the environment says.

        Raises:
            SandboxFault: No daemon answers.
        """
        remedy = "start its daemon or set DOCKER_HOST, and check with `docker info`"
        with faults("Docker does not answer", remedy):
            self._base_url = base_url
            self.client = _connect(base_url, timeout_s)
            weakref.finalize(self, self.client.close)
            info = self.client.info()
        self.version, self.cpus = str(info["ServerVersion"]), int(info["NCPU"])
        options = info.get("SecurityOptions") or ()
        self.remaps_uids = any(x in each for each in options for x in ("=rootless", "=userns"))
        self._runtimes = set(info.get("Runtimes") or ())

    def check_runtime(self, runtime: str) -> None:
        """Make sure that the daemon has a container runtime.

        Raises:
            SandboxRefused: It has not.
        """
        if runtime not in self._runtimes:
            raise SandboxRefused(
                f"this Docker has no runtime {runtime!r}, it has {sorted(self._runtimes)}; install "
                "it and name it in the daemon's `runtimes`, or leave the setting out"
            )

    def has_image(self, tag: str) -> bool:
        """Tell whether an image is there without a download."""
        with faults("Docker can't list its images", "check with `docker images`"):
            return bool(self.client.images.list(name=tag))

    def waiting(self, timeout_s: float) -> contextlib.closing[Any]:
        """A second connection, whose single waits may be as long as `timeout_s`."""
        return contextlib.closing(_connect(self._base_url, timeout_s))

    def pull(self, tag: str, timeout_s: float) -> None:
        """Download an image; no single wait is longer than `timeout_s`.

        Raises:
            SandboxFault: No registry can be reached, or it does not have the image.
        """
        with (
            faults(f"{tag} can't be pulled", f"try `docker pull {tag}`"),
            self.waiting(timeout_s) as impatient,
        ):
            for line in impatient.api.pull(tag, stream=True, decode=True):
                if "error" in line:
                    raise DockerException(line["error"])

    def inspect_image(self, tag: str) -> Mapping[str, Any]:
        """Describe an image in the engine's own words.

        Raises:
            SandboxFault: It is not there.
        """
        with faults(f"there is no image {tag}", f"try `docker pull {tag}`"):
            return dict(self.client.api.inspect_image(tag))

    def tags_of(self, label: str) -> list[str]:
        """Name the images that have a label of a given value, latest first."""
        with faults("Docker can't list its images", "check with `docker images`"):
            found = self.client.api.images(filters={"label": label, "dangling": False})
        return [tag for each in found for tag in each["RepoTags"] or ()]

    def import_image(self, archive: str, tag: str, labels: Mapping[str, str]) -> None:
        """Make an image of a tar file of a root folder."""
        repository, _, version = tag.rpartition(":")
        changes = [f"LABEL {name}={json.dumps(value)}" for name, value in labels.items()]
        with faults(f"Docker can't import {tag}", "check its free disk space"):
            self.client.api.import_image_from_file(
                archive, repository=repository, tag=version, changes=changes
            )


@contextlib.contextmanager
def faults(problem: str, remedy: str) -> Iterator[None]:
    """Raise whatever the daemon or the way to it does as a `SandboxFault` of one line."""
    try:
        yield
    except (DockerException, OSError) as error:
        cause = " ".join(str(getattr(error, "explanation", None) or error).split())
        kind = DaemonLost if _is_lost(error) else SandboxFault
        raise kind(f"{problem}: {cause[:300]} ({remedy})") from error


def _is_lost(error: Exception) -> bool:
    if isinstance(error, APIError):
        return bool(error.is_server_error())
    return isinstance(error, OSError)


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
