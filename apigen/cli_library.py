"""The commands of `apigen library`."""

from pathlib import Path
from typing import Annotated, Any

import typer

from apigen.checkout import checkout
from apigen.errors import ApigenError, LibraryError

app = typer.Typer(no_args_is_help=True, help="Build, look at and compare libraries of APIs.")

SHIPPED = Path(__file__).resolve().parent.parent / "data" / "library" / "apis.parquet"
LibraryFile = Annotated[Path, typer.Argument(help="A built library; by default the shipped one.")]
Many = list[str] | None


@app.command()
def build(
    out: Annotated[str, typer.Option(help="File for the library, ending in .parquet.")],
    default: Annotated[bool, typer.Option("--default", help="All sources that ship.")] = False,
    functions: Annotated[Many, typer.Option(help="File or folder of Python functions.")] = None,
    package: Annotated[Many, typer.Option(help="PyPI package, such as humanize==4.9.0.")] = None,
    openapi: Annotated[Many, typer.Option(help="OpenAPI document: a file or a URL.")] = None,
    base_url: Annotated[
        str, typer.Option(help="Of the service, instead of what its OpenAPI document says.")
    ] = "",
    toolbench: Annotated[Many, typer.Option(help="Folder of ToolBench tool files.")] = None,
    mcp: Annotated[Many, typer.Option(help="MCP server: a command or a URL.")] = None,
    licence: Annotated[str, typer.Option(help="SPDX name, for sources that name none.")] = "",
    take_writing: Annotated[
        bool,
        typer.Option("--take-writing", help="Also APIs that write; each is called once."),
    ] = False,
    allow_private: Annotated[
        bool, typer.Option("--allow-private", help="Also services on private addresses.")
    ] = False,
    config: Annotated[
        Path | None, typer.Option(help="YAML file with more settings, such as a describer.")
    ] = None,
    root: Annotated[
        str | None, typer.Option(help="Folder of checkpoints; by default data/runs.")
    ] = None,
    refresh: Annotated[
        Many, typer.Option(help="Stage to run anew: import, probe, describe or publish.")
    ] = None,
) -> None:
    """Import, clean and probe APIs from every source, and write one library."""
    given = {
        **{"out": out, "default": default, "functions": functions, "packages": package},
        **{"openapi": openapi, "base_url": base_url, "toolbench": toolbench, "mcp": mcp},
        **{"licence": licence, "take_writing": take_writing, "allow_private": allow_private},
        **{"root": root},
    }
    local = checkout("tasks.local_library")
    local.build_locally(local.settings(config, given), refresh or (), _load_flow)


def _load_flow() -> Any:
    return checkout("flows.refresh_library").refresh_library


@app.command()
def stats(
    library: LibraryFile = SHIPPED,
    sources: Annotated[
        bool, typer.Option("--sources", help="By source instead of by kind of source.")
    ] = False,
) -> None:
    """Print the funnel, categories beside the paper's, parameters and types."""
    from apigen.library.statistics import describe

    built = _read(library)
    print(f"# {library.name}: {len(built.tools)} APIs\n")
    print(describe(built, by_source=sources))


@app.command()
def show(
    name: Annotated[str, typer.Argument(help="Of an API.")], library: LibraryFile = SHIPPED
) -> None:
    """Print one API: what a model sees of it, where it is from, a call and its answer."""
    from apigen.library.showing import closest, describe_tool

    built = _read(library)
    tool = built.by_name().get(name)
    if tool is None:
        raise LibraryError(f"{library} has no API {name!r}; there is {closest(name, built)}")
    print(describe_tool(tool))


@app.command()
def probe(library: LibraryFile = SHIPPED) -> None:
    """Call every API again as recorded; exit 1 if one does not answer as before."""
    failed = checkout("tasks.local_library").probe_again(library, print)
    if failed:
        raise ApigenError(f"{failed} APIs did not answer as recorded; build the library again")


@app.command()
def diff(
    old: Annotated[Path, typer.Argument(help="A built library.")],
    new: Annotated[Path, typer.Argument(help="A later one.")],
) -> None:
    """Name the APIs that were added, removed or changed."""
    from apigen.library.differences import differences

    print("\n".join(differences(_read(old), _read(new)) or ["no difference"]))


def _read(library: Path) -> Any:
    return checkout("tasks.library").read_library(library)
