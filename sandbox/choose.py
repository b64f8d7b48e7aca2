"""Which sandbox to use, and the sentence that says why."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from sandbox.contract import Sandbox, SandboxFault, SandboxRefused
from sandbox.subprocess_backend import ProcessSandbox

Backend = Literal["auto", "docker", "process"]


@dataclass(frozen=True, slots=True)
class Choice:
    """A sandbox, why it is this one, and the walls around every call, for log and manifest."""

    sandbox: Sandbox
    reason: str
    isolation: str

    @property
    def line(self) -> str:
        """All of it, in one line."""
        return "; ".join(["sandbox: " + self.isolation, *filter(None, [self.reason])])


def choose(
    backend: Backend,
    trusted: bool,
    allow_process: bool = False,
    *,
    image: str | None = None,
    packages: Sequence[str] = (),
    runtime: str | None = None,
    run_label: str = "",
    base_url: str | None = None,
) -> Choice:
    """Pick the strongest sandbox there is, or the one that was asked for.

    Args:
        backend: `auto` takes Docker if it answers, else the process sandbox if that is allowed.
        trusted: Whether all code is the library that ships with the project.
        allow_process: Run foreign code in the process sandbox and accept that it can read this
            machine's files.
        image: Tag of an image with Python 3; by default one is found, pulled or built.
        packages: PyPI packages that calls may import, as pip's requirements; containers only.
        runtime: Name of the container runtime; by default the daemon's own. Containers only.
        run_label: Value of the label `apigen.run` of containers.
        base_url: Where Docker listens; by default as the environment says.

    Raises:
        SandboxFault: Docker was asked for and does not answer, or there is no image for it; or
            the process sandbox can't run here either.
        SandboxRefused: Foreign code, and no Docker; or what only containers can do, and none.
    """
    needs_container = bool(image or packages or runtime)
    if backend == "process" and needs_container:
        raise SandboxRefused(
            "image, packages and runtime are settings of containers; leave them out, or use Docker"
        )
    if backend == "process":
        return _process("as asked for", trusted or allow_process)
    try:
        return _docker(image, packages, runtime, run_label, base_url)
    except SandboxFault as fault:
        if backend == "docker" or needs_container:
            raise
        return _process(str(fault), trusted or allow_process)


def _docker(
    image: str | None,
    packages: Sequence[str],
    runtime: str | None,
    run_label: str,
    base_url: str | None,
) -> Choice:
    from sandbox.container import DockerSandbox  # its client is not needed by the other backend

    sandbox = DockerSandbox(
        image, packages=packages, runtime=runtime, run_label=run_label, base_url=base_url
    )
    return Choice(sandbox, "", sandbox.describe())


def _process(reason: str, allowed: bool) -> Choice:
    if not allowed:
        raise SandboxRefused(
            f"code that does not ship with this project runs in containers only ({reason}); start "
            "Docker, or set allow_process_for_foreign_code and accept that it can read your files"
        )
    sandbox = ProcessSandbox()
    return Choice(sandbox, reason, f"process, holds: {', '.join(sandbox.held)}")
