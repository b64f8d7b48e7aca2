"""What a run left: its rows, and what Prefect's server says of it."""

import json
from pathlib import Path

from prefect.client.schemas.filters import ArtifactFilter, FlowRunFilter, LogFilter

from tasks.checkpoints import Checkpoint, read_bytes, read_rows


def changed(config, **changes):
    return type(config).model_validate(config.model_dump() | changes)


def rows_of(config):
    """The rows of the only dataset version below the root."""
    (manifest,) = Path(config.root).glob("datasets/*/*/manifest.json")
    digest = json.loads(manifest.read_text())["files"]["train.parquet"]
    path = str((manifest.parent / "train.parquet").relative_to(config.root))
    return read_rows(config.root, Checkpoint(path=path, rows=0, digest=digest))


def manifest_of(config, dataset):
    return json.loads(read_bytes(config.root, f"{dataset.path}/manifest.json"))


def task_runs(served, run_id, state):
    """Names of a run's task runs that ended in a state; the server hears of them a little later."""
    filters = FlowRunFilter.model_validate({"id": {"any_": [run_id]}})
    runs = served.client.read_task_runs(flow_run_filter=filters)
    return sorted(run.name for run in runs if run.state and run.state.name == state)


def artifacts(served, run_id):
    filters = ArtifactFilter.model_validate({"flow_run_id": {"any_": [run_id]}})
    return {each.key: each for each in served.client.read_artifacts(artifact_filter=filters)}


def logs(served, run_id):
    filters = LogFilter.model_validate({"flow_run_id": {"any_": [run_id]}})
    return [each.message for each in served.client.read_logs(log_filter=filters, limit=200)]
