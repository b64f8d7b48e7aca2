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
