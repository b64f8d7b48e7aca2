"""The whole funnel: from the API library to a dataset version."""

from prefect import flow
from prefect.task_runners import ThreadPoolTaskRunner

from apigen.config_run import RunConfig, StageName
from tasks.accounting import finish_shards
from tasks.checkpoints import Checkpoint
from tasks.generation import generate_answers
from tasks.judging import judge_rows
from tasks.library import load_library
from tasks.planning import plan_shards
from tasks.publishing import Dataset, assemble
from tasks.run_page import run_page, show_dataset
from tasks.sampling import sample_requests
from tasks.shards import Plan, Started
from tasks.stage import run, submit
from tasks.verification import check_executions, check_formats

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
        shards: list[Started] = []
        for plan in plan_shards(config, library, shards):
            shards.append(start_shard(plan, library, config))
        dataset = run(assemble, config, finish_shards(shards, config), library)
    return show_dataset(config, dataset)


def start_shard(plan: Plan, library: Checkpoint, config: RunConfig) -> Started:
    """One shard's stages, each waiting for the one before it."""
    number = plan.number
    requests = submit(sample_requests, config, number, plan.text, plan.asked, library)
    answers = submit(generate_answers, config, number, requests)
    drafts = submit(check_formats, config, number, answers)
    executed = submit(check_executions, config, number, drafts, library)
    judged = submit(judge_rows, config, number, executed)
    return Started(
        plan,
        {
            "sample": requests,
            "generate": answers,
            "format": drafts,
            "execute": executed,
            "judge": judged,
        },
    )
