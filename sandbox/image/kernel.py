"""The few Linux calls that Python has no function for."""

from __future__ import annotations

import ctypes
import os
import struct
from typing import NamedTuple

CAP_SETGID, CAP_SETUID = 1 << 6, 1 << 7
NEW_MOUNTS, NEW_IPC, NEW_USERS = 0x0002_0000, 0x0800_0000, 0x1000_0000
NEW_PIDS, NEW_NETWORK = 0x2000_0000, 0x4000_0000
MOUNT_NOSUID_NODEV_NOEXEC = 0b1110
MOUNT_PRIVATE = 0x4_4000  # recursive
MOUNT_BIND = 0x1000

_DUMPABLE, _KEEP_CAPABILITIES, _SECCOMP, _SUBREAPER, _NO_NEW_PRIVILEGES = 4, 8, 22, 36, 38
_ZERO = ctypes.c_ulong(0)
_libc = ctypes.CDLL(None, use_errno=True)


class _Program(ctypes.Structure):
    _fields_ = [("length", ctypes.c_ushort), ("filter", ctypes.c_char_p)]


class _Machine(NamedTuple):
    """Numbers of one processor architecture."""

    audit: int
    setresuid: int
    setresgid: int
    clone: int
    denied: tuple[int, ...]
    """setuid, setgid, setreuid, setregid, setgroups, setfsuid, setfsgid, unshare, setns."""


_CLONE3 = 435
_MACHINES = {
    "x86_64": _Machine(0xC000_003E, 117, 119, 56, (105, 106, 113, 114, 116, 122, 123, 272, 308)),
    "aarch64": _Machine(0xC000_00B7, 147, 149, 220, (146, 144, 145, 143, 159, 151, 152, 97, 268)),
}


def knows_this_machine() -> bool:
    """Tell whether `confine_identity` has numbers for this processor."""
    return os.uname().machine in _MACHINES


def forbid_new_privileges() -> None:
    """No program started from here on gains anything by set-uid bits or file capabilities."""
    _prctl(_NO_NEW_PRIVILEGES, 1)


def keep_capabilities() -> None:
    """Keep the permitted capabilities through the next change of uid."""
    _prctl(_KEEP_CAPABILITIES, 1)


def allow_own_proc() -> None:
    """Let this process read and write its own /proc folder after a change of uid."""
    _prctl(_DUMPABLE, 1)


def adopt_orphans() -> None:
    """Become the parent of descendants whose own parent dies."""
    _prctl(_SUBREAPER, 1)


def set_capabilities(mask: int) -> None:
    """Hold exactly these capabilities, and pass none on to programs."""
    header = struct.pack("Ii", 0x2008_0522, 0)
    _check(_libc.capset(header, struct.pack("6I", mask, mask, 0, 0, 0, 0)))


def unshare(flags: int) -> None:
    """Leave the namespaces in `flags` for new ones."""
    _check(_libc.unshare(flags))


def mount(source: str, target: str, flags: int) -> None:
    """Mount a folder, or a virtual file system that is called like its source."""
    paths = os.fsencode(source), os.fsencode(target)
    _check(_libc.mount(*paths, paths[0], ctypes.c_ulong(flags), None))


def confine_identity(first: int, end: int) -> None:
    """Let this process and its children become only uids and gids in `[first, end)`.

    The capability to change uid would otherwise make its holder every user, root included. A new
    user namespace is forbidden too, as its uid map would be a way around.

    Raises:
        OSError: The kernel has no seccomp filters.
        KeyError: `knows_this_machine()` is false.
    """
    program = _identity_filter(_MACHINES[os.uname().machine], first, end)
    _prctl(_SECCOMP, 2, ctypes.byref(_Program(len(program) // 8, program)))


def _identity_filter(machine: _Machine, first: int, end: int) -> bytes:
    load, equal, at_least, any_bit, answer = 0x20, 0x15, 0x35, 0x45, 0x06
    allow, refuse, absent = 0x7FFF_0000, 0x0005_0001, 0x0005_0026  # EPERM, ENOSYS
    checked = [step for i in range(3) for step in _argument_checks(i, first, end)]
    # (code, true, false, value); a jump is a label, and labels are resolved below.
    lines: list[tuple[int, str, str, int]] = [
        (load, "", "", 4),
        (equal, "", "refuse", machine.audit),
        (load, "", "", 0),
        (at_least, "refuse", "", 0x4000_0000),  # the x32 calls of x86_64 have other numbers
        *((equal, "refuse", "", number) for number in machine.denied),
        (equal, "absent", "", _CLONE3),  # its flags are out of a filter's reach; libc falls back
        (equal, "clone", "", machine.clone),
        (equal, "check", "", machine.setresuid),
        (equal, "check", "allow", machine.setresgid),
        (load, "", "", 16),
        (any_bit, "refuse", "allow", NEW_USERS),
        *checked,
        (answer, "", "", allow),
        (answer, "", "", refuse),
        (answer, "", "", absent),
    ]
    size = len(lines)
    labels = {"allow": size - 3, "refuse": size - 2, "absent": size - 1}
    labels.update({"check": size - 3 - len(checked), "clone": size - 5 - len(checked)})
    return b"".join(
        struct.pack("HBBI", code, *(labels[x] - i - 1 if x else 0 for x in (true, false)), value)
        for i, (code, true, false, value) in enumerate(lines)
    )


def _argument_checks(index: int, first: int, end: int) -> list[tuple[int, str, str, int]]:
    low_word = 16 + 8 * index  # both processors are little-endian
    return [
        (0x20, "", "", low_word),
        (0x35, "", "refuse", first),
        (0x35, "refuse", "", end),
    ]


def _prctl(option: int, first: int, second: object = _ZERO) -> None:
    # Of variadic arguments all 64 bits count, and none may be left to chance.
    _check(_libc.prctl(option, ctypes.c_ulong(first), second, _ZERO, _ZERO))


def _check(code: int) -> None:
    if code != 0:
        number = ctypes.get_errno()
        raise OSError(number, os.strerror(number))
