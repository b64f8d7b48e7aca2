"""Bounds of a process that are no matter of identity: descriptors, rlimits, environment."""

from __future__ import annotations

import math
import os
import resource
import time
from collections.abc import Sequence
from typing import NamedTuple

_MEGABYTE = 1024 * 1024
_PAGE = os.sysconf("SC_PAGE_SIZE")


class Limits(NamedTuple):
    """The part of `sandbox.limits.Limits` that counts in here; the units are in the names."""

    timeout_s: float
    import_timeout_s: float
    memory_mb: int
    max_result_bytes: int
    max_processes: int
    max_open_files: int
    max_file_mb: int
    concurrency: int


def silence_standard_streams() -> None:
    """Point descriptors 0, 1 and 2 at nothing."""
    nothing = os.open(os.devnull, os.O_RDWR)
    for descriptor in range(3):
        os.dup2(nothing, descriptor)
    os.close(nothing)


def close_all_but(first: int, second: int) -> None:
    """Close every descriptor above 2 except those; they may be the same."""
    low, high = (first, second) if first < second else (second, first)
    os.closerange(3, low)
    os.closerange(low + 1, high)
    os.closerange(high + 1, 1 << 20)


def bound_host(limits: Limits, own_uid: bool) -> None:
    """Limit an import like a call, but leave room for the children's own memory and processes."""
    memory = limits.memory_mb * _MEGABYTE
    _lower(resource.RLIMIT_AS, address_space() + memory, spare=memory)
    _lower(resource.RLIMIT_NOFILE, limits.max_open_files)
    _lower(resource.RLIMIT_FSIZE, limits.max_file_mb * _MEGABYTE)
    _lower(resource.RLIMIT_CORE, 0)
    _lower(resource.RLIMIT_MSGQUEUE, 0)
    if own_uid:  # else it would count the other processes of a human user
        _lower(resource.RLIMIT_NPROC, limits.max_processes + limits.concurrency)


def limits_of_call(limits: Limits, own_uid: bool) -> list[tuple[int, tuple[int, int]]]:
    """List what a call may not inherit; its memory counts from what this process holds now."""
    memory = address_space() + limits.memory_mb * _MEGABYTE
    processor_s = math.ceil(limits.timeout_s) + 1  # of all threads together
    found = [
        (resource.RLIMIT_AS, (memory, memory)),
        (resource.RLIMIT_CPU, (processor_s, processor_s + 1)),  # a signal first, then the end
    ]
    if own_uid:
        found.append((resource.RLIMIT_NPROC, (limits.max_processes, limits.max_processes)))
    return found


def bound_call(values: Sequence[tuple[int, tuple[int, int]]]) -> None:
    """Set resource limits that are no higher than those of the host."""
    for which, bounds in values:
        resource.setrlimit(which, bounds)


def address_space() -> int:
    """Measure this process, in bytes."""
    with open("/proc/self/statm", "rb") as file:
        return int(file.read().split()[0]) * _PAGE


def prefer_as_victim(score: int) -> None:
    """Have the kernel kill this process before those of a lower score when memory runs out.

    It is for calls alone. They may set it back to 0, as low as anybody without privileges can go:
    a host with more than that would then be killed for what they took.
    """
    file = os.open("/proc/self/oom_score_adj", os.O_WRONLY)
    os.write(file, b"%d" % score)
    os.close(file)


def clear_environment() -> None:
    """Leave nothing in the environment but a time zone and a number of threads."""
    os.environ.clear()
    os.environ["OMP_NUM_THREADS"] = "1"  # each thread of a numeric library takes 40 MB of addresses
    os.environ["TZ"] = "UTC"
    time.tzset()


def name_folder(folder: str) -> None:
    """Tell programs where the only place to write to is."""
    os.environ["HOME"] = os.environ["TMPDIR"] = folder


def _lower(which: int, value: int, spare: int = 0) -> None:
    hard = resource.getrlimit(which)[1]
    most = value + spare if hard == resource.RLIM_INFINITY else min(value + spare, hard)
    resource.setrlimit(which, (min(value, most), most))
