"""Entry point inside the sandbox: one input frame on stdin, outcome frames on stdout.

Says hello with what holds before it reads anything, so that a batch that breaks the runner can be
told from a runner that never started. Ends when the batch is done or its reader is gone.
"""

from __future__ import annotations

import json
import os
import select
import sys
import time
from collections.abc import Mapping
from typing import Any, BinaryIO

from sandbox.image import confine, frames, jobs, outcomes, runner, setup
from sandbox.image.launcher import Launcher

_BUFFER_BYTES = 1 << 16
_HEARTBEAT_S = 5.0
"""So that a runner whose calls all wait for another try is not taken for one that hangs."""


def main() -> None:
    """Run the batch that stdin holds; `sys.argv[1]` says where we are, as JSON."""
    os.chdir("/")
    if "FAKETIME" in os.environ:  # its library (0.9.10) can't sleep until a monotonic time
        time.sleep = lambda seconds: select.select((), (), (), float(seconds)) and None
    with os.fdopen(os.dup(1), "wb", _BUFFER_BYTES) as out:
        sandbox = _set_up(json.loads(sys.argv[1]), out)
        launcher = Launcher(sandbox)
        batch = json.loads(frames.read(sys.stdin.buffer))
        _run(batch, sandbox, launcher, out)


def _set_up(options: Mapping[str, Any], out: BinaryIO) -> setup.Setup:
    try:
        arrange = setup.in_container if "first_uid" in options else setup.on_this_machine
        sandbox = arrange(**options)
    except (OSError, RuntimeError) as problem:
        _say(out, {"fault": str(problem)})
        out.flush()
        sys.exit(0)
    _say(out, {"held": sandbox.held})
    out.flush()
    return sandbox


def _run(batch: Mapping[str, Any], sandbox: setup.Setup, launcher: Launcher, out: BinaryIO) -> None:
    limits = confine.Limits(**{name: batch["limits"][name] for name in confine.Limits._fields})

    voice = _Voice(out)
    todo = [
        jobs.Job(index, each["module"], _job_text(each))
        for index, each in enumerate(batch["requests"])
    ]
    runner.run(todo, batch["modules"], sandbox, launcher, limits, voice.emit, voice.flush)


class _Voice:
    """Says outcomes as they come, and something now and then while none comes."""

    def __init__(self, out: BinaryIO) -> None:
        self._out, self._spoke = out, time.monotonic()

    def emit(self, index: int, outcome: outcomes.Outcome, duration_s: float) -> None:
        """Say what became of a request."""
        _say(self._out, {"index": index, "duration_s": round(duration_s, 6), **outcome})
        self._spoke = time.monotonic()

    def flush(self) -> None:
        """Send what was said; to be called several times a second."""
        if time.monotonic() - self._spoke > _HEARTBEAT_S:
            _say(self._out, {})
            self._spoke = time.monotonic()
        self._out.flush()


def _job_text(request: Mapping[str, Any]) -> bytes:
    return json.dumps([request["function"], request["arguments"]]).encode()


def _say(out: BinaryIO, message: Mapping[str, Any]) -> None:
    out.write(frames.pack(json.dumps(message).encode()))
