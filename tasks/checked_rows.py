"""Rows between the checks: what passed so far, what stands in them, and the verdict added."""

import json
from typing import Any

from prefect.logging import get_run_logger
from prefect.runtime import task_run

from apigen.config_run import RunConfig
from apigen.records import CallResult, ToolCall, Verdict
from apigen.report import count_reasons
from tasks.checkpoints import FLAG, TEXT, Checkpoint, read_rows, write_rows
from tasks.stage import checkpoint_path

VERDICT_COLUMNS = {"ok": FLAG, "reason": TEXT, "detail": TEXT}


def passed_rows(config: RunConfig, checkpoint: Checkpoint) -> list[dict[str, Any]]:
    """The rows of a stage that the next one looks at."""
    return [row for row in read_rows(config.root, checkpoint) if row["ok"]]


def write_checked(
    config: RunConfig, rows: list[dict[str, Any]], columns: dict[str, Any]
) -> Checkpoint:
    """The running stage's checkpoint, with the columns of the verdict; logs what came of it."""
    reasons = count_reasons(rows)
    counts = [f"{reason} {count}" for reason, count in reasons.most_common()]
    passed = f"{task_run.name}: {len(rows) - reasons.total()} of {len(rows)} passed"
    get_run_logger().info("; ".join([passed, *counts]))
    return write_rows(config.root, checkpoint_path(), rows, columns | VERDICT_COLUMNS)


def verdict_fields(verdict: Verdict) -> dict[str, Any]:
    """A verdict as columns."""
    return {"ok": verdict.ok, "reason": verdict.reason, "detail": verdict.detail}


def calls_of(row: dict[str, Any]) -> list[ToolCall]:
    """The calls in a row."""
    return [ToolCall(call["name"], call["arguments"]) for call in json.loads(row["answers"])]


def results_of(row: dict[str, Any]) -> list[CallResult]:
    """The results in an executed row, one per call."""
    return [CallResult(**result) for result in json.loads(row["results"])]
