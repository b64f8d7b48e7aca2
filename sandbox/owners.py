"""Whose is this, and is its owner still there? Labels and names answer it for the next start."""

import datetime
import os
import socket
from collections.abc import Mapping
from pathlib import Path

RUN_LABEL = "apigen.run"
OWNER_LABEL = "apigen.owner"
NAME_LABEL = "apigen.container"
"""Of containers alone: what is made of one of our images has all its labels, but another name."""
LEFT_BEHIND_S = 3600.0
"""An owner starts its container and removes it within seconds; after so long there is none."""
_DEAD_STATES = "ZX"
_ALIVE = "alive"
"""When a process started is hidden where /proc is missing or shows only a user's own."""


def this_process() -> str:
    """Name this process so that no other, on any machine and at any time, has the same name."""
    return f"{_place()}:{os.getpid()}:{_started(os.getpid())}"


def labels_of(container: str, run_label: str) -> dict[str, str]:
    """Make the labels of a container of this process, by the container's name."""
    return {RUN_LABEL: run_label, OWNER_LABEL: this_process(), NAME_LABEL: container}


def is_gone(owner: str) -> bool:
    """Tell whether a process that `this_process` named has ended; not if it is out of sight."""
    if not _is_here(owner):
        return False
    *_, process, started = owner.split(":")
    return not process.isdecimal() or _started(int(process)) not in (started, _ALIVE)


def is_abandoned(
    labels: Mapping[str, str], idle_since: datetime.datetime | None, now: datetime.datetime
) -> bool:
    """Tell whether nobody will remove a container any more.

    Args:
        labels: The container's labels.
        idle_since: When it ended, or was made if it never ran, with a time zone; None if it runs.
        now: The present, with a time zone.
    """
    owner = labels.get(OWNER_LABEL, "")
    if _is_here(owner):
        return is_gone(owner)
    if idle_since is None:
        return False  # a runner ends by itself when its owner does
    return (now - idle_since).total_seconds() > LEFT_BEHIND_S


def _is_here(owner: str) -> bool:
    return owner.startswith(_place() + ":")


def _place() -> str:
    # Hosts may share a name, boots may share pids, and pids mean something only in a namespace.
    return f"{socket.gethostname()}:{_boot()}:{_namespace()}"


def _boot() -> str:
    try:
        return Path("/proc/sys/kernel/random/boot_id").read_text("ascii").strip()
    except OSError:
        return ""


def _namespace() -> int:
    try:
        return os.stat("/proc/self/ns/pid").st_ino
    except OSError:
        return 0


def _started(pid: int) -> str:
    """Tell a process from a later one with the same pid; empty if there is none."""
    try:
        stat = Path(f"/proc/{pid}/stat").read_text("ascii", "replace")
    except OSError:
        return _is_alive(pid)
    fields = stat.rpartition(")")[2].split()
    return "" if fields[0] in _DEAD_STATES else fields[19]


def _is_alive(pid: int) -> str:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return ""
    except PermissionError:
        pass
    return _ALIVE
