"""Files that appear whole or not at all, and answers that are never paid for twice."""

import json

import pytest

from apigen.errors import StorageFault
from tasks.checkpoints import FLAG, TEXT, Checkpoint, read_rows, write_rows
from tasks.journal import Journal

COLUMNS = {"answers": TEXT, "ok": FLAG}
ROWS = [{"answers": json.dumps([{"x": 1}]), "ok": True}, {"answers": '[{"y": "é"}]', "ok": None}]


def root(tmp_path, scheme):
    return str(tmp_path) if scheme == "local" else f"memory://{tmp_path.name}"


@pytest.mark.parametrize("scheme", ["local", "memory"])
def test_rows_come_back_as_they_were_on_any_file_system(tmp_path, scheme):
    where = root(tmp_path, scheme)
    checkpoint = write_rows(where, "stage/a.parquet", ROWS, COLUMNS)
    assert read_rows(where, checkpoint) == ROWS
    assert checkpoint.rows == 2
    assert checkpoint.intact(where)


def test_no_temporary_file_is_left(tmp_path):
    write_rows(str(tmp_path), "stage/a.parquet", ROWS, COLUMNS)
    assert [path.name for path in (tmp_path / "stage").iterdir()] == ["a.parquet"]


def test_equal_rows_have_equal_digests(tmp_path):
    first = write_rows(str(tmp_path), "a.parquet", ROWS, COLUMNS)
    assert write_rows(str(tmp_path), "b.parquet", ROWS, COLUMNS).digest == first.digest


def test_a_changed_file_is_noticed(tmp_path):
    checkpoint = write_rows(str(tmp_path), "a.parquet", ROWS, COLUMNS)
    write_rows(str(tmp_path), "a.parquet", ROWS[:1], COLUMNS)
    assert not checkpoint.intact(str(tmp_path))
    with pytest.raises(StorageFault, match="changed"):
        read_rows(str(tmp_path), checkpoint)


def test_a_missing_file_is_noticed(tmp_path):
    gone = Checkpoint(path="gone.parquet", rows=0, digest="")
    assert not gone.intact(str(tmp_path))
    with pytest.raises(StorageFault, match=r"gone\.parquet"):
        read_rows(str(tmp_path), gone)


def test_journalled_answers_are_found_again(tmp_path):
    path = tmp_path / "journal" / "a.jsonl"
    with Journal(path) as journal:
        assert journal.get("one") is None
        journal.put("one", {"text": "é\n\u2028\x85"})
    with Journal(path) as journal:
        assert journal.get("one") == {"text": "é\n\u2028\x85"}


@pytest.mark.parametrize("cut", range(1, 30, 4))
def test_a_line_torn_by_a_kill_costs_that_line_alone(tmp_path, cut):
    path = tmp_path / "a.jsonl"
    with Journal(path) as journal:
        journal.put("one", 1)
        journal.put("two", "a longer answer than this test cuts off")
    path.write_bytes(path.read_bytes()[:-cut])
    with Journal(path) as journal:
        assert journal.get("one") == 1
        assert journal.get("two") is None
        journal.put("three", 3)
    with Journal(path) as journal:
        assert (journal.get("one"), journal.get("two"), journal.get("three")) == (1, None, 3)
