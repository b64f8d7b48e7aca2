"""From probed sources to one library file."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from apigen.config_library import LibraryConfig
from apigen.errors import ConfigError
from apigen.library import quality
from apigen.library.duplicates import merge
from apigen.library.joining import joined
from apigen.library.model import CATEGORIES, Library, Refused
from apigen.records import Tool
from tasks.checkpoints import Checkpoint, read_bytes, read_rows, write_bytes, write_rows
from tasks.library_rows import COLUMNS, from_rows, to_rows
from tasks.sandboxes import choose_sandbox, with_packages
from tasks.stage import checkpoint_path, stage


def _reads(config: LibraryConfig) -> Any:
    return None


@stage("publish", version=1, reads=_reads)
def publish_library(sources: Sequence[Checkpoint], config: LibraryConfig) -> Checkpoint:
    """Merge what is double, hold every tool to its documentation again, and write the library."""
    library = merged([from_rows(read_rows(config.root, source)) for source in sources])
    sandbox = with_packages(config.sandbox, library)
    if sandbox.packages:  # each was called with its own; runs will want them together
        choose_sandbox(sandbox, shipped=False)
    return write_rows(config.root, checkpoint_path(), to_rows(library), COLUMNS)


def merged(libraries: Sequence[Library]) -> Library:
    """One library of many; the tools by name, and every refusal."""
    library = joined(libraries)
    refused, good = list(library.refused), []
    for tool in library.tools:
        if problem := quality.check(tool):
            refused.append(Refused(tool.source, tool.name, *problem))
        else:
            good.append(_categorised(tool))
    kept, doubles = merge(good)
    needed = {tool.binding.module for tool in kept}
    return Library(
        tuple(sorted(kept, key=lambda tool: tool.name)),
        {name: text for name, text in library.modules.items() if name in needed},
        (*refused, *doubles),
    )


def _categorised(tool: Tool) -> Tool:
    return tool if tool.category in CATEGORIES else replace(tool, category="Other")


def deliver(config: LibraryConfig, library: Checkpoint) -> str:
    """Put the finished library where it was asked for; until then an older one stays there.

    Raises:
        ConfigError: It holds no API.
        StorageFault: It cannot be written.
    """
    if not any(not row["reason"] for row in read_rows(config.root, library)):
        raise ConfigError(
            f"no API came in, so {config.out} is as it was; the run says what was refused"
        )
    folder, slash, name = config.out.rpartition("/")
    write_bytes(folder or slash or ".", name, read_bytes(config.root, library.path))
    return config.out
