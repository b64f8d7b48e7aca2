"""Over the shipped library: fault-free drafts run and pass, planted faults are found."""

import json
import re
from collections import Counter
from functools import cache
from itertools import cycle

import pytest

from apigen.checks.findings import Candidate
from apigen.checks.query import query_findings
from apigen.offline import answer
from apigen.records import Style, ToolCall
from tasks.library import SHIPPED, read_library

STYLES = (
    "simple", "multiple", "parallel", "parallel_multiple", "irrelevance", "missing_parameter",
    "dependent",
)  # fmt: skip
REGISTERS = (
    "plain", "formal", "conversational", "terse", "indirect", "ambiguous", "misspelled",
    "non_native", "multi_sentence",
)  # fmt: skip
LANGUAGES = ("English", "English", "German", "Spanish", "French")
NUMBERS, DATES = (
    ("digits", "grouped", "words"),
    ("iso", "day_month_year", "month_day_year", "spelled"),
)
EXECUTION, FORMAT = {"failing_value"}, {
    "bad_json", "unknown_function", "unknown_argument", "missing_argument", "wrong_type",
    "missing_field",
}  # fmt: skip


@cache
def library():
    return read_library(SHIPPED)


@cache
def module(name):
    namespace = {"__name__": name}
    exec(compile(library().modules[name], name, "exec"), namespace)
    return namespace


def call_works(call, results):
    binding = library().by_name()[call["name"]].binding
    arguments = {name: resolved(value, results) for name, value in call["arguments"].items()}
    try:
        return module(binding.module)[binding.function](**arguments)
    except (ValueError, TypeError) as error:
        return {"error": str(error)}


def resolved(value, results):
    if not (isinstance(value, str) and value[:1] == "$" and value[1:].isdigit()):
        return value
    return results[int(value[1:]) - 1]


def run(calls):
    results = []
    for call in calls:
        results.append(call_works(call, results))
    failed = any(isinstance(one, dict) and isinstance(one.get("error"), str) for one in results)
    return not failed, results


def ask(model, text):
    return answer(model, [{"role": "user", "content": text}], 7)


def offered_in(style, place):
    """Tools for a draft, the one it is about first; neighbours in the library are alike."""
    tools = library().tools
    near = [tools[(place + step) % len(tools)] for step in (0, 1, 2)]
    return near if style not in ("simple", "parallel") else near[:1]


def drafts(model):
    """Four pairs per tool and turn: (style, offered tools, pair, planted fault)."""
    turns = zip(*map(cycle, (STYLES, REGISTERS, LANGUAGES, NUMBERS, DATES)), strict=False)
    for number, turn in zip(range(2 * len(library().tools)), turns, strict=False):
        style, register, language, numbers, dates = turn
        offered, withheld = offered_in(style, number), []
        if style == "irrelevance":
            withheld, offered = offered[:1], offered[1:]
        cards = [
            [one.card() | {"examples": one.examples, "returns": one.returns} for one in some]
            for some in (offered, withheld)
        ]
        task = (
            f"<task>\nstyle: {style}\nregister: {register}\nlanguage: {language}\n"
            f"numbers: {numbers}\ndates: {dates}\npairs: 4\n</task>\n"
        )
        tools = f"<tools>\n{json.dumps(cards[0])}\n</tools>\n"
        said = ask(model, f"{task}{tools}<withheld>\n{json.dumps(cards[1])}\n</withheld>\n")
        if FORMAT & set(said.planted):
            continue
        text = said.text[said.text.index("[") : said.text.rindex("]") + 1]
        for pair, fault in zip(json.loads(text), said.planted, strict=True):
            # Not every tool can lack a value: such a draft is a plain one.
            if style != "missing_parameter" or "missing" in pair:
                yield style, offered, pair, fault


def passes(style, offered, pair, results):
    act = "decline" if style == "irrelevance" else "call"
    if style == "missing_parameter":
        act = "ask for {parameter} of {name}".format(**pair["missing"][0])
    blocks = {
        "act": act,
        "tools": json.dumps([one.card() for one in offered]),
        "query": pair["query"],
        "calls": json.dumps(pair["answers"]),
        "results": json.dumps(results),
    }
    text = "\n".join(f"<{tag}>\n{body}\n</{tag}>" for tag, body in blocks.items())
    return json.loads(ask("offline-judge", text).text)["pass"] == "yes"


@cache
def outcomes(model):
    counts = Counter()
    for style, offered, pair, fault in drafts(model):
        kind = fault if fault in EXECUTION or not fault else "semantic"
        worked, results = run(pair["answers"])
        if not worked:
            counts[kind, "failed"] += 1
        else:
            verdict = passes(style, offered, pair, results)
            counts[kind, "passed" if verdict else "rejected"] += 1
    return counts


def share(counts, kind, outcome, among):
    return counts[kind, outcome] / sum(counts[kind, one] for one in among)


def test_fault_free_drafts_run_and_pass_the_judge():
    counts = outcomes("offline-perfect")
    assert {kind for kind, _ in counts} == {""}
    assert share(counts, "", "failed", ("failed", "passed", "rejected")) <= 0.03
    assert share(counts, "", "passed", ("passed", "rejected")) >= 0.995


@pytest.mark.parametrize("model", ["offline-weak"])
def test_planted_faults_are_found_where_they_should_be(model):
    counts = outcomes(model)
    assert share(counts, "failing_value", "failed", ("failed", "passed", "rejected")) >= 0.95
    assert share(counts, "semantic", "rejected", ("passed", "rejected")) >= 0.95


def test_no_query_names_a_function_or_shows_json():
    names = set(library().by_name())
    for _, _, pair, _ in drafts("offline-perfect"):
        assert not any(name in pair["query"] for name in names)
        assert "{" not in pair["query"]


def test_no_rule_objects_to_a_fault_free_query():
    for style, offered, pair, _ in drafts("offline-perfect"):
        calls = tuple(ToolCall(call["name"], call["arguments"]) for call in pair["answers"])
        cards = tuple(tool.card() for tool in offered)
        assert not list(query_findings(Candidate(pair["query"], cards, calls, Style(style))))


def test_queries_are_hardly_ever_alike():
    """Jaccard at least 0.7 between sets of three neighbouring words is what filters call alike."""
    kept, rest = [], 0
    for _, _, pair, _ in drafts("offline-perfect"):
        words = re.findall(r"\w+", pair["query"].lower())
        triples = frozenset(zip(words, words[1:], words[2:], strict=False))
        alike = (len(triples & one) / len(triples | one) for one in kept)
        rest += any(share >= 0.7 for share in alike if triples)
        kept.append(triples)
    assert rest / len(kept) <= 0.15
