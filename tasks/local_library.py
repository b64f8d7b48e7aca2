"""A library build from the command line, and the probe of a library that is there."""

from collections import Counter
from collections.abc import Callable, Collection, Mapping
from pathlib import Path
from typing import Any, get_args

import yaml
from pydantic import ValidationError

from apigen.config import explain
from apigen.config_library import SANDBOX, LibraryConfig, LibraryStage
from apigen.errors import ConfigError, Interrupted
from apigen.library.model import Library
from apigen.library.statistics import STEPS
from tasks.library import open_built
from tasks.library_sources import count_sources
from tasks.stopping import stop_sending_on_interrupt
from tasks.terminal import showing


def settings(path: Path | None, given: Mapping[str, Any]) -> LibraryConfig:
    """The build's configuration: a file's, with what the command line gives on top.

    Raises:
        ConfigError: The file cannot be read, or a setting is not possible.
    """
    data = _read(path) if path else {}
    if not isinstance(data, dict):
        raise ConfigError(f"{path} must hold settings by name; see apigen/config_library.py")
    try:
        return LibraryConfig.model_validate(data | {k: v for k, v in given.items() if v})
    except ValidationError as error:
        raise ConfigError(explain(error)) from error


def build_locally(
    config: LibraryConfig, refresh: Collection[str], load_flow: Callable[[], Callable[..., Any]]
) -> None:
    """Run the flow in this process and print what came of it.

    Args:
        config: The sources, and where the library goes.
        refresh: Stages to run anew.
        load_flow: Imports the flow and returns it.

    Raises:
        ConfigError: A source is not there.
        MachineFault: Some sources did not finish; an older library is as it was.
    """
    # Prefect reads the environment at its import, so this comes after it is set.
    from tasks.prefect_server import server_for_run
    from tasks.source_shards import stages_of

    if unknown := set(refresh) - set(get_args(LibraryStage)):
        known = ", ".join(get_args(LibraryStage))
        raise ConfigError(f"--refresh {sorted(unknown)[0]}: there is no such stage; it is {known}")
    stop_sending_on_interrupt()
    sources = count_sources(config)
    try:
        with server_for_run(meanwhile=load_flow), showing(sources, stages_of(config), "sources"):
            load_flow()(config, tuple(refresh))
    except KeyboardInterrupt as error:
        raise Interrupted("stopped; the same command goes on where this one ended") from error
    print("\n".join(told(open_built(Path(config.out)), config.out)), flush=True)


def told(library: Library, out: str) -> list[str]:
    """What a build gave, in lines for the user."""
    kinds = Counter(tool.binding.kind for tool in library.tools)
    steps = Counter(each.reason.split(".")[0] for each in library.refused)
    offered = len(library.tools) + len(library.refused)
    parts = ", ".join(f"{count} {kind}" for kind, count in sorted(kinds.items()))
    refused = ", ".join(f"{steps[step]} at {step}" for step in STEPS if steps[step])
    whole = [each for each in library.refused if not each.name]
    return [
        f"{len(library.tools)} APIs of {offered} offered ({parts or 'none'})",
        f"refused: {refused or 'none'}",
        *(f"refused whole: {each.source}: {each.detail}" for each in whole),
        f"library: {out}",
    ]


def probe_again(path: Path, tell: Callable[[str], None]) -> int:
    """Call every API of a library as recorded; how many did not answer as before.

    Raises:
        MachineFault: A sandbox, a server or a host could not do its work.
    """
    from tasks.executors import Where
    from tasks.probe_calls import call_again

    library = open_built(path)
    failed = call_again(library, Where(SANDBOX))
    for name, detail in failed.items():
        tell(f"{name}: {detail}")
    tell(f"{len(library.tools) - len(failed)} of {len(library.tools)} APIs answer as recorded")
    return len(failed)


def _read(path: Path) -> Any:
    try:
        return yaml.safe_load(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, yaml.YAMLError) as error:
        raise ConfigError(f"cannot read {path}: {' '.join(str(error).split())}") from error
