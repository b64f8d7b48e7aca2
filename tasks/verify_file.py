"""The stage that checks a file of rows that somebody else made."""

import json
from pathlib import Path
from typing import Any

from apigen.config import load_config
from apigen.config_run import RunConfig
from apigen.config_verify import VerifyConfig
from apigen.foreign_rows import read_row
from apigen.json_lines import read_texts
from apigen.verify_rows import to_line
from tasks.checkpoints import Checkpoint, digest_of, write_bytes
from tasks.executors import Where, with_records
from tasks.library import SHIPPED, file_digests, read_library
from tasks.panel import judge_reads
from tasks.reverification import Stages, reverify
from tasks.stage import cache_digest, journal_path, stage


def read_rows_of(config: VerifyConfig) -> list[str]:
    """The JSON texts of the rows.

    Raises:
        ConfigError: The file cannot be read.
    """
    return [text for _, text in read_texts(Path(config.rows))]


def _reads(config: VerifyConfig) -> Any:
    judge = _judge(config)
    return [
        config.name,
        digest_of(Path(config.rows).read_bytes()),  # rows may be no text at all
        file_digests(Path(config.library)) if config.library else None,
        config.sandbox.model_dump(mode="json") if config.library else None,
        config.rest.model_dump(mode="json") if config.library else None,
        judge_reads(judge) if judge else None,
    ]


@stage("verify", version=3, reads=_reads)
def verify_file(config: VerifyConfig) -> Checkpoint:
    """Check every row; writes one verdict per line, in order."""
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
    rows = map(read_row, read_rows_of(config))
    checked = list(reverify(rows, stages, journal_path(config.root)))
    lines = [to_line(each.row.id, each.row.verdict, each.results) for each in checked]
    data = "".join(json.dumps(line, ensure_ascii=False) + "\n" for line in lines).encode()
    path = f"verified/{config.name}/{cache_digest()[:12]}/verdicts.jsonl"
    write_bytes(config.root, path, data)
    return Checkpoint(path=path, rows=len(lines), digest=digest_of(data))


def _judge(config: VerifyConfig) -> RunConfig | None:
    return load_config(Path(config.judge_config)) if config.judge_config else None
