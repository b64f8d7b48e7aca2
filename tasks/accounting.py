"""Where every planned draft of a run ended, from the checkpoints of its shards."""

from collections import Counter
from collections.abc import Sequence
from typing import Any

from pydantic import BaseModel, ConfigDict

from apigen.config import RunConfig
from apigen.errors import ApigenError
from apigen.report import Funnel, count_reasons
from tasks.checkpoints import Checkpoint, read_rows
from tasks.generation import shard_drafts

CHECKS = ("format", "execute", "judge")


class Shard(BaseModel):
    """A shard's finished checkpoints by stage, and where and why it stopped, if it did."""

    model_config = ConfigDict(frozen=True)

    number: int
    stages: dict[str, Checkpoint]
    failed_stage: str = ""
    cause: str = ""
    message: str = ""


class ShardsFailed(ApigenError):
    """Some shards did not finish; the others' work is kept."""

    def __init__(self, shards: Sequence[Shard], funnel: Funnel) -> None:
        self.funnel = funnel
        causes: dict[tuple[str, str], list[str]] = {}
        for shard in shards:
            if shard.failed_stage:
                key = (shard.failed_stage, shard.message)
                causes.setdefault(key, []).append(str(shard.number))
        listed = "; ".join(
            f"{'shards' if len(numbers) > 1 else 'shard'} {', '.join(numbers)} ({stage}): {message}"
            for (stage, message), numbers in causes.items()
        )
        listed += "" if listed.endswith("?") else "."
        super().__init__(
            f"{sum(map(len, causes.values()))} of {len(shards)} shards did not finish: {listed} "
            "Finished work is kept; when the cause is mended, Retry, or the same command, does the "
            "rest"
        )


def count_funnel(shards: Sequence[Shard], config: RunConfig, repeats: int = 0) -> Funnel:
    """The run's funnel; what a shard has not decided is unfinished by its cause.

    Args:
        shards: All shards of the run.
        config: What was planned.
        repeats: Accepted rows that assembly dropped as duplicates.

    Raises:
        AccountingError: A draft was lost or counted twice.
    """
    rejected: Counter[str] = Counter()
    unfinished: Counter[str] = Counter()
    accepted = surplus = 0
    for shard in shards:
        rows = {stage: _rows(shard, stage, config) for stage in CHECKS}
        planned = shard_drafts(config, shard.number)
        reasons = sum((count_reasons(found) for found in rows.values()), Counter[str]())
        more = max(0, len(rows["format"]) - planned)
        good = sum(row["ok"] for row in rows["judge"])
        if shard.failed_stage:
            unfinished[shard.cause] += planned + more - reasons.total() - good
        rejected += reasons
        surplus += more
        accepted += good
    if repeats:
        rejected["assembly.duplicate"] += repeats
    funnel = Funnel(
        config.generator.model, config.drafts, accepted - repeats, surplus, rejected, unfinished
    )
    funnel.check()
    return funnel


def _rows(shard: Shard, stage: str, config: RunConfig) -> list[dict[str, Any]]:
    return read_rows(config.root, shard.stages[stage]) if stage in shard.stages else []
