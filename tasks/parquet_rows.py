"""Files of rows in Parquet, as the JSON texts that they would be."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from apigen.errors import ConfigError

BATCH_ROWS = 500


def read_rows(path: Path) -> tuple[int, Iterator[tuple[int, str]]]:
    """How many rows a Parquet file holds; and each row's number, from 1, with its JSON text.

    A null in a struct is left out: Arrow gives every struct the fields of all others.

    Raises:
        ConfigError: The file cannot be read, or is no Parquet.
    """
    try:
        file = pq.ParquetFile(path)
    except OSError as error:
        raise ConfigError(f"cannot read {path}: {error.strerror or error}") from error
    except pa.ArrowException as error:
        raise ConfigError(f"{path} is no Parquet file: {error}") from error
    return file.metadata.num_rows, _texts(file, path)


def _texts(file: pq.ParquetFile, path: Path) -> Iterator[tuple[int, str]]:
    number = 0
    try:
        for batch in file.iter_batches(BATCH_ROWS):
            for row in batch.to_pylist():
                number += 1
                yield number, json.dumps(_without_holes(row), ensure_ascii=False, default=str)
    except (OSError, pa.ArrowException) as error:
        raise ConfigError(f"{path} cannot be read beyond row {number}: {error}") from error


def _without_holes(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _without_holes(each) for key, each in value.items() if each is not None}
    return [_without_holes(each) for each in value] if isinstance(value, list) else value
