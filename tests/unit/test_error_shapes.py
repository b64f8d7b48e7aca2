"""Results that are no answers: empty ones, errors told as values, and data that looks like them."""

import json
from math import inf, nan

import pytest
from hypothesis import given
from hypothesis import strategies as st

from apigen.checks.error_shapes import error_sign
from apigen.checks.execution import check_execution
from apigen.checks.reasons import Reason
from apigen.records import CallResult, ToolCall
from tasks.library import ROOT, read_library


def reason_of(result, **arguments):
    return check_execution([ToolCall("f", arguments)], [CallResult("ok", result)]).reason


@pytest.mark.parametrize(
    "result",
    [None, "", " \n", {}, {"a": None}, {"a": None, "b": ""}]
    + [{"data": {}}, {"result": None}, {"result": ""}, {"data": {"response": {}}}],
    ids=json.dumps,
)
def test_nothing_is_no_result(result):
    assert reason_of(result) == Reason.EMPTY_RESULT


@pytest.mark.parametrize(
    "result",
    [
        0,
        0.0,
        False,
        [],
        [[]],
        [0],
        [""],
        [None],
        [None, None],
        {"results": []},
        {"results": [], "total": 0},
        {"a": 0},
    ]
    + [{"next": None, "rows": []}, {"a": {}, "b": {}}, {"valid": False}, "0", "none", [None, 1]],
    ids=json.dumps,
)
def test_what_may_be_a_true_answer_is_left_to_the_judges(result):
    assert reason_of(result) == ""


@pytest.mark.parametrize(
    "result",
    [
        {"error": "City not found"},
        {"error": "no such user", "data": None},
        {"error": True},
        {"error": 1, "message": "something"},
        {"errors": ["name is too long"]},
        {"success": False},
        {"status": "error", "message": "bad input"},
        {"message": "Invalid date"},
        {"result": {"error": "x"}},
        [{"error": "x"}],
        "Error: something broke",
        "error 500",
        "ERROR: disk full",
        "ValueError: bad month",
        "Traceback (most recent call last):\n  File …",
        "City not found",
        "City 'Atlantis' not found.",
        "Sorry, the page you wanted was not found",
        "User 17 could not be found in the database.",
        "Order #12 does not exist.",
        "No results found",
        "No user with that id found.",
        "No such file: notes.txt",
        "There is no such station",
        "Could not find a route",
        "Unable to parse the date",
        "Failed to fetch the feed",
        {"result": "Country 'Narnia' not found"},
        ["Employee 7 not found"],
        "Too many requests",
        "NaN",
        "nan",
    ],
    ids=json.dumps,
)
def test_a_failure_told_as_a_value_is_no_result(result):
    assert reason_of(result) == Reason.ERROR_RESULT


@pytest.mark.parametrize(
    "result",
    [
        {"error": 0.02},
        {"error": "0.02"},
        {"error": None, "value": 1},
        {"error": 0.2, "mean": 3.1},
        {"errors": 3},
        {"errors": [], "rows": [1]},
        {"status": "failed", "payment": "p1", "amount": 5},
        {"name": "FalconSat", "success": False, "flight": 1},
        {"grade": "fail", "score": 40},
        "Error: 0.02",
        "Error rate: 5 %",
        "Errol",
        "Not Found",
        "Unauthorised",
        "unknown",
        "invalid",
        "Invalid checksum",
        "Failed plans are the mother of success.",
        "Perfection does not exist.",
        "Gold was not found in California before the middle of the nineteenth century.",
        "What is sought is found; what is overlooked escapes.",
        "Nan",
        "INF",
        "x" * 500 + " not found",
    ],
    ids=json.dumps,
)
def test_data_that_holds_the_words_of_failures_is_a_result(result):
    assert reason_of(result) == ""


@pytest.mark.parametrize(
    ("result", "arguments"),
    [
        ("Not Found", {"code": 404}),
        ("404 Not Found", {"code": 404}),
        ("404 Not Found", {"code": "404"}),
        ("Internal Server Error", {"status": 500}),
        ({"code": 404, "message": "Not Found"}, {"code": 404}),
        ({"code": 503, "message": "Service Unavailable"}, {"codes": [200, 503]}),
        ({"status": 500}, {"status": 500}),
        ("Bad Gateway", {"name": "BAD_GATEWAY"}),
        ("ACCESS DENIED", {"text": "access denied"}),
        ("ERROR: disk full", {"line": "error: disk full"}),
        ({"message": "The login failed"}, {"template": "The {what} failed", "what": "login"}),
        ("Key not found in cache", {"text": "Schlüssel: key not found in cache"}),
    ],
)
def test_what_was_asked_about_is_no_failure(result, arguments):
    assert reason_of(result, **arguments) == ""


@pytest.mark.parametrize(
    ("result", "arguments"),
    [
        ("City 'Atlantis' not found", {"city": "Atlantis"}),
        ("404 Not Found", {"page": 7}),
        ({"error": "no user Ada"}, {"name": "Ada"}),
        ({"code": 404, "message": "Not Found"}, {"id": 9}),
        ({"message": "Not Found"}, {"id": 200}),
        ({"status": 500, "message": "oops"}, {"order_id": 15003}),
        ({"status": "error"}, {"text": "mirror errors"}),
        ({"status": "fail", "message": "no"}, {"host": "failover-db"}),
    ],
)
def test_a_failure_that_names_what_was_asked_for_is_one(result, arguments):
    assert reason_of(result, **arguments) == Reason.ERROR_RESULT


@pytest.mark.parametrize("result", [nan, inf, -inf, [1.0, nan], {"mean": nan}, {"a": [{"b": inf}]}])
def test_what_json_cannot_hold_is_no_result(result):
    assert reason_of(result) == Reason.RESULT_NOT_JSON


def test_no_recorded_answer_of_the_shipped_library_is_rejected():
    rejected, seen = {}, 0
    for tool in read_library(ROOT / "data" / "library" / "apis.parquet").tools:
        if not tool.answer or len(tool.answer) >= 2000:
            continue  # not recorded, or cut
        seen += 1
        if reason := reason_of(json.loads(tool.answer), **tool.examples[0]):
            rejected[tool.name] = reason
    assert rejected == {}
    assert seen > 6000


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=30),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(["error", "status", "message", "data", "code", "x"]), inner, max_size=4
        )
    ),
    max_leaves=8,
)


@given(JSON, JSON)
def test_no_result_raises(result, given):
    verdict = check_execution([ToolCall("f", {"x": given})], [CallResult("ok", result)])
    assert verdict.ok or verdict.reason in set(Reason)


@pytest.mark.parametrize("unit", ["a ", "no ", "not ", "'", "could ", "a not found ", "error "])
def test_a_text_of_the_patterns_own_words_does_not_keep_them_busy(unit):
    assert error_sign((unit * 400)[:400]) in ("", "a text that tells of a failure")
