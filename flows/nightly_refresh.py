"""A dataset of its own for every night."""

from prefect import flow

from apigen.config_run import RunConfig, StageName
from flows.build_dataset import RUNNER, build
from tasks.nightly import name_of_run, of_tonight
from tasks.publishing import Dataset


@flow(name="nightly-refresh", flow_run_name=name_of_run, task_runner=RUNNER)
def nightly_refresh(config: RunConfig, refresh: tuple[StageName, ...] = ()) -> Dataset:
    """Build the dataset of the day that the run was scheduled for.

    Args:
        config: What to make, and with whom; the day is added to its name and its seed.
        refresh: Stages to run anew although their results are there.
    """
    return build(of_tonight(config))
