"""What ships: the library, the seeds and the prompts hold what the README says."""

import doctest
import importlib.util
import json
import re
from collections import Counter
from functools import cache
from string import Template

import pyarrow.parquet as pq
import pytest

from apigen.answer_schemas import judgement
from apigen.checks.findings import Candidate
from apigen.checks.format import format_findings
from apigen.checks.query import query_findings
from apigen.foreign.rows import read_row
from apigen.library.model import CATEGORIES, check_documented
from apigen.parsing import parse_calls
from apigen.prompts import JUDGE_FIELDS, Question, act_of, generator_messages, judge_messages
from apigen.records import REGISTERS, CallResult, Recipe, Style, ToolCall
from apigen.schema import NAME, parse_parameters
from tasks.library import SHIPPED, read_library
from tasks.prompting import DATA, load_prompts, load_seeds

MODULES = sorted(SHIPPED.rglob("*.py"))
CALLING = (Style.SIMPLE, Style.MULTIPLE, Style.PARALLEL, Style.PARALLEL_MULTIPLE)
JUDGE_CODES = (
    "off_intent",
    "wrong_value",
    "wrong_function",
    "wrong_call_count",
    "irrelevant_result",
    "failed_result",
    "answerable",
    "value_given",
)


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
            assert not faults_of([ToolCall(tool.name, arguments)], [tool.card()])


@pytest.mark.parametrize("path", MODULES, ids=lambda path: f"{path.parent.name}/{path.stem}")
def test_the_worked_examples_give_what_they_say(path):
    spec = importlib.util.spec_from_file_location(f"shipped_{path.parent.name}_{path.stem}", path)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    result = doctest.testmod(module)
    assert result.attempted > 0
    assert result.failed == 0


def test_seed_tools_are_invented():
    names = {
        tool["name"] for seeds in load_seeds().values() for seed in seeds for tool in seed["tools"]
    }
    shipped = set(
        pq.read_table(DATA / "library" / "apis.parquet", columns=["name"])["name"].to_pylist()
    )
    assert shipped
    assert not names & shipped


@pytest.mark.parametrize("style", Style)
def test_seeds_have_readable_tools_and_as_many_as_the_style_offers(style):
    seeds = load_seeds()[style]
    assert len({seed["query"] for seed in seeds}) == len(seeds) == (6 if style in CALLING else 8)
    for seed in seeds:
        assert seed["style"] == style
        assert len(parameters_of(seed)) == len(seed["tools"])
        if style in (Style.SIMPLE, Style.PARALLEL):
            assert len(seed["tools"]) == 1
        if style in (Style.MULTIPLE, Style.PARALLEL_MULTIPLE, Style.IRRELEVANCE):
            assert len(seed["tools"]) > 1


@pytest.mark.parametrize("style", CALLING)
def test_seeds_are_right_by_our_own_format_check(style):
    for seed in load_seeds()[style]:
        assert read_row(json.dumps(seed)).verdict.ok
        assert not faults_of(parse_calls(seed["answers"]), seed["tools"], style)


def test_seeds_that_decline_hold_a_reply_alone():
    for seed in load_seeds()[Style.IRRELEVANCE]:
        assert set(seed) == {"style", "tools", "query", "answers", "reply"}
        assert seed["answers"] == []
        assert not seed["reply"].endswith("?")


def test_seeds_that_ask_name_one_required_parameter():
    for seed in load_seeds()[Style.MISSING_PARAMETER]:
        assert set(seed) == {"style", "tools", "query", "answers", "missing", "reply"}
        assert seed["answers"] == []
        (missing,) = seed["missing"]
        assert missing["parameter"] in parameters_of(seed)[missing["name"]]["required"]
        assert "?" in seed["reply"]


def test_references_in_seeds_point_to_results_of_the_right_type():
    for seed in load_seeds()[Style.DEPENDENT]:
        calls = [
            ToolCall(
                call["name"],
                {key: filled(seed, at, value) for key, value in call["arguments"].items()},
            )
            for at, call in enumerate(seed["answers"])
        ]
        assert "$" in json.dumps(seed["answers"][1:])
        assert 2 <= len(calls) <= 4
        assert not faults_of(calls, seed["tools"])


