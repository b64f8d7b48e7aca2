"""Waiting for shards: all of them finish or fail before the run says which did not."""

from collections.abc import Mapping, Sequence

from prefect.futures import PrefectFuture

from apigen.config import RunConfig
from apigen.errors import ApigenError
from tasks import progress
from tasks.accounting import Shard, ShardsFailed, count_funnel
from tasks.checkpoints import Checkpoint

Stages = Mapping[str, PrefectFuture[Checkpoint]]


def finish_shards(shards: Sequence[Stages], config: RunConfig) -> list[Shard]:
    """The finished shards.

    Raises:
        ShardsFailed: Names the shards that did not finish, after all others have.
    """
    finished = [_finish(number, stages) for number, stages in enumerate(shards)]
    if any(shard.failed_stage for shard in finished):
        raise ShardsFailed(finished, count_funnel(finished, config))
    return finished


def _finish(number: int, stages: Stages) -> Shard:
    checkpoints: dict[str, Checkpoint] = {}
    for name, future in stages.items():
        future.wait()
        if not future.state.is_completed():
            return _failed(number, checkpoints, name, future)
        checkpoints[name] = Checkpoint.model_validate(future.result())
        progress.finish(number, name)
    return Shard(number=number, stages=checkpoints)


def _failed(
    number: int, checkpoints: dict[str, Checkpoint], name: str, future: PrefectFuture[Checkpoint]
) -> Shard:
    error = future.result(raise_on_failure=False)
    return Shard(
        number=number,
        stages=checkpoints,
        failed_stage=name,
        cause=type(error).__name__,
        message=str(error).rstrip(".") if isinstance(error, ApigenError) else repr(error),
    )
