"""The rows that a score card is made of: a dataset's, or those of a file."""

import json
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq
from pyarrow import ArrowException

from apigen.config_rest import RestConfig
from apigen.errors import ConfigError
from apigen.json_lines import read_texts
from apigen.records import stable_id
from tasks.executors import with_records
from tasks.judging import SEPARATOR

COLUMNS = ("id", "query", "tools", "answers", "style", "language", "missing", "reply")


@dataclass(frozen=True, slots=True)
class Source:
    """JSON lines of rows, and what their dataset's manifest tells about them, if there is one.

    `library` is None for the shipped functions; `judge` is who accepted the rows, if
    that is known.
    """

    name: str
    texts: tuple[str, ...]
    library: Path | None = None
    rest: RestConfig = RestConfig()
    judge: str = ""


def read_source(rows: Path | None, root: str) -> Source:
    """The rows at `rows`: a dataset's folder, its Parquet file, or JSON lines.

    Args:
        rows: None: the newest dataset below the root.
        root: Of the runs, a local folder.

    Raises:
        ConfigError: There is none, or it cannot be read.
    """
    path = rows or _newest(Path(root))
    if path.is_dir():
        path = path / "train.parquet"
    if path.suffix != ".parquet":
        return Source(str(path), tuple(text for _, text in read_texts(path)))
    texts = tuple(_texts(path))
    return _described(path, texts, _manifest(path.parent))


def sample(source: Source, most: int, seed: int) -> Source:
    """At most so many of the rows; which ones follows from their content and the seed."""
    drawn = sorted(source.texts, key=lambda text: stable_id(seed, ascii(text.strip())))[:most]
    return replace(source, texts=tuple(drawn))


def _newest(root: Path) -> Path:
    manifests = [(_manifest(each.parent), each.parent) for each in root.glob("datasets/*/*/*.json")]
    whole = [(str(told["created_at"]), str(place)) for told, place in manifests if told]
    if not whole:
        raise ConfigError(
            f"no dataset below {root}: name a file with --rows, or make one with `apigen demo`"
        )
    return Path(max(whole)[1])


def _manifest(folder: Path) -> dict[str, Any]:
    """What a dataset's manifest says; empty where there is none."""
    try:
        told = json.loads((folder / "manifest.json").read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return told if isinstance(told, dict) and "created_at" in told and "config" in told else {}


def _described(path: Path, texts: tuple[str, ...], manifest: dict[str, Any]) -> Source:
    if not manifest:
        return Source(str(path), texts)
    config = manifest["config"]
    name = f"dataset {manifest['name']}, version {manifest['version']}"
    library = Path(config["library"]) if config.get("library") else None
    rest = with_records(RestConfig.model_validate(config.get("rest", {})), _root_of(path))
    return Source(name, texts, library, rest, SEPARATOR.join(manifest.get("judges", ())))


def _root_of(path: Path) -> str:
    """Of the runs: a dataset is `datasets/NAME/VERSION` below it."""
    return str(path.resolve().parents[3])


def _texts(path: Path) -> Iterator[str]:
    try:
        found = pq.read_table(path).to_pylist()
    except (OSError, ArrowException) as error:
        raise ConfigError(f"cannot read {path}: {' '.join(str(error).split())}") from error
    for row in found:
        known = {name: row[name] for name in COLUMNS if row.get(name) is not None}
        yield json.dumps(known, ensure_ascii=False)
