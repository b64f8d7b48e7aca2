"""Where every planned draft of a run ended, from the checkpoints of its shards."""

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Any

from apigen.checks.reasons import Reason
from apigen.config_run import RunConfig
from apigen.errors import ApigenError
from apigen.report import Funnel, count_reasons
from tasks.shards import CHECKS, Shard, Started, rows_of, tell_accepted


class ShardsFailed(ApigenError):
    """Some shards did not finish; the others' work is kept."""

    def __init__(self, shards: Sequence[Shard], funnels: Sequence[Funnel]) -> None:
        self.funnels = funnels
        causes: dict[tuple[str, str], list[str]] = {}
        for shard in shards:
            if shard.failed_stage and not shard.is_out_of_money:
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


def finish_shards(started: Iterable[Started], config: RunConfig) -> list[Shard]:
    """The shards that were started; what the budget stopped is among them.

    Raises:
        ShardsFailed: Names those that did not finish, after all others have.
    """
    shards = [_told(each.ended, config) for each in started]
    if any(shard.failed_stage and not shard.is_out_of_money for shard in shards):
        raise ShardsFailed(shards, count_funnels(shards, config))
    return shards


def _told(shard: Shard, config: RunConfig) -> Shard:
    tell_accepted(shard, config)
    return shard


def count_funnels(
    shards: Sequence[Shard], config: RunConfig, dropped: Iterable[dict[str, Any]] = ()
) -> list[Funnel]:
    """One funnel for each generator; what a shard has not decided is unfinished by its cause.

    Args:
        shards: All shards of the run.
        config: What was planned.
        dropped: Rows that passed all checks and that assembly left out, with a reason.

    Raises:
        AccountingError: A draft was lost or counted twice.
    """
    left_out = list(dropped)
    labels = [each.label for each in config.generators]
    return [_count(label, shards, config, left_out) for label in labels]


def _count(
    label: str, shards: Sequence[Shard], config: RunConfig, dropped: list[dict[str, Any]]
) -> Funnel:
    rejected = Counter[str](row["reason"] for row in dropped if row["generator"] == label)
    unfinished: Counter[str] = Counter()
    planned = surplus = 0
    accepted = -rejected.total()
    spare = rejected.pop(Reason.OVER_TARGET, 0)
    for shard in shards:
        if shard.generator != label:
            continue
        rows = {stage: rows_of(shard, stage, config) for stage in CHECKS}
        reasons = sum((count_reasons(found) for found in rows.values()), Counter[str]())
        more = max(0, len(rows["format"]) - shard.planned)
        good = sum(bool(row["ok"]) for row in rows["judge"])
        if shard.failed_stage:
            unfinished[shard.cause] += shard.planned + more - reasons.total() - good
        rejected += reasons
        planned += shard.planned
        surplus += more
        accepted += good
    funnel = Funnel(label, planned, accepted, surplus, rejected, unfinished, spare)
    funnel.check()
    return funnel
