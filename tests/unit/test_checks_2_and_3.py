"""Stages 2 and 3: statuses and judgements to verdicts."""

import pytest

from apigen.checks.execution import check_execution
from apigen.checks.reasons import Reason
from apigen.checks.semantics import check_semantics
from apigen.records import CallResult, ToolCall
from sandbox.contract import Status

CALL = ToolCall("f", {"x": 1})
OK = CallResult("ok", 7)


@pytest.mark.parametrize(
    ("result", "reason"),
    [
        (OK, ""),
        (CallResult("ok", 0), ""),
        (CallResult("ok", False), ""),
        (CallResult("ok", ""), Reason.EMPTY_RESULT),
        (CallResult("ok", []), ""),
        (CallResult("ok", {"error": None, "value": 1}), ""),
        (CallResult("ok", {"error": 0.2, "mean": 3.1}), ""),
        (CallResult("ok", {"error": True}), Reason.ERROR_RESULT),
        (CallResult("ok", {"error": {"code": 404}}), Reason.ERROR_RESULT),
        (CallResult("ok", None), Reason.EMPTY_RESULT),
        (CallResult("ok", {"error": "not subscribed"}), Reason.ERROR_RESULT),
        (CallResult("error", None, "ValueError", "bad month"), Reason.ERROR),
        (CallResult("timeout", None, "", "5 s"), Reason.TIMEOUT),
        (CallResult("not_json", None, "", "set"), Reason.RESULT_NOT_JSON),
        (CallResult("not_in_library", None, "", "gone"), Reason.NOT_IN_LIBRARY),
        (CallResult("bad_reference", None, "", "$1.x: no 'x'"), Reason.UNRESOLVED),
        (CallResult("reference_refused", None, "", "x: no text"), Reason.REFERENCE_REFUSED),
    ],
)
def test_one_call_s_result_decides(result, reason):
    verdict = check_execution([CALL], [result])
    assert verdict.reason == reason
    assert verdict.ok is (not reason)


def test_every_call_must_have_succeeded():
    failed = CallResult("error", None, "ValueError", "bad")
    verdict = check_execution([CALL, CALL, CALL], [OK, failed, OK])
    assert verdict.reason == Reason.ERROR
    assert verdict.detail == "f: ValueError: bad"


def test_an_answer_without_calls_has_nothing_that_could_fail():
    assert check_execution([], []).ok


def test_every_status_of_the_sandbox_has_a_reason():
    for status in Status:
        if status is not Status.OK:
            assert check_execution([CALL], [CallResult(status.value)]).reason in set(Reason)


@pytest.mark.parametrize(
    ("answer", "reason"),
    [
        ('{"thought": "", "pass": "yes", "reason": ""}', ""),
        (
            '{"thought": "Rome, not Oslo", "pass": "no", "reason": "wrong_value"}',
            Reason.WRONG_VALUE,
        ),
        ('{"thought": "", "pass": "no", "reason": "answerable"}', Reason.ANSWERABLE),
        ('{"thought": "", "pass": "no", "reason": "value_given"}', Reason.VALUE_GIVEN),
        ('{"thought": "?", "pass": "no", "reason": "bad vibes"}', Reason.REJECTED),
        ('{"thought": "?", "pass": "no"}', Reason.REJECTED),
        ("I would say yes.", Reason.JUDGE_ERROR),
        ("", Reason.JUDGE_ERROR),
    ],
)
def test_a_judge_s_answer_becomes_a_verdict_and_never_a_silent_pass(answer, reason):
    verdict = check_semantics(answer)
    assert verdict.reason == reason
    assert verdict.ok is (not reason)
