"""The command line: wiring only. It alone may import upwards, and only inside a command."""

import importlib
import sys
from pathlib import Path
from types import ModuleType
from typing import Annotated

import typer

from apigen import __version__
from apigen.config import RunConfig, load_config, load_sandbox
from apigen.errors import ApigenError, ConfigError, Interrupted

app = typer.Typer(
    add_completion=False,
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    help="Function-calling training data in which every row passed three checks.",
)
DEMO = Path(__file__).resolve().parent.parent / "configs" / "demo.yaml"

ConfigFile = Annotated[Path, typer.Argument(help="YAML file; see configs/.")]
Root = Annotated[str | None, typer.Option(help="Folder of checkpoints and datasets.")]


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


def _checkout(module: str) -> ModuleType:
    """A module beside the package, which the wheel does not hold."""
    try:
        importlib.import_module("tasks.quiet").quieten_prefect()
        return importlib.import_module(module)
    except ModuleNotFoundError as error:
        raise ConfigError(
            f"this command runs from a checkout with the pipeline installed ({error.name} is "
            "missing): clone the project and type `make setup`"
        ) from error


@app.callback(invoke_without_command=True)
def _version(version: Annotated[bool, typer.Option(help="Print the version.")] = False) -> None:
    if version:
        print(__version__)
        raise typer.Exit


@app.command()
def demo(root: Root = None) -> None:
    """Make a small dataset with the offline model: no key, no network."""
    run(DEMO, root)


@app.command()
def run(config: ConfigFile, root: Root = None) -> None:
    """Make the dataset that a config file asks for; run again, it goes on where it ended."""
    local_run = _checkout("tasks.local_run")
    settings = load_config(config)
    if root:
        settings = RunConfig.model_validate(settings.model_dump() | {"root": root})
    local_run.run_locally(settings, _load_flow)


def _load_flow() -> object:
    return _checkout("flows.build_dataset").build_dataset


@app.command()
def doctor(
    config: Annotated[Path | None, typer.Argument(help="A config to check, too.")] = None,
) -> None:
    """Say what of this machine is ready, and how to mend what is not."""
    checks = _checkout("tasks.doctor")
    raise typer.Exit(0 if checks.report(load_config(config or DEMO)) else 1)


@app.command()
def verify(
    rows: Annotated[Path, typer.Argument(help="JSON lines {id, query, tools, answers}.")],
    out: Annotated[Path, typer.Option(help="File for the verdicts, one JSON line per row.")],
    library: Annotated[
        Path | None, typer.Option(help="Python functions (file or folder) or a built library.")
    ] = None,
    stages: Annotated[
        str | None, typer.Option(help="Of format,execution,semantics; by default what is possible.")
    ] = None,
    config: Annotated[
        Path | None, typer.Option(help="Config whose judge the semantics stage asks.")
    ] = None,
    sandbox: Annotated[str, typer.Option(help="auto, docker or process.")] = "auto",
    timeout_s: Annotated[float, typer.Option(help="Of one call, in seconds.")] = 5.0,
    allow_process_for_foreign_code: Annotated[
        bool, typer.Option(help="Run the library without a container: it can read your files.")
    ] = False,
) -> None:
    """Check rows that somebody else made."""
    from apigen import verify_rows

    wanted = verify_rows.wanted_stages(stages, library is not None, config is not None)
    verify_rows.check_output(rows, out)
    lines = verify_rows.read_lines(rows)
    if wanted == {"format"}:
        counts = verify_rows.write_verdicts(map(verify_rows.format_verdict, lines), out)
    else:
        reverification = _checkout("tasks.reverification")
        box = load_sandbox(sandbox, timeout_s, allow_process_for_foreign_code)
        judge = load_config(config) if config and "semantics" in wanted else None
        folder = library if "execution" in wanted else None
        verdicts = reverification.verdicts(lines, folder, box, judge, out)
        counts = verify_rows.write_verdicts(verdicts, out)
    print(f"{counts.total()} rows: {counts['ok']} ok, {counts.total() - counts['ok']} rejected")
    for reason, number in counts.most_common():
        if reason != "ok":
            print(f"  {reason}: {number}")
    print(f"verdicts: {out}")
