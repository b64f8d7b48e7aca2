"""Child processes that cannot outlive their starter: their standard input ends with it."""

import os
import signal
import subprocess
import sys
import threading
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import IO

ROOT = Path(__file__).resolve().parent.parent
"""Where every child runs: the folder of `prefect.toml` and `prefect.yaml`."""


def start_child(
    module: str,
    arguments: Sequence[str],
    stdout: IO[bytes] | int,
    stderr: IO[bytes] | int,
    environment: Mapping[str, str] | None = None,
) -> subprocess.Popen[bytes]:
    """Start `python -m MODULE`, which must call `end_with_parent`.

    Args:
        module: What to run.
        arguments: Its command line.
        stdout: Where its output goes.
        stderr: Where its complaints go.
        environment: Variables besides this process's own.
    """
    return subprocess.Popen(
        [sys.executable, "-m", module, *arguments],
        cwd=ROOT,
        env={**os.environ, **(environment or {})},
        stdin=subprocess.PIPE,
        stdout=stdout,
        stderr=stderr,
        start_new_session=True,  # Ctrl-C on a terminal is for the starter alone
    )


def end_child(child: subprocess.Popen[bytes], timeout_s: float) -> None:
    """Have a child end, by force if it does not in time; once it has ended, do nothing."""
    if child.stdin and not child.stdin.closed:
        child.stdin.close()
    try:
        child.wait(timeout_s)
    except subprocess.TimeoutExpired:
        child.kill()
        child.wait()


def end_with_parent(end: Callable[[], object] = lambda: os._exit(0)) -> None:
    """Have `end` called when standard input ends, which the starter holds open."""

    def wait() -> None:
        while os.read(0, 4096):  # a reader blocked in sys.stdin can abort the interpreter's exit
            pass
        end()

    threading.Thread(target=wait, daemon=True).start()


def terminate_self() -> None:
    """End this process as SIGTERM does."""
    os.kill(os.getpid(), signal.SIGTERM)
