"""`python -m sandbox [PACKAGE…]`: see to an image for containers, and print its tag."""

import sys

from sandbox.contract import SandboxError, SandboxRefused
from sandbox.engine import Engine
from sandbox.images import ensure_base_image
from sandbox.layers.packages import ensure_packages


def main(packages: list[str]) -> int:
    """Print the tag of an image that has the packages; return the exit code."""
    try:
        engine = Engine()
        base = ensure_base_image(engine)
        print(ensure_packages(engine, base, packages) if packages else base)
    except SandboxError as problem:
        print(f"error: {problem}", file=sys.stderr)
        return 2 if isinstance(problem, SandboxRefused) else 1
    return 0


sys.exit(main(sys.argv[1:]))