def faults_of(calls, tools, style=None, query="Do it."):
    return list(format_findings(Candidate(query, tuple(tools), tuple(calls), style)))


def test_every_recorded_call_of_the_whole_library_fits_its_parameters():
    for tool in read_library(DATA / "library" / "apis.parquet").tools:
        for arguments in tool.examples:
            assert not faults_of([ToolCall(tool.name, arguments)], [tool.card()]), tool.name


@pytest.mark.parametrize("style", Style)
def test_queries_of_seeds_are_what_users_write(style):
    for seed in load_seeds()[style]:
        calls = tuple(parse_calls(seed["answers"]))
        row = Candidate(seed["query"], tuple(seed["tools"]), calls, style, "English")
        assert not list(query_findings(row))


def parameters_of(seed):
    return {tool["name"]: parse_parameters(tool["parameters"]) for tool in seed["tools"]}


def filled(seed, at, value):
    """A value of the type that an argument of call `at` refers to, or the literal itself."""
    if not str(value).startswith("$"):
        return value
    number, *path = value[1:].split(".")
    assert 1 <= int(number) <= at
    earlier = seed["answers"][int(number) - 1]["name"]
    (schema,) = [tool["returns"] for tool in seed["tools"] if tool["name"] == earlier]
    for part in path:
        schema = schema["items"] if part.isdigit() else schema["properties"][part]
    return {"number": 1.5, "integer": 1, "string": "text"}[schema["type"]]


def test_every_style_and_register_has_a_text_and_no_two_are_alike():
    prompts = load_prompts()
    folder = DATA / "prompts" / "generator"
    assert (
        {path.stem for path in (folder / "styles").iterdir()} == set(prompts.styles) == set(Style)
    )
    assert {path.stem for path in (folder / "registers").iterdir()} == set(prompts.registers)
    assert tuple(prompts.registers) == REGISTERS
    texts = [*prompts.styles.values(), *prompts.registers.values()]
    assert len(set(texts)) == 16
    assert all(text.strip() for text in texts)


def test_a_dollar_sign_starts_a_placeholder_in_frames_and_a_reference_in_one_style():
    prompts = load_prompts()
    frames = (
        prompts.generator_frame,
        *prompts.judge_frames.values(),
        prompts.describer_frame,
    )
    assert all(Template(frame).is_valid() for frame in frames)
    plain = [prompts.generator_system, prompts.judge_system, *prompts.registers.values()]
    plain += [text for style, text in prompts.styles.items() if style != Style.DEPENDENT]
    assert "$" not in "".join(plain)
    assert re.findall(r"\$(?!\d)", prompts.styles[Style.DEPENDENT]) == []
    assert "$1.total" in prompts.styles[Style.DEPENDENT]


def test_the_prompts_readme_lists_the_placeholders_styles_and_registers():
    prompts = load_prompts()
    text = (DATA / "prompts" / "README.md").read_text("utf-8")
    frames = (
        prompts.generator_frame,
        *prompts.judge_frames.values(),
        prompts.describer_frame,
    )
    used = {name for frame in frames for name in Template(frame).get_identifiers()}
    assert set(re.findall(r"`\$([a-z]+)`", text)) == used
    assert [*Style, *REGISTERS] == [
        name for name in re.findall(r"`([a-z_]+)`", text) if name in {*Style, *REGISTERS}
    ]


def test_the_judge_is_told_of_every_act_and_code():
    frame = load_prompts().judge_frames["rules"]
    assert all(f"`{code}`" in frame for code in JUDGE_CODES)
    assert all(f"`{act}`" in frame for act in ("call", "decline", "ask for PARAMETER of TOOL"))


