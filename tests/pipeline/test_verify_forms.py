"""`apigen verify` on files of every form: verdicts, funnel, good rows, and those once more."""

import json

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from tests.foreign_forms import CALLS, FORMS, REPLY, TALKING, TOOL

FUNCTIONS = '''
def forecast(city: str, days: int = 1) -> dict:
    """Weather of a city.

    Args:
        city: Name.
        days: Length.
    """
    return {"city": city, "days": days}
'''


def rows_of(form, name):
    """Two good rows and a bad one; a fourth, where it can, says that no call is right."""
    wrong = json.loads(json.dumps(form(calls=CALLS[:1])).replace("forecast", "weather"))
    tools = {key: value for key, value in form().items() if key in ("tools", "function")}
    rows = [form(), form(query="Weather in Oslo?", calls=CALLS[1:]), wrong | tools]
    if name in TALKING:
        rows.append(form(query="Book a table.", calls=[], reply=REPLY))
    return rows


def lines_of(path):
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


@pytest.mark.parametrize("name", FORMS)
def test_the_good_rows_of_every_form_are_kept_in_it_and_are_good_again(apigen, tmp_path, name):
    rows = rows_of(FORMS[name], name)
    path, out, again = tmp_path / "rows.jsonl", tmp_path / "v.jsonl", tmp_path / "again.jsonl"
    path.write_text("\n".join(map(json.dumps, rows)) + "\n{ no row\n")
    done = apigen("verify", path, "--out", out)
    assert done.returncode == 0, done.stderr
    good = len(rows) - 1
    assert done.stdout.splitlines()[0] == f"{len(rows) + 1} rows: {good} ok, 2 rejected"
    verdicts = lines_of(out)
    assert [each["ok"] for each in verdicts] == [True, True, False, *[True] * (good - 2), False]
    assert [each["line"] for each in verdicts] == list(range(1, len(rows) + 2))
    assert {each["format"] for each in verdicts} == {name.split("_")[0], None}
    assert verdicts[2]["reason"] == "format.unknown_function"
    assert lines_of(tmp_path / "v.clean.jsonl") == [*rows[:2], *rows[3:]]
    assert "| format.unknown_function |    1 |" in (tmp_path / "v.funnel.md").read_text()

    done = apigen("verify", tmp_path / "v.clean.jsonl", "--out", again)
    assert done.stdout.splitlines()[0] == f"{good} rows: {good} ok, 0 rejected"
    assert (tmp_path / "again.clean.jsonl").read_text() == (tmp_path / "v.clean.jsonl").read_text()


def test_a_file_may_hold_rows_of_several_forms_as_an_array(apigen, tmp_path):
    (tmp_path / "rows.json").write_text(json.dumps([form() for form in FORMS.values()], indent=1))
    (tmp_path / "out").mkdir()
    done = apigen("verify", tmp_path / "rows.json", "--out", tmp_path / "out")
    assert done.stdout.splitlines()[0] == "7 rows: 7 ok, 0 rejected"
    assert lines_of(tmp_path / "out" / "clean.jsonl") == [form() for form in FORMS.values()]
    funnel = (tmp_path / "out" / "funnel.md").read_text()
    assert [f"| {name}" in funnel for name in ("xlam", "openai", "sharegpt", "all")] == [True] * 4


def test_a_form_that_is_given_holds_for_every_row(apigen, tmp_path):
    path, out = tmp_path / "rows.jsonl", tmp_path / "v.jsonl"
    path.write_text("\n".join(json.dumps(FORMS[name]()) for name in ("openai", "trl")))
    assert apigen("verify", path, "--out", out, "--format", "openai").returncode == 0
    assert [each["ok"] for each in lines_of(out)] == [True, False]
    done = apigen("verify", path, "--out", out, "--format", "csv")
    assert done.returncode == 2
    assert "'csv'" in done.stderr


def test_questions_and_answers_in_two_files_stay_in_two(apigen, tmp_path):
    rows = [FORMS["bfcl"]() | {"id": f"parallel_{n}"} for n in range(2)]
    rows[1]["ground_truth"] = [{"forecast": {"city": [7]}}]
    answers = [{"id": row["id"], "ground_truth": row.pop("ground_truth")} for row in rows]
    for name, lines in (("q.json", rows), ("a.json", answers)):
        (tmp_path / name).write_text("\n".join(map(json.dumps, lines)))
    out = tmp_path / "v.jsonl"
    done = apigen("verify", tmp_path / "q.json", "--answers", tmp_path / "a.json", "--out", out)
    assert done.returncode == 0, done.stderr
    assert [each["reason"] for each in lines_of(out)] == ["", "format.wrong_type"]
    clean, clean_answers = tmp_path / "v.clean.jsonl", tmp_path / "v.clean.answers.jsonl"
    assert (lines_of(clean), lines_of(clean_answers)) == (rows[:1], answers[:1])
    done = apigen("verify", clean, "--answers", clean_answers, "--out", tmp_path / "w.jsonl")
    assert done.stdout.splitlines()[0] == "1 rows: 1 ok, 0 rejected"


