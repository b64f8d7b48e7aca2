"""The command `apigen scorecard`."""

import shlex
import sys
from pathlib import Path
from typing import Annotated

import typer

from apigen import cli_options as given
from apigen.checkout import checkout
from apigen.config import load_config, load_sandbox

DEMO = Path(__file__).resolve().parent.parent / "configs" / "demo.yaml"


def scorecard(
    out: Annotated[Path, typer.Option(help="Folder for the report, its figures and a plot.")],
    rows: Annotated[
        Path | None,
        typer.Option(help="A dataset or JSON lines of good rows; by default the newest dataset."),
    ] = None,
    library: Annotated[
        Path | None, typer.Option(help="Functions that the rows call; by default their dataset's.")
    ] = None,
    judge: Annotated[
        Path | None,
        typer.Option("--judge", "--config", help="Config that names the judge; none: offline."),
    ] = None,
    per_kind: Annotated[int, typer.Option(min=1, help="Faults of each kind at most.")] = 200,
    most_rows: Annotated[int, typer.Option(min=1, help="Rows at most.")] = 2000,
    seed: Annotated[int, typer.Option(help="Which rows, and which faults in them.")] = 0,
    root: given.LocalRoot = "data/runs",
    packages: given.Packages = None,
    sandbox: given.Backend = "auto",
    timeout_s: given.TimeoutS = 5.0,
    memory_mb: given.MemoryMb = 256,
    runtime: given.Runtime = None,
    allow_process: given.AllowProcess = False,
) -> None:
    """Plant known faults in good rows and tell which of them the checks find."""
    from apigen.scorecard_report import to_summary

    box = load_sandbox(
        backend=sandbox,
        packages=given.split_packages(packages),
        timeout_s=timeout_s,
        memory_mb=memory_mb,
        runtime=runtime,
        allow_process_for_foreign_code=allow_process,
    )
    tasks = checkout("tasks.scorecard")
    plan = tasks.Plan(
        *(rows, root, library, box, load_config(judge or DEMO)),
        *(per_kind, most_rows, seed, out, shlex.join(["apigen", *sys.argv[1:]])),
    )
    print(to_summary(tasks.make(plan)))
    print(f"score card: {out / 'scorecard.md'}")
