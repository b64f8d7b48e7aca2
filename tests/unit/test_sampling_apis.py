"""Which tools a request offers: those used least, and none that do the same."""

from collections import Counter
from dataclasses import replace
from itertools import combinations
from random import Random

import pytest

from apigen.library.model import CATEGORIES
from apigen.records import Binding, Style
from apigen.sampling.apis import OFFERED, ApiSampler
from apigen.sampling.flows import argument_kinds, result_kinds
from apigen.sampling.likeness import same, traits_of
from apigen.sampling.values import lackable
from tests.unit.sampling_parts import built, shipped, small_library, tool

SEVERAL = [style for style, (fewest, _) in OFFERED.items() if fewest > 1]


def free(name):
    return 0.0


def offers(sampler, style, count=2, seed=1):
    rng = Random(seed)
    for category in CATEGORIES * count:
        yield category, sampler.draw(style, category, free, rng)


@pytest.mark.parametrize("style", Style)
def test_a_style_offers_as_many_tools_as_it_should_and_one_of_the_category(style):
    fewest, most = OFFERED[style]
    for category, offer in offers(built(), style):
        assert fewest <= len(offer.tools) <= most
        assert len(set(offer.tools) | {offer.withheld}) == len(offer.tools) + 1
        assert bool(offer.withheld) == (style is Style.IRRELEVANCE)
        mains = [offer.withheld] if offer.withheld else offer.tools
        assert category in {built().tools[name].category for name in mains}


@pytest.mark.parametrize("style", SEVERAL)
def test_no_two_tools_that_do_the_same_are_offered_together(style):
    for _, offer in offers(built(), style, count=5):
        names = [*offer.tools, offer.withheld] if offer.withheld else offer.tools
        traits = [traits_of(built().tools[name]) for name in names]
        assert not any(same(one, other) for one, other in combinations(traits, 2))


PAIRS = {
    "other names, the same words": (
        *("bmi", "Body mass index of an adult."),
        *("quetelet", "The body mass index of adults."),
        True,
    ),
    "opposites": (*("a_min", "Smallest of numbers."), *("a_max", "Largest of numbers."), False),
    "there and back": (
        *("c_to_f", "Converts celsius to fahrenheit."),
        *("f_to_c", "Converts fahrenheit to celsius."),
        False,
    ),
    "different things": (*("tram", "Next departure."), *("pizza", "Dough needed."), False),
    "a digit apart": (
        *("log2", "Logarithm to base 2."),
        *("log10", "Logarithm to base 10."),
        False,
    ),
}


@pytest.mark.parametrize(("a", "said", "b", "told", "alike"), PAIRS.values(), ids=PAIRS)
def test_tools_do_the_same_if_their_words_say_so(a, said, b, told, alike):
    assert same(traits_of(tool(a, said)), traits_of(tool(b, told))) == alike


def test_a_packages_name_tells_no_functions_apart():
    one, other = (
        replace(tool(f"{package}_mean", said), binding=Binding("python", module, f"{package}_mean"))
        for package, module, said in [
            ("scipy", "pypi_scipy", "Mean of numbers."),
            ("numpy", "pypi_numpy", "Arithmetic mean along an axis."),
        ]
    )
    assert same(traits_of(one), traits_of(other))
    assert not same(traits_of(tool("scipy_mean")), traits_of(other))


def test_missing_parameter_wants_a_value_that_a_query_can_lack():
    for category, offer in offers(built(), Style.MISSING_PARAMETER):
        tools = [built().tools[name] for name in offer.tools]
        assert any(lackable(each.parameters) for each in tools if each.category == category)


def test_dependent_offers_a_tool_whose_result_another_takes():
    for _, offer in offers(built(), Style.DEPENDENT):
        tools = [built().tools[name] for name in offer.tools]
        assert any(
            takes == gives or (gives, takes) == ("integer", "number")
            for giver in tools
            for taker in tools
            if giver is not taker
            for gives in result_kinds(giver)
            for takes in argument_kinds(taker)
        )


def test_partners_are_those_whose_words_meet():
    tools = [
        *small_library(["Math"]),
        tool("trip_distance", "Length of a route.", returns="number", route={"type": "string"}),
        tool(
            "fuel_needed",
            "Litres a lorry burns.",
            returns="boolean",
            distance={"type": "number", "description": "Length of the trip."},
        ),
    ]
    sampler = ApiSampler(tools)
    cost = {"fuel_needed": 0.0}
    for seed in range(20):
        offer = sampler.draw(Style.DEPENDENT, "Math", lambda n: cost.get(n, 1.0), Random(seed))
        assert {"fuel_needed", "trip_distance"} <= set(offer.tools)


def test_tools_used_least_come_first_and_chance_decides_among_equals():
    sampler, used, rng = ApiSampler(shipped()), Counter(), Random(3)
    own = {each.name for each in shipped() if each.category == "Finance"}
    for _ in range(3 * len(own)):
        (name,) = sampler.draw(Style.SIMPLE, "Finance", used.__getitem__, rng).tools
        used[name] += 1
    assert set(used) == own
    assert set(used.values()) == {3}
    firsts = {sampler.draw(Style.SIMPLE, "Finance", free, Random(n)).tools for n in range(40)}
    assert len(firsts) > 1


def test_a_library_without_what_a_style_needs_gives_no_offer():
    lonely = ApiSampler([tool("tram")])
    assert lonely.draw(Style.MULTIPLE, "Math", free, Random(1)) is None
    assert lonely.draw(Style.SIMPLE, "Music", free, Random(1)) is None
