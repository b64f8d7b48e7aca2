"""What every listed package needs, as exact versions that fit together: `make lock-packages`.

The list names packages; this writes data/library/packages.lock beside it, with uv's resolver, which
looks at all of them at once. The sandbox's own goes level by level and needs exact versions.
"""

import json
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path
from tempfile import TemporaryDirectory

from apigen.errors import ConfigError
from tasks.listed_packages import PACKAGE_LOCK, listed_packages

PYTHON = "3.11"
"""Of the oldest image that calls run in."""
COMMAND = (
    *(sys.executable, "-m", "uv", "pip", "compile", "--python-version", PYTHON),
    *("--only-binary", ":all:", "--no-annotate", "--no-header", "--quiet"),
    *("--no-emit-index-url", "--no-emit-find-links"),
)


def main() -> None:
    """Write the lock file: by a package's own pin, the pins of all that it needs.

    Raises:
        ConfigError: The packages do not fit together.
    """
    entries = [entry for entry in listed_packages() if entry.pins]
    with TemporaryDirectory() as folder:
        everything = Path(folder, "all.txt")
        everything.write_text(_compiled(pin for entry in entries for pin in entry.pins))
        lock = {
            entry.pins[0]: _compiled(entry.pins, "--constraint", str(everything)).split()
            for entry in entries
        }
    PACKAGE_LOCK.write_text(json.dumps(lock, indent=1, sort_keys=True) + "\n", encoding="utf-8")


def _compiled(pins: Iterable[str], *options: str) -> str:
    """The pins of requirements and of all that they need, a line each."""
    command = [*COMMAND, *options, "-"]
    text = "\n".join(sorted(set(pins)))
    done = subprocess.run(command, input=text, capture_output=True, text=True, check=False)
    if done.returncode:
        told = " ".join(done.stderr.split())
        raise ConfigError(f"the listed packages do not fit together: {told[:1000]}")
    return done.stdout


if __name__ == "__main__":
    main()
