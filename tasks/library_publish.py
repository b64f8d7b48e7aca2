"""From probed sources to one library file."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from apigen.config_library import LibraryConfig
from apigen.library import quality
from apigen.library.duplicates import merge
from apigen.library.model import CATEGORIES, Library, Refused
from apigen.records import Tool
from tasks.checkpoints import Checkpoint, read_bytes, read_rows, write_bytes, write_rows
from tasks.library_rows import COLUMNS, from_rows, to_rows
from tasks.stage import checkpoint_path, stage


def _reads(config: LibraryConfig) -> Any:
    return None


@stage("publish", version=1, reads=_reads)
def publish_library(sources: Sequence[Checkpoint], config: LibraryConfig) -> Checkpoint:
    """Merge what is double, hold every tool to its documentation again, and write the library."""
    library = merged([from_rows(read_rows(config.root, source)) for source in sources])
    return write_rows(config.root, checkpoint_path(), to_rows(library), COLUMNS)


def merged(libraries: Sequence[Library]) -> Library:
    """One library of many; the tools by name, and every refusal."""
    refused = [each for library in libraries for each in library.refused]
    good = []
    for tool in (tool for library in libraries for tool in library.tools):
        if problem := quality.check(tool):
            refused.append(Refused(tool.source, tool.name, *problem))
        else:
            good.append(_categorised(tool))
    kept, doubles = merge(good)
    modules = {name: text for library in libraries for name, text in library.modules.items()}
    needed = {tool.binding.module for tool in kept}
    return Library(
        tuple(sorted(kept, key=lambda tool: tool.name)),
        {name: text for name, text in modules.items() if name in needed},
        (*refused, *doubles),
    )


def _categorised(tool: Tool) -> Tool:
    return tool if tool.category in CATEGORIES else replace(tool, category="Other")


def deliver(config: LibraryConfig, library: Checkpoint) -> str:
    """Put the finished library where it was asked for; until then an older one stays there.

    Raises:
        StorageFault: It cannot be written.
    """
    folder, _, name = config.out.rpartition("/")
    write_bytes(folder or ".", name, read_bytes(config.root, library.path))
    return config.out
