"""An image with Python: the one that is there, else a pulled one, else one made of Debian packages.

`python -m sandbox` does it and prints the tag; it takes PyPI packages to put on it as well.
"""

import hashlib
import shutil
import subprocess
import tempfile
from collections.abc import Mapping
from typing import Protocol

from sandbox.contract import SandboxFault
from sandbox.owners import OWNER_LABEL, RUN_LABEL, this_process

PULLED = "python:3.12-slim"
RECIPE_LABEL = "apigen.recipe"
_PULL_TIMEOUT_S = 20.0
_BUILD_TIMEOUT_S = 600.0
_RECIPE = (
    "--variant=minbase",
    "--include=python3,libfaketime",
    "--dpkgopt=path-exclude=/usr/share/doc/*",
    "--dpkgopt=path-exclude=/usr/share/man/*",
    "--dpkgopt=path-exclude=/usr/share/locale/*",
    '--customize-hook=rm -rf "$1"/var/cache/apt "$1"/var/lib/apt/lists',
    "bookworm",
)


class Engine(Protocol):
    """The part of a container engine that is needed here."""

    def has_image(self, tag: str) -> bool:
        """Tell whether an image is there without a download."""

    def pull(self, tag: str, timeout_s: float) -> None:
        """Download an image, or raise SandboxFault."""

    def import_image(self, archive: str, tag: str, labels: Mapping[str, str]) -> None:
        """Make an image of a tar file of a root folder."""


def ensure_base_image(engine: Engine, run_label: str = "") -> str:
    """Return the tag of an image with Python, which is then present.

    Args:
        engine: The daemon to look at.
        run_label: Value of the label `apigen.run` of an image that has to be built.

    Raises:
        SandboxFault: There is none, no registry answers and Debian's tools are missing or failed.
    """
    built = _tag()
    for tag in (PULLED, built):
        if engine.has_image(tag):
            return tag
    try:
        engine.pull(PULLED, _PULL_TIMEOUT_S)
    except SandboxFault as no_registry:
        _build(engine, built, str(no_registry), run_label)
        return built
    return PULLED


def _tag() -> str:
    return f"apigen-sandbox:debian-{_digest()}"


def _digest() -> str:
    return hashlib.sha256("\n".join(_RECIPE).encode()).hexdigest()[:8]


def _build(engine: Engine, tag: str, no_registry: str, run_label: str) -> None:
    if shutil.which("mmdebstrap") is None:
        raise SandboxFault(
            f"there is no image with Python: {no_registry}; either `docker pull {PULLED}` where a "
            "registry is reachable, or `apt-get install mmdebstrap` to make one of Debian packages"
        )
    with tempfile.NamedTemporaryFile(suffix=".tar") as archive:
        _bootstrap(archive.name)
        labels = {RECIPE_LABEL: _digest(), RUN_LABEL: run_label, OWNER_LABEL: this_process()}
        engine.import_image(archive.name, tag, labels)


def _bootstrap(archive: str) -> None:
    try:
        done = subprocess.run(
            ["mmdebstrap", *_RECIPE, archive],
            check=False,
            capture_output=True,
            text=True,
            errors="replace",
            timeout=_BUILD_TIMEOUT_S,
        )
    except (OSError, subprocess.TimeoutExpired) as problem:
        raise SandboxFault(f"mmdebstrap could not make an image: {problem}") from problem
    if done.returncode:
        lines = done.stderr.strip().splitlines() or ["nothing"]
        raise SandboxFault(
            f"mmdebstrap could not make an image; it said: {lines[-1]} "
            f"(where a registry is reachable, `docker pull {PULLED}` does as well)"
        )
