"""Parquet files that appear whole or not at all, on any fsspec file system."""

import errno
import hashlib
import io
import os
import uuid
from collections.abc import Mapping, Sequence
from typing import Any

import fsspec
import pyarrow as pa
import pyarrow.parquet as pq
from pydantic import BaseModel, ConfigDict

from apigen.errors import StorageFault

TEXT, COUNT, FLAG = pa.string(), pa.int64(), pa.bool_()


class Checkpoint(BaseModel):
    """A finished file: its path below the run's root, its rows, and the SHA-256 of its bytes.

    `made_by` is the id of the flow run that wrote it.
    """

    model_config = ConfigDict(frozen=True)

    path: str
    rows: int
    digest: str
    made_by: str = ""

    def intact(self, root: str) -> bool:
        """Whether the file is still there and still the same."""
        try:
            return digest_of(read_bytes(root, self.path)) == self.digest
        except StorageFault:
            return False


def write_rows(
    root: str, path: str, rows: Sequence[Mapping[str, Any]], columns: Mapping[str, pa.DataType]
) -> Checkpoint:
    """Write `rows` as Parquet to `path` below `root`.

    Raises:
        StorageFault: The file could not be written; nothing appears at `path`.
    """
    table = pa.Table.from_pylist(list(rows), schema=pa.schema(list(columns.items())))
    buffer = io.BytesIO()
    pq.write_table(table, buffer, compression="zstd")
    data = buffer.getvalue()
    write_bytes(root, path, data)
    return Checkpoint(path=path, rows=len(rows), digest=digest_of(data))


def read_rows(root: str, checkpoint: Checkpoint) -> list[dict[str, Any]]:
    """The rows of a checkpoint.

    Raises:
        StorageFault: The file is gone, or is not what the checkpoint names.
    """
    data = read_bytes(root, checkpoint.path)
    if digest_of(data) != checkpoint.digest:
        raise StorageFault(f"{_join(root, checkpoint.path)} was changed since it was written")
    return pq.read_table(io.BytesIO(data)).to_pylist()


def write_bytes(root: str, path: str, data: bytes) -> None:
    """Write a file under a temporary name, then rename it.

    Raises:
        StorageFault: The file could not be written.
    """
    target = _join(root, path)
    fs, name = fsspec.core.url_to_fs(target)
    temporary = f"{name}.{os.getpid()}.{uuid.uuid4().hex[:8]}.tmp"
    try:
        fs.makedirs(name.rsplit("/", 1)[0], exist_ok=True)
        try:
            fs.pipe_file(temporary, data)
            fs.mv(temporary, name)
        except BaseException:
            _forget(fs, temporary)
            raise
    except OSError as error:
        raise StorageFault(explain(error, target)) from error


def read_bytes(root: str, path: str) -> bytes:
    """The bytes of a file.

    Raises:
        StorageFault: The file could not be read.
    """
    target = _join(root, path)
    fs, name = fsspec.core.url_to_fs(target)
    try:
        return bytes(fs.cat_file(name))
    except OSError as error:
        raise StorageFault(f"cannot read {target}: {error.strerror or error}") from error


def digest_of(data: bytes) -> str:
    """SHA-256 in hexadecimal digits."""
    return hashlib.sha256(data).hexdigest()


def _join(root: str, path: str) -> str:
    return f"{root.rstrip('/')}/{path}"


def _forget(fs: Any, path: str) -> None:
    try:
        fs.rm_file(path)
    except OSError:
        return


def explain(error: OSError, target: str) -> str:
    """One line for a write that failed: what, where, and what to do."""
    if error.errno in (errno.ENOSPC, errno.EDQUOT):
        return (
            f"the disk is full: cannot write {target}; free some space or set another `root`, then "
            "run the same command again: finished stages are kept"
        )
    return f"cannot write {target}: {error.strerror or error}; check the folder and its rights"
