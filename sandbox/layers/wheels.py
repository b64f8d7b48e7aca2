"""Wheels of PyPI packages for another Python than this one; nothing of a package runs here.

pip resolves one level at a time and the levels are put together here: on its own it would decide
by this interpreter which requirements apply, and would build a source that a wheel's metadata names
by its URL, in spite of `--only-binary`. uv decides rightly, but does not read pip's settings.
"""

import json
from collections.abc import Iterable, Sequence
from pathlib import Path

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from sandbox.contract import SandboxFault, SandboxRefused
from sandbox.layers.index import listed, pip
from sandbox.layers.requirements import applying, closure
from sandbox.layers.target import Target

_MAX_ROUNDS = 30


def fetch(requests: Sequence[Requirement], target: Target, folder: Path) -> list[Path]:
    """Download the wheels of packages and of all that they need; return them in order.

    Raises:
        SandboxRefused: There is no such package, or none that fits.
        SandboxFault: There is no pip here, or no way to an index.
    """
    wanted = applying(requests, target.environment)
    return _download(_resolve(wanted, target, folder), target, folder)


def fetch_pip(target: Target, folder: Path) -> Path:
    """Download the wheel of a pip for the image; it runs as it is.

    Raises:
        SandboxFault: There is no pip here, or no way to an index.
    """
    try:
        return _download(["pip"], target, folder)[0]
    except SandboxRefused as problem:
        raise SandboxFault(f"the index has no pip for the image: {problem}") from problem


def _resolve(wanted: set[str], target: Target, folder: Path) -> list[str]:
    needed = closure(wanted, {}, target.environment)
    for _ in range(_MAX_ROUNDS):
        chosen = _choose(needed, target, folder) if needed else []
        needs = {name: requires for name, _, requires in chosen}
        before, needed = needed, closure(wanted, needs, target.environment)
        if needed == before:
            return [f"{name}=={version}" for name, version, _ in chosen]
    raise SandboxRefused(
        f"no versions can be found that fit together for {listed(wanted)}; give exact versions"
    )


def _choose(
    needed: Iterable[str], target: Target, folder: Path
) -> list[tuple[str, str, list[str]]]:
    options = ["--dry-run", "--ignore-installed", "--report=-", f"--target={folder / 'nothing'}"]
    report = json.loads(pip("install", options, needed, target))
    metadata = [each["metadata"] for each in report["install"]]
    return [
        (canonicalize_name(each["name"]), each["version"], each.get("requires_dist", []))
        for each in metadata
    ]


def _download(pins: Sequence[str], target: Target, folder: Path) -> list[Path]:
    if pins:
        pip("download", [f"--dest={folder}"], pins, target)
    return sorted(folder.glob("*.whl"))
