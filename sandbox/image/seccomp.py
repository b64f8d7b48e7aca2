"""The filter of system calls: who a process may become, and which doors stay shut."""

from __future__ import annotations

import os
import struct
from collections.abc import Sequence
from typing import NamedTuple

from sandbox.image import kernel


class _Machine(NamedTuple):
    """Numbers of one processor architecture."""

    audit: int
    setresuid: int
    setresgid: int
    clone: int
    socket: int
    identity: tuple[int, ...]
    """setuid, setgid, setreuid, setregid, setgroups, setfsuid, setfsgid, unshare, setns."""
    doors: tuple[int, ...]
    """add_key, request_key, keyctl, perf_event_open, bpf, userfaultfd, io_uring_setup: no API needs
    them, they reach deep into the kernel, and not every engine's own profile shuts them."""


_CLONE3 = 435
_MACHINES = {
    "x86_64": _Machine(
        *(0xC000_003E, 117, 119, 56, 41),
        identity=(105, 106, 113, 114, 116, 122, 123, 272, 308),
        doors=(248, 249, 250, 298, 321, 323, 425),
    ),
    "aarch64": _Machine(
        *(0xC000_00B7, 147, 149, 220, 198),
        identity=(146, 144, 145, 143, 159, 151, 152, 97, 268),
        doors=(217, 218, 219, 241, 280, 282, 425),
    ),
}


def knows_this_machine() -> bool:
    """Tell whether `confine_identity` has numbers for this processor."""
    return os.uname().machine in _MACHINES


def confine_identity(first: int, end: int) -> None:
    """Let this process and its children become only uids and gids in `[first, end)`.

    The capability to change uid would otherwise make its holder every user, root included. A new
    user namespace is forbidden too, as its uid map would be a way around; and so are some doors
    into the kernel that a container does not reliably shut.

    Raises:
        OSError: The kernel has no seccomp filters.
        KeyError: `knows_this_machine()` is false.
    """
    kernel.install_filter(_filter(_MACHINES[os.uname().machine], first, end))


def _filter(machine: _Machine, first: int, end: int) -> bytes:
    load, equal, at_least, any_bit, answer = 0x20, 0x15, 0x35, 0x45, 0x06
    allow, refuse, absent = 0x7FFF_0000, 0x0005_0001, 0x0005_0026  # EPERM, ENOSYS
    # (code, true, false, value); a jump is to a label, and a label alone names the next line.
    lines: list[tuple[int, str, str, int] | str] = [
        (load, "", "", 4),
        (equal, "", "refuse", machine.audit),
        (load, "", "", 0),
        (at_least, "refuse", "", 0x4000_0000),  # the x32 calls of x86_64 have other numbers
        *((equal, "refuse", "", number) for number in machine.identity + machine.doors),
        (equal, "absent", "", _CLONE3),  # its flags are out of a filter's reach; libc falls back
        (equal, "clone", "", machine.clone),
        (equal, "refuse", "", machine.socket),  # loopback and abstract names are shared by all
        (equal, "check", "", machine.setresuid),
        (equal, "check", "allow", machine.setresgid),
        "clone",
        (load, "", "", 16),
        (any_bit, "refuse", "allow", kernel.NEW_USERS),
        "check",
        *(step for i in range(3) for step in _argument_checks(i, first, end)),
        "allow",
        (answer, "", "", allow),
        "refuse",
        (answer, "", "", refuse),
        "absent",
        (answer, "", "", absent),
    ]
    return _assemble(lines)


def _assemble(lines: Sequence[tuple[int, str, str, int] | str]) -> bytes:
    labels: dict[str, int] = {}
    steps: list[tuple[int, str, str, int]] = []
    for line in lines:
        if isinstance(line, str):
            labels[line] = len(steps)
        else:
            steps.append(line)
    return b"".join(
        struct.pack("HBBI", code, *(labels[x] - i - 1 if x else 0 for x in (true, false)), value)
        for i, (code, true, false, value) in enumerate(steps)
    )


def _argument_checks(index: int, first: int, end: int) -> list[tuple[int, str, str, int]]:
    low_word = 16 + 8 * index  # both processors are little-endian
    return [
        (0x20, "", "", low_word),
        (0x35, "", "refuse", first),
        (0x35, "refuse", "", end),
    ]
