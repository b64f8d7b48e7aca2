"""From judged shards to a dataset version: rows, rejects, manifest and funnel in one folder."""

import json
import platform
from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from importlib.metadata import version
from typing import Any

from pydantic import BaseModel, ConfigDict

from apigen import __version__
from apigen.checks.reasons import Reason
from apigen.config import RunConfig
from apigen.config_parts import Model, price_of
from apigen.exports.xlam import to_xlam
from apigen.records import SCHEMA_VERSION, JsonObject, stable_id
from apigen.report import Funnel, to_markdown
from tasks.accounting import CHECKS, Shard, count_funnel
from tasks.checkpoints import (
    TEXT,
    Checkpoint,
    digest_of,
    read_rows,
    write_bytes,
    write_rows,
)
from tasks.stage import cache_digest, stage

ROW_COLUMNS = dict.fromkeys(
    ["id", "query", "answers", "tools", "results", "style", "register", "category", "generator"]
    + ["judge", "sandbox", "thought"],
    TEXT,
)
REJECT_COLUMNS = dict.fromkeys(
    ["id", "stage", "reason", "detail", "style", "register", "category", "generator", "query"]
    + ["answers", "tools", "results", "judgement", "raw"],
    TEXT,
)
OFFLINE_NOTE = (
    "Made or judged by the offline model, a rule-based stand-in: good for trying the pipeline out, "
    "not for training."
)


class Dataset(BaseModel):
    """A finished dataset version below the root; `files` are SHA-256 digests by file name."""

    model_config = ConfigDict(frozen=True)

    path: str
    rows: int
    files: dict[str, str]
    made_by: str = ""

    def intact(self, root: str) -> bool:
        """Whether all files are still there and still the same."""
        return all(
            Checkpoint(path=f"{self.path}/{name}", rows=0, digest=digest).intact(root)
            for name, digest in self.files.items()
        )


def _reads(config: RunConfig) -> Any:
    return config.model_dump(mode="json", exclude={"root", "stage_retries", "retry_delay_s"})


@stage("assemble", version=1, reads=_reads)
def assemble(shards: Sequence[Shard], library: Checkpoint, config: RunConfig) -> Dataset:
    """Drop repeats, count everything, and write the dataset version."""
    rows, repeats = _unique(row for row in _rows(shards, "judge", config) if row["ok"])
    rejects = [row for name in CHECKS for row in _rows(shards, name, config) if not row["ok"]]
    funnel = count_funnel(shards, config, repeats=len(repeats))
    identity = cache_digest()[:12]
    path = f"datasets/{config.name}/{identity}"
    manifest = {
        **{"name": config.name, "version": identity, "schema_version": SCHEMA_VERSION},
        **{"created_at": datetime.now(UTC).isoformat(timespec="seconds")},
        **_makers(config),
        **{"sandbox": dict(Counter(row["sandbox"] for row in rows))},
        **{"isolation": dict(Counter(row["isolation"] for row in rows))},
        **{"counts": funnel.to_json(), "coverage": _coverage(rows)},
        **{"usage": _usage(shards, config), "library": library.model_dump()},
        **{"shards": [shard.model_dump(include={"number", "stages"}) for shard in shards]},
        **{"config": config.model_dump(mode="json")},
    }
    files = _write(config.root, path, rows, [*map(_reject, [*rejects, *repeats])])
    files["funnel.md"] = _write_text(config.root, f"{path}/funnel.md", _report(funnel, config))
    text = json.dumps(manifest | {"files": files}, indent=1, ensure_ascii=False)
    # The manifest comes last: a folder that has one is whole.
    files["manifest.json"] = _write_text(config.root, f"{path}/manifest.json", text)
    return Dataset(path=path, rows=len(rows), files=files)


def _rows(shards: Sequence[Shard], name: str, config: RunConfig) -> list[JsonObject]:
    return [row for shard in shards for row in read_rows(config.root, shard.stages[name])]


def _unique(rows: Iterable[JsonObject]) -> tuple[list[JsonObject], list[JsonObject]]:
    """Rows by the id of their content, and the repeats; the first of equal rows stays."""
    kept: dict[str, JsonObject] = {}
    repeats = []
    for row in rows:
        identity = stable_id(row["query"], row["answers"], row["tools"])
        if identity in kept:
            detail = f"the same query, answers and tools as row {identity}"
            repeats.append(row | {"reason": Reason.DUPLICATE.value, "detail": detail})
        else:
            kept[identity] = row | {"id": identity, "results": _result_values(row["results"])}
    return list(kept.values()), repeats


def _result_values(results: str) -> str:
    """An accepted row's results are the values alone: every call was `ok`."""
    return json.dumps([result["result"] for result in json.loads(results)], ensure_ascii=False)


def _reject(row: JsonObject) -> JsonObject:
    known = {name: row.get(name) or "" for name in REJECT_COLUMNS}
    return known | {"stage": row["reason"].split(".", 1)[0]}


def _write(
    root: str, path: str, rows: list[JsonObject], rejects: list[JsonObject]
) -> dict[str, str]:
    xlam = json.dumps(to_xlam(rows), indent=1, ensure_ascii=False)
    trained = [{name: row[name] for name in ROW_COLUMNS} for row in rows]
    return {
        "train.parquet": write_rows(root, f"{path}/train.parquet", trained, ROW_COLUMNS).digest,
        "rejects.parquet": write_rows(
            root, f"{path}/rejects.parquet", rejects, REJECT_COLUMNS
        ).digest,
        "xlam.json": _write_text(root, f"{path}/xlam.json", xlam),
    }


def _write_text(root: str, path: str, text: str) -> str:
    write_bytes(root, path, text.encode())
    return digest_of(text.encode())


def _report(funnel: Funnel, config: RunConfig) -> str:
    note = f"\n{OFFLINE_NOTE}\n" if config.uses_offline_model else ""
    return f"{to_markdown(funnel)}{note}"


def _makers(config: RunConfig) -> JsonObject:
    return {
        "generator": config.generator.model,
        "judge": config.judge.model,
        "offline_model": config.uses_offline_model,
        "note": OFFLINE_NOTE if config.uses_offline_model else "",
        "versions": {
            "apigen": __version__,
            "python": platform.python_version(),
            "prefect": version("prefect"),
        },
    }


def _coverage(rows: list[JsonObject]) -> JsonObject:
    called = {call["name"] for row in rows for call in json.loads(row["answers"])}
    return {
        "styles": dict(sorted(Counter(row["style"] for row in rows).items())),
        "categories": dict(sorted(Counter(row["category"] for row in rows).items())),
        "functions_called": len(called),
    }


def _usage(shards: Sequence[Shard], config: RunConfig) -> JsonObject:
    """Tokens and cost by role, from what the checkpoints hold; unknown is null, never 0."""
    roles = {"generator": ("generate", config.generator), "judge": ("judge", config.judge)}
    return {
        role: _role_usage(_rows(shards, name, config), model, config)
        for role, (name, model) in roles.items()
    }


def _role_usage(rows: list[JsonObject], model: Model, config: RunConfig) -> JsonObject:
    price = price_of(config.endpoints[model.endpoint], model)
    counts = [[row[f"{kind}_tokens"] for row in rows] for kind in ("prompt", "completion")]
    totals = [None if None in count else sum(count) for count in counts]
    cost = None
    if price and totals[0] is not None and totals[1] is not None:
        cost = price.of(totals[0], totals[1])
    return {
        "answers": len(rows),
        "prompt_tokens": totals[0],
        "completion_tokens": totals[1],
        "cost": cost,
        "currency": price and price.currency,
    }