def test_the_paper_s_prompt_has_its_five_rules_and_asks_for_thought_and_pass_alone():
    frame = load_prompts().judge_frames["paper"]
    assert re.findall(r"^(\d)\. ", frame, re.MULTILINE) == list("12345")
    assert set(Template(frame).get_identifiers()) == JUDGE_FIELDS
    assert set(judgement(frame)["properties"]) == {"thought", "pass"}
    assert not any(f"`{code}`" in frame for code in JUDGE_CODES)
    assert all(f"`{act}`" in frame for act in ("decline", "ask for PARAMETER of TOOL"))


@pytest.mark.parametrize("register", REGISTERS)
@pytest.mark.parametrize("style", Style)
def test_a_generator_prompt_holds_the_task_and_everything_in_blocks(style, register):
    withheld = library().tools[3].name if style == Style.IRRELEVANCE else ""
    recipe = recipe_of(style, register, withheld)
    prompts = load_prompts()
    system, user = (
        each["content"] for each in generator_messages(prompts, recipe, library().by_name())
    )
    assert system == prompts.generator_system.strip()
    assert block(user, "task") == (
        f"style: {style}\nregister: {register}\nlanguage: German\npersona: a nurse\n"
        "numbers: grouped\ndates: spelled\ncalls: 2\npairs: 4"
    )
    instructions = f"{prompts.styles[style].strip()}\n\n{prompts.registers[register].strip()}"
    assert instructions in user
    tools = json.loads(block(user, "tools"))
    assert [tool["name"] for tool in tools] == list(recipe.tools)
    assert [tool["name"] for tool in json.loads(block(user, "withheld"))] == [withheld][
        : bool(withheld)
    ]
    assert all(tool["examples"] for tool in tools)
    assert all(("returns" in tool) == (style == Style.DEPENDENT) for tool in tools)
    assert json.loads(block(user, "cover")) == list(recipe.cover)
    for example, seed in zip(json.loads(block(user, "examples")), recipe.seeds, strict=True):
        assert {"style": str(style), **example} == seed


def recipe_of(style, register, withheld):
    offered = tuple(tool.name for tool in library().tools[:3])
    return Recipe(
        id="r",
        style=style,
        register=register,
        language="German",
        persona="a nurse",
        numbers="grouped",
        dates="spelled",
        category="Math",
        generator="model",
        tools=offered,
        withheld=withheld,
        calls=2,
        cover=({"tool": offered[0], "parameter": "x", "value": "$5"},),
        seeds=tuple(load_seeds()[style][:2]),
        pairs=4,
    )


def block(text, tag):
    return text.split(f"\n<{tag}>\n")[1].split(f"\n</{tag}>\n")[0]


@pytest.mark.parametrize(
    ("style", "missing", "act"),
    [
        (Style.SIMPLE, (), "call"),
        (Style.DEPENDENT, (), "call"),
        ("", (), "call"),
        (Style.IRRELEVANCE, (), "decline"),
        (Style.MISSING_PARAMETER, ({"name": "tide", "parameter": "date"},), "ask for date of tide"),
    ],
)
def test_the_act_follows_from_the_style(style, missing, act):
    assert act_of(style, missing) == act


@pytest.mark.parametrize("frame", ["paper", "rules"])
def test_a_judge_prompt_shows_act_tools_query_calls_and_cut_results(frame):
    tool = library().tools[0]
    long = CallResult("ok", "x" * 5000)
    failed = CallResult("error", None, "ValueError", "bad month")
    calls = [ToolCall(tool.name, {"a": 1}), ToolCall(tool.name, {"a": "$1"})]
    question = Question("What is $1?", [tool.card()], calls, [long, failed], "call")
    _, user = judge_messages(load_prompts(), question, frame)
    results = json.loads(block(user["content"], "results"))
    assert results[0].endswith("… [cut]")
    assert len(results[0]) < 2100
    assert results[1] == {"error": "ValueError: bad month"}
    assert json.loads(block(user["content"], "calls")) == [call.to_json() for call in calls]
    assert block(user["content"], "query") == "What is $1?"
    assert json.loads(block(user["content"], "tools")) == [tool.card()]
    assert block(user["content"], "act") == "call"
    assert "`$1.total`" in user["content"]
