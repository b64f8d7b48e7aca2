"""What a flow run shows on its page in Prefect's UI: progress, funnel, dataset, tokens and cost."""

import json
import os
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from prefect.artifacts import create_markdown_artifact, create_table_artifact
from prefect.client.orchestration import get_client
from prefect.client.schemas.actions import ArtifactUpdate
from prefect.logging import get_run_logger

from apigen.config import Run, RunConfig, VerifyConfig
from apigen.config_library import LibraryConfig
from apigen.library.statistics import describe
from apigen.report import Funnel, table, to_table
from tasks.accounting import ShardsFailed
from tasks.checkpoints import Checkpoint, read_bytes, read_rows
from tasks.generation import shard_count, shard_drafts
from tasks.library_rows import from_rows
from tasks.page_progress import artifact_key, existing_artifact, page_progress
from tasks.publishing import Dataset


@contextmanager
def run_page(config: RunConfig) -> Iterator[None]:
    """Keep the run's page up to date while the block runs, also where it fails."""
    rows = [shard_drafts(config, shard) for shard in range(shard_count(config))]
    with page_progress(config.name, rows):
        try:
            yield
        except ShardsFailed as error:
            _show_funnel(config, error.funnel)
            raise


def show_dataset(config: RunConfig, dataset: Dataset) -> Dataset:
    """Show the funnel, the dataset's place, and what it cost; returns the dataset."""
    manifest = json.loads(read_bytes(config.root, f"{dataset.path}/manifest.json"))
    _show_funnel(config, Funnel(manifest["generator"], **manifest["counts"]))
    told = (
        f"{dataset.rows} verified rows of {config.drafts} drafts in "
        f"{_place(config, dataset.path)}, cost {_cost(manifest)}"
    )
    text = _dataset_markdown(config, dataset, manifest)
    # The description is all that the list of artifacts shows.
    create_markdown_artifact(text, key=artifact_key("dataset", config.name), description=told)
    get_run_logger().info(told)
    return dataset


def _show_funnel(config: RunConfig, funnel: Funnel) -> None:
    key, table = artifact_key("funnel", config.name), to_table(funnel)
    told = f"{funnel.pass_rate:.1%} of the drafts of {funnel.generator} are verified"
    if unfinished := sum(funnel.unfinished.values()):
        told = f"{unfinished} drafts not finished; {told}"
    if artifact := existing_artifact(key):  # of an attempt that failed
        with get_client(sync_client=True) as client:
            client.update_artifact(
                artifact, ArtifactUpdate(data=json.dumps(table), description=told)
            )
    else:
        create_table_artifact(table, key, told)


def _dataset_markdown(config: RunConfig, dataset: Dataset, manifest: dict[str, Any]) -> str:
    coverage = manifest["coverage"]
    usage = [_usage_cells(role, manifest) for role in ("generator", "judge")]
    heads = ["role", "model", "answers", "prompt tokens", "completion tokens", "cost"]
    return (
        f"# {config.name}, version {manifest['version']}\n\n"
        f"{dataset.rows} rows, {len(coverage['categories'])} categories, "
        f"{len(coverage['styles'])} styles, {coverage['functions_called']} functions called.\n\n"
        f"Folder: `{_place(config, dataset.path)}`\n\n"
        f"{table(heads, usage)}\n{manifest['note']}\n"
    )


def _usage_cells(role: str, manifest: dict[str, Any]) -> list[Any]:
    usage = manifest["usage"][role]
    counts = [usage[f"{kind}_tokens"] for kind in ("prompt", "completion")]
    return [
        *(role, manifest[role], usage["answers"]),
        *("unknown" if count is None else count for count in counts),
        _money(usage["cost"], usage["currency"]),
    ]


def _cost(manifest: dict[str, Any]) -> str:
    roles = manifest["usage"].values()
    if any(usage["cost"] is None for usage in roles):
        return "unknown"
    sums: dict[str, float] = {}
    for usage in roles:
        sums[usage["currency"]] = sums.get(usage["currency"], 0.0) + usage["cost"]
    paid = {currency: cost for currency, cost in sums.items() if cost} or sums
    return " + ".join(_money(cost, currency) for currency, cost in paid.items())


def _money(cost: float | None, currency: str) -> str:
    return "unknown" if cost is None else f"{cost:.4f} {currency}"


def show_verdicts(config: VerifyConfig, verdicts: Checkpoint) -> Checkpoint:
    """Show how many rows are right, and what is wrong with the others; returns the verdicts."""
    lines = map(json.loads, read_bytes(config.root, verdicts.path).splitlines())
    reasons = Counter(line["reason"] or "ok" for line in lines)
    create_table_artifact(
        [{"verdict": reason, "rows": count} for reason, count in reasons.most_common()],
        key=artifact_key("verdicts", config.name),
        description=f"{reasons['ok']} of {verdicts.rows} rows are right; verdicts: "
        f"{_place(config, verdicts.path)}",
    )
    return verdicts


def show_library(config: LibraryConfig, checkpoint: Checkpoint) -> Checkpoint:
    """Show the library's funnel and what it holds; returns its checkpoint."""
    library = from_rows(read_rows(config.root, checkpoint))
    told = f"{len(library.tools)} APIs, {len(library.refused)} refused, in {config.out}"
    create_markdown_artifact(
        f"# {config.name}\n\n{describe(library, by_source=True)}",
        key=artifact_key("library", config.name),
        description=told,
    )
    get_run_logger().info(told)
    return checkpoint


def _place(config: Run, path: str) -> str:
    root = config.root if "://" in config.root else os.path.abspath(config.root)
    return f"{root.rstrip('/')}/{path}"
