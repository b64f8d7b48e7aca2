"""Where the rows of a score card come from."""

import json

import pytest

from apigen.errors import ConfigError
from tasks.checkpoints import TEXT, write_rows
from tasks.scorecard_rows import read_source, sample

ROW = {
    "id": "1",
    "query": "q",
    "tools": "[]",
    "answers": "[]",
    "style": "simple",
    "language": "English",
    "missing": "[]",
    "reply": "",
    "thought": "not for the checks",
}


def write_dataset(root, name, version, created_at, **config):
    path = f"datasets/{name}/{version}"
    write_rows(
        str(root), f"{path}/train.parquet", [ROW | {"id": version}], dict.fromkeys(ROW, TEXT)
    )
    manifest = {"name": name, "version": version, "created_at": created_at, "judges": ["j", "k"]}
    (root / path / "manifest.json").write_text(json.dumps(manifest | {"config": config}))
    return root / path


def test_without_a_name_it_is_the_dataset_that_was_made_last(tmp_path):
    write_dataset(tmp_path, "b", "v1", "2026-01-01T00:00:00+00:00")
    rest = {"mode": "replay"}
    made = "2026-03-01T00:00:00+00:00"
    write_dataset(tmp_path, "a", "v2", made, library="mine.parquet", rest=rest)
    write_dataset(tmp_path, "c", "v3", "2026-02-01T00:00:00+00:00")
    source = read_source(None, str(tmp_path))
    assert source.name == "dataset a, version v2"
    assert str(source.library) == "mine.parquet"
    assert source.judge == "j + k"
    assert source.rest.records == f"{tmp_path.resolve()}/rest/answers.sqlite"
    (row,) = map(json.loads, source.texts)
    assert row["id"] == "v2"
    assert "thought" not in row


def test_a_folder_is_a_dataset_and_a_parquet_file_may_stand_alone(tmp_path):
    folder = write_dataset(tmp_path, "a", "v1", "2026-01-01T00:00:00+00:00")
    assert read_source(folder, "").name == "dataset a, version v1"
    alone = tmp_path / "rows.parquet"
    alone.write_bytes((folder / "train.parquet").read_bytes())
    source = read_source(alone, "")
    assert (source.name, source.library, source.judge) == (str(alone), None, "")
    assert len(source.texts) == 1


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("rows.parquet", b"no parquet", "cannot read"),
        ("rows.parquet", None, "cannot read"),
        ("rows.jsonl", None, "cannot read"),
        (None, None, "no dataset below"),
    ],
)
def test_rows_that_cannot_be_read_are_one_clear_line(tmp_path, name, content, words):
    path = tmp_path / name if name else None
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(ConfigError, match=words) as raised:
        read_source(path, str(tmp_path))
    assert "\n" not in str(raised.value)


def test_a_sample_is_the_same_whatever_the_order_and_holds_any_text(tmp_path):
    path = tmp_path / "rows.jsonl"
    lines = [b'{"id": %d}' % number for number in range(20)] + [b"\xff"]
    path.write_bytes(b"\n".join(lines))
    one = sample(read_source(path, ""), 5, seed=1)
    path.write_bytes(b"\n".join(lines[::-1]))
    two = sample(read_source(path, ""), 5, seed=1)
    strip = [text.strip() for text in one.texts]
    assert len(one.texts) == 5
    assert strip == [text.strip() for text in two.texts]
    assert strip != [text.strip() for text in sample(read_source(path, ""), 5, seed=2).texts]
    assert len(sample(read_source(path, ""), 100, seed=1).texts) == 21
