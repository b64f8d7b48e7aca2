"""Rows in Parquet, as datasets of our own and of others are stored."""

import json

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from apigen.errors import ConfigError
from apigen.foreign.rows import read_row
from tasks.parquet_rows import BATCH_ROWS, read_rows
from tests.foreign_forms import FORMS, TOOL, trl


@pytest.mark.parametrize("name", ["openai", "trl", "sharegpt", "xlam"])
def test_a_row_reads_from_parquet_as_from_json(tmp_path, name):
    row = FORMS[name]()
    pq.write_table(pa.Table.from_pylist([row] * 3), tmp_path / "rows.parquet")
    count, numbered = read_rows(tmp_path / "rows.parquet")
    found = [(line, read_row(text)) for line, text in numbered]
    assert count == 3
    assert [line for line, _ in found] == [1, 2, 3]
    expected = read_row(json.dumps(row))
    for _, got in found:
        assert (got.verdict, got.calls, got.format) == (
            expected.verdict,
            expected.calls,
            expected.format,
        )


def test_fields_that_arrow_adds_to_structs_are_left_out(tmp_path):
    other = TOOL | {
        "name": "clock",
        "parameters": {
            "type": "object",
            "properties": {"zone": {"type": "string"}},
            "required": [],
        },
    }
    rows = [
        trl(),
        trl(
            "Which time is it in UTC?",
            tools=(other,),
            calls=[{"name": "clock", "arguments": {"zone": "UTC"}}],
        ),
    ]
    pq.write_table(pa.Table.from_pylist(rows), tmp_path / "rows.parquet")
    _, numbered = read_rows(tmp_path / "rows.parquet")
    assert [read_row(text).verdict.ok for _, text in numbered] == [True, True]


def test_rows_come_batch_by_batch_and_keep_their_numbers(tmp_path):
    table = pa.Table.from_pylist([{"query": str(n)} for n in range(BATCH_ROWS * 2 + 1)])
    pq.write_table(table, tmp_path / "rows.parquet")
    count, numbered = read_rows(tmp_path / "rows.parquet")
    assert count == len(table)
    assert all(json.loads(text)["query"] == str(line - 1) for line, text in numbered)


@pytest.mark.parametrize("content", [None, b"no parquet"])
def test_a_file_that_is_no_parquet_is_named(tmp_path, content):
    if content:
        (tmp_path / "rows.parquet").write_bytes(content)
    with pytest.raises(ConfigError, match=r"rows\.parquet"):
        read_rows(tmp_path / "rows.parquet")
