"""Targets per style and category, and what a library can never give."""

from collections import Counter
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from apigen.errors import ConfigError
from apigen.records import Style
from apigen.sampling.rounding import apportion
from apigen.sampling.targets import cell_targets, unreachable
from tests.unit.sampling_parts import EVEN, small_library, tool

WEIGHTS = st.sampled_from([0, 0.1, 0.25, 1, 2.5, 3, 7])


def positive(keys):
    return st.dictionaries(keys, WEIGHTS, min_size=1).filter(lambda each: any(each.values()))


@given(
    total=st.integers(0, 5000), styles=positive(st.sampled_from(Style)), names=positive(st.text())
)
def test_cells_styles_and_categories_get_their_share_rounded_up_or_down(total, styles, names):
    targets = cell_targets(total, styles, names)
    exact = {
        (style, name): total * part(styles, style) * part(names, name) for style, name in targets
    }
    assert sum(targets.values()) == total
    assert set(targets) == {(s, n) for s in styles for n in names if styles[s] and names[n]}
    for group in (lambda cell: cell, lambda cell: cell[0], lambda cell: cell[1]):
        sums, shares = Counter(), Counter()
        for cell, rows in targets.items():
            sums[group(cell)] += rows
            shares[group(cell)] += exact[cell]
        assert all(abs(sums[key] - shares[key]) < 1 for key in shares)


def part(weights, key):
    return Fraction(str(weights[key])) / sum(Fraction(str(each)) for each in weights.values())


def test_the_order_in_which_weights_are_given_changes_nothing():
    names = {"Math": 1.0, "Music": 2.0, "Data": 0.5}
    again = cell_targets(100, dict(reversed(EVEN.items())), dict(reversed(names.items())))
    assert list(again.items()) == list(cell_targets(100, EVEN, names).items())


@pytest.mark.parametrize(
    ("styles", "categories", "message"),
    [
        ({Style.SIMPLE: 0}, {"Math": 1}, "all styles have the share 0"),
        ({Style.SIMPLE: 1}, {}, "all categories have the share 0"),
        ({Style.SIMPLE: -1}, {"Math": 1}, "the share of simple is -1"),
    ],
)
def test_weights_that_give_no_shares_are_an_error(styles, categories, message):
    with pytest.raises(ConfigError, match=message):
        cell_targets(10, styles, categories)


@given(total=st.integers(0, 1000), weights=st.dictionaries(st.text(), WEIGHTS))
def test_an_apportioned_total_is_kept_and_fair(total, weights):
    parts = apportion(total, weights)
    whole = sum(weights.values())
    assert sum(parts.values()) == (total if whole else 0)
    assert all(abs(parts[key] - total * weights[key] / whole) < 1.001 for key in parts if whole)


NEVER = {
    "a category without tools": (small_library(["Math"]), Style.SIMPLE, "category 'Music' has no"),
    "two tools that do the same": (
        [tool(name, "Speed of a tram downhill.") for name in ("tram_speed", "downhill_speed")],
        Style.PARALLEL_MULTIPLE,
        "the library has no two tools that do different things",
    ),
    "one tool in all": ([tool("tram")], Style.MULTIPLE, "the library has no two tools that do"),
    "nothing that a query can lack": (
        [tool(f"is_{name}", flag={"type": "boolean"}) for name in ("tram", "forest")],
        Style.MISSING_PARAMETER,
        "the library has no tool with a required parameter other than a boolean",
    ),
    "results that no parameter takes": (
        [tool(name, returns="boolean") for name in ("tram", "forest")],
        Style.DEPENDENT,
        "the library has no two tools of which one takes what the other gives",
    ),
    "a number for an enum": (
        [tool(name, mode={"type": "string", "enum": ["a"]}) for name in ("tram", "forest")],
        Style.DEPENDENT,
        "the library has no two tools of which one takes what the other gives",
    ),
}


@pytest.mark.parametrize(("tools", "style", "line"), NEVER.values(), ids=NEVER)
def test_what_a_library_can_never_give_is_one_line(tools, style, line):
    (found,) = unreachable({(style, "Music" if "Music" in line else "Math"): 3}, tools)
    assert found.startswith(line)
    assert "3 wanted rows" in found


def test_a_cell_alone_is_named_with_its_category():
    tools = [*small_library(["Math"]), tool("is_song", category="Music", on={"type": "boolean"})]
    targets = cell_targets(4, {Style.MISSING_PARAMETER: 1}, {"Math": 1, "Music": 1})
    (line,) = unreachable(targets, tools)
    assert line.startswith("category 'Music' has no tool with a required parameter")


def test_a_small_library_reaches_every_style_and_a_target_of_0_needs_nothing():
    targets = cell_targets(100, EVEN, {"Math": 1, "Music": 1})
    assert unreachable(targets, small_library()) == []
    assert unreachable({(Style.MULTIPLE, "Music"): 0}, [tool("tram")]) == []
