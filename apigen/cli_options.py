"""Options that several commands have, in the same words."""

import re
from collections.abc import Iterable
from pathlib import Path
from typing import Annotated

import typer

from apigen.foreign.formats import Name

ConfigFile = Annotated[Path, typer.Argument(help="YAML file; see configs/.")]
Root = Annotated[str | None, typer.Option(help="Folder of checkpoints and datasets.")]
LocalRoot = Annotated[
    str, typer.Option("--root", help="Folder of checkpoints and datasets, on this machine.")
]
OlderThanDays = Annotated[
    int, typer.Option(min=1, help="What was written or read since then stays.")
]
Delete = Annotated[bool, typer.Option("--delete", help="Delete it; else it is only listed.")]
Backend = Annotated[str, typer.Option("--sandbox", help="auto, docker or process.")]
TimeoutS = Annotated[float, typer.Option(help="Of one call, in seconds.")]
MemoryMb = Annotated[int, typer.Option(help="Of one call, in megabytes.")]
Runtime = Annotated[
    str | None, typer.Option(help="Container runtime, such as runsc; none: the engine's own.")
]
Packages = Annotated[
    list[str] | None,
    typer.Option(help="PyPI packages that calls may import, such as 'numpy>=2,<3,regex'."),
]
AllowProcess = Annotated[
    bool,
    typer.Option(
        "--allow-process-for-foreign-code",
        help="Run the functions without a container: they can read your files.",
    ),
]

RowFormat = Annotated[
    Name | None,
    typer.Option("--format", help="Form of every row; by default each row's fields show it."),
]
Answers = Annotated[
    Path | None,
    typer.Option(help="BFCL's answers to the rows: a file, or a folder with one of that name."),
]
CleanFile = Annotated[
    Path | None, typer.Option(help="File for the good rows; by default beside the verdicts.")
]
FunnelFile = Annotated[
    Path | None, typer.Option(help="File for the counts; by default beside the verdicts.")
]

_PACKAGE = re.compile(r"""(?:\[[^\]]*\]|"[^"]*"|'[^']*'|,(?!\s*[A-Za-z0-9])|[^,])+""")
"""A requirement ends at a comma before a name: not inside brackets or quotes, not before `<3`."""


def split_packages(texts: Iterable[str] | None) -> list[str]:
    """Requirements out of the texts of a repeatable option, each with commas or without."""
    found = (each.strip(" ,") for text in texts or () for each in _PACKAGE.findall(text))
    return [each for each in found if each]
