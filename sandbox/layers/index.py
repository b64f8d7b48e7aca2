"""pip of this interpreter, asked for wheels of another; it runs nothing of what it downloads."""

import importlib.util
import os
import subprocess
import sys
from collections.abc import Iterable, Sequence

from sandbox.contract import SandboxFault, SandboxRefused
from sandbox.layers.target import Target

_TIMEOUT_S = 900.0
_NO_MATCH = "No matching distribution found"
_USERS_MISTAKES = (_NO_MATCH, "ResolutionImpossible")
_NETWORK_TROUBLE = ("connection broken", "Could not fetch URL", "timed out", "Credentials")


def pip(command: str, options: Sequence[str], needed: Iterable[str], target: Target) -> str:
    """Run a command of pip on requirements, without their own ones; return what it prints.

    Raises:
        SandboxRefused: There is no such package, or none that fits.
        SandboxFault: There is no pip here, or no way to an index.
    """
    if importlib.util.find_spec("pip") is None:
        raise SandboxFault(
            "packages can't be downloaded: this Python has no pip; install it with "
            "`python -m ensurepip`, or build an image that has the packages and name it"
        )
    fixed = ["--quiet", "--no-input", "--disable-pip-version-check", "--no-color", "--no-deps"]
    words = [*fixed, "--only-binary=:all:", *target.options(), *options, *sorted(needed)]
    done = _run([sys.executable, "-P", "-m", "pip", command, *words])
    if done.returncode:
        raise _failure(done.stderr, needed, target)
    return done.stdout


def _run(command: Sequence[str]) -> "subprocess.CompletedProcess[str]":
    try:
        return subprocess.run(
            command,
            check=False,
            capture_output=True,
            text=True,
            errors="replace",
            timeout=_TIMEOUT_S,
            stdin=subprocess.DEVNULL,
            env=os.environ | {"PIP_USER": "0"},  # it would contradict `--target`
        )
    except (OSError, subprocess.TimeoutExpired) as problem:
        raise SandboxFault(f"pip could not download packages: {problem}") from problem


def _failure(said: str, needed: Iterable[str], target: Target) -> SandboxFault | SandboxRefused:
    lines = [line for line in said.splitlines() if line.startswith("ERROR: ")] or ["no reason"]
    lines.sort(key=lambda line: _NO_MATCH not in line)
    cause = lines[0].removeprefix("ERROR: ")[:300]
    trouble = any(text in said for text in _NETWORK_TROUBLE)
    if trouble or not any(text in said for text in _USERS_MISTAKES):
        return SandboxFault(
            f"pip could not download {listed(needed)}: {cause} "
            "(check the network and pip's index with `pip config list`, then run again)"
        )
    return SandboxRefused(
        f"no wheels for Python {target.python} on {target.platforms[0]} satisfy "
        f"{listed(needed)}: {cause} (check names and versions; packages that exist as source "
        "only can't be installed)"
    )


def listed(requirements: Iterable[str]) -> str:
    """Write requirements in one line."""
    return ", ".join(sorted(requirements))
