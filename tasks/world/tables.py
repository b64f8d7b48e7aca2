"""Rows for tables: from a text that lists them, and with ids."""

from collections.abc import Iterable, Iterator, Sequence


def cells(text: str) -> list[list[str]]:
    """The rows of a text with one a line, and with bars between the cells."""
    return [line.strip().split("|") for line in text.strip().splitlines()]


def numbered(prefix: str, rows: Iterable[Sequence], digits: int = 2) -> Iterator[tuple]:
    """The rows with ids such as `fod-01` in front."""
    for number, row in enumerate(rows, 1):
        yield (f"{prefix}-{number:0{digits}}", *row)
