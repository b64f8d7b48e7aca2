"""What came so far: counts, rates, failing tools, kept examples, and the demand they make."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from apigen.records import Style, ToolCall
from apigen.sampling.apis import ApiSampler
from apigen.sampling.coverage import PRIOR_RATE, Coverage, Outcome
from apigen.sampling.demand import LOWEST_RATE, drafts_without_target, wanted_drafts
from apigen.sampling.examples import PER_STYLE, PER_TOOL
from apigen.sampling.targets import cell_targets
from apigen.sampling.values import values_used
from tests.unit.sampling_parts import EVEN, draw_shard, small_library

CELL = (Style.SIMPLE, "Math")
GOOD = Outcome(*CELL, "plain", "English", ("add",), accepted=True)
BAD = replace(GOOD, accepted=False, reason="execution.error")


def many(outcome, count):
    return [replace(outcome, identity=f"{outcome.tools}{n}") for n in range(count)]


def recipes(pairs, category="Math"):
    sampler = ApiSampler(small_library())
    return draw_shard(sampler, Coverage(), {(Style.SIMPLE, category): pairs})


def test_a_row_that_came_before_counts_once_and_as_a_failure():
    coverage = Coverage()
    coverage.fold([replace(GOOD, identity="a"), replace(GOOD, identity="a")])
    assert (coverage.accepted[CELL], coverage.tried[CELL]) == (1, 2)
    assert coverage.reasons[CELL] == {"repeated": 1}


def test_rates_start_at_what_is_assumed_and_end_at_what_came():
    coverage = Coverage()
    assert coverage.pass_rate(Style.SIMPLE) == coverage.pass_rate(CELL) == PRIOR_RATE
    coverage.fold(many(GOOD, 50) + many(BAD, 450))
    assert coverage.pass_rate(Style.SIMPLE) == pytest.approx(0.1, abs=0.02)
    other = coverage.pass_rate((Style.SIMPLE, "Music"))
    assert other == coverage.pass_rate(Style.SIMPLE)
    assert coverage.pass_rate(Style.MULTIPLE) == PRIOR_RATE


def test_drafts_that_never_came_count_as_failed():
    coverage, planned = Coverage(), recipes(100)
    coverage.plan(planned)
    assert coverage.in_flight[CELL] == coverage.asked[CELL] == 100
    coverage.land(planned)
    coverage.fold(many(GOOD, 20))
    assert coverage.in_flight[CELL] == 0
    assert coverage.pass_rate(Style.SIMPLE) < 0.3


FAILING = {
    "five of five fail": (0, 5, True),
    "four of four fail": (0, 4, False),
    "half of the rest's rate": (9, 20, False),
    "far below the rest": (5, 40, True),
    "as few as chance gives": (1, 5, False),
}


@pytest.mark.parametrize(("passes", "tries", "listed"), FAILING.values(), ids=FAILING)
def test_tools_that_fail_far_more_often_than_the_rest_are_listed(passes, tries, listed):
    coverage = Coverage()
    poor = replace(GOOD, tools=("poor",)), replace(BAD, tools=("poor",))
    coverage.fold(many(GOOD, 700) + many(BAD, 300))
    coverage.fold(many(poor[0], passes) + many(poor[1], tries - passes))
    found = [(each.name, each.tries, each.passes, each.reason) for each in coverage.failing()]
    assert found == ([("poor", tries, passes, "execution.error")] if listed else [])


def test_values_are_seen_as_they_are_written():
    coverage = Coverage()
    schema = {"properties": {"on": {"type": "boolean"}, "n": {"enum": [1, 2]}, "x": {}}}
    used = values_used([ToolCall("add", {"on": True, "n": 2, "x": 1})], {"add": schema})
    assert used == (("add", "on", True), ("add", "n", 2))
    coverage.fold([replace(GOOD, values=used)])
    assert coverage.seen(("add", "on", True))
    assert not coverage.seen(("add", "on", False))
    assert not coverage.seen(("add", "on", 1))


def test_examples_are_kept_a_few_per_tool_and_a_bounded_number_per_style():
    coverage = Coverage()
    row = {"query": "?", "answers": []}
    coverage.fold(
        replace(GOOD, identity=f"{tool}/{n}", example=row | {"tools": [{"name": f"t{tool}"}]})
        for tool in range(100)
        for n in range(10)
    )
    kept = [each["tools"][0]["name"] for each in coverage.examples.of(Style.SIMPLE)]
    assert len(kept) == PER_STYLE
    assert max(map(kept.count, kept)) == PER_TOOL
    assert kept[-1] == "t99"


def test_what_is_missing_is_asked_for_by_what_passes():
    coverage = Coverage()
    coverage.fold(many(GOOD, 50) + many(BAD, 50))
    rate = coverage.pass_rate(CELL)
    assert wanted_drafts(coverage, {CELL: 60}, 1000, 5)[CELL] == pytest.approx(10 / rate, abs=1)
    coverage.plan(recipes(10))
    left = wanted_drafts(coverage, {CELL: 60}, 1000, 5)[CELL]
    assert left == pytest.approx(10 / rate - 10, abs=1)


def test_nothing_is_asked_for_when_nothing_is_missing():
    coverage = Coverage()
    coverage.fold(many(GOOD, 10))
    assert wanted_drafts(coverage, {CELL: 10}, 1000, 5) == {}
    assert wanted_drafts(coverage, {CELL: 9}, 1000, 5) == {}


def test_a_cell_that_never_passes_is_asked_for_within_bounds():
    coverage = Coverage()
    coverage.fold(many(BAD, 5000))
    assert wanted_drafts(coverage, {CELL: 4}, 10**6, 5) == {CELL: round(4 / LOWEST_RATE)}


@given(room=st.integers(0, 400), rows=st.integers(0, 600), pairs=st.integers(1, 7))
def test_no_more_is_asked_for_than_there_is_room(room, rows, pairs):
    targets = cell_targets(rows, EVEN, {"Math": 1, "Music": 3})
    wanted = wanted_drafts(Coverage(), targets, room, pairs)
    assert sum(wanted.values()) <= room
    assert all(drafts > 0 for drafts in wanted.values())
    assert sum(wanted.values()) == room or all(wanted.get(c, 0) >= targets[c] for c in targets)


def test_drafts_without_a_target_keep_the_cells_even():
    done = {}
    names = {"Math": 1.0, "Music": 1.0, "Data": 1.0}
    for room in (50, 50, 7, 103):
        more = drafts_without_target(done, room, 5, EVEN, names)
        assert sum(more.values()) == room
        done = {cell: done.get(cell, 0) + more.get(cell, 0) for cell in {**done, **more}}
    assert len(done) == len(EVEN) * len(names)
    assert max(done.values()) - min(done.values()) <= 5
