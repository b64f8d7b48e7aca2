"""The whole funnel: from the API library to a dataset version."""

from collections.abc import Mapping

from prefect import flow
from prefect.futures import PrefectFuture
from prefect.task_runners import ThreadPoolTaskRunner

from apigen.config import RunConfig, StageName
from tasks.checkpoints import Checkpoint
from tasks.generation import generate_answers, sample_requests, shard_count
from tasks.library import load_library
from tasks.publishing import Dataset, assemble
from tasks.run_page import run_page, show_dataset
from tasks.shards import finish_shards
from tasks.stage import run, submit
from tasks.verification import check_executions, check_formats, judge_rows

SHARDS_AT_ONCE = 8
STAGES_PER_SHARD = 5
# A stage that waits for the one before it holds a thread.
RUNNER = ThreadPoolTaskRunner(max_workers=SHARDS_AT_ONCE * STAGES_PER_SHARD)


@flow(
    name="build-dataset",
    flow_run_name="build {config.name} seed {config.seed}",
    task_runner=RUNNER,
)
def build_dataset(config: RunConfig, refresh: tuple[StageName, ...] = ()) -> Dataset:
    """Sample, generate, check three times, assemble.

    Args:
        config: What to make, and with whom.
        refresh: Stages to run anew although their results are there.
    """
    return build(config)  # `refresh` is read by the stages' cache keys


def build(config: RunConfig) -> Dataset:
    """The steps, for every flow that ends in a dataset version."""
    with run_page(config):
        library = run(load_library, config)
        shards = [start_shard(number, library, config) for number in range(shard_count(config))]
        dataset = run(assemble, config, finish_shards(shards, config), library)
    return show_dataset(config, dataset)


def start_shard(
    shard: int, library: Checkpoint, config: RunConfig
) -> Mapping[str, PrefectFuture[Checkpoint]]:
    """One shard's stages, each waiting for the one before it."""
    requests = submit(sample_requests, config, shard, library)
    answers = submit(generate_answers, config, shard, requests)
    drafts = submit(check_formats, config, shard, answers)
    executed = submit(check_executions, config, shard, drafts, library)
    judged = submit(judge_rows, config, shard, executed)
    return {
        "sample": requests,
        "generate": answers,
        "format": drafts,
        "execute": executed,
        "judge": judged,
    }
