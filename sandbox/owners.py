"""Whose container is this, and is its owner still there? Labels answer it for the next start."""

import datetime
import os
import socket
from collections.abc import Mapping
from pathlib import Path

RUN_LABEL = "apigen.run"
OWNER_LABEL = "apigen.owner"
LEFT_BEHIND_S = 3600.0
"""An owner removes its container within seconds of its end; after so long there is none."""


def this_process() -> str:
    """Name this process so that no other, on any machine and at any time, has the same name."""
    return f"{_place()}:{os.getpid()}:{_started(os.getpid())}"


def is_abandoned(labels: Mapping[str, str], ended: str, now: datetime.datetime) -> bool:
    """Tell whether nobody will remove a container any more.

    Args:
        labels: The container's labels.
        ended: When it ended, as Docker writes it; empty if it runs or never ran.
        now: The present, with a time zone.
    """
    owner = labels.get(OWNER_LABEL, "")
    place, _, process = owner.rpartition(":")[0].rpartition(":")
    if place == _place():
        started = owner.rpartition(":")[2]
        return not process.isdigit() or _started(int(process)) != started
    if not ended:
        return False  # its owner is out of sight; a runner ends by itself when its owner does
    age = now - datetime.datetime.fromisoformat(ended[:19] + "+00:00")
    return age.total_seconds() > LEFT_BEHIND_S


def _place() -> str:
    try:
        namespace = os.stat("/proc/self/ns/pid").st_ino  # pids mean something only within
    except OSError:
        namespace = 0
    return f"{socket.gethostname()}:{namespace}"


def _started(pid: int) -> str:
    """Tell a process from a later one with the same pid; empty if there is none."""
    try:
        return (
            Path(f"/proc/{pid}/stat").read_text("ascii", "replace").rpartition(")")[2].split()[19]
        )
    except OSError:
        return _is_alive(pid)


def _is_alive(pid: int) -> str:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return ""
    except PermissionError:
        pass
    return "alive"
