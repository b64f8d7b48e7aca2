"""Which night a scheduled run is for."""

from prefect.runtime import flow_run

from apigen.config_run import RunConfig


def of_tonight(config: RunConfig) -> RunConfig:
    """The dataset of the day for which the flow run was scheduled, in UTC.

    That day stays the same when the run is retried on a later one.
    """
    return config.dated(flow_run.scheduled_start_time.date())


def name_of_run() -> str:
    """The flow run's name."""
    return f"build {of_tonight(flow_run.parameters['config']).name}"
