"""Which sandbox to use, and the sentence that says why."""

from dataclasses import dataclass
from typing import Literal

from sandbox.contract import Sandbox, SandboxFault, SandboxRefused
from sandbox.subprocess_backend import ProcessSandbox

Backend = Literal["auto", "docker", "process"]


@dataclass(frozen=True, slots=True)
class Choice:
    """A sandbox, and one line for the log and the manifest."""

    sandbox: Sandbox
    line: str


def choose(
    backend: Backend,
    trusted: bool,
    allow_process: bool = False,
    *,
    image: str | None = None,
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
        run_label: Value of the label `apigen.run` of containers.
        base_url: Where Docker listens; by default as the environment says.

    Raises:
        SandboxFault: Docker was asked for and does not answer, or there is no image for it; or
            the process sandbox can't run here either.
        SandboxRefused: Foreign code, and no Docker.
    """
    if backend == "process":
        return _process("as asked for", trusted or allow_process)
    try:
        return _docker(image, run_label, base_url)
    except SandboxFault as fault:
        if backend == "docker":
            raise
        return _process(str(fault), trusted or allow_process)


def _docker(image: str | None, run_label: str, base_url: str | None) -> Choice:
    from sandbox.container import DockerSandbox  # its client is not needed by the other backend

    sandbox = DockerSandbox(image, run_label=run_label, base_url=base_url)
    return Choice(sandbox, f"sandbox: docker {sandbox.version}, image {sandbox.image}")


def _process(reason: str, allowed: bool) -> Choice:
    if not allowed:
        raise SandboxRefused(
            f"code that does not ship with this project runs in containers only ({reason}); start "
            "Docker, or allow the process sandbox and with it the reading of this machine's files"
        )
    sandbox = ProcessSandbox()
    return Choice(sandbox, f"sandbox: process ({reason}); holds: {', '.join(sandbox.held)}")
