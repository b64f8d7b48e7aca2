"""The command line: wiring only. It alone may import upwards, and only inside a command."""

import sys
from pathlib import Path
from typing import Annotated, Any, Literal

import typer

from apigen import __version__, cli_library, cli_scorecard
from apigen import cli_options as given
from apigen.checkout import checkout
from apigen.config import load_config, load_sandbox
from apigen.config_run import RunConfig
from apigen.errors import ApigenError, ConfigError, Interrupted
from apigen.whole_files import has_place_beside

app = typer.Typer(
    add_completion=False,
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    help="Function-calling training data in which every row passed three checks.",
)
app.add_typer(cli_library.app, name="library")
app.command()(cli_scorecard.scorecard)
DEMO = Path(__file__).resolve().parent.parent / "configs" / "demo.yaml"


def main() -> None:
    """Run the command line; what goes wrong is one line and an exit code."""
    try:
        app()
    except ConfigError as error:
        _fail(error, 2)
    except Interrupted as error:
        _fail(error, 130)
    except ApigenError as error:
        _fail(error, 1)


def _fail(error: object, code: int) -> None:
    print(f"error: {error}", file=sys.stderr)
    sys.exit(code)


@app.callback(invoke_without_command=True)
def _version(version: Annotated[bool, typer.Option(help="Print the version.")] = False) -> None:
    if version:
        print(__version__)
        raise typer.Exit


@app.command()
def demo(root: given.Root = None) -> None:
    """Make a small dataset with the offline model: no key, no network."""
    run(DEMO, root)


@app.command()
def run(config: given.ConfigFile, root: given.Root = None) -> None:
    """Make the dataset that a config file asks for; run again, it goes on where it ended."""
    local_run = checkout("tasks.local_run")
    settings = load_config(config)
    if root:
        settings = RunConfig.model_validate(settings.model_dump() | {"root": root})
    local_run.run_locally(settings, _load_flow)


def _load_flow() -> object:
    return checkout("flows.build_dataset").build_dataset


@app.command()
def doctor(
    config: Annotated[Path | None, typer.Argument(help="A config to check, too.")] = None,
) -> None:
    """Say what of this machine is ready, and how to mend what is not."""
    checks = checkout("tasks.doctor")
    raise typer.Exit(0 if checks.report(load_config(config or DEMO)) else 1)


@app.command()
def serve(
    port: Annotated[int, typer.Option(help="Of Prefect's server and UI, on loopback.")] = 4200,
) -> None:
    """Start a Prefect server, a worker and all deployments, until Ctrl-C."""
    checkout("tasks.serving").serve(port)


@app.command()
def world(
    action: Annotated[Literal["up"], typer.Argument(help="up: serve until Ctrl-C.")],
    port: Annotated[int, typer.Option(help="Of the first service; the others follow.")] = 8711,
) -> None:
    """Serve the REST services that ship with the project, a port each."""
    checkout("tasks.world_server").world_up(port)


@app.command()
def deploy() -> None:
    """Put the deployments of prefect.yaml on the server at PREFECT_API_URL."""
    checkout("tasks.deploying").deploy_to_server()


@app.command()
def clean(
    root: given.LocalRoot = "data/runs",
    older_than_days: given.OlderThanDays = 30,
    delete: given.Delete = False,
) -> None:
    """List, or delete, what no dataset version needs any more, here and in Docker.

    Answers that were paid for stay: a journal goes only if a dataset's
    checkpoint holds them, too. Take more days than your longest run takes.
    """
    checkout("tasks.cleaning").clean(root, older_than_days, delete=delete)


