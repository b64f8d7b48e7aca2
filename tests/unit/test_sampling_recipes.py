"""The requests of a shard: the same from the same seed, and what is short comes more often."""

from collections import Counter
from dataclasses import replace

import pytest

from apigen.errors import LibraryError
from apigen.library.model import CATEGORIES
from apigen.records import REGISTERS, Style
from apigen.sampling.apis import ApiSampler
from apigen.sampling.coverage import Coverage
from apigen.sampling.demand import wanted_drafts
from apigen.sampling.targets import cell_targets
from tests.unit.sampling_parts import (
    EVEN,
    built,
    coins,
    draw_shard,
    outcomes,
    run,
    shipped,
    small_library,
    tool,
)

NAMES = dict.fromkeys(CATEGORIES, 1.0)
ALL = cell_targets(700, EVEN, NAMES)


def test_the_same_seed_number_and_coverage_give_the_same_recipes():
    first = draw_shard(built(), Coverage(), ALL)
    backwards = dict(reversed(ALL.items()))
    assert draw_shard(built(), Coverage(), backwards) == first
    for changed in ({"seed": 8}, {"number": 1}, {"generator": "h"}):
        other = draw_shard(built(), Coverage(), ALL, **changed)
        assert [each.tools for each in other] != [each.tools for each in first]
        assert not {each.id for each in other} & {each.id for each in first}


def test_a_cells_drafts_come_in_requests_as_equal_as_can_be():
    shard = draw_shard(
        built(), Coverage(), {(Style.SIMPLE, "Math"): 11, (Style.PARALLEL, "Data"): 3}
    )
    sizes = sorted((each.style, each.pairs) for each in shard)
    assert sizes == [("parallel", 3), ("simple", 3), ("simple", 4), ("simple", 4)]


def test_styles_mix_inside_a_shard():
    half = draw_shard(built(), Coverage(), ALL)[:80]
    assert {each.style for each in half} == set(Style)


CALLS = {
    Style.SIMPLE: {1},
    Style.MULTIPLE: {1},
    Style.PARALLEL: {2, 3, 4},
    Style.PARALLEL_MULTIPLE: {2, 3, 4},
    Style.IRRELEVANCE: {0},
    Style.MISSING_PARAMETER: {0},
    Style.DEPENDENT: {2, 3, 4},
}


@pytest.mark.parametrize("style", Style)
def test_a_style_wants_as_many_calls_as_it_is_defined_by(style):
    shard = draw_shard(built(), Coverage(), {(style, name): 20 for name in CATEGORIES})
    assert {each.calls for each in shard} == CALLS[style]
    assert all(not each.cover for each in shard if each.calls == 0)


def test_registers_and_languages_come_in_their_shares_of_accepted_rows():
    def passes(recipe):  # one register fails most of the time
        turns[recipe.register] += 1
        return recipe.register != "misspelled" or turns["misspelled"] % 3 == 0

    turns = Counter()
    coverage, _ = run(ApiSampler(shipped()), cell_targets(900, EVEN, NAMES), passes)
    registers = coverage.usage.accepted("register")
    assert set(registers) == set(REGISTERS)
    assert min(registers.values()) > 0.7 * max(registers.values())
    languages = coverage.usage.accepted("language")
    assert languages["English"] / languages["German"] == pytest.approx(3, rel=0.15)


def test_a_tool_that_keeps_failing_is_drawn_less():
    sampler = ApiSampler(small_library(["Math"]))
    bad = "tram_math"
    targets = {(Style.SIMPLE, "Math"): 400}
    coverage, shards = run(sampler, targets, lambda each: each.tools != (bad,), room=20, lag=1)
    asked = Counter(each.tools[0] for shard in shards for each in shard)
    assert 0 < asked[bad] < min(count for name, count in asked.items() if name != bad) / 2
    assert [each.name for each in coverage.failing()] == [bad]


def test_values_never_seen_are_asked_for_until_they_come():
    mode = {"type": "string", "enum": ["slow", "fast", "idle"]}
    tools = [tool("tram", mode=mode, night={"type": "boolean"})]
    cell = (Style.SIMPLE, "Math")
    coverage, shards = run(ApiSampler(tools), {cell: 60}, lambda recipe: True, room=10, lag=1)
    values = [("mode", each) for each in mode["enum"]] + [("night", True), ("night", False)]
    assert all(coverage.seen(("tram", *each)) for each in values)
    assert not any(each.cover for each in shards[-1])
    assert max(len(each.cover) for shard in shards for each in shard) <= 3


def test_examples_show_no_offered_tool_and_grow_by_verified_rows():
    row = {"style": "simple", "query": "?", "answers": [], "tools": [{"name": "tram_math"}]}
    fresh = row | {"tools": [{"name": "forest_math"}]}
    sampler, coverage = ApiSampler(small_library(["Math"])), Coverage()
    cell = {(Style.SIMPLE, "Math"): 100}
    first = draw_shard(sampler, coverage, cell, seeds={Style.SIMPLE: [row]})
    accepted = next(iter(outcomes(first[0], lambda recipe: True)))
    coverage.fold([replace(accepted, example=fresh)])
    shown = set()
    for recipe in draw_shard(sampler, coverage, cell, seeds={Style.SIMPLE: [row]}):
        names = {each["tools"][0]["name"] for each in recipe.seeds}
        assert not names & set(recipe.tools)
        assert all(set(each) == {"tools", "query", "answers"} for each in recipe.seeds)
        shown |= names
    assert shown == {"tram_math", "forest_math"}


def test_a_cell_without_tools_is_an_error_that_names_it():
    with pytest.raises(LibraryError, match="no tools for multiple in 'Math'"):
        draw_shard(ApiSampler([tool("tram")]), Coverage(), {(Style.MULTIPLE, "Math"): 1})


@pytest.mark.parametrize(("room", "lag", "surplus"), [(100, 4, 0.06), (250, 4, 0.12)])
def test_every_cell_gets_its_rows_and_few_are_left_over(room, lag, surplus):
    targets = cell_targets(2000, EVEN, NAMES)
    coverage, _ = run(built(), targets, coins(targets, seed=5), room=room, lag=lag)
    assert all(coverage.accepted[cell] >= rows for cell, rows in targets.items())
    assert sum(coverage.accepted.values()) < 2000 * (1 + surplus)
    assert wanted_drafts(coverage, targets, 1000, 5) == {}
    assert not +coverage.in_flight


def test_a_run_ends_at_its_drafts_if_a_cell_never_passes():
    targets = cell_targets(40, {Style.SIMPLE: 1}, {"Math": 1, "Music": 1})
    coverage, _ = run(
        ApiSampler(small_library()), targets, lambda r: r.category == "Math", most_drafts=500
    )
    assert coverage.accepted[Style.SIMPLE, "Math"] >= 20
    assert coverage.accepted[Style.SIMPLE, "Music"] == 0
    assert sum(coverage.asked.values()) == 500


def test_the_same_folds_give_the_same_run():
    targets = cell_targets(300, EVEN, NAMES)
    ids = [
        [each.id for shard in run(built(), targets, coins(targets, seed=2))[1] for each in shard]
        for _ in range(2)
    ]
    assert ids[0] == ids[1]
