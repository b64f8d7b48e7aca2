"""From judged shards to a dataset version: rows, rejects, manifest and reports in one folder."""

import json
import platform
from collections import Counter
from collections.abc import Sequence
from dataclasses import asdict
from datetime import UTC, datetime
from importlib.metadata import version
from typing import Any

from pydantic import BaseModel, ConfigDict

from apigen import __version__, agreement, diversity
from apigen import shortfall as short
from apigen.config_run import RunConfig
from apigen.exports.xlam import to_xlam
from apigen.records import SCHEMA_VERSION, JsonObject
from apigen.sampling.coverage import Coverage
from tasks.accounting import count_funnels
from tasks.assembly import Chosen, choose
from tasks.checkpoints import TEXT, Checkpoint, digest_of, write_bytes, write_rows
from tasks.funnel_page import OFFLINE_NOTE, funnel_report
from tasks.library import open_library
from tasks.outcomes import outcomes_of
from tasks.panel import version_of
from tasks.planning import targets_of
from tasks.shards import CHECKS, Shard, rows_of
from tasks.stage import cache_digest, stage
from tasks.usage import usage

ROW_COLUMNS = dict.fromkeys(
    ["id", "query", "answers", "tools", "results", "missing", "reply", "style", "register"]
    + ["language", "category", "generator", "judge", "judge_version", "votes"]
    + ["sandbox", "thought", "flags"],
    TEXT,
)
REJECT_COLUMNS = dict.fromkeys(
    ["id", "stage", "reason", "detail", "style", "register", "language", "category", "generator"]
    + ["query", "answers", "missing", "reply", "tools", "results", "flags"]
    + ["judge", "judge_version", "votes", "judgement", "raw"],
    TEXT,
)


class Dataset(BaseModel):
    """A finished dataset version below the root; `files` are SHA-256 digests by file name.

    `short` is how many of the wanted rows are missing, `stopped` why not all was asked for.
    """

    model_config = ConfigDict(frozen=True)

    path: str
    rows: int
    files: dict[str, str]
    short: int = 0
    stopped: str = ""
    made_by: str = ""

    def intact(self, root: str) -> bool:
        """Whether all files are still there and still the same."""
        return all(
            Checkpoint(path=f"{self.path}/{name}", rows=0, digest=digest).intact(root)
            for name, digest in self.files.items()
        )


def _reads(config: RunConfig) -> Any:
    return config.model_dump(mode="json", exclude={"root", "stage_retries", "retry_delay_s"})


@stage("assemble", version=3, reads=_reads)
def assemble(shards: Sequence[Shard], library: Checkpoint, config: RunConfig) -> Dataset:
    """Choose the rows, count everything, and write the dataset version."""
    tools = open_library(config.root, library).tools
    targets = targets_of(config, tools)
    judged = [row for shard in shards for row in rows_of(shard, "judge", config)]
    agreed = agreement.agreements(map(_said_by_judges, judged))
    chosen = choose([row for row in judged if row["ok"]], targets)
    rejects = _rejects(shards, config)
    funnels = count_funnels(shards, config, chosen.left_out)
    stopped = _out_of_money(shards, config)
    ended = stopped or f"all {sum(shard.planned for shard in shards)} drafts are used up"
    missing = short.shortfall(targets, chosen.rows, rejects, ended)
    path = f"datasets/{config.name}/{cache_digest()[:12]}"
    failing = _failing(shards, config)
    figures = diversity.diversity(chosen.rows, {tool.name: tool.parameters for tool in tools})
    manifest = {
        **{"name": config.name, "version": cache_digest()[:12], "schema_version": SCHEMA_VERSION},
        **{"created_at": datetime.now(UTC).isoformat(timespec="seconds")},
        **_makers(config),
        **{"sandbox": dict(Counter(row["sandbox"] for row in chosen.rows))},
        **{"isolation": dict(Counter(row["isolation"] for row in chosen.rows))},
        **{"funnels": [funnel.to_json() for funnel in funnels], "short": missing},
        **{"diversity": figures, "failing_apis": failing},
        **{"agreement": [pair.to_json() for pair in agreed]},
        **{"usage": usage(shards, config), "library": library.model_dump()},
        **{"shards": [shard.model_dump(include={"number", "stages"}) for shard in shards]},
        **{"config": config.model_dump(mode="json")},
    }
    files = _write_rows(config.root, path, chosen, rejects)
    reports = {
        "funnel.md": funnel_report(funnels, missing, failing, agreed, config),
        "diversity.md": diversity.to_markdown(figures),
    }
    files |= {name: _write_text(config.root, f"{path}/{name}", reports[name]) for name in reports}
    text = json.dumps(manifest | {"files": files}, indent=1, ensure_ascii=False)
    # The manifest comes last: a folder that has one is whole.
    files["manifest.json"] = _write_text(config.root, f"{path}/manifest.json", text)
    lacking = sum(cell["wanted"] - cell["rows"] for cell in missing)
    counts = {"rows": len(chosen.rows), "short": lacking}
    return Dataset(path=path, files=files, stopped=stopped, **counts)


