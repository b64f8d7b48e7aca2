"""Where verdicts, funnel and good rows go, what they hold, and files of BFCL's pairs."""

import json
import re
from dataclasses import replace
from pathlib import Path

import pytest

from apigen.checks.findings import Finding
from apigen.checks.reasons import Reason
from apigen.errors import ConfigError, Interrupted
from apigen.foreign.files import answers_for, read_rows
from apigen.foreign.outputs import outputs_at
from apigen.foreign.rows import Checked, read_row
from apigen.records import CallResult
from apigen.verify_rows import read_all, to_line, write_results
from tests.foreign_forms import CALLS, FORMS, bfcl, openai, xlam


def names(outputs):
    return {path.name for path in outputs.paths()}


def test_funnel_and_good_rows_lie_beside_the_verdicts(tmp_path):
    outputs = outputs_at(tmp_path / "v.jsonl")
    assert names(outputs) == {"v.jsonl", "v.funnel.md", "v.clean.jsonl"}
    assert {path.parent for path in outputs.paths()} == {tmp_path}


def test_a_folder_holds_all_three(tmp_path):
    assert names(outputs_at(tmp_path)) == {"verdicts.jsonl", "funnel.md", "clean.jsonl"}


def test_a_device_has_nothing_beside_it(tmp_path):
    device = Path("/dev/stdout")
    assert outputs_at(device).paths() == [device]
    clean = tmp_path / "clean"
    assert outputs_at(device, clean=clean).paths() == [device, clean]


def test_each_can_be_named_and_pairs_stay_pairs(tmp_path):
    outputs = outputs_at(
        tmp_path / "v", clean=tmp_path / "good.json", funnel=tmp_path / "f", paired=True
    )
    assert names(outputs) == {"v", "f", "good.json", "good.answers.json"}
    assert (
        outputs_at(Path("/dev/stdout"), clean=Path("/dev/null"), paired=True).clean_answers is None
    )


@pytest.mark.parametrize(
    ("options", "words"),
    [
        ({"out": "rows.jsonl"}, "--out .* is the file of rows itself"),
        ({"clean": "rows.jsonl"}, "--clean .* is the file of rows itself"),
        ({"funnel": "rows.jsonl"}, "--funnel .* is the file of rows itself"),
        ({"clean": "rows.json"}, "--clean .* is the file of answers itself"),
        ({"clean": "v.jsonl"}, "is to hold two things"),
        ({"clean": "x", "funnel": "x"}, "is to hold two things"),
    ],
)
def test_no_output_replaces_an_input_or_another_output(tmp_path, options, words):
    (tmp_path / "rows.jsonl").write_text("")
    paths = {"out": "v.jsonl"} | options
    outputs = outputs_at(**{name: tmp_path / path for name, path in paths.items()}, paired=True)
    with pytest.raises(ConfigError, match=words):
        outputs.check(rows=tmp_path / "rows.jsonl", answers=tmp_path / "rows.answers.json")


def checked_rows():
    texts = [json.dumps(form()) for form in FORMS.values()]
    texts += [json.dumps(xlam(calls=[])), json.dumps(openai() | {"tools": []}), "{", "{}"]
    return [Checked(read_row(text, line=n)) for n, text in enumerate(texts, 1)]


FUNNEL = """\
Checked: format, execution.

| form      | rows | fail format | fail execution | ok | pass rate |
| --------- | ---: | ----------: | -------------: | -: | --------: |
| canonical |    1 |           0 |              0 |  1 |   100.00% |
| xlam      |    2 |           1 |              0 |  1 |    50.00% |
| openai    |    2 |           1 |              0 |  1 |    50.00% |
| trl       |    2 |           0 |              0 |  2 |   100.00% |
| sharegpt  |    1 |           0 |              0 |  1 |   100.00% |
| bfcl      |    1 |           0 |              0 |  1 |   100.00% |
| unknown   |    2 |           2 |              0 |  0 |     0.00% |
| all       |   11 |           4 |              0 |  7 |    63.64% |

| reason               | rows |
| -------------------- | ---: |
| format.bad_tools     |    1 |
| format.missing_field |    1 |
| format.no_calls      |    1 |
| format.not_json      |    1 |
"""


