"""A run's funnel against the faults that the offline model planted, which the run never sees."""

from collections import Counter

import pytest

from benchmarks.attribution import MODELS, outcomes_of

DRAFTS = 400


@pytest.fixture(scope="module")
def outcomes(tmp_path_factory):
    return list(outcomes_of(tmp_path_factory.mktemp("attribution"), MODELS[-1], DRAFTS))


def test_every_draft_is_decided(outcomes):
    assert len(outcomes) > 0.95 * DRAFTS
    assert {each.due for each in outcomes} == {"format", "execution", "semantics", "verified"}


@pytest.mark.parametrize(
    ("stage", "share"), [("format", 0.99), ("execution", 0.99), ("semantics", 0.95)]
)
def test_a_planted_fault_is_rejected_by_the_stage_that_is_there_for_it(outcomes, stage, share):
    ended = Counter(each.got for each in outcomes if each.due == stage)
    assert ended[stage] >= share * ended.total() > 0, ended


def test_drafts_without_a_fault_are_verified(outcomes):
    wrong = [each for each in outcomes if each.due == "verified" and each.got != "verified"]
    assert len(wrong) <= 0.01 * len(outcomes), wrong
