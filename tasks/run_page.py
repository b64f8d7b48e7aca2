"""What a flow run shows on its page in Prefect's UI: progress, funnel, dataset, tokens and cost."""

import json
import os
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from prefect.artifacts import create_markdown_artifact, create_table_artifact
from prefect.client.orchestration import get_client
from prefect.client.schemas.actions import ArtifactUpdate
from prefect.logging import get_run_logger

from apigen import agreement, shortfall
from apigen.config import Run
from apigen.config_library import LibraryConfig
from apigen.config_run import RunConfig
from apigen.config_verify import VerifyConfig
from apigen.library.statistics import describe
from apigen.report import Funnel, table, to_table, total_of
from tasks.accounting import ShardsFailed
from tasks.checkpoints import Checkpoint, read_bytes, read_rows
from tasks.library_rows import from_rows
from tasks.page_progress import artifact_key, existing_artifact, page_progress
from tasks.publishing import Dataset
from tasks.usage import currency_of, total_cost
from tasks.wanted import wanted_by_style


@contextmanager
def run_page(config: RunConfig) -> Iterator[None]:
    """Keep the run's page up to date while the block runs, also where it fails."""
    wanted = wanted_by_style(config)
    with page_progress(config.name, config.most_drafts, noun="drafts", wanted=wanted):
        try:
            yield
        except ShardsFailed as error:
            _show_funnel(config, total_of(error.funnels))
            raise


def show_dataset(config: RunConfig, dataset: Dataset) -> Dataset:
    """Show the funnel, the dataset's place, and what it cost; returns the dataset."""
    manifest = json.loads(read_bytes(config.root, f"{dataset.path}/manifest.json"))
    funnel = total_of([Funnel(**each) for each in manifest["funnels"]])
    _show_funnel(config, funnel)
    told = (
        f"{dataset.rows} verified rows of {funnel.planned} drafts in "
        f"{_place(config, dataset.path)}, cost {_cost(manifest)}"
    )
    if dataset.short:
        told = f"{dataset.short} of {config.rows} wanted rows are missing; {told}"
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
    spent = manifest["usage"]
    usage = [_usage_cells("generator", *each) for each in spent["generators"].items()]
    usage += [_usage_cells("judge", *each) for each in spent["judges"].items()]
    heads = ["role", "model", "answers", "prompt tokens", "completion tokens", "cost"]
    figures = read_bytes(config.root, f"{dataset.path}/diversity.md").decode()
    return (
        f"# {config.name}, version {manifest['version']}\n\n"
        f"{dataset.rows} rows. Folder: `{_place(config, dataset.path)}`\n\n"
        f"{table(heads, usage)}\n{_agreement(manifest)}{figures}\n{_missing(manifest)}"
        f"{manifest['note']}\n"
    )


def _agreement(manifest: dict[str, Any]) -> str:
    found = agreement.from_json(manifest["agreement"])
    return f"{agreement.to_markdown(found)}\n" if found else ""


def _missing(manifest: dict[str, Any]) -> str:
    missing = manifest["short"]
    return f"Missing:\n\n{shortfall.to_markdown(missing)}\n" if missing else ""


def _usage_cells(role: str, model: str, usage: dict[str, Any]) -> list[Any]:
    counts = [usage[f"{kind}_tokens"] for kind in ("prompt", "completion")]
    return [
        *(role, model, usage["answers"]),
        *("unknown" if count is None else count for count in counts),
        _money(usage["cost"], usage["currency"]),
    ]


def _cost(manifest: dict[str, Any]) -> str:
    return _money(total_cost(manifest["usage"]), currency_of(manifest["usage"]))


def _money(cost: float | None, currency: str | None) -> str:
    return "unknown" if cost is None else f"{cost:.4f} {currency}"


def show_verdicts(config: VerifyConfig, verdicts: Checkpoint) -> Checkpoint:
    """Show how many rows are right, and what is wrong with the others; returns the verdicts."""
    lines = map(json.loads, read_bytes(config.root, verdicts.path).splitlines())
    right = sum(line["ok"] for line in lines)
    folder = verdicts.path.rsplit("/", 1)[0]
    funnel = read_bytes(config.root, f"{folder}/verdicts.funnel.md").decode()
    create_markdown_artifact(
        f"# {config.name}\n\nFolder: `{_place(config, folder)}`\n\n{funnel}",
        key=artifact_key("verdicts", config.name),
        description=f"{right} of {verdicts.rows} rows are right; verdicts: "
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
