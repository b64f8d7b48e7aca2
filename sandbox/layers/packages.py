"""A layer of PyPI packages on an image: fetched outside, installed inside, made only once.

What is installed runs wherever a call does. Nothing of it runs in the runner itself: packages are
kept to one folder, and files there that Python would run at its start are taken away.
"""

import hashlib
import json
import tempfile
from collections.abc import Iterable, Sequence
from pathlib import Path

from packaging.requirements import Requirement
from packaging.utils import parse_wheel_filename

from sandbox.engine import Engine
from sandbox.layers.builder import add_layer, ask
from sandbox.layers.installer import FOLDER, INSTALL, pack
from sandbox.layers.requirements import parse
from sandbox.layers.target import PROBE, Target, target_of
from sandbox.layers.wheels import fetch, fetch_pip
from sandbox.owners import OWNER_LABEL, RUN_LABEL, this_process

PACKAGES_LABEL = "apigen.packages"
REQUEST_LABEL = "apigen.request"
PYTHON_LABEL = "apigen.python"
_TAG = "apigen-sandbox:packages-"


def ensure_packages(engine: Engine, base: str, packages: Sequence[str], run_label: str = "") -> str:
    """Return the tag of an image with packages, which is then present.

    The same request on the same image is answered without any network once it has been built; to
    have newer versions, ask for them or remove the image.

    Args:
        engine: The daemon that has `base` and gets the new image.
        base: Tag of an image with Python 3.9 or newer as `python3`.
        packages: Requirements such as `numpy` or `numpy>=2,<3`.
        run_label: Value of the new image's label `apigen.run`.

    Raises:
        SandboxRefused: One is no requirement, does not exist, or has no wheel for this image.
        SandboxFault: Docker fails, or there is no pip or no way to an index.
    """
    requests = parse(packages)
    base_id = engine.inspect_image(base)["Id"]
    request = _digest([base_id, *map(str, requests)])
    if found := _built(engine, request):
        return found
    target = target_of(ask(engine, base, PROBE, run_label))
    with tempfile.TemporaryDirectory() as folder:
        wheels, pip = _fetched(requests, target, Path(folder))
        if not wheels:
            return base  # no requirement applies to this Python
        tag = _TAG + _digest([request, *sorted(map(_fingerprint, wheels))])[:12]
        labels = _labels(request, wheels, target) | {RUN_LABEL: run_label}
        archive = pack(wheels, pip, Path(folder, "tar"))
        if found := _built(engine, request):
            return found  # by another process, meanwhile
        add_layer(engine, base, INSTALL, [f"/{FOLDER}"], archive, tag, labels)
    return tag


def describe_image(engine: Engine, tag: str) -> str:
    """Name an image, its Python where that is known, and the packages that we installed.

    Raises:
        SandboxFault: There is no such image.
    """
    config = engine.inspect_image(tag)["Config"]
    labels = config.get("Labels") or {}
    variables = dict(each.partition("=")[::2] for each in config.get("Env") or ())
    python = labels.get(PYTHON_LABEL) or variables.get("PYTHON_VERSION")
    parts = [f"Python {python}"] if python else []
    parts += json.loads(labels.get(PACKAGES_LABEL, "[]"))
    return f"{tag} ({', '.join(parts)})" if parts else tag


def _built(engine: Engine, request: str) -> str:
    tags = engine.tags_of(f"{REQUEST_LABEL}={request}")
    return next((each for each in tags if each.startswith(_TAG)), "")


def _fetched(
    requests: Sequence[Requirement], target: Target, folder: Path
) -> tuple[list[Path], Path]:
    packages, installer = folder / "packages", folder / "installer"
    packages.mkdir()
    installer.mkdir()
    return fetch(requests, target, packages), fetch_pip(target, installer)


def _labels(request: str, wheels: Iterable[Path], target: Target) -> dict[str, str]:
    pins = ["{}=={}".format(*parse_wheel_filename(each.name)[:2]) for each in wheels]
    return {
        REQUEST_LABEL: request,
        PACKAGES_LABEL: json.dumps(sorted(pins)),
        PYTHON_LABEL: target.python,
        OWNER_LABEL: this_process(),
    }


def _fingerprint(wheel: Path) -> str:
    with wheel.open("rb") as file:
        return f"{wheel.name} {hashlib.file_digest(file, 'sha256').hexdigest()}"


def _digest(lines: Iterable[str]) -> str:
    return hashlib.sha256("\n".join(lines).encode()).hexdigest()
