"""What below a run's root nobody needs any more, decided from names, ages and manifests alone.

Only names that runs give themselves are looked at: what anybody else put there stays. A stage's key
names its record and its checkpoint; its journal and its dataset version have a part of it.
"""

import re
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass
from itertools import takewhile

MANIFEST = "manifest.json"
_KEY = r"(?P<key>(?P<stem>[^/]+/v\d+-(?P<digest>[0-9a-f]{32}))(?:-(?P<attempt>\d+))?)"
_CHECKPOINT = re.compile(rf"checkpoints/{_KEY}\.parquet")
_RECORD = re.compile(rf"records/{_KEY}")
_JOURNAL = re.compile(rf"journal/{_KEY}\.jsonl")
_ASIDE = r"\.\d+\.[0-9a-f]{8}\.tmp"
_TEMPORARY = re.compile(rf"(?:checkpoints|datasets/[^/]+)/[^/]+/[^/]+{_ASIDE}")
_VERSION = re.compile(r"datasets/[^/]+/[0-9a-f]{12}")
_VERSION_FILE = re.compile(
    r"(?:(?:train|spare|rejects)\.parquet|xlam\.json|(?:funnel|diversity)\.md"
    rf"|manifest\.json(?={_ASIDE}))(?:{_ASIDE})?"
)


@dataclass(frozen=True, slots=True)
class Entry:
    """A file, or a dataset version's folder with the names of all that is in it.

    `last_use` is when it was last written or read: what a run goes on with is old, but not unused.
    """

    path: str
    size: int
    last_use: float
    names: frozenset[str] | None = None


def unused_checkpoints(
    entries: Iterable[Entry], named: Collection[str | None], before: float
) -> list[Entry]:
    """Checkpoints of which no manifest names any attempt, by `stem_of`.

    A checkpoint that was lost and made anew has another attempt's name than the manifest.
    """
    found = _matching(_CHECKPOINT, entries, before)
    return [each for each, name in found if name["stem"] not in named]


def dead_records(
    entries: Iterable[Entry], staying: Collection[str], versions: Collection[str], before: float
) -> list[Entry]:
    """Records whose checkpoint does not stay, and that are of no finished dataset version.

    A stage tries one key after the other until one has no record: so no record goes from before a
    later one, which would never be found again.
    """
    chains = defaultdict(list)
    for each, found in _matching(_RECORD, entries):
        needed = f"checkpoints/{found['key']}.parquet" in staying
        needed = needed or found["digest"][:12] in versions or each.last_use >= before
        chains[found["stem"]].append((int(found["attempt"] or 0), needed, each))
    latest_first = [sorted(chain, key=lambda x: x[0], reverse=True) for chain in chains.values()]
    return [x[2] for chain in latest_first for x in takewhile(lambda x: not x[1], chain)]


def spent_journals(
    entries: Iterable[Entry], holds_answers: Callable[[str], bool], before: float
) -> list[Entry]:
    """Journals whose answers are in a dataset's checkpoint, too, which is asked for by `stem_of`.

    All others stay, however old: theirs may be the only copy of answers that were paid for.
    """
    found = _matching(_JOURNAL, entries, before)
    return [each for each, name in found if holds_answers(name["stem"])]


def stem_of(checkpoint: str) -> str | None:
    """What the path of a checkpoint has in common with its other attempts' and its journal's."""
    found = _CHECKPOINT.fullmatch(checkpoint)
    return found["stem"] if found else None


def temporary_files(entries: Iterable[Entry], before: float) -> list[Entry]:
    """What a killed run did not get to rename."""
    return [each for each, _ in _matching(_TEMPORARY, entries, before)]


def unfinished_versions(entries: Iterable[Entry], before: float) -> list[Entry]:
    """Folders of dataset versions without a manifest, and with nothing in them but our files."""
    return [
        each
        for each in entries
        if each.names is not None and _VERSION.fullmatch(each.path) and each.last_use < before
        if all(map(_VERSION_FILE.fullmatch, each.names))
    ]


def _matching(
    pattern: re.Pattern[str], entries: Iterable[Entry], before: float = float("inf")
) -> list[tuple[Entry, re.Match[str]]]:
    """Files with such a path that nobody used since `before`."""
    matches = ((each, pattern.fullmatch(each.path)) for each in entries if each.names is None)
    return [(each, found) for each, found in matches if found and each.last_use < before]