def test_the_funnel_counts_every_row_by_its_form_and_its_reason(tmp_path):
    outputs = outputs_at(tmp_path)
    told = write_results(checked_rows(), outputs, {"format", "execution"})
    assert outputs.funnel.read_text() == FUNNEL
    assert told[0] == "11 rows: 7 ok, 4 rejected"
    assert told[-3:] == [
        f"verdicts: {tmp_path}/verdicts.jsonl",
        f"funnel: {tmp_path}/funnel.md",
        f"clean: {tmp_path}/clean.jsonl",
    ]


def test_the_clean_file_holds_the_good_rows_as_they_came(tmp_path):
    write_results(checked_rows(), outputs_at(tmp_path), {"format"})
    lines = (tmp_path / "clean.jsonl").read_text(encoding="utf-8").splitlines()
    assert [json.loads(line) for line in lines] == [form() for form in FORMS.values()]


def test_what_is_flagged_is_in_the_line_the_funnel_and_the_summary(tmp_path):
    flag = Finding(Reason.QUERY_TOO_LONG, "9000 characters")
    row = replace(read_row(json.dumps(openai()), line=4), flags=(flag,))
    checked = Checked(row, (CallResult("ok", 4), CallResult("ok", 9)))
    assert to_line(checked) == {
        "line": 4,
        "id": None,
        "format": "openai",
        "ok": True,
        "stage": "format",
        "reason": "",
        "detail": "",
        "flags": [{"reason": "format.query_too_long", "detail": "9000 characters"}],
        "results": [4, 9],
    }
    told = write_results([checked], outputs_at(tmp_path), {"format"})
    assert "  flagged, format.query_too_long: 1" in told
    assert "| format.query_too_long |    1 |" in (tmp_path / "funnel.md").read_text()


def test_no_rows_are_a_funnel_of_nothing(tmp_path):
    assert write_results([], outputs_at(tmp_path), {"format"})[0] == "0 rows: 0 ok, 0 rejected"
    assert (tmp_path / "clean.jsonl").read_text() == ""


def test_a_check_that_is_cut_off_leaves_all_older_files(tmp_path):
    outputs = outputs_at(tmp_path)
    for path in outputs.paths():
        path.write_text("older")

    def cut():
        yield checked_rows()[0]
        raise KeyboardInterrupt

    with pytest.raises(Interrupted):
        write_results(cut(), outputs, {"format"})
    assert [path.read_text() for path in outputs.paths()] == ["older"] * 3
    assert len(list(tmp_path.iterdir())) == 3


def entries(*numbers):
    return [bfcl(calls=CALLS[:1]) | {"id": f"simple_{n}"} for n in numbers]


def write_pair(folder, rows):
    (folder / "possible_answer").mkdir()
    answers = [{"id": row["id"], "ground_truth": row["ground_truth"]} for row in rows]
    questions = [{k: v for k, v in row.items() if k != "ground_truth"} for row in rows]
    for file, lines in (("q.json", questions), ("possible_answer/q.json", answers)):
        (folder / file).write_text("\n".join(map(json.dumps, lines)))


def test_questions_find_the_answers_with_their_ids(tmp_path):
    write_pair(tmp_path, entries(1, 2))
    answers = tmp_path / "possible_answer" / "q.json"
    answers.write_text("\n".join(reversed(answers.read_text().splitlines())))
    count, numbered = read_rows(tmp_path / "q.json", answers)
    assert count == 2
    assert [(line, json.loads(text)) for line, text in numbered] == [
        *enumerate(entries(1, 2), 1),
    ]


