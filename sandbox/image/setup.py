"""Before the first call: namespaces, scratch folders, and the question who may become whom."""

from __future__ import annotations

import contextlib
import os
import sys
from collections.abc import Callable
from typing import NamedTuple, NoReturn

from sandbox.image import kernel, scratch, seccomp
from sandbox.image.identity import Identity, run_or_exit
from sandbox.image.own_uids import OwnUids
from sandbox.image.same_uid import SameUid

MAX_SLOTS = 128
UIDS_PER_RUNNER = 512
_FIRST_SPARE_UID = 1_000_000


class Setup(NamedTuple):
    """What this sandbox could arrange."""

    scratch: str
    first_uid: int
    """First of the uids that are free for calls; 0 if a call can't have its own."""
    held: tuple[str, ...]
    """The walls that stand, in words."""

    def identity(self, slots: range) -> Identity:
        """Make the identity of a host and its slots."""
        if self.first_uid:
            return OwnUids(self.first_uid, slots, self.scratch)
        return SameUid(self.scratch)


def in_container(scratch_root: str, first_uid: int) -> Setup:
    """Take what the container brings: its own namespaces and one mounted folder per slot.

    Raises:
        RuntimeError: Calls can't have uids of their own here.
    """
    kernel.forbid_new_privileges()
    kernel.adopt_orphans()  # the engine may have put an init of its own in front of us
    if not _own_uids_work(first_uid):
        raise RuntimeError("the container can't change uids (SETUID, SETGID and seccomp needed)")
    return Setup(scratch_root, first_uid, ("container", OwnUids.name))


def on_this_machine(scratch_root: str, slots: int) -> Setup:
    """Build as many walls as the kernel lets this user build."""
    first_uid = _FIRST_SPARE_UID + UIDS_PER_RUNNER * os.getpid()
    kernel.forbid_new_privileges()
    held = ["rlimits", "no_new_privs", *_enter_namespaces()]
    kernel.adopt_orphans()
    if os.geteuid() == 0:
        os.chmod(scratch_root, 0o711)
        if not _own_uids_work(first_uid) and "process namespace" in held:  # mounts stay in there
            _bring_library_within_reach(f"{scratch_root}/python")
    if os.geteuid() == 0 and _own_uids_work(first_uid):
        held.append(OwnUids.name)
    else:
        first_uid = 0
    for slot in range(min(slots, MAX_SLOTS)):
        _make_folder(scratch.path_of(scratch_root, slot), slot, first_uid)
    return Setup(scratch_root, first_uid, tuple(held))


def reap_orphans(*kept: int) -> None:
    """Collect dead adopted processes, which would count against the limits, but not those kept."""
    flags = os.WEXITED | os.WNOHANG | os.WNOWAIT
    while (dead := _peek(flags)) and dead not in kept:
        os.waitpid(dead, 0)


def _peek(flags: int) -> int:
    try:
        found = os.waitid(os.P_ALL, 0, flags)
    except ChildProcessError:
        return 0
    return found.si_pid if found else 0


def _make_folder(path: str, slot: int, first_uid: int) -> None:
    os.mkdir(path, 0o700)
    if first_uid:
        uid = OwnUids.uid_of_calls(first_uid, slot)
        os.chown(path, 0, uid)  # its group's but not its own, as in a container
        os.chmod(path, 0o770)


def _own_uids_work(first_uid: int) -> bool:
    def attempt() -> None:
        identity = OwnUids(first_uid, range(1), "/")
        identity.enter_host()
        identity.enter_call(0)
        for folder in sys.path:
            with contextlib.suppress(FileNotFoundError, NotADirectoryError):
                os.listdir(folder)  # modules will want to import

    return seccomp.knows_this_machine() and _works(attempt)


def _bring_library_within_reach(target: str) -> None:
    """Show Python's library in a folder that everyone may enter, if it lies in root's home."""
    source = sys.base_prefix
    os.mkdir(target)
    try:
        kernel.mount(source, target, kernel.MOUNT_BIND)
    except OSError:
        return
    packages = [vars(module).get("__path__") for module in list(sys.modules.values())]
    for paths in [sys.path, *(x for x in packages if isinstance(x, list))]:
        paths[:] = [path.replace(source, target, 1) for path in paths]


def _enter_namespaces() -> list[str]:
    """Leave what namespaces we may; the caller is then the first process of its own."""
    users = 0 if os.geteuid() == 0 else kernel.NEW_USERS
    wanted = {
        "network namespace": kernel.NEW_NETWORK,
        "ipc namespace": kernel.NEW_IPC,
        "process namespace": kernel.NEW_PIDS | kernel.NEW_MOUNTS,
    }
    held = {name: flag for name, flag in wanted.items() if _works(_leaving(users | flag))}
    if held:
        _leaving(users | sum(held.values()))()
    return list(held)


def _leaving(flags: int) -> Callable[[], None]:
    def leave() -> None:
        uid, gid = os.geteuid(), os.getegid()
        kernel.unshare(flags)
        if flags & kernel.NEW_USERS:
            _write("/proc/self/setgroups", "deny")
            _write("/proc/self/uid_map", f"{uid} {uid} 1")
            _write("/proc/self/gid_map", f"{gid} {gid} 1")
        if flags & kernel.NEW_PIDS:
            _continue_as_first_process()

    return leave


def _continue_as_first_process() -> None:
    child = os.fork()
    if child:
        os.closerange(0, 3)
        status = os.waitpid(child, 0)[1]
        os._exit(os.waitstatus_to_exitcode(status) & 0xFF)
    # A /proc of the old namespace would give us the pids of strangers.
    kernel.mount("none", "/", kernel.MOUNT_PRIVATE)
    kernel.mount("proc", "/proc", kernel.MOUNT_NOSUID_NODEV_NOEXEC)


def _works(action: Callable[[], None]) -> bool:
    def attempt() -> NoReturn:
        action()
        os._exit(0)

    child = os.fork()
    if not child:
        run_or_exit(attempt)
    return os.waitpid(child, 0)[1] == 0


def _write(path: str, text: str) -> None:
    with open(path, "w", encoding="ascii") as file:
        file.write(text)