def _said_by_judges(row: JsonObject) -> dict[str, bool | None]:
    return {vote["judge"]: vote["pass"] for vote in json.loads(row["votes"])}


def _rejects(shards: Sequence[Shard], config: RunConfig) -> list[JsonObject]:
    return [
        row
        for stage in CHECKS
        for shard in shards
        for row in rows_of(shard, stage, config)
        if not row["ok"]
    ]


def _failing(shards: Sequence[Shard], config: RunConfig) -> list[JsonObject]:
    """The APIs whose drafts keep failing."""
    coverage = Coverage()
    for shard in shards:
        coverage.fold(outcomes_of(shard, config))
    return [asdict(tool) for tool in coverage.failing()]


def _out_of_money(shards: Sequence[Shard], config: RunConfig) -> str:
    if config.budget and any(shard.is_out_of_money for shard in shards):
        return f"the budget of {config.budget.amount:g} {config.budget.currency} is spent"
    return ""


def _write_rows(root: str, path: str, chosen: Chosen, rejects: list[JsonObject]) -> dict[str, str]:
    xlam = json.dumps(to_xlam(chosen.rows), indent=1, ensure_ascii=False)
    tables = {"train": chosen.rows, "spare": chosen.spare}
    files = {
        f"{name}.parquet": write_rows(
            root,
            f"{path}/{name}.parquet",
            [{column: row[column] for column in ROW_COLUMNS} for row in rows],
            ROW_COLUMNS,
        ).digest
        for name, rows in tables.items()
        if rows or name == "train"
    }
    lost = [_reject(row) for row in [*rejects, *chosen.repeats]]
    files["rejects.parquet"] = write_rows(
        root, f"{path}/rejects.parquet", lost, REJECT_COLUMNS
    ).digest
    return files | {"xlam.json": _write_text(root, f"{path}/xlam.json", xlam)}


def _reject(row: JsonObject) -> JsonObject:
    known = {name: row.get(name) or "" for name in REJECT_COLUMNS}
    return known | {"stage": row["reason"].split(".", 1)[0]}


def _write_text(root: str, path: str, text: str) -> str:
    write_bytes(root, path, text.encode())
    return digest_of(text.encode())


def _makers(config: RunConfig) -> JsonObject:
    return {
        "generators": [generator.label for generator in config.generators],
        "judges": [judge.label for judge in config.judges],
        "judge_versions": {judge.label: version_of(judge) for judge in config.judges},
        "vote": config.vote,
        "offline_model": config.uses_offline_model,
        "note": OFFLINE_NOTE if config.uses_offline_model else "",
        "versions": {
            "apigen": __version__,
            "python": platform.python_version(),
            "prefect": version("prefect"),
        },
    }
