"""How far judges agree: counts, share and Cohen's kappa."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from apigen.agreement import Agreement, agreements, from_json, to_markdown


@pytest.mark.parametrize(
    ("counts", "share", "kappa"),
    [
        ((20, 5, 10, 15), 0.7, 0.4),
        ((45, 15, 25, 15), 0.6, 0.1304),
        ((25, 35, 5, 35), 0.6, 0.2593),
        ((5, 0, 0, 5), 1.0, 1.0),
        ((0, 5, 5, 0), 0.0, -1.0),
        ((9, 0, 0, 0), 1.0, None),
        ((0, 0, 0, 9), 1.0, None),
        ((0, 9, 0, 0), 0.0, 0.0),
        ((9, 1, 0, 0), 0.9, 0.0),
        ((0, 0, 0, 0), None, None),
    ],
)
def test_share_and_kappa_follow_from_the_four_counts(counts, share, kappa):
    pair = Agreement("a", "b", *counts)
    assert pair.share == share
    assert pair.kappa == (kappa if kappa is None else pytest.approx(kappa, abs=5e-5))


def test_each_pair_is_counted_over_the_rows_that_both_gave_a_readable_vote_on():
    rows = [
        {"a": True, "b": True, "c": False},
        {"a": True, "b": False, "c": True},
        {"a": False, "b": None, "c": False},
        {"a": True, "b": True, "c": True},
    ]
    assert agreements(rows) == [
        Agreement("a", "b", yes_yes=2, yes_no=1, no_yes=0, no_no=0),
        Agreement("a", "c", yes_yes=2, yes_no=1, no_yes=0, no_no=1),
        Agreement("b", "c", yes_yes=1, yes_no=1, no_yes=1, no_no=0),
    ]


def test_a_single_judge_and_no_row_have_nobody_to_agree_with():
    assert agreements([{"a": True}, {"a": None}]) == []
    assert agreements([]) == []


def test_the_manifest_s_form_is_read_back_and_the_table_shows_every_pair():
    found = [Agreement("a", "b", 20, 5, 10, 15), Agreement("a", "c", 0, 0, 0, 0)]
    assert from_json([each.to_json() for each in found]) == found
    assert found[0].to_json()["kappa"] == pytest.approx(0.4)
    heads, _, first, second = to_markdown(found).splitlines()
    assert [cell.strip() for cell in first.strip("|").split("|")] == [
        *("a, b", "50", "70.0%", "0.40", "20", "5", "10", "15"),
    ]
    assert "kappa" in heads
    assert second.count("–") == 2


SAID = st.sampled_from([True, False, None])


@given(st.lists(st.tuples(SAID, SAID)))
def test_agreement_does_not_depend_on_who_is_named_first_and_kappa_is_at_most_one(said):
    there = agreements([{"a": a, "b": b} for a, b in said])
    back = agreements([{"b": b, "a": a} for a, b in said])
    for one, other in zip(there, back, strict=True):
        assert (one.share, one.kappa) == (other.share, other.kappa)
        assert one.rows == sum(None not in pair for pair in said)
        assert one.kappa is None or -1 <= one.kappa <= 1
