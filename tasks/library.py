"""The API library: from a folder of functions, or a built file, to a checkpoint and back."""

from functools import lru_cache
from pathlib import Path
from typing import Any

from pyarrow import ArrowInvalid

from apigen.config_run import RunConfig
from apigen.errors import LibraryError
from apigen.library.callables import import_callables
from apigen.library.model import Library, check_documented
from apigen.library.python_source import import_functions
from tasks.checkpoints import Checkpoint, digest_of, read_rows, write_rows
from tasks.library_rows import COLUMNS, from_rows, to_rows
from tasks.stage import checkpoint_path, stage

ROOT = Path(__file__).resolve().parent.parent
SHIPPED = ROOT / "data" / "library" / "functions"
LICENCE = "Apache-2.0"


def library_folder(config: RunConfig) -> Path:
    """Where the run's functions are."""
    return Path(config.library) if config.library else SHIPPED


def is_shipped(config: RunConfig) -> bool:
    """Whether all code that the run executes came with this project."""
    return library_folder(config).resolve() == SHIPPED


def read_library(path: Path, licence: str = "") -> Library:
    """The library at `path`: a Python file, a folder of them, or a built Parquet file.

    Raises:
        LibraryError: There is none, or one of its functions is not usable.
    """
    if path.suffix == ".parquet":
        return open_built(path)
    return import_functions(source_texts(path), licence)


def read_callables(path: Path) -> Library:
    """The functions at `path`, as `read_library`, also those that no model could be offered.

    Raises:
        LibraryError: There are none, or a file is not valid Python.
    """
    return open_built(path) if path.suffix == ".parquet" else import_callables(source_texts(path))


def source_texts(path: Path) -> dict[str, str]:
    """The Python files at `path`, by their place in it.

    Raises:
        LibraryError: There are none, or one is no text.
    """
    return {name: _text(file) for name, file in _files(path).items()}


def open_built(path: Path) -> Library:
    """The library of a built file.

    Raises:
        LibraryError: It is none.
    """
    file = Checkpoint(path=path.name, rows=0, digest=digest_of(_read(path)))
    try:
        return from_rows(read_rows(str(path.parent), file))
    except ArrowInvalid as error:
        raise LibraryError(f"{path} is no built library: {error}; build it again") from error


def _files(path: Path) -> dict[str, Path]:
    """The library's files by their place in it; a file alone is a library, too."""
    if path.is_file():
        return {path.name: path}
    files = {
        file.relative_to(path).as_posix(): file
        for file in sorted(path.rglob("*.py"))
        if "__pycache__" not in file.parts
    }
    if not files:
        raise LibraryError(f"no Python functions at {path}; name a .py file or a folder of them")
    return files


def _text(path: Path) -> str:
    try:
        return _read(path).decode()
    except UnicodeDecodeError as error:
        raise LibraryError(f"{path} is not UTF-8 text: {error.reason}; convert it") from error


def _read(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise LibraryError(f"cannot read library {path}: {error.strerror}") from error


def _reads(config: RunConfig) -> Any:
    """A changed function changes everything after it."""
    return [is_shipped(config), file_digests(library_folder(config))]


def file_digests(path: Path) -> list[list[str]]:
    """The places of a library's files and the digests of what they hold.

    Raises:
        LibraryError: There is none.
    """
    return [[name, digest_of(_read(file))] for name, file in _files(path).items()]


@stage("library", version=2, reads=_reads)
def load_library(config: RunConfig) -> Checkpoint:
    """Import the run's functions as documented tools."""
    licence = LICENCE if is_shipped(config) else ""
    library = read_library(library_folder(config), licence)
    check_documented(library)
    return write_rows(config.root, checkpoint_path(), to_rows(library), COLUMNS)


def open_library(root: str, checkpoint: Checkpoint) -> Library:
    """The library that `load_library` wrote; read once per process."""
    return _open(root, checkpoint.path, checkpoint.digest)


@lru_cache(maxsize=4)
def _open(root: str, path: str, digest: str) -> Library:
    return from_rows(read_rows(root, Checkpoint(path=path, rows=0, digest=digest)))
