"""BFCL's right answers pass the format check, and what is wrong with them does not."""

from importlib.util import find_spec

import pytest

from apigen.checks.reasons import Reason
from apigen.records import ToolCall
from benchmarks.bfcl import gold, killed_mutants
from benchmarks.bfcl_data import CATEGORIES, entries, their_problem
from tests.required import skip_without

WRONG_FOR_BFCL_TOO = {
    "parallel_multiple_26": Reason.UNKNOWN_ARGUMENT,
    "live_simple_106-63-0": Reason.MISSING_ARGUMENT,
    "live_simple_112-68-0": Reason.MISSING_ARGUMENT,
    "live_multiple_507-149-4": Reason.MISSING_ARGUMENT,
    "live_multiple_862-181-3": Reason.UNKNOWN_ARGUMENT,
    "live_multiple_964-207-0": Reason.UNKNOWN_ARGUMENT,
}
WRONG_BY_THEIR_OWN_SCHEMA = {
    "parallel_multiple_21": Reason.WRONG_TYPE,  # an expression such as data['sales'] for a list
    "parallel_multiple_94": Reason.WRONG_TYPE,  # words in a list of integers
    "live_multiple_552-153-1": Reason.WRONG_TYPE,  # true where the enum has the text "True"
    "live_multiple_595-158-1": Reason.WRONG_TYPE,  # 2 where the enum has the text "2"
    "live_multiple_596-158-2": Reason.WRONG_TYPE,
    "live_multiple_731-167-2": Reason.WRONG_TYPE,
    "live_multiple_733-167-4": Reason.WRONG_TYPE,
    "live_multiple_735-167-6": Reason.WRONG_TYPE,
    "live_multiple_87-38-4": Reason.NOT_IN_ENUM,
    "live_multiple_750-169-5": Reason.NOT_IN_ENUM,
    "live_multiple_756-169-11": Reason.NOT_IN_ENUM,  # "horror" where the enum has "Horror"
    "live_multiple_835-178-10": Reason.NOT_IN_ENUM,
    "live_multiple_871-182-8": Reason.NOT_IN_ENUM,
    "live_multiple_947-197-0": Reason.NOT_IN_ENUM,
    "live_parallel_multiple_2-2-0": Reason.NOT_IN_ENUM,
}
THE_SAME_CALL_TWICE = {"parallel_158": Reason.DUPLICATE_CALL}
A_TEMPLATE_S_GAP = {"live_multiple_26-6-1": Reason.QUERY_LEFT_OVER}  # <persona>


@pytest.fixture(scope="module", autouse=True)
def _bfcl_is_installed():
    skip_without(find_spec("bfcl_eval"), "make setup installs bfcl-eval")


def test_all_entries_with_a_known_answer_are_read():
    found = [entry.category for entry in entries()]
    assert {category: found.count(category) for category in CATEGORIES} == CATEGORIES


def test_right_answers_pass_but_for_those_whose_own_schema_call_or_query_is_wrong():
    rejected = {row["id"]: verdict.reason for _, row, verdict in gold() if not verdict.ok}
    known = WRONG_FOR_BFCL_TOO | WRONG_BY_THEIR_OWN_SCHEMA | THE_SAME_CALL_TWICE
    assert rejected == known | A_TEMPLATE_S_GAP


def test_bfcl_itself_counts_as_wrong_only_answers_that_are_rejected_here():
    answers = {row["id"]: [ToolCall(**call) for call in row["answers"]] for _, row, _ in gold()}
    wrong = {entry.id for entry in entries() if their_problem(entry, answers[entry.id])}
    assert wrong == set(WRONG_FOR_BFCL_TOO)


def test_every_kind_of_structural_mutant_is_rejected():
    counts = killed_mutants()
    kinds = {kind for kind, _ in counts}
    assert len(kinds) == 13
    assert {kind for kind in kinds if counts[kind, True] < 200} == set()
    assert {kind: counts[kind, False] for kind in kinds if counts[kind, False]} == {}