@app.command()
def execute(
    calls: Annotated[Path, typer.Argument(help="JSON lines {id, name, arguments}.")],
    functions: Annotated[Path, typer.Option(help="Python functions: a file or a folder.")],
    out: Annotated[Path, typer.Option(help="File for the outcomes, one JSON line per call.")],
    twice: Annotated[
        bool, typer.Option("--twice", help="Run every call twice and tell which results differ.")
    ] = False,
    packages: given.Packages = None,
    sandbox: given.Backend = "auto",
    timeout_s: given.TimeoutS = 5.0,
    memory_mb: given.MemoryMb = 256,
    runtime: given.Runtime = None,
    allow_process: given.AllowProcess = False,
) -> None:
    """Execute calls of Python functions in isolation and tell what became of each."""
    box = load_sandbox(
        backend=sandbox,
        packages=given.split_packages(packages),
        timeout_s=timeout_s,
        memory_mb=memory_mb,
        runtime=runtime,
        check_determinism=twice,
        allow_process_for_foreign_code=allow_process,
    )
    _tell(checkout("tasks.calls").execute_file(calls, functions, box, out), out)


@app.command()
def verify(
    rows: Annotated[Path, typer.Argument(help="JSON lines, a JSON array or Parquet.")],
    out: Annotated[
        Path, typer.Option(help="File for the verdicts, one JSON line per row; or a folder.")
    ],
    form: given.RowFormat = None,
    answers: given.Answers = None,
    clean: given.CleanFile = None,
    funnel: given.FunnelFile = None,
    library: Annotated[
        Path | None, typer.Option(help="Python functions (file or folder) or a built library.")
    ] = None,
    stages: Annotated[
        str | None,
        typer.Option(help="Of format,execution,semantics; semantics is run only if named."),
    ] = None,
    config: Annotated[
        Path | None,
        typer.Option(help="Config whose `checks` decide, and `judges` if semantics is named."),
    ] = None,
    packages: given.Packages = None,
    sandbox: given.Backend = "auto",
    timeout_s: given.TimeoutS = 5.0,
    memory_mb: given.MemoryMb = 256,
    runtime: given.Runtime = None,
    allow_process: given.AllowProcess = False,
) -> None:
    """Check rows that somebody else made; tell what is wrong with them, and keep the good ones.

    Rows are {id, query, tools, answers}, xLAM's, OpenAI's or TRL's messages with tools,
    LLaMA-Factory's ShareGPT, or BFCL's questions with its answers.
    """
    from apigen import verify_rows
    from apigen.checks.policies import STRICT
    from apigen.foreign import files, outputs
    from apigen.foreign.rows import Checked

    wanted = verify_rows.wanted_stages(stages, library is not None, config is not None)
    answers = files.answers_for(rows, answers)
    places = outputs.outputs_at(out, clean, funnel, paired=answers is not None)
    places.check(rows=rows, answers=answers, library=library, configuration=config)
    total, numbered = _numbered(rows, answers)
    settings = load_config(config) if config else None
    policy = settings.checks.policy if settings else STRICT
    read = verify_rows.read_all(numbered, form, policy, answers)
    box = load_sandbox(
        backend=sandbox,
        packages=given.split_packages(packages),
        timeout_s=timeout_s,
        memory_mb=memory_mb,
        runtime=runtime,
        allow_process_for_foreign_code=allow_process,
    )
    if wanted == {*verify_rows.RULES}:
        checked = map(Checked, read)
    else:
        judge = settings if "semantics" in wanted else None
        folder = library if "execution" in wanted else None
        reverification = checkout("tasks.reverification")
        checked = reverification.checked_rows(read, total, folder, box, judge, places.verdicts)
    _tell(verify_rows.write_results(checked, places, wanted), *places.paths())


def _numbered(rows: Path, answers: Path | None) -> Any:
    from apigen.foreign import files

    if rows.suffix != ".parquet":
        return files.read_rows(rows, answers)
    total, numbered = checkout("tasks.parquet_rows").read_rows(rows)
    return total, files.joined(numbered, answers)


def _tell(lines: list[str], *outputs: Path) -> None:
    """Print the end of a command, but not into what it wrote."""
    into = not all(map(has_place_beside, outputs))
    print("\n".join(lines), file=sys.stderr if into else sys.stdout, flush=True)
