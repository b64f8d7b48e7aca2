"""What a container may and what it runs: plain settings for the engine, decided in one place."""

import json
import random
from typing import Any

from sandbox.bundle import ENVIRONMENT, runner_source
from sandbox.image.own_uids import OwnUids
from sandbox.image.setup import MAX_SLOTS, UIDS_PER_RUNNER
from sandbox.limits import Limits

_SCRATCH = "/scratch"
_REMAPPED = range(20_000, 60_000, UIDS_PER_RUNNER)
"""Below 65,536, where the uids of an engine end that has a user namespace."""
_PLAIN = range(1_000_000_000, 2_000_000_000, UIDS_PER_RUNNER)
"""Above those of people and services."""


def pick_uids(remapped: bool) -> int:
    """Pick the first uid of a container, one that nobody else is likely to have.

    The kernel counts processes per uid, not per container, so two containers with the same uids
    would use up each other's limits.
    """
    return random.choice(_REMAPPED if remapped else _PLAIN)


def program(limits: Limits, first_uid: int) -> dict[str, Any]:
    """Describe the main process, in the words of `create_container`."""
    options = json.dumps({"scratch_root": _SCRATCH, "first_uid": first_uid})
    return {
        "entrypoint": ["python3", "-s", "-c", runner_source(), options],
        "command": [],
        "environment": ENVIRONMENT | (_clock(limits.clock_ahead_s) if limits.clock_ahead_s else {}),
        "user": "0:0",  # as root it may make others; foreign code never runs as root
        "working_dir": "/",
        "hostname": "sandbox",
        "healthcheck": {"test": ["NONE"]},
        "stdin_open": True,
    }


def _clock(ahead_s: int) -> dict[str, str]:
    """Have every process see another time; the linker passes over a library that is missing."""
    return {
        "LD_PRELOAD": "/usr/$LIB/faketime/libfaketimeMT.so.1",
        "FAKETIME": f"+{ahead_s}",
        "FAKETIME_DONT_FAKE_MONOTONIC": "1",  # deadlines stay deadlines
        "FAKETIME_CACHE_DURATION": "1000000",  # calls have no environment to read it from again
    }


def walls(limits: Limits, first_uid: int) -> dict[str, Any]:
    """Describe the isolation, in the words of `create_host_config`."""
    memory = f"{limits.container_memory_mb}m"
    return {
        "network_mode": "none",
        "read_only": True,
        "cap_drop": ["ALL"],
        "cap_add": ["SETUID", "SETGID"],  # to give every call a user of its own
        "security_opt": ["no-new-privileges"],
        "pids_limit": limits.container_processes,
        "mem_limit": memory,
        "memswap_limit": memory,  # the sum of both, so no swap
        "nano_cpus": int(limits.container_cpus * 1e9),
        "ipc_mode": "none",  # no /dev/shm, where calls could leave things for each other
        "sysctls": {"kernel.shmmni": "0", "kernel.msgmni": "0", "kernel.sem": "0 0 0 0"},
        "tmpfs": {
            f"{_SCRATCH}/{slot}": _mount_options(OwnUids.uid_of_calls(first_uid, slot), limits)
            for slot in range(min(limits.concurrency, MAX_SLOTS))
        },
        "auto_remove": True,  # by the daemon, when the worker is gone or the work is done
        "log_config": {"Type": "none"},  # else the daemon would copy all results to its disk
    }


def _mount_options(uid: int, limits: Limits) -> str:
    size = f"size={limits.scratch_mb}m,nr_inodes={limits.scratch_files}"
    # Of the call's group but not its own: who owns a folder can leave a mode or a list on it.
    return f"rw,nosuid,nodev,noexec,mode=0770,uid=0,gid={uid},{size}"
