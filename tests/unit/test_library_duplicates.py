"""Which tools are one API, and which only look alike."""

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from apigen.library.duplicates import merge
from apigen.library.python_source import import_functions
from apigen.library.refusals import Refusal
from apigen.records import Binding, Tool


def _tool(name: str, description: str, source: str = "", **parameters: str) -> Tool:
    properties = {key: {"type": "number", "description": text} for key, text in parameters.items()}
    source = source or f"pypi:{name}==1"
    return Tool(
        name=name,
        description=description,
        parameters={"type": "object", "properties": properties, "required": []},
        returns={},
        category="Math",
        binding=Binding("python", source, name.split(".")[-1]),
        source=source,
    )


def _rest(name: str, module: str, function: str, description: str, **parameters: str) -> Tool:
    tool = _tool(name, description, f"openapi:{module}.json {function}", **parameters)
    return replace(tool, binding=Binding("rest", module, function))


def _function(tool: Tool, name: str) -> Tool:
    return replace(tool, binding=replace(tool.binding, function=name))


LONG = "Estimates the body mass index of an adult person from weight and height."
SEARCH = "Searches hotels near a landmark, sorted by distance, with free rooms tonight."
GAMMA = _tool("scipy_gamma", "Evaluates the gamma function of a real argument.", x="The argument.")
MEDIAN = _tool("a_median", "Middle number of a sorted list of observations.", data="Observations.")

SAME = {
    "same binding": [GAMMA, replace(GAMMA, name="other", description="Something else entirely.")],
    "same name": [GAMMA, replace(_tool("x", "Another thing.", n="Count."), name="scipy_gamma")],
    "same docs in another case": [
        _function(GAMMA, "gamma"),
        _function(
            _tool(
                "mpmath_gamma", "evaluates the GAMMA function of a real argument", x="the argument"
            ),
            "gamma",
        ),
    ],
    "a filler in the name": [
        _function(GAMMA, "gamma"),
        _function(
            replace(GAMMA, name="z", source="pypi:z==1", binding=Binding("python", "m", "")),
            "compute_gamma",
        ),
    ],
    "other words for the same": [
        _function(MEDIAN, "median"),
        _function(
            _tool(
                "b_median",
                "The middle number of the sorted list of observations",
                data="Observations",
            ),
            "get_median",
        ),
    ],
    "an initialism": [
        _tool("bmi", LONG, kg="Weight in kilograms.", m="Height in metres."),
        _tool("body_mass_index", LONG, kg="Weight in kilograms.", m="Height in metres."),
    ],
    "a re-export": [
        _function(_tool("p_stats_mode", LONG, "pypi:p==1 p.stats.mode", x="Some number."), "mode"),
        _function(_tool("p_mode", LONG, "pypi:p==1 p.mode", x="Some number."), "mode"),
    ],
    "two versions of an operation": [
        _rest("a_hotels_v1", "a", "GET /v1/hotels", SEARCH, landmark="The landmark's number."),
        _rest("a_hotels_v2", "a", "GET /v2/hotels", SEARCH, landmark="The landmark's number."),
    ],
}

APART = {
    "sin and cos": [
        _tool("sin", "Trigonometric function of an angle in radians.", x="Angle in radians."),
        _tool("cos", "Trigonometric function of an angle in radians.", x="Angle in radians."),
    ],
    "min and max of one name": [
        _function(_tool("a_extreme", "Gives the min of a list of numbers given by the user."), "e"),
        _function(_tool("b_extreme", "Gives the max of a list of numbers given by the user."), "e"),
    ],
    "encode and decode": [
        _tool("base64_encode", "Handles text in base 64 with the standard alphabet of the RFC."),
        _tool("base64_decode", "Handles text in base 64 with the standard alphabet of the RFC."),
    ],
    "base 32 and base 64": [
        _function(_tool("a_encode", "Encodes text in base 32 with the standard alphabet."), "enc"),
        _function(_tool("b_encode", "Encodes text in base 64 with the standard alphabet."), "enc"),
    ],
    "the way round in the name": [
        _tool("celsius_to_fahrenheit", "Converts a temperature between two well known scales."),
        _tool("fahrenheit_to_celsius", "Converts a temperature between two well known scales."),
    ],
    "the way round in the text": [
        _function(_tool("a_convert", "Converts a length from feet to metres."), "convert"),
        _function(_tool("b_convert", "Converts a length from metres to feet."), "convert"),
    ],
    "quotes on other subjects": [
        _rest("q_love", "q", "GET /love", "It shows random quotes", quotes="Which quotes to show."),
        _rest("q_luck", "q", "GET /luck", "It shows random quotes", quotes="Which quotes to show."),
    ],
    "two services' boilerplate": [
        _rest("a_search", "a", "GET /search", "Searches by text.", query="The text to search."),
        _rest("b_search", "b", "GET /search", "Searches by text.", query="The text to search."),
    ],
    "distributions of one package": [
        _function(_tool("p_norm_pdf", LONG, "pypi:p==1 p.norm.pdf", x="Some number."), "pdf"),
        _function(_tool("p_gamma_pdf", LONG, "pypi:p==1 p.gamma.pdf", x="Some number."), "pdf"),
    ],
    "one name, two meanings": [
        _function(_tool("a_mode", "Most frequent item of a list.", data="The items."), "mode"),
        _function(_tool("b_mode", "File permissions as octal digits.", path="The file."), "mode"),
    ],
}


@pytest.mark.parametrize("tools", SAME.values(), ids=SAME)
def test_one_of_two_tools_that_are_one_api_stays(tools: list[Tool]) -> None:
    kept, refused = merge(tools)
    assert len(kept) == len(refused) == 1
    assert refused[0].reason is Refusal.DUPLICATE
    assert {kept[0].source, refused[0].source} == {tool.source for tool in tools}
    assert repr(kept[0].name) in refused[0].detail


@pytest.mark.parametrize("tools", APART.values(), ids=APART)
def test_tools_that_differ_in_a_telling_word_both_stay(tools: list[Tool]) -> None:
    kept, refused = merge(tools)
    assert refused == ()
    assert kept == tuple(sorted(tools, key=lambda tool: tool.name))


@pytest.mark.parametrize(
    ("better", "worse"),
    [
        ({"examples": ({"x": 1},)}, {"description": LONG * 2}),
        ({"description": LONG}, {"description": "Short."}),
        ({"source": "pypi:a==1"}, {"source": "pypi:b==1"}),
    ],
    ids=["more examples", "longer docs", "the first source"],
)
@pytest.mark.parametrize("turned", [False, True])
def test_the_better_documented_one_stays_in_any_order(
    better: dict[str, Any], worse: dict[str, Any], turned: bool
) -> None:
    tools = [replace(GAMMA, **better), replace(GAMMA, **worse)]
    kept, _ = merge(tools[::-1] if turned else tools)
    assert kept == (tools[0],)


_POOL = [tool for tools in (*SAME.values(), *APART.values()) for tool in tools]


@given(st.permutations(_POOL))
def test_the_order_of_the_tools_does_not_matter(tools: list[Tool]) -> None:
    kept, refused = merge(tools)
    assert (kept, refused) == merge(_POOL)
    assert len(kept) + len(refused) == len(tools)
    assert len({tool.name for tool in kept}) == len(kept)


def test_no_shipped_function_repeats_another() -> None:
    root = Path(__file__).parents[2] / "data/library/functions"
    files = {str(path.relative_to(root)): path.read_text() for path in root.rglob("*.py")}
    assert merge(import_functions(files).tools)[1] == ()
