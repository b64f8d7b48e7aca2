"""The files of the Batch API: limits on the way out, foreign text on the way in."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tasks.batch_lines import Line, input_files, read_lines

REQUESTS = {f"k{number}": {"model": "m", "note": "é\u2028"} for number in range(5)}
LINE = len(input_files({"k0": REQUESTS["k0"]})[0])


@pytest.mark.parametrize(
    ("limits", "counts"),
    [
        ({}, [5]),
        ({"max_requests": 2}, [2, 2, 1]),
        ({"max_bytes": 3 * LINE}, [3, 2]),
        ({"max_bytes": 3 * LINE - 1}, [2, 2, 1]),
        ({"max_bytes": 1}, [1, 1, 1, 1, 1]),
    ],
)
def test_files_keep_to_a_batch_s_limits_and_hold_every_request_once(limits, counts):
    files = input_files(REQUESTS, **limits)
    assert [file.count(b"\n") for file in files] == counts
    lines = [json.loads(line) for line in b"".join(files).split(b"\n") if line]
    assert {line["custom_id"]: line["body"] for line in lines} == REQUESTS
    assert {(line["method"], line["url"]) for line in lines} == {("POST", "/v1/chat/completions")}


def test_no_requests_make_no_file():
    assert input_files({}) == []


def test_properties_keep_their_order_for_a_model_writes_in_it():
    schema = {"thought": 1, "answers": 2, "a": 3}
    (file,) = input_files({"k": {"schema": schema}})
    assert list(json.loads(file)["body"]["schema"]) == list(schema)


def response(status, body):
    return {"custom_id": "k", "response": {"status_code": status, "body": body}, "error": None}


@pytest.mark.parametrize(
    ("entry", "line"),
    [
        (response(200, {"id": "c"}), Line("k", {"id": "c"})),
        (
            response(400, {"error": {"message": "too\nlong", "code": "context_length_exceeded"}}),
            Line("k", None, "too long (400)", refused=True),
        ),
        (response(500, {"error": {"message": "oops"}}), Line("k", None, "oops (500)")),
        (response(429, {}), Line("k", None, "no reason given (429)")),
        (response(200, None), Line("k", None, "no reason given (200)")),
        (
            {
                "custom_id": "k",
                "response": None,
                "error": {"code": "batch_expired", "message": "It came too late."},
            },
            Line("k", None, "It came too late."),
        ),
        (
            {"custom_id": "k", "error": {"code": "batch_cancelled"}},
            Line("k", None, "batch_cancelled"),
        ),
    ],
)
def test_a_line_is_an_answer_or_says_why_there_is_none(entry, line):
    assert list(read_lines(f"\n{json.dumps(entry, ensure_ascii=False)}\n")) == [line]


def test_an_answer_may_hold_line_separators_of_unicode():
    entry = response(200, {"text": "a\u2028b\x85c"})
    (line,) = read_lines(json.dumps(entry, ensure_ascii=False))
    assert line.body == {"text": "a\u2028b\x85c"}


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
    max_leaves=6,
)
ENTRY = st.fixed_dictionaries(
    {},
    optional={
        "custom_id": st.text() | JSON,
        "response": JSON | st.fixed_dictionaries({}, optional={"status_code": JSON, "body": JSON}),
        "error": JSON | st.fixed_dictionaries({}, optional={"message": JSON, "code": JSON}),
    },
)


@given(st.lists(st.text() | ENTRY.map(json.dumps) | JSON.map(json.dumps)).map("\n".join))
def test_no_text_is_a_reason_to_fail(text):
    assert all(isinstance(line.key, str) for line in read_lines(text))
