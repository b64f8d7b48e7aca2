"""The few Linux calls that Python has no function for."""

from __future__ import annotations

import ctypes
import os
import struct

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


def install_filter(program: bytes) -> None:
    """Have every later system call of this process and its children pass a seccomp filter.

    Raises:
        OSError: The kernel has no seccomp filters.
    """
    _prctl(_SECCOMP, 2, ctypes.byref(_Program(len(program) // 8, program)))


def _prctl(option: int, first: int, second: object = _ZERO) -> None:
    # Of variadic arguments all 64 bits count, and none may be left to chance.
    _check(_libc.prctl(option, ctypes.c_ulong(first), second, _ZERO, _ZERO))


def _check(code: int) -> None:
    if code != 0:
        number = ctypes.get_errno()
        raise OSError(number, os.strerror(number))
