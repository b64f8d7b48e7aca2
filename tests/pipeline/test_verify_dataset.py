"""The flow that checks a file of rows that somebody else made."""

import json
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from apigen.config_verify import VerifyConfig
from apigen.errors import ConfigError
from flows.verify_dataset import verify_dataset
from tasks.checkpoints import read_bytes
from tests.foreign_forms import bfcl, openai
from tests.runs import changed

TOOL = {"name": "f", "description": "f", "parameters": {"type": "object", "properties": {}}}
GOOD = {"id": "é", "query": "q", "tools": [TOOL], "answers": [{"name": "f", "arguments": {}}]}
AWKWARD = b'{"id": 3, "query": "\xff", "tools": [], "answers": []}\n\xff\xfe\n'


@pytest.fixture
def config(records, tmp_path):
    (tmp_path / "rows.jsonl").write_bytes(json.dumps(GOOD).encode() + b"\n{}\n" + AWKWARD)
    (tmp_path / "f.py").write_text('def f() -> int:\n    """Gives one."""\n    return 1\n')
    return VerifyConfig(
        name="others", rows=str(tmp_path / "rows.jsonl"), root=str(tmp_path / "root")
    )


def verdicts_of(config, checkpoint):
    return [json.loads(line) for line in read_bytes(config.root, checkpoint.path).splitlines()]


def test_every_line_gets_a_verdict_in_order_whatever_its_bytes(config):
    found = verify_dataset(config)
    lines = verdicts_of(config, found)
    assert [line["ok"] for line in lines] == [True, False, False, False]
    assert lines[0]["id"] == "é"
    assert found.rows == 4


def test_funnel_and_good_rows_lie_beside_the_verdicts(config):
    folder = Path(config.root, verify_dataset(config).path).parent
    assert json.loads((folder / "verdicts.clean.jsonl").read_text()) == GOOD
    assert "| all       |    4 |" in (folder / "verdicts.funnel.md").read_text()


def test_rows_can_be_questions_with_answers_or_parquet(config, tmp_path):
    pair = bfcl()
    answers = tmp_path / "answers.jsonl"
    answers.write_text(json.dumps({"id": pair["id"], "ground_truth": pair.pop("ground_truth")}))
    Path(config.rows).write_text(json.dumps(pair))
    paired = changed(config, answers=str(answers), format="bfcl")
    found = verify_dataset(paired)
    assert [line["ok"] for line in verdicts_of(config, found)] == [True]
    folder = Path(config.root, found.path).parent
    assert json.loads((folder / "verdicts.clean.answers.jsonl").read_text())["id"] == pair["id"]
    pq.write_table(pa.Table.from_pylist([pair]), tmp_path / "rows.parquet")
    tabular = changed(paired, rows=str(tmp_path / "rows.parquet"))
    assert [line["ok"] for line in verdicts_of(config, verify_dataset(tabular))] == [True]
    answers.write_text("")
    (lone,) = verdicts_of(config, verify_dataset(paired))
    assert (lone["ok"], str(answers) in lone["detail"]) == (False, True)

    pq.write_table(pa.Table.from_pylist([openai()]), tmp_path / "rows.parquet")
    found = verify_dataset(changed(config, rows=str(tmp_path / "rows.parquet")))
    assert [line["format"] for line in verdicts_of(config, found)] == ["openai"]


def test_the_same_file_is_checked_once_and_a_changed_one_again(config):
    first = verify_dataset(config)
    assert verify_dataset(config) == first
    Path(config.rows).write_text(json.dumps(GOOD) + "\n")
    assert verify_dataset(config).rows == 1


def test_another_name_has_a_folder_of_its_own(config):
    paths = [verify_dataset(changed(config, name=name)).path for name in ("one", "two")]
    assert [path.split("/")[1] for path in paths] == ["one", "two"]


def test_with_a_library_the_calls_are_executed(config, tmp_path):
    library = {"library": str(tmp_path / "f.py")}
    allowed = {"backend": "process", "allow_process_for_foreign_code": True}
    found = verify_dataset(changed(config, **library, sandbox=allowed))
    assert verdicts_of(config, found)[0]["results"] == [1]


@pytest.mark.parametrize("field", ["rows", "answers", "library", "judge_config"])
def test_a_file_that_is_not_there_is_named(config, field):
    with pytest.raises(ConfigError, match=r"none\.x"):
        verify_dataset(changed(config, **{field: "none.x"}))
