"""Which wheels fit an image: asked of the Python inside, not of the one that runs us."""

from collections.abc import Mapping
from dataclasses import dataclass

from sandbox.contract import SandboxRefused

PROBE = """
import json, os, platform, sys, sysconfig
try:
    libc = os.confstr("CS_GNU_LIBC_VERSION") or ""
except (OSError, ValueError):
    libc = ""
version = platform.python_version()
print(json.dumps({
    "soabi": sysconfig.get_config_var("SOABI") or "",
    "libc": libc,
    "implementation_name": sys.implementation.name,
    "implementation_version": version,
    "os_name": os.name,
    "platform_machine": platform.machine(),
    "platform_python_implementation": platform.python_implementation(),
    "platform_release": platform.release(),
    "platform_system": platform.system(),
    "platform_version": platform.version(),
    "python_full_version": version,
    "python_version": ".".join(version.split(".")[:2]),
    "sys_platform": sys.platform,
}))
"""
_OLDEST_GLIBC_MINOR = 5
_MUSL_VERSIONS = ("1_2", "1_1")


@dataclass(frozen=True, slots=True)
class Target:
    """The Python of an image.

    `environment` is what markers ask for (PEP 508), `abi` and `platforms` are tags of wheels.
    """

    environment: Mapping[str, str]
    abi: str
    platforms: tuple[str, ...]

    @property
    def python(self) -> str:
        """The full version."""
        return self.environment["python_full_version"]

    def options(self) -> list[str]:
        """Say it in pip's words."""
        platforms = [f"--platform={each}" for each in self.platforms]
        version = self.environment["python_version"]
        return [f"--python-version={version}", "--implementation=cp", f"--abi={self.abi}"] + (
            platforms
        )


def target_of(answer: Mapping[str, str]) -> Target:
    """Read what `PROBE` printed.

    Raises:
        SandboxRefused: The image's Python is not CPython.
    """
    soabi = answer["soabi"].split("-")
    if soabi[0] != "cpython":
        raise SandboxRefused(
            f"packages can be installed for CPython, and the image has "
            f"{answer['platform_python_implementation']}; choose another image"
        )
    environment = {name: text for name, text in answer.items() if name not in ("soabi", "libc")}
    return Target(environment, f"cp{soabi[1]}", _platforms(answer))


def _platforms(answer: Mapping[str, str]) -> tuple[str, ...]:
    machine, libc = answer["platform_machine"], answer["libc"]
    if libc.startswith("glibc 2."):
        newest = int(libc.split(".")[1])
        versions = range(newest, _OLDEST_GLIBC_MINOR - 1, -1)
        names = [f"manylinux_2_{minor}" for minor in versions]
        names += ["manylinux2014", "manylinux2010", "manylinux1"]
    else:
        names = [f"musllinux_{version}" for version in _MUSL_VERSIONS]
    return tuple(f"{name}_{machine}" for name in [*names, "linux"])
