"""What a flow run shows on its page in Prefect's UI: progress, funnel, dataset, tokens and cost."""

import json
import os
import re
import threading
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from contextvars import copy_context
from typing import Any

from prefect.artifacts import (
    create_markdown_artifact,
    create_progress_artifact,
    create_table_artifact,
    update_progress_artifact,
)
from prefect.logging import get_run_logger

from apigen.config import Run, RunConfig, VerifyConfig
from apigen.report import Funnel, table, to_table
from tasks.accounting import ShardsFailed
from tasks.checkpoints import Checkpoint, read_bytes
from tasks.generation import shard_count, shard_drafts
from tasks.meter import STAGES, Meter
from tasks.progress import listening
from tasks.publishing import Dataset

UPDATE_EVERY_S = 2.0


class PageMeter(Meter):
    """A progress artifact, sent by a thread of its own: stages tell from any thread and loop."""

    def __init__(self, name: str, rows: list[int], stages: tuple[str, ...] = STAGES) -> None:
        super().__init__(rows, stages)
        self._log = get_run_logger()
        key = _key("progress", name)
        self._artifact = create_progress_artifact(0.0, key=key, description=self.line())
        self._ended = threading.Event()
        # In a copy of the context, which says where the server is.
        self._sender = threading.Thread(target=copy_context().run, args=(self._keep_sending,))
        self._sender.start()

    def note(self, line: str) -> None:
        """Log a line."""
        self._log.info(line)

    def close(self) -> None:
        """Send the last state."""
        self._ended.set()
        self._sender.join()
        self._send()

    def _keep_sending(self) -> None:
        while not self._ended.wait(UPDATE_EVERY_S):
            self._send()

    def _send(self) -> None:
        share = 100 * self.done / max(1, self.total)
        with suppress(Exception):  # a server that is away costs a run its bar, not its rows
            update_progress_artifact(self._artifact, round(share, 1), description=self.line())

    def _show(self) -> None:
        return


@contextmanager
def page_progress(name: str, rows: list[int], stages: tuple[str, ...] = STAGES) -> Iterator[None]:
    """Show on the run's page how far it is: `rows` per shard, through `stages`."""
    meter = PageMeter(name, rows, stages)
    try:
        with listening(meter):
            yield
    finally:
        meter.close()


@contextmanager
def run_page(config: RunConfig) -> Iterator[None]:
    """Keep the run's page up to date while the block runs, also where it fails."""
    rows = [shard_drafts(config, shard) for shard in range(shard_count(config))]
    try:
        with page_progress(config.name, rows):
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
    create_markdown_artifact(
        _dataset_markdown(config, dataset, manifest),
        key=_key("dataset", config.name),
        description=told,  # it is all that the list of artifacts shows
    )
    get_run_logger().info(told)
    return dataset


def _show_funnel(config: RunConfig, funnel: Funnel) -> None:
    create_table_artifact(
        to_table(funnel),
        key=_key("funnel", config.name),
        description=f"{funnel.pass_rate:.1%} of the drafts of {funnel.generator} are verified",
    )


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
        _dollars(usage["cost_usd"]),
    ]


def _cost(manifest: dict[str, Any]) -> str:
    costs = [usage["cost_usd"] for usage in manifest["usage"].values()]
    return _dollars(None if None in costs else sum(costs))


def _dollars(cost: float | None) -> str:
    return "unknown" if cost is None else f"${cost:.4f}"


def show_verdicts(config: VerifyConfig, verdicts: Checkpoint) -> Checkpoint:
    """Show how many rows are right, and what is wrong with the others; returns the verdicts."""
    lines = map(json.loads, read_bytes(config.root, verdicts.path).splitlines())
    reasons = Counter(line["reason"] or "ok" for line in lines)
    create_table_artifact(
        [{"verdict": reason, "rows": count} for reason, count in reasons.most_common()],
        key=_key("verdicts", config.name),
        description=f"{reasons['ok']} of {verdicts.rows} rows are right; verdicts: "
        f"{_place(config, verdicts.path)}",
    )
    return verdicts


def _place(config: Run, path: str) -> str:
    root = config.root if "://" in config.root else os.path.abspath(config.root)
    return f"{root.rstrip('/')}/{path}"


def _key(kind: str, name: str) -> str:
    return re.sub(r"[^a-z0-9]+", "-", f"{kind}-{name}").strip("-")
