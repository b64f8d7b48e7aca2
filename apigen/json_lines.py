"""Files of JSON lines, as people write them."""

import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import IO

from apigen.errors import ConfigError
from apigen.whole_files import is_stream


def read_texts(path: Path) -> Iterator[tuple[str, str]]:
    """The JSON texts of a file, each with its place, such as `line 3` or `element 3`.

    A file of JSON lines is read line by line, one that holds a JSON array as a whole. Blank lines
    are no texts; nothing else is left out, and no text is judged.

    Raises:
        ConfigError: The file cannot be read, or begins like an array and is none.
    """
    try:
        # Bytes that are no UTF-8 become surrogates, which are refused text by text.
        with path.open(encoding="utf-8-sig", errors="surrogateescape", newline="\n") as file:
            yield from _texts(file, path)
    except OSError as error:
        raise ConfigError(f"cannot read {path}: {error.strerror}") from error


def counted_texts(path: Path) -> tuple[int, Iterable[tuple[str, str]]]:
    """How many texts there are, and the texts; a pipe, which can be read but once, is kept.

    Raises:
        ConfigError: As `read_texts`.
    """
    if is_stream(path):
        texts = list(read_texts(path))
        return len(texts), texts
    return sum(1 for _ in read_texts(path)), read_texts(path)


def _texts(file: IO[str], path: Path) -> Iterator[tuple[str, str]]:
    for number, line in enumerate(file, 1):
        if line.lstrip().startswith("["):
            yield from _array_or_lines(line + file.read(), number, path)
            return
        if line.strip():
            yield f"line {number}", line
            yield from _lines(file, number + 1)
            return


def _lines(lines: Iterable[str], first: int) -> Iterator[tuple[str, str]]:
    return ((f"line {n}", line) for n, line in enumerate(lines, first) if line.strip())


def _array_or_lines(text: str, number: int, path: Path) -> Iterator[tuple[str, str]]:
    elements = _elements(text)
    if elements is not None:
        yield from ((f"element {n}", element) for n, element in enumerate(elements, 1))
    elif _is_json(text.partition("\n")[0]):
        yield from _lines(text.split("\n"), number)
    else:
        raise ConfigError(
            f"{path} begins like a JSON array but is none; write one JSON object per line"
        )


def _is_json(text: str) -> bool:
    try:
        json.loads(text)
    except (ValueError, RecursionError):
        return False
    return True


def _elements(text: str) -> list[str] | None:
    """The texts of an array's elements, or None where the text is no array."""
    # Only the elements' ends are wanted here; their content is judged one by one.
    decoder, position, found = json.JSONDecoder(parse_int=str), text.index("[") + 1, []
    if text[position:].strip() == "]":
        return []
    while True:
        start = _skip_space(text, position)
        try:
            end = decoder.raw_decode(text, start)[1]
        except (ValueError, RecursionError):
            return None
        found.append(text[start:end])
        position = _skip_space(text, end)
        if text[position : position + 1] == "]" and not text[position + 1 :].strip():
            return found
        if text[position : position + 1] != ",":
            return None
        position += 1


def _skip_space(text: str, position: int) -> int:
    while position < len(text) and text[position].isspace():
        position += 1
    return position
