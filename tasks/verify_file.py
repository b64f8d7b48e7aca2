"""The stage that checks a file of rows that somebody else made."""

import hashlib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from apigen.config import load_config
from apigen.config_run import RunConfig
from apigen.config_verify import VerifyConfig
from apigen.errors import ConfigError
from apigen.foreign import files
from apigen.foreign.funnel import Tally
from apigen.foreign.outputs import Outputs, outputs_at
from apigen.verify_rows import RULES, read_all, texts_for
from tasks import parquet_rows
from tasks.checkpoints import Checkpoint, digest_of, write_bytes
from tasks.executors import Where, with_records
from tasks.library import SHIPPED, file_digests, read_library
from tasks.panel import judge_reads
from tasks.reverification import Stages, reverify
from tasks.stage import cache_digest, journal_path, stage


def read_rows_of(config: VerifyConfig) -> tuple[int, Iterator[files.Numbered]]:
    """How many rows there are, and each row's line and JSON text.

    Raises:
        ConfigError: A file cannot be read.
    """
    path, answers = Path(config.rows), _answers(config)
    if path.suffix != ".parquet":
        return files.read_rows(path, answers)
    total, numbered = parquet_rows.read_rows(path)
    return total, files.joined(numbered, answers)


def _answers(config: VerifyConfig) -> Path | None:
    return files.answers_for(Path(config.rows), Path(config.answers) if config.answers else None)


def _reads(config: VerifyConfig) -> Any:
    judge, answers = _judge(config), _answers(config)
    return [
        *(config.name, config.format, config.checks.model_dump(mode="json")),
        [_digest(path) for path in (Path(config.rows), answers) if path],
        file_digests(Path(config.library)) if config.library else None,
        config.sandbox.model_dump(mode="json") if config.library else None,
        config.rest.model_dump(mode="json") if config.library else None,
        judge_reads(judge) if judge else None,
    ]


def _digest(path: Path) -> str:
    try:
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except OSError as error:
        raise ConfigError(f"cannot read {path}: {error.strerror}") from error


@stage("verify", version=6, reads=_reads)
def verify_file(config: VerifyConfig) -> Checkpoint:
    """Check every row; writes the verdicts, one per line and in order, the funnel and good rows."""
    library = Path(config.library) if config.library else None
    stages = Stages(
        read_library(library) if library else None,
        Where(
            config.sandbox,
            library is not None and library.resolve() == SHIPPED,
            with_records(config.rest, config.root),
        ),
        _judge(config),
    )
    _, numbered = read_rows_of(config)
    ruled = read_all(numbered, config.format, config.checks.policy, _answers(config))
    rows = reverify(ruled, stages, journal_path(config.root))
    names = {**dict.fromkeys(RULES, True), "execution": library, "semantics": stages.judge}
    outputs = outputs_at(Path("verdicts.jsonl"), paired=_answers(config) is not None)
    tally, texts = Tally(), {path: [] for path in outputs.paths()}
    for path, text in texts_for(rows, outputs, tally, [name for name in names if names[name]]):
        texts[path].append(text.encode())
    return _written(
        config, outputs, {path: b"".join(parts) for path, parts in texts.items()}, tally
    )


def _written(
    config: VerifyConfig, outputs: Outputs, data: dict[Path, bytes], tally: Tally
) -> Checkpoint:
    """The files below the root; the verdicts come last, as they are what is asked for."""
    folder = f"verified/{config.name}/{cache_digest()[:12]}"
    for path in reversed(outputs.paths()):
        write_bytes(config.root, f"{folder}/{path.name}", data[path])
    verdicts = outputs.verdicts
    return Checkpoint(
        path=f"{folder}/{verdicts.name}",
        rows=tally.total().total(),
        digest=digest_of(data[verdicts]),
    )


def _judge(config: VerifyConfig) -> RunConfig | None:
    return load_config(Path(config.judge_config)) if config.judge_config else None
