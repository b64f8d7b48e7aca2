"""Presets and severities: what they let through, what they refuse, and where the paper counts."""

import pytest
from pydantic import ValidationError

from apigen.checks.findings import Finding, decide
from apigen.checks.policies import NEEDED, PAPER, STRICT, paper_stage, policy_of
from apigen.checks.reasons import GRAVITY, Reason
from apigen.config_parts import ChecksConfig
from apigen.report import Funnel, to_paper_table

PARSED_AWAY = {
    *(Reason.NOT_JSON, Reason.MISSING_DRAFT, Reason.MISSING_FIELD, Reason.BAD_CALL),
    *(Reason.DUPLICATE_ARGUMENT, Reason.BAD_REPLY),
    *(Reason.BAD_MESSAGES, Reason.MULTI_TURN, Reason.MULTI_STEP),
}
OF_SILENT_ROWS = {Reason.NO_REPLY, Reason.REPLY_ASKS_NOTHING}


def test_every_reason_of_the_format_check_has_a_gravity():
    found = {reason for reason in Reason if reason.startswith("format.")}
    assert found - PARSED_AWAY - OF_SILENT_ROWS == set(GRAVITY)


@pytest.mark.parametrize("reason", sorted(NEEDED))
@pytest.mark.parametrize("severity", ["flag", "ignore"])
def test_reasons_that_later_stages_rely_on_cannot_be_softened(reason, severity):
    with pytest.raises(ValidationError, match=f"{reason} cannot be '{severity}': .*leave it out"):
        ChecksConfig(severity={reason: severity})
    assert policy_of("paper", ChecksConfig(severity={reason: "reject"}).severity).of(reason)


@pytest.mark.parametrize(
    ("code", "said"),
    [
        ("format.query_langage", "did you mean 'format.query_language'"),
        ("duplicate_tool", "did you mean 'format.duplicate_tool'"),
        ("execution.timeout", "decided by execution"),
        ("semantics.wrong_value", "decided by semantics"),
        (7, "there is no reason 7"),
    ],
)
def test_a_code_that_nothing_comes_of_is_refused_in_one_line(code, said):
    with pytest.raises(ValidationError) as refused:
        ChecksConfig.model_validate({"severity": {code: "flag"}})
    (error,) = refused.value.errors()
    assert said in error["msg"]
    assert "\n" not in error["msg"]


@pytest.mark.parametrize("severity", [{"format.wrong_type": "warn"}, ["format.wrong_type"], 3])
def test_a_severity_is_reject_flag_or_ignore_of_a_reason(severity):
    with pytest.raises(ValidationError):
        ChecksConfig.model_validate({"severity": severity})


def test_a_flagged_finding_stays_with_the_row_and_an_ignored_one_does_not():
    findings = [Finding(Reason.QUERY_LANGUAGE, "it is Spanish"), Finding(Reason.DUPLICATE_TOOL, "")]
    config = ChecksConfig(severity={"format.duplicate_tool": "ignore"})
    decision = decide("format", findings, config.policy)
    assert decision.verdict.ok
    assert decision.flags == (findings[0],)
    assert decide("format", findings, STRICT).verdict.reason == Reason.DUPLICATE_TOOL


@pytest.mark.parametrize(
    "reason",
    [reason for reason in Reason if reason.startswith(("format.query_", "grounding."))]
    + [Reason.DUPLICATE_TOOL, Reason.NO_REPLY, Reason.REPLY_ASKS_NOTHING],
)
def test_the_paper_does_not_look_at_queries_grounding_replies_and_repeated_tools(reason):
    assert PAPER.of(reason) == "ignore"


@pytest.mark.parametrize(
    ("reason", "stage"),
    [
        (Reason.NOT_JSON, "format"),
        (Reason.MISSING_FIELD, "format"),
        (Reason.UNKNOWN_FUNCTION, "format"),
        (Reason.UNKNOWN_ARGUMENT, "format"),
        (Reason.MISSING_ARGUMENT, "execution"),
        (Reason.WRONG_TYPE, "execution"),
        (Reason.NOT_IN_ENUM, "execution"),
        (Reason.OUT_OF_RANGE, "execution"),
        (Reason.PATTERN_MISMATCH, "execution"),
        (Reason.INVALID_VALUE, "execution"),
        (Reason.TIMEOUT, "execution"),
        (Reason.DUPLICATE_CALL, "semantics"),
        (Reason.WRONG_CALL_COUNT, "semantics"),
        (Reason.UNGROUNDED, "semantics"),
        (Reason.OFF_INTENT, "semantics"),
        (Reason.DUPLICATE, "verified"),
    ],
)
def test_a_rejection_counts_where_the_paper_would_have_found_it(reason, stage):
    assert paper_stage(reason) == stage


def test_graver_findings_are_never_counted_later_than_lighter_ones():
    stages = [paper_stage(reason) for reason in GRAVITY if PAPER.of(reason) == "reject"]
    order = ["format", "execution", "semantics"]
    calls = stages[GRAVITY[Reason.UNKNOWN_FUNCTION] :]
    assert [order.index(stage) for stage in calls if stage in order]
    first = [calls.index(stage) for stage in order if stage in calls]
    assert first == sorted(first)


def test_the_papers_table_holds_every_finished_draft_once():
    rejected = {
        *((Reason.NOT_JSON, 2), (Reason.WRONG_TYPE, 3), (Reason.ERROR, 4)),
        *((Reason.DUPLICATE_CALL, 5), (Reason.OFF_INTENT, 6), (Reason.DUPLICATE, 7)),
    }
    funnel = Funnel("m", 40, 9, 0, dict(rejected), {"endpoint": 3}, 1)
    funnel.check()
    heads, _, row = to_paper_table([funnel]).splitlines()
    cells = [[cell.strip() for cell in line.strip("|").split("|")] for line in (heads, row)]
    assert dict(zip(*cells, strict=True)) == {
        **{"generator": "m", "drafts": "37", "verified": "17", "fail format": "2"},
        **{"fail execution": "7", "fail semantics": "11", "pass rate": "45.95%"},
    }
