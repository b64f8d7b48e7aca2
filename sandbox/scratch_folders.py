"""Scratch folders of runners on this machine, and what workers that were killed left of them."""

import contextlib
import os
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

from sandbox.owners import is_gone, this_process

_PREFIX = "apigen-sandbox-"
_OWNER = "owner"


@contextlib.contextmanager
def scratch_folder() -> Iterator[str]:
    """Make a folder that is deleted in the end, by the next start if this process is killed."""
    folder = Path(tempfile.mkdtemp(prefix=_PREFIX))
    try:
        (folder / _OWNER).write_text(this_process(), "utf-8")
        yield str(folder)
    finally:
        _delete(folder)


def sweep_folders() -> None:
    """Delete the folders of this user's processes that are gone."""
    for folder in Path(tempfile.gettempdir()).glob(_PREFIX + "*"):
        with contextlib.suppress(OSError):
            owner = (folder / _OWNER).read_text("utf-8", "replace")
            if folder.lstat().st_uid == os.getuid() and is_gone(owner):
                _delete(folder)


def _delete(folder: Path) -> None:
    # A runner without a mount namespace of its own may show Python's library in there.
    if str(folder) not in Path("/proc/self/mountinfo").read_text("utf-8", "replace"):
        shutil.rmtree(folder, ignore_errors=True)
