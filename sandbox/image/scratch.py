"""Scratch folders: one per slot, empty before every call."""

from __future__ import annotations

import os


def empty(folder: str) -> None:
    """Delete whatever a call left in a folder, however deep.

    Sub-folders are flattened into the top first: neither recursion nor path length then limits
    what can be deleted. Nothing may still be writing there.

    Raises:
        OSError: Something can't be deleted.
    """
    _forget_notes(folder)
    if not os.listdir(folder):
        return
    os.chdir(folder)
    while entries := list(os.scandir(".")):
        for entry in entries:
            if entry.is_dir(follow_symlinks=False):
                _flatten(entry.name)
            else:
                os.unlink(entry.name)
    os.chdir("/")


def _forget_notes(folder: str) -> None:
    """Take attributes away, which whoever may write into a folder may set on it."""
    for name in os.listxattr(folder):
        if name.startswith("user."):
            os.removexattr(folder, name)


def reclaim(folder: str) -> None:
    """Undo what a call that owns its folder may have done to it: mode, access list, times."""
    os.chmod(folder, 0o700)
    for name in os.listxattr(folder):
        if name.startswith("system.posix_acl"):
            os.removexattr(folder, name)
    os.utime(folder, (0, 0))


def _flatten(folder: str) -> None:
    os.chmod(folder, 0o700)
    for name in os.listdir(folder):
        inner = f"{folder}/{name}"
        if os.path.isdir(inner) and not os.path.islink(inner):
            os.chmod(inner, 0o700)  # moving a folder rewrites its `..`
        os.rename(inner, f".{os.urandom(8).hex()}")
    os.rmdir(folder)


def path_of(root: str, slot: int) -> str:
    """Name the folder of a slot."""
    return f"{root}/{slot}"
