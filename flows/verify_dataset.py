"""Rows that somebody else made, through the three checks."""

from typing import Literal

from prefect import flow

from apigen.config_verify import VerifyConfig
from tasks.checkpoints import Checkpoint
from tasks.page_progress import page_progress
from tasks.run_page import show_verdicts
from tasks.stage import run
from tasks.verify_file import read_rows_of, verify_file


@flow(name="verify-dataset", flow_run_name="verify {config.name}")
def verify_dataset(config: VerifyConfig, refresh: tuple[Literal["verify"], ...] = ()) -> Checkpoint:
    """Check every row of a file, say what is wrong with it, and write the good ones.

    Args:
        config: Which rows, and what to check them with.
        refresh: Name the stage to check anew although the verdicts are there.
    """
    with page_progress(config.name, read_rows_of(config)[0], ("verify",)):
        verdicts = run(verify_file, config)
    return show_verdicts(config, verdicts)