def test_a_question_without_answer_and_a_broken_one_stay_as_they_are(tmp_path):
    write_pair(tmp_path, entries(1))
    questions = tmp_path / "q.json"
    lone = {k: v for k, v in entries(7)[0].items() if k != "ground_truth"}
    questions.write_text(f"{{\n{json.dumps(lone)}\n")
    _, numbered = read_rows(questions, tmp_path / "possible_answer" / "q.json")
    verdicts = [read_row(text).verdict for _, text in numbered]
    assert [verdict.reason for verdict in verdicts] == [Reason.NOT_JSON, Reason.MISSING_FIELD]
    assert "--answers" in verdicts[1].detail


@pytest.mark.parametrize(("id_", "words"), [("simple_7", '"simple_7"'), (None, "no 'id'")])
def test_a_question_that_no_answer_belongs_to_says_where_one_was_looked_for(tmp_path, id_, words):
    write_pair(tmp_path, entries(1))
    questions, answers = tmp_path / "q.json", tmp_path / "possible_answer" / "q.json"
    questions.write_text(json.dumps({**json.loads(questions.read_text()), "id": id_}))
    (row,) = read_all(read_rows(questions, answers)[1], answers=answers)
    assert row.verdict.reason == Reason.MISSING_FIELD
    assert str(answers) in row.verdict.detail
    assert words in row.verdict.detail


ANSWER = '{"id": "simple_1", "ground_truth": []}'


@pytest.mark.parametrize(
    ("lines", "words"),
    [
        ([ANSWER, ANSWER], 'a.json, line 2: a second answer with the id "simple_1"'),
        ([ANSWER, '{"ground_truth": []}'], "a.json, line 2: an answer without an id"),
        (['{"id": null, "ground_truth": []}'], "a.json, line 1: an answer without an id"),
        ([ANSWER, "", "{"], "a.json, line 3 is no JSON object"),
        ([ANSWER, "7"], "a.json, line 2 is no JSON object"),
    ],
)
def test_answers_that_cannot_be_told_apart_or_read_are_named(tmp_path, lines, words):
    write_pair(tmp_path, entries(1))
    (tmp_path / "a.json").write_text("\n".join(lines))
    with pytest.raises(ConfigError, match=re.escape(words)):
        read_rows(tmp_path / "q.json", tmp_path / "a.json")


def test_answers_are_found_where_bfcl_has_them(tmp_path):
    write_pair(tmp_path, entries(1))
    found = tmp_path / "possible_answer" / "q.json"
    assert answers_for(tmp_path / "q.json", None) == found
    assert answers_for(tmp_path / "q.json", tmp_path / "possible_answer") == found
    assert answers_for(tmp_path / "other.json", None) is None
    with pytest.raises(ConfigError, match=r"has no answers for other\.json"):
        answers_for(tmp_path / "other.json", tmp_path / "possible_answer")


def test_a_good_pair_is_written_as_a_pair(tmp_path):
    rows = [Checked(read_row(json.dumps(row))) for row in entries(1, 2)]
    write_results(rows, outputs_at(tmp_path, paired=True), {"format"})
    _, numbered = read_rows(tmp_path / "clean.jsonl", tmp_path / "clean.answers.jsonl")
    assert [json.loads(text) for _, text in numbered] == entries(1, 2)
    assert "ground_truth" not in (tmp_path / "clean.jsonl").read_text()


def test_good_rows_that_are_no_pair_of_their_own_can_be_read_again(tmp_path):
    (first,) = entries(1)
    other = first | {"ground_truth": bfcl()["ground_truth"]}
    rows = [first, first, other, first | {"id": None}]
    checked = [Checked(read_row(json.dumps(row))) for row in rows]
    assert all(each.row.verdict.ok for each in checked)
    write_results(checked, outputs_at(tmp_path, paired=True), {"format"})
    _, numbered = read_rows(tmp_path / "clean.jsonl", tmp_path / "clean.answers.jsonl")
    assert [json.loads(text) for _, text in numbered] == rows
