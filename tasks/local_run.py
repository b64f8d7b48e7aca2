"""A run from the command line: Prefect kept quiet, progress shown, the result told."""

import json
import sys
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from rich.console import Console
from rich.markdown import Markdown

from apigen.config_parts import OpenAIEndpoint
from apigen.config_run import RunConfig
from apigen.errors import ApigenError, Interrupted
from apigen.report import to_markdown
from tasks.chat import api_key
from tasks.checkpoints import Checkpoint, read_bytes, read_rows
from tasks.stopping import stop_sending_on_interrupt
from tasks.terminal import showing
from tasks.wanted import wanted_by_style

if TYPE_CHECKING:
    from tasks.publishing import Dataset


def run_locally(config: RunConfig, load_flow: Callable[[], Callable[[RunConfig], Any]]) -> None:
    """Run the flow in this process and print what came of it.

    Args:
        config: What to make.
        load_flow: Imports the flow and returns it.

    Raises:
        ConfigError: Something is missing that is knowable before the start.
        ApigenError: The run did not finish; what it finished is kept.
    """
    check_keys(config)
    dataset = _run(config, load_flow)
    tell(config, dataset)
    if lack := _lack(config, dataset):
        raise ApigenError(lack)


def _lack(config: RunConfig, dataset: "Dataset") -> str:
    """What a dataset has not of what was asked for; empty: it has all."""
    missing = f"{dataset.short} of {config.rows} wanted rows are missing"
    if dataset.stopped and (dataset.short or not config.rows):
        what = f"{missing}; funnel.md says which" if config.rows else "drafts are missing"
        return f"{dataset.stopped}: {what}; raise it and run the same command"
    if not dataset.rows:
        return "no draft passed all checks; rejects.parquet says why"
    return f"{missing}; funnel.md says which" if dataset.short else ""


def check_keys(config: RunConfig) -> None:
    """Every endpoint that the run uses must have its key.

    Raises:
        ConfigError: Names the environment variable that is not set.
    """
    for model in config.models:
        endpoint = config.endpoints[model.endpoint]
        if isinstance(endpoint, OpenAIEndpoint):
            api_key(endpoint, model.endpoint)


def _run(config: RunConfig, load_flow: Callable[[], Callable[[RunConfig], Any]]) -> Any:
    # Prefect reads the environment at its import, so these come after it is set.
    from tasks.accounting import ShardsFailed
    from tasks.prefect_server import server_for_run

    stop_sending_on_interrupt()
    wanted = wanted_by_style(config)
    try:
        with (
            server_for_run(meanwhile=load_flow),
            showing(config.most_drafts, noun="drafts", wanted=wanted),
        ):
            return load_flow()(config)
    except KeyboardInterrupt as error:
        raise Interrupted("stopped; the same command goes on where this one ended") from error
    except ShardsFailed as error:
        _print(to_markdown(error.funnels))
        raise


def tell(config: RunConfig, dataset: "Dataset") -> None:
    """Print the funnel, one row, where calls ran, and last the dataset's path."""
    manifest = json.loads(read_bytes(config.root, f"{dataset.path}/manifest.json"))
    _print(read_bytes(config.root, f"{dataset.path}/funnel.md").decode())
    rows = read_rows(config.root, _train_checkpoint(dataset))
    if rows:
        _print(_row_markdown(max(rows, key=lambda row: len(json.loads(row["answers"])))))
    whole, *_ = read_bytes(config.root, f"{dataset.path}/diversity.md").decode().split("\n\n")
    _print(f"{whole}\n")
    ran = sorted(set(manifest["sandbox"]) - {"none"})
    print(f"{dataset.rows} rows; executed in: {', '.join(ran) or 'nothing, as no row has calls'}")
    print(f"dataset: {config.root.rstrip('/')}/{dataset.path}", flush=True)


def _train_checkpoint(dataset: "Dataset") -> Checkpoint:
    name = "train.parquet"
    return Checkpoint(path=f"{dataset.path}/{name}", rows=dataset.rows, digest=dataset.files[name])


def _row_markdown(row: dict[str, Any]) -> str:
    tools = ", ".join(tool["name"] for tool in json.loads(row["tools"]))
    answers = "\n".join(json.dumps(call, ensure_ascii=False) for call in json.loads(row["answers"]))
    return (
        f"One row ({row['style']}, {row['category']}):\n\n"
        f"* query: {row['query']}\n* tools: {tools}\n* answers and results:\n\n"
        f"```json\n{answers}\n{row['results']}\n```\n"
    )


def _print(markdown: str) -> None:
    if sys.stdout.isatty():
        Console().print(Markdown(markdown))
    else:
        print(markdown)
