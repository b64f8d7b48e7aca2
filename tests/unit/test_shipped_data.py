"""What ships: the library, the seeds and the prompts hold what the README says."""

import doctest
import importlib.util
import json
from collections import Counter
from functools import cache

import pytest

from apigen.checks.format import check_format
from apigen.foreign_rows import read_row
from apigen.library.model import CATEGORIES, check_documented
from apigen.parsing import parse_calls
from apigen.prompts import generator_messages, judge_messages
from apigen.records import CallResult, Style, ToolCall
from apigen.sampling import REGISTERS, plan_requests
from apigen.schema import NAME, parse_parameters
from tasks.library import SHIPPED, read_library
from tasks.prompting import load_prompts, load_seeds

MODULES = sorted(SHIPPED.rglob("*.py"))


@cache
def library():
    return read_library(SHIPPED, "Apache-2.0")


def test_at_least_105_functions_and_5_in_each_of_the_21_categories():
    assert len(library().tools) >= 105
    counts = Counter(tool.category for tool in library().tools)
    assert set(counts) == set(CATEGORIES)
    assert min(counts.values()) >= 5


def test_every_function_is_documented_named_well_and_has_worked_examples():
    check_documented(library())
    for tool in library().tools:
        assert NAME.fullmatch(tool.name)
        assert parse_parameters(tool.parameters) == tool.parameters
        assert len(tool.examples) == 3, tool.name
        for arguments in tool.examples:
            verdict = check_format([ToolCall(tool.name, arguments)], {tool.name: tool.parameters})
            assert verdict.ok, verdict


@pytest.mark.parametrize("path", MODULES, ids=lambda path: f"{path.parent.name}/{path.stem}")
def test_the_worked_examples_give_what_they_say(path):
    spec = importlib.util.spec_from_file_location(f"shipped_{path.parent.name}_{path.stem}", path)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    result = doctest.testmod(module)
    assert result.attempted > 0
    assert result.failed == 0


@pytest.mark.parametrize("style", Style)
def test_seeds_are_right_by_our_own_format_check(style):
    seeds = load_seeds()[style]
    assert len(seeds) >= 3
    for seed in seeds:
        assert seed["style"] == style
        assert read_row(json.dumps(seed)).verdict.ok
        tools = {tool["name"]: parse_parameters(tool["parameters"]) for tool in seed["tools"]}
        assert check_format(parse_calls(seed["answers"]), tools, style).ok
        assert (len(tools) == 1) == (style in (Style.SIMPLE, Style.PARALLEL))


def test_there_are_six_generator_texts_per_style_and_no_two_alike():
    texts = load_prompts().instructions
    assert len(texts) == len(Style) * len(REGISTERS) == 24
    assert len(set(texts.values())) == 24


def test_a_generator_prompt_holds_task_examples_and_tools():
    seeds = load_seeds()
    (recipe,) = plan_requests(
        library().tools, seeds, {Style.PARALLEL: 1}, numbers=range(1), drafts=4, pairs=4, seed=1
    )
    system, user = generator_messages(load_prompts(), recipe, library().by_name(), seeds)
    assert system["role"] == "system"
    assert f"style: parallel\nregister: {recipe.register}\npairs: 4" in user["content"]
    tools = json.loads(user["content"].split("<tools>")[1].split("</tools>")[0])
    assert [tool["name"] for tool in tools] == list(recipe.tools)
    assert tools[0]["examples"]
    assert json.loads(user["content"].split("<examples>")[1].split("</examples>")[0])


def test_a_judge_prompt_shows_query_calls_and_cut_results():
    tool = library().tools[0]
    long = CallResult("ok", "x" * 5000)
    failed = CallResult("error", None, "ValueError", "bad month")
    calls = [ToolCall(tool.name, {"a": 1}), ToolCall(tool.name, {"a": 2})]
    _, user = judge_messages(load_prompts(), "What is $1?", [tool.card()], calls, [long, failed])
    results = json.loads(user["content"].split("<results>")[1].split("</results>")[0])
    assert results[0].endswith("… [cut]")
    assert len(results[0]) < 2100
    assert results[1] == {"error": "ValueError: bad month"}
    assert "What is $1?" in user["content"]
