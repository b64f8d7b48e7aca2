"""The runner as one command line: nothing is baked into an image and no file is mounted."""

import functools
from pathlib import Path

ENVIRONMENT = {
    "PYTHONHASHSEED": "0",  # the same order of a set in every run
    "LD_BIND_NOW": "1",  # else every forked call would look the same symbols up again
}
"""What the runner starts with; calls see nothing of it."""

_IMAGE = Path(__file__).parent / "image"
_PACKAGES = ("sandbox", "sandbox.image")
_MODULES = (
    "frames",
    "encode",
    "kernel",
    "seccomp",
    "scratch",
    "identity",
    "own_uids",
    "same_uid",
    "confine",
    "call",
    "outcomes",
    "setup",
    "host",
    "launcher",
    "jobs",
    "hosting",
    "runner",
    "main",
)
"""In an order in which each imports only earlier ones."""

_BOOT = """
import sys, types
sys.path[:] = [folder for folder in sys.path if folder]
for name, source in sources:
    module = sys.modules[name] = types.ModuleType(name)
    parent, _, short = name.rpartition(".")
    if parent:
        setattr(sys.modules[parent], short, module)
    exec(compile(source, name, "exec"), vars(module))
sys.modules["sandbox.image.main"].main()
"""


@functools.cache
def runner_source() -> str:
    """Return the whole runner as text for `python -c`; it takes its options from `sys.argv[1]`."""
    packages = [(name, "__path__ = []") for name in _PACKAGES]
    modules = [
        (f"sandbox.image.{name}", (_IMAGE / f"{name}.py").read_text(encoding="utf-8"))
        for name in _MODULES
    ]
    return f"sources = {packages + modules!r}\n{_BOOT}"
