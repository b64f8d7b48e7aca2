"""The files of runs below a local root: what is there, and what the manifests name.

No symbolic link is followed to what might be deleted, but every one to what tells what to keep.
"""

import json
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from os import stat_result
from pathlib import Path

from apigen.errors import StorageFault
from tasks.checkpoints import Checkpoint
from tasks.leftovers import MANIFEST, Entry


def list_entries(root: Path) -> list[Entry]:
    """The files of all stages, and the folders of dataset versions and their files.

    Raises:
        StorageFault: A folder cannot be read.
    """
    stages = [each for kind in ("checkpoints", "records", "journal") for each in _own(root / kind)]
    versions = [each for name in _own(root / "datasets") for each in _own(name)]
    paths = [path for folder in stages + versions for path in _own(folder)] + versions
    return [entry for path in paths if (entry := entry_of(root, path))]


def entry_of(root: Path, path: Path) -> Entry | None:
    """A file or a folder as it is now; none if it is something else, or gone.

    Raises:
        StorageFault: It cannot be read.
    """
    with _faults(path):
        try:
            about = path.lstat()
            if stat.S_ISDIR(about.st_mode):
                return _folder(path.relative_to(root).as_posix(), path, about)
        except FileNotFoundError:  # a run renames its temporary files
            return None
    if not stat.S_ISREG(about.st_mode):
        return None
    return Entry(path.relative_to(root).as_posix(), about.st_size, _last_use(about))


def _folder(name: str, path: Path, about: stat_result) -> Entry:
    inside = {each.name: each.lstat() for each in path.iterdir()}
    # When the folder was read says nothing: that is what happens here.
    last_use = max([about.st_mtime, *map(_last_use, inside.values())])
    return Entry(name, sum(each.st_size for each in inside.values()), last_use, frozenset(inside))


def _last_use(about: stat_result) -> float:
    return max(about.st_mtime, about.st_atime)


def list_checkpoints(root: Path) -> set[str]:
    """The paths below `root` of all that a run would find among its checkpoints.

    Raises:
        StorageFault: A folder cannot be read.
    """
    folders = _followed(root / "checkpoints")
    return {path.relative_to(root).as_posix() for each in folders for path in _followed(each)}


def read_manifests(root: Path) -> dict[Path, str]:
    """The texts of all manifests.

    Raises:
        StorageFault: One may be there and cannot be read, so what it names is not known.
    """
    folders = [each for name in _followed(root / "datasets") for each in _followed(name)]
    paths = [path for each in folders for path in _followed(each) if path.name == MANIFEST]
    return {path: _text(path) for path in paths}


def named_checkpoints(path: Path, manifest: str) -> list[Checkpoint]:
    """The checkpoints that a dataset version was made of.

    Raises:
        StorageFault: The manifest is not as a run writes it.
    """
    try:
        content = json.loads(manifest)
        stages = [each for shard in content["shards"] for each in shard["stages"].values()]
        return [Checkpoint.model_validate(each) for each in [content["library"], *stages]]
    except (ValueError, LookupError, TypeError, AttributeError) as error:
        raise StorageFault(
            f"{path} does not say which checkpoints to keep; restore it, or delete its folder if "
            "nobody needs that dataset"
        ) from error


def _text(path: Path) -> str:
    with _faults(path):
        return path.read_text(encoding="utf-8", errors="replace")


def _own(folder: Path) -> list[Path]:
    """What lies in a folder; nothing if it is a link or no folder."""
    return [] if folder.is_symlink() else _followed(folder)


def _followed(folder: Path) -> list[Path]:
    """What lies in a folder; nothing if it is no folder, but a link to nowhere is a fault."""
    with _faults(folder):
        try:
            return sorted(folder.iterdir())
        except NotADirectoryError:
            return []
        except FileNotFoundError:
            if folder.is_symlink():
                raise
            return []


@contextmanager
def _faults(path: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise StorageFault(
            f"cannot read {path}: {error.strerror}; check its rights and where it leads"
        ) from error
