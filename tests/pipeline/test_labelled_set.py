"""`apigen verify` on every labelled call, and what the labels cover."""

import json

import pytest

from benchmarks.labelled.verdicts import CALLS, LIBRARY, read_labels

CASES = {
    *("signature_order", "other_order", "optional_skipped", "keyword_only", "several_calls"),
    *("invented_names", "missing_argument", "wrong_type_that_works", "not_offered", "plain"),
    *("digit_string", "word_as_text", "date_as_text", "code_as_text"),
    *("no_calls", "empty_answer", "not_json", "arguments_list", "arguments_string"),
    *("missing_name", "imported_name", "harmless_name", "writes_file", "module_state"),
    *("error_result", "none_result", "coroutine", "generator", "raises", "leaves"),
    *("huge_result", "sleeps_too_long", "swallows_exceptions"),
}


def expected(label):
    if label["keep"]:
        return {"ok": True, "reason": "", "results": label["results"]}
    return {"ok": False, "reason": label["reason"]}


@pytest.mark.docker
def test_every_labelled_call_gets_its_labelled_verdict(apigen, tmp_path):
    out = tmp_path / "verdicts.jsonl"
    done = apigen("verify", CALLS, "--library", LIBRARY, "--out", out, "--sandbox", "docker")
    assert done.returncode == 0, done.stderr
    labels = read_labels()
    verdicts = [json.loads(line) for line in out.read_text().splitlines()]
    assert [verdict["id"] for verdict in verdicts] == [label["id"] for label in labels]
    wrong = [
        f"{label['id']}: {verdict}, labelled {expected(label)}"
        for label, verdict in zip(labels, verdicts, strict=True)
        if not expected(label).items() <= verdict.items()
    ]
    assert not wrong, "\n".join(wrong)


def test_the_labels_cover_every_case_and_thirty_functions():
    labels = read_labels()
    calls = [call for label in labels if label["keep"] for call in label["answers"]]
    assert {label["case"] for label in labels} == CASES
    assert len({call["name"] for call in calls}) >= 30
    assert len({label["id"] for label in labels}) == len(labels) >= 150


@pytest.mark.parametrize("case", ["signature_order", "other_order"])
def test_the_order_of_arguments_is_labelled_for_thirty_functions(case):
    labels = [label for label in read_labels() if label["case"] == case]
    assert len({label["answers"][0]["name"] for label in labels}) >= 30
