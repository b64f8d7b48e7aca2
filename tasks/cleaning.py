"""Deleting what no dataset needs any more: below a local root, and images in Docker.

It may be done while a run goes on there: whatever somebody wrote or read lately stays. On a disk
that keeps no times of reading, the time of writing counts.
"""

import shutil
import time
from collections.abc import Iterable, Sequence
from pathlib import Path

from apigen.errors import ConfigError, StorageFault
from sandbox.contract import SandboxFault
from sandbox.engine import Engine
from sandbox.unused_images import remove_image, unused_images
from tasks import leftovers, run_files
from tasks.leftovers import Entry

_DAY_S = 86400.0
_UNITS = {"GB": 10**9, "MB": 10**6, "kB": 10**3}
_Item = tuple[str, int]
"""A name and a size in bytes."""


def clean(root: str, older_than_days: float, *, delete: bool) -> None:
    """Print, by groups, what nobody needs any more; delete it only if asked to.

    Args:
        root: Local folder of checkpoints and datasets.
        older_than_days: What was used since then stays.
        delete: Whether to delete it.

    Raises:
        ConfigError: The root is remote, or is not there.
        StorageFault: Something cannot be read or deleted.
    """
    place = _local(root)
    manifests = run_files.read_manifests(place)
    items: list[_Item] = []
    for title, entries in _plan(place, manifests, older_than_days).items():
        gone = [each for each in entries if not delete or _delete(place, each)]
        items += _tell(title, [(each.path, each.size) for each in gone], delete)
    items += _clean_images(manifests.values(), older_than_days, delete)
    _tell_end(items, delete)


def _local(root: str) -> Path:
    if "://" in root:
        raise ConfigError(f"{root} is remote; only a local root can be cleaned: use its own tools")
    if not Path(root).is_dir():
        raise ConfigError(f"there is no folder {root}; name a config's `root` with --root")
    return Path(root)


def _plan(root: Path, manifests: dict[Path, str], days: float) -> dict[str, list[Entry]]:
    """Whatever could go, in the order in which it may go while a run begins."""
    named = [x for item in manifests.items() for x in run_files.named_checkpoints(*item)]
    stems = {leftovers.stem_of(each.path) for each in named}
    entries = run_files.list_entries(root)
    before = time.time() - days * _DAY_S
    unused = leftovers.unused_checkpoints(entries, stems, before)
    staying = run_files.list_checkpoints(root) - {each.path for each in unused}
    versions = {path.parent.name for path in manifests}

    def holds_answers(stem: str) -> bool:
        return any(x.intact(str(root)) for x in named if leftovers.stem_of(x.path) == stem)

    return {
        # Before the checkpoints: a record without one would send a run to the key after it.
        "records without a checkpoint or dataset": leftovers.dead_records(
            entries, staying, versions, before
        ),
        "checkpoints that no dataset was made of": unused,
        "journals whose answers a dataset's checkpoint holds": leftovers.spent_journals(
            entries, holds_answers, before
        ),
        "unfinished dataset versions": leftovers.unfinished_versions(entries, before),
        "temporary files of killed runs": leftovers.temporary_files(entries, time.time() - _DAY_S),
    }


def _delete(root: Path, entry: Entry) -> bool:
    """Delete what is still as it was when it was listed; say whether it was."""
    path = root / entry.path
    if run_files.entry_of(root, path) != entry:
        return False
    try:
        path.unlink() if entry.names is None else shutil.rmtree(path)
    except FileNotFoundError:
        return False
    except OSError as error:
        raise StorageFault(
            f"cannot delete {path}: {error.strerror}; check its rights, then run it again"
        ) from error
    return True


def _clean_images(used: Iterable[str], days: float, delete: bool) -> list[_Item]:
    try:
        engine = Engine()
        images = unused_images(engine, used, days * _DAY_S)
        gone = [each for each in images if not delete or remove_image(engine, each)]
    except SandboxFault as fault:
        print(f"images were left alone: {fault}")
        return []
    title = "Docker images that no dataset here was made in"
    return _tell(title, [(each.name, each.size_bytes) for each in gone], delete)


def _tell(title: str, items: list[_Item], deleted: bool) -> list[_Item]:
    if items:
        print(f"{'deleted' if deleted else 'would delete'} {len(items)} {title}, {_size(items)}:")
        print("".join(f"  {name}\n" for name, _ in items), end="")
    return items


def _tell_end(items: Sequence[_Item], deleted: bool) -> None:
    what = f"{len(items)} in all, {_size(items)}"
    if not items:
        print("there is nothing to delete")
    elif deleted:
        print(f"deleted: {what}")
    else:
        print(f"{what}; nothing was deleted: the same command with --delete does it")


def _size(items: Iterable[_Item]) -> str:
    total = sum(size for _, size in items)
    unit = next((name for name, size in _UNITS.items() if total >= size), None)
    return f"{total / _UNITS[unit]:.1f} {unit}" if unit else f"{total} bytes"
