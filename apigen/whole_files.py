"""Files of JSON lines that appear whole or not at all."""

import contextlib
import json
import os
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import IO

from apigen.errors import ConfigError, Interrupted, StorageFault
from apigen.records import JsonObject


def check_output(out: Path, option: str = "--out", /, **inputs: Path | None) -> None:
    """Refuse to write over what is read.

    Args:
        out: Where to write.
        option: What names it.
        inputs: What is read, by what it holds.

    Raises:
        ConfigError: `out`, or the file beside it that is written first, is one of the inputs.
    """
    for noun, path in inputs.items():
        if path and not is_stream(out) and _is_part_of(out, path):
            raise ConfigError(f"{option} {out} is the file of {noun} itself; name another one")


def is_stream(path: Path) -> bool:
    """Whether it is a pipe or a device, which is written to directly."""
    return os.path.exists(path) and not os.path.isfile(path)


def has_place_beside(path: Path) -> bool:
    """Whether other files may lie beside it: not beside a device, even one led into a file."""
    folders = {Path("/dev"), Path("/proc")} & set(path.absolute().parents)
    return not folders and not is_stream(path)


def _is_part_of(out: Path, source: Path) -> bool:
    if source.resolve() in (out.resolve(), _beside(out)):
        return True
    return out.exists() and out.suffix == ".py" and source.resolve() in out.resolve().parents


def _beside(path: Path) -> Path:
    target = path.resolve()
    return target.with_name(f"{target.name}.unfinished")


def write_lines(lines: Iterable[JsonObject], path: Path) -> None:
    """Write one JSON text per line; the file appears when the last one is written.

    Raises:
        ConfigError: The file cannot be opened.
        StorageFault: It cannot be written to its end.
        Interrupted: The user stopped it; there is no file, or still the older one.
    """
    write_texts(((path, json.dumps(line, ensure_ascii=False) + "\n") for line in lines), [path])


def write_texts(texts: Iterable[tuple[Path, str]], paths: Sequence[Path]) -> None:
    """Write each text to the file it is for; all files appear when the last text is written.

    Args:
        texts: Texts as they come, each with one of `paths`.
        paths: The files, no two of them the same; one that gets no text is empty.

    Raises:
        ConfigError: A file cannot be opened.
        StorageFault: One cannot be written to its end.
        Interrupted: The user stopped it; there are no files, or still the older ones.
    """
    try:
        with contextlib.ExitStack() as stack:
            files = {path: stack.enter_context(_replacing(path)) for path in paths}
            for path, text in texts:
                with _faults(path):
                    files[path].write(text)
    except KeyboardInterrupt as error:
        raise Interrupted(f"stopped; {paths[0]} was not written; run the command again") from error


@contextlib.contextmanager
def _replacing(path: Path) -> Iterator[IO[str]]:
    """A file that takes the place of `path` if all goes well, and is gone if not."""
    beside = path if is_stream(path) else _beside(path)
    try:
        file = beside.open("w", encoding="utf-8")
    except OSError as error:
        raise ConfigError(f"cannot write {path}: {error.strerror}") from error
    try:
        yield file
        with _faults(path):
            file.flush()
            if beside != path:
                beside.replace(path.resolve())
    finally:
        with contextlib.suppress(OSError):  # a disk that was full when writing still is
            file.close()
        if beside != path:
            beside.unlink(missing_ok=True)


@contextlib.contextmanager
def _faults(path: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise StorageFault(f"cannot write {path}: {error.strerror}; run it again") from error
