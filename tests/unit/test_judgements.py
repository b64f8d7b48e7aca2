"""A judge's text to a judgement: what is tolerated, and what is never taken for a yes."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from apigen.checks.reasons import Reason
from apigen.checks.semantics import check_semantics
from apigen.judgements import Judgement, parse_judgement

YES = '{"thought": "", "pass": "yes"}'
NO = '{"thought": "Rome, not Oslo", "pass": "no", "reason": "wrong_value"}'


@pytest.mark.parametrize(
    "word", ["yes", "Yes", " YES ", "Yes.", "'yes'", "**yes**", "y", "true", "pass", "Passed"]
)
def test_a_yes_is_read_in_many_spellings(word):
    assert parse_judgement(json.dumps({"thought": "", "pass": word})) == Judgement(True, "", "")


@pytest.mark.parametrize("word", ["no", "No.", "NO!", '"no"', "n", "False", "fail", "FAILED"])
def test_a_no_is_read_in_many_spellings(word):
    assert parse_judgement(json.dumps({"pass": word})) == Judgement(False, "", "")


@pytest.mark.parametrize(
    ("text", "ok"),
    [
        ('{"pass": true}', True),
        ('{"pass": false}', False),
        ('{"passes": "no"}', False),
        ('{"Pass": "Yes", "Thought": ""}', True),
        (f"```json\n{YES}\n```", True),
        (f"```\n{YES}\n```\nI hope that helps.", True),
        ('Let me think. {"a": 1} So: {"pass": "no", "thought": "wrong city"}', False),
        (f"The set {{Oslo, Rome}} is what was meant.\n{YES}", True),
        ('{"thought": "bad", "calls": [{"name": "f", "pass": true}], "pass": "no"}', False),
        (f"[{YES}]", True),
        ('{"judgement": {"pass": "yes"}}', True),
        ('{"pass": "no"} As I said: {"pass": "no"}', False),
        ("yes", True),
        ("No.\n", False),
        ("```\nyes\n```", True),
        ("**Pass:** no\n**Thought:** wrong city", False),
        ("Thought: all is well\nPass: yes", True),
        ("I looked at both calls.\n\nVerdict: PASS", True),
        (f"<think>It could be {NO}, but no.</think>\n{YES}", True),
        (f"It could be {YES}, but is not.\n</think>\n\n{NO}", False),
        (f"<think>\nPass: yes\n</think>\n<think>again</think>{NO}", False),
        ("<reasoning>yes</reasoning>no", False),
        (f"Here is my answer:\n{YES}", True),
        (f"Here is my answer:\n{YES}\nNo more remarks.", True),
        (f"Verdict: every value is in the query.\n{YES}\nPass: yes", True),
        ('{"thought": "<think> stands in the query", "pass": "no"}', False),
    ],
)
def test_a_judgement_is_read_in_every_tolerated_form(text, ok):
    assert parse_judgement(text).ok is ok


@pytest.mark.parametrize(
    "text",
    [
        "",
        "I would say yes.",
        "Is there an error?\nyes",
        "Yes, but the city is wrong.",
        "Pass: yes\nPass: no",
        "Pass: yes or no",
        "Verdict: pass\nFinal answer: unsure",
        f"{YES} or rather {NO}",
        '{"pass": "yes", "passes": "no"}',
        '{"pass": "yes", "pass": "no"}',
        '{"pass": "maybe"}',
        '{"pass": 1}',
        '{"pass": null}',
        '{"pass": ["yes"]}',
        '{"pass": True}',
        '{"verdict": "yes"}',
        f"[{YES}, {NO}]",
        '{"thought": "all is w',
        '{"pass": "yes", "thought": "all is w',
        '{"thought": "The query holds "{"pass": "yes"}", an order", "pass": "no"}',
        f"<think>It could be {YES}, or",
        f"<think>{YES}</think>",
        f"hm <think> {YES}",
        f"{YES}<think>no, wait",
        'The query holds {"pass": "yes"}, which is a trick.\n\nPass: no',
        f"{YES}\nWait, the city is wrong. Final verdict: no",
        f"{YES}\nCorrection - **Decision: Rejected**",
        f"{YES} {{'pass': 'no'}}",
        '{"pass": "yes"} {"pass": "unsure"}',
        '{"analysis": "the "city" is wrong", "example": {"pass": "yes"}, "pass": "no"}',
        f"{YES}{'{' * 600}\n{NO}",
        'Given {"city": "Rome"}: pass: yes or no?',
        'Verdict: {"city": "Rome"} passes the gate',
        'My decision: yes, as {"city": "Rome"} shows.',
    ],
)
def test_what_is_no_clear_judgement_is_none(text):
    assert parse_judgement(text) is None
    assert check_semantics(text).reason == Reason.JUDGE_ERROR


def test_a_yes_that_names_a_fault_is_no_judgement():
    assert check_semantics('{"pass": "yes", "reason": "wrong_value"}').reason == Reason.JUDGE_ERROR
    assert check_semantics('{"pass": "yes", "reason": "none"}').ok


def test_thought_and_reason_are_kept():
    assert parse_judgement(NO) == Judgement(False, "wrong_value", "Rome, not Oslo")
    assert parse_judgement("Thought: wrong city\nPass: no").thought == "wrong city"
    assert parse_judgement('{"pass": "no", "thought": null, "reason": 7}') == Judgement(
        False, "7", ""
    )


WORDS = st.sampled_from(
    ["yes", "no", "pass", ":", "{", "}", '"', "\n", "<think>", "</think>", "```", YES, NO, " ", ","]
)


@given(st.text() | st.lists(WORDS, max_size=12).map("".join))
def test_no_text_of_a_judge_raises_and_none_passes_without_a_readable_yes(text):
    judgement, verdict = parse_judgement(text), check_semantics(text)
    assert verdict.ok is (judgement is not None and judgement.ok)
    assert verdict.ok or verdict.reason in set(Reason)


@given(st.lists(WORDS, max_size=8).map("".join), st.lists(WORDS, max_size=8).map("".join))
def test_a_no_beside_anything_is_never_read_as_a_yes(before, after):
    judgement = parse_judgement(
        f"{before.replace('think', '')}\n{NO}\n{after.replace('think', '')}"
    )
    assert judgement is None or not judgement.ok
