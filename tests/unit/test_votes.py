"""Several judges' votes to one verdict."""

from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from apigen.checks.reasons import Reason
from apigen.checks.semantics import Vote, read_vote
from apigen.checks.votes import count_votes

ERROR, VALUE, FUNCTION = Reason.JUDGE_ERROR, Reason.WRONG_VALUE, Reason.WRONG_FUNCTION
RULES = ("all", "majority", "veto")


def panel(said):
    """Judges a, b, c … from letters: y yes, n and f no, ? unread; a capital has a veto."""
    meaning = {"y": (True, ""), "n": (False, VALUE), "f": (False, FUNCTION), "?": (None, ERROR)}
    meaning["!"] = meaning["?"]
    return [
        Vote(name, *meaning[letter.lower()], f"{name} says", letter.isupper() or letter == "!")
        for name, letter in zip("abcdefg", said, strict=False)
    ]


@pytest.mark.parametrize(
    ("rule", "said", "reason"),
    [
        ("all", "y", ""),
        ("all", "n", VALUE),
        ("all", "?", ERROR),
        ("all", "yy", ""),
        ("all", "yn", VALUE),
        ("all", "y?", ERROR),
        ("all", "n?", VALUE),
        ("all", "yyf", FUNCTION),
        ("all", "nff", FUNCTION),
        ("all", "fnnf", FUNCTION),
        ("all", "nffn", VALUE),
        ("majority", "y", ""),
        ("majority", "?", ERROR),
        ("majority", "yy", ""),
        ("majority", "yn", VALUE),
        ("majority", "y?", ERROR),
        ("majority", "n?", VALUE),
        ("majority", "yyn", ""),
        ("majority", "yy?", ""),
        ("majority", "y?n", ERROR),
        ("majority", "y??", ERROR),
        ("majority", "nn?", VALUE),
        ("majority", "yyn?", ERROR),
        ("majority", "yynf", VALUE),
        ("majority", "yyyn?", ""),
        ("veto", "Y", ""),
        ("veto", "N", VALUE),
        ("veto", "!", ERROR),
        ("veto", "Yyn", ""),
        ("veto", "Nyy", VALUE),
        ("veto", "!yy", ERROR),
        ("veto", "Ynn", VALUE),
        ("veto", "!nn", VALUE),
        ("veto", "Yy?", ""),
        ("veto", "Y?n", ERROR),
        ("veto", "YFy", FUNCTION),
        ("veto", "Nyf", VALUE),
        ("veto", "YYn", ""),
    ],
)
def test_votes_make_a_verdict_by_the_rule(rule, said, reason):
    verdict = count_votes(panel(said), rule)
    assert (verdict.stage, verdict.reason) == ("semantics", reason)
    assert verdict.ok is (not reason)


def test_the_detail_is_the_thought_of_the_first_judge_with_that_reason():
    assert count_votes(panel("n"), "all").detail == "a says"
    assert count_votes(panel("ynff"), "all").detail == "c: c says"
    assert count_votes(panel("yy?"), "all").detail == "c: c says"


VOTES = st.lists(st.sampled_from("ynf?YNF!"), min_size=1, max_size=5).map("".join)


@given(VOTES, st.sampled_from(RULES))
def test_the_order_of_the_judges_changes_nothing_but_which_reason_is_named(said, rule):
    votes = panel(said)
    ended = {
        (verdict.ok, verdict.reason == ERROR)
        for verdict in (count_votes(order, rule) for order in permutations(votes))
    }
    assert len(ended) == 1


@given(VOTES, st.sampled_from(RULES))
def test_a_row_passes_only_with_more_than_half_of_all_judges_and_never_by_an_unread_vote(
    said, rule
):
    yes = said.lower().count("y")
    verdict = count_votes(panel(said), rule)
    assert not verdict.ok or 2 * yes > len(said)
    assert count_votes(panel(said.replace("?", "n").replace("!", "N")), rule).ok is verdict.ok


@given(VOTES, st.sampled_from(RULES))
def test_a_row_is_a_judge_s_error_only_where_better_answers_could_have_passed_it(said, rule):
    could = count_votes(panel(said.replace("?", "y").replace("!", "Y")), rule).ok
    verdict = count_votes(panel(said), rule)
    assert (verdict.reason == ERROR) == (could and not verdict.ok)


@pytest.mark.parametrize(
    ("answer", "vote"),
    [
        (
            '{"thought": "", "pass": "yes", "reason": ""}',
            {"judge": "j", "pass": True, "reason": "", "thought": ""},
        ),
        (
            '{"thought": "Rome, not Oslo", "pass": "no", "reason": "wrong_value"}',
            {"judge": "j", "pass": False, "reason": VALUE, "thought": "Rome, not Oslo"},
        ),
        (
            '{"thought": "it fits", "pass": "yes"}',
            {"judge": "j", "pass": True, "reason": "", "thought": "it fits"},
        ),
        (
            '{"thought": "bad", "pass": "no", "reason": "semantics.Off_Intent"}',
            {"judge": "j", "pass": False, "reason": Reason.OFF_INTENT, "thought": "bad"},
        ),
        (
            '{"thought": "bad", "pass": "no"}',
            {"judge": "j", "pass": False, "reason": Reason.REJECTED, "thought": "bad"},
        ),
        (
            "Well.",
            {"judge": "j", "pass": None, "reason": ERROR, "thought": "no judgement in 'Well.'"},
        ),
    ],
)
def test_a_vote_keeps_what_the_judge_said(answer, vote):
    assert read_vote("j", answer).to_json() == vote


@given(st.text())
def test_no_text_of_a_judge_makes_a_vote_raise(text):
    vote = read_vote("j", text)
    assert count_votes([vote], "all").ok is (vote.ok is True)
