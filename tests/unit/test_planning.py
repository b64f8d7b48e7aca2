"""What is asked for: styles and categories in their shares, the same from the same seed."""

from collections import Counter
from functools import cache

import pytest

from apigen.library.model import CATEGORIES
from apigen.records import Style
from apigen.sampling import OFFERED_TOOLS, REGISTERS, plan_requests
from tasks.library import SHIPPED, read_library
from tasks.prompting import load_seeds

EVEN = dict.fromkeys(Style, 1.0)


@cache
def tools():
    return read_library(SHIPPED).tools


def plan(numbers=range(84), drafts=420, pairs=5, seed=7, styles=EVEN):
    return plan_requests(
        tools(), load_seeds(), styles, numbers=numbers, drafts=drafts, pairs=pairs, seed=seed
    )


def test_a_round_of_every_style_asks_for_every_category_once():
    asked = Counter((recipe.style, recipe.category) for recipe in plan())
    assert asked == {(style, category): 1 for style in Style for category in CATEGORIES}


def test_the_pairs_add_up_to_what_was_asked_for():
    assert sum(recipe.pairs for recipe in plan(range(3), drafts=11)) == 11


def test_a_slice_of_the_plan_is_the_plan_of_the_slice():
    assert plan(range(20, 40)) == plan()[20:40]
    assert plan(range(20), drafts=10_000) == plan()[:20]


def test_the_order_in_which_styles_are_written_changes_nothing():
    backwards = dict(reversed(EVEN.items()))
    assert plan(styles=backwards) == plan()


def test_another_seed_is_another_plan():
    assert plan(seed=8) != plan()
    assert plan() == plan()


def test_every_request_has_an_id_of_its_own():
    assert len({recipe.id for recipe in plan(range(400), drafts=2000)}) == 400


def test_styles_offer_as_many_tools_as_the_paper_defines():
    for recipe in plan():
        several = recipe.style in (Style.MULTIPLE, Style.PARALLEL_MULTIPLE)
        assert len(recipe.tools) in (
            range(OFFERED_TOOLS[0], OFFERED_TOOLS[1] + 1) if several else [1]
        )
        assert len(set(recipe.tools)) == len(recipe.tools)
        assert recipe.register in REGISTERS


@pytest.mark.parametrize(
    ("shares", "expected"),
    [
        ({Style.SIMPLE: 3, Style.PARALLEL: 1}, {Style.SIMPLE: 63, Style.PARALLEL: 21}),
        ({Style.SIMPLE: 1, Style.MULTIPLE: 0}, {Style.SIMPLE: 84}),
    ],
)
def test_styles_come_in_their_shares(shares, expected):
    assert Counter(recipe.style for recipe in plan(styles=shares)) == expected