def test_questions_in_parquet_find_their_answers_too(apigen, tmp_path):
    rows = [FORMS["bfcl"]() | {"id": f"parallel_{n}"} for n in range(2)]
    answers = [{"id": row["id"], "ground_truth": row.pop("ground_truth")} for row in rows]
    pq.write_table(pa.Table.from_pylist(rows), tmp_path / "q.parquet")
    (tmp_path / "a.json").write_text(json.dumps(answers[0]))
    out, given = tmp_path / "v.jsonl", ("--answers", tmp_path / "a.json")
    done = apigen("verify", tmp_path / "q.parquet", *given, "--out", out)
    assert done.returncode == 0, done.stderr
    assert [each["ok"] for each in lines_of(out)] == [True, False]
    assert "a.json has no answer with the id" in lines_of(out)[1]["detail"]
    assert lines_of(tmp_path / "v.clean.answers.jsonl") == answers[:1]


def test_rows_of_every_form_are_executed(apigen, tmp_path):
    (tmp_path / "functions.py").write_text(FUNCTIONS)
    path, out = tmp_path / "rows.jsonl", tmp_path / "v.jsonl"
    path.write_text("\n".join(json.dumps(form()) for form in FORMS.values()))
    done = apigen(
        *("verify", path, "--out", out, "--library", tmp_path / "functions.py"),
        *("--sandbox", "process", "--allow-process-for-foreign-code"),
    )
    assert done.returncode == 0, done.stderr
    expected = [{"city": "Tromsø", "days": 3}, {"city": "Oslo", "days": 1}]
    assert [each["results"] for each in lines_of(out)] == [expected] * len(FORMS)
    assert "Checked: format, grounding, execution." in (tmp_path / "v.funnel.md").read_text()


def test_rows_that_decline_are_judged_so(apigen, config_file, endpoint, tmp_path):
    declines = FORMS["openai"](query="Book me a table for two.", calls=[], reply=REPLY)
    wrong = FORMS["openai"](query="The weather of a city: Oslo.", calls=[], reply=REPLY)
    path, out = tmp_path / "rows.jsonl", tmp_path / "v.jsonl"
    path.write_text("\n".join(map(json.dumps, [declines, wrong])))
    stages = ("--config", config_file(), "--stages", "format,semantics")
    done = apigen("verify", path, "--out", out, *stages)
    assert done.returncode == 0, done.stderr
    assert [each["reason"] for each in lines_of(out)] == ["", "semantics.answerable"]


def test_a_dataset_in_parquet_is_verified(apigen, tmp_path):
    row = FORMS["xlam"]() | {"style": "parallel", "language": "English", "results": "[]"}
    row["tools"] = json.dumps([TOOL])
    pq.write_table(pa.Table.from_pylist([row, row | {"answers": "[]"}]), tmp_path / "r.parquet")
    out = tmp_path / "v.jsonl"
    done = apigen("verify", tmp_path / "r.parquet", "--out", out)
    assert done.returncode == 0, done.stderr
    assert [each["reason"] for each in lines_of(out)] == ["", "format.no_calls"]
    assert lines_of(tmp_path / "v.clean.jsonl") == [row]


def test_a_file_that_is_no_parquet_is_one_clear_line(apigen, tmp_path):
    (tmp_path / "r.parquet").write_text("{}")
    done = apigen("verify", tmp_path / "r.parquet", "--out", tmp_path / "v.jsonl")
    assert done.returncode == 2
    assert "r.parquet is no Parquet file" in done.stderr


def test_verdicts_in_a_pipe_leave_nothing_else(apigen, tmp_path):
    (tmp_path / "rows").write_text(json.dumps(FORMS["openai"]()))
    done = apigen("verify", tmp_path / "rows", "--out", "/dev/stdout")
    assert '"format": "openai"' in done.stdout
    assert "1 rows: 1 ok" in done.stderr
    clean = tmp_path / "clean.jsonl"
    apigen("verify", tmp_path / "rows", "--out", "/dev/null", "--clean", clean)
    assert lines_of(clean) == [FORMS["openai"]()]
    assert {path.name for path in tmp_path.iterdir()} >= {"rows", "clean.jsonl"}
    assert not any("funnel" in path.name for path in tmp_path.iterdir())
