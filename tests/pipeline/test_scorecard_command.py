"""`apigen scorecard` over a small dataset: made, broken on purpose, and verified anew."""

import json

import pytest

from flows.build_dataset import build_dataset

PROCESS = ("--sandbox", "process")


@pytest.fixture
def dataset(records, config):
    return build_dataset(config)


def made(apigen, out, *options):
    done = apigen("scorecard", "--out", out, *PROCESS, *options)
    assert done.returncode == 0, done.stderr
    return json.loads((out / "scorecard.json").read_text()), done


def lines(path):
    return [json.loads(line) for line in path.read_text().splitlines()]


def test_the_newest_dataset_s_rows_are_broken_on_purpose_and_the_stages_find_it(
    apigen, config, dataset, config_file, endpoint, tmp_path
):
    out = tmp_path / "card"
    judge = ("--judge", config_file(), "--per-kind", "4")
    card, done = made(apigen, out, "--root", config.root, *judge)
    assert card["untouched"]["rows"] == dataset.rows >= 24
    assert card["untouched"]["rejected_share"] == 0
    assert "the judge is the offline model" not in done.stdout  # it was reached by its address
    assert card["about"]["judges"].startswith("offline-judge (version ")
    groups = card["groups"]
    assert groups["structural"]["caught_share"] == 1
    assert groups["execution"]["caught_share"] > 0.9
    assert groups["value"]["caught"] > groups["value"]["rows"] / 2
    assert groups["control"]["rejected_share"] == 0
    kinds = {each["name"]: each for each in card["kinds"]}
    assert kinds["near_miss_number"]["semantics"] + kinds["near_miss_number"]["grounding"] > 0
    assert max(each["rows"] for each in kinds.values()) == 4
    survived = sum(groups[name]["survived"] for name in groups if name != "control")
    assert len(lines(out / "survivors.jsonl")) == survived
    assert lines(out / "wrong_rejections.jsonl") == []
    assert card["cost"]["requests"] > dataset.rows
    assert (out / "scorecard.md").read_text().startswith("# Score card")
    assert (out / "scorecard.svg").read_text().startswith("<svg")
    assert not (out / "judge.journal.jsonl").exists()


def test_without_any_dataset_one_line_says_how_to_make_one(apigen, tmp_path):
    done = apigen("scorecard", "--out", tmp_path / "card", "--root", tmp_path, *PROCESS)
    assert done.returncode == 2
    assert "name a file with --rows, or make one with `apigen demo`" in done.stderr
    assert len(done.stderr.splitlines()) == 1


def test_rows_of_a_file_are_untouched_rows_too_where_they_are_wrong(apigen, tmp_path):
    tool = {
        "name": "to_roman_numeral",
        "description": "Converts a whole number to a Roman numeral.",
        "parameters": {
            "type": "object",
            "properties": {"number": {"type": "integer", "description": "Whole number."}},
            "required": ["number"],
        },
    }
    call = {"name": "to_roman_numeral", "arguments": {"number": 1994}}
    row = {"query": "Convert the whole number 1994 to a Roman numeral.", "tools": [tool]}
    wrong = {"name": "to_roman_numeral", "arguments": {}}
    path, out = tmp_path / "rows.jsonl", tmp_path / "card"
    rows = [
        {"id": 1, "answers": [call], **row},
        {"id": 2, "answers": [wrong], **row},
        {"id": 3, "answers": "[{", **row},
    ]
    path.write_bytes("\n".join([*map(json.dumps, rows), "{ no row "]).encode() + b"\xff")
    card, _ = made(apigen, out, "--rows", path, "--per-kind", "1")
    untouched = card["untouched"]
    assert (untouched["rows"], untouched["survived"], untouched["format"]) == (4, 1, 3)
    assert card["about"]["note"]
    kinds = {each["name"]: each for each in card["kinds"]}
    assert kinds["near_miss_number"]["rows"] == kinds["near_miss_number"]["caught"] == 1
    reasons = {line["reason"] for line in lines(out / "wrong_rejections.jsonl")}
    assert reasons == {"format.missing_argument", "format.not_json"}
