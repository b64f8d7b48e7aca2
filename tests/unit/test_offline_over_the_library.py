"""Over the shipped library: fault-free drafts run and pass, planted faults are found."""

import json
from collections import Counter
from functools import cache
from itertools import cycle

import pytest

from apigen.offline import answer
from tasks.library import SHIPPED, read_library

STYLES = ("simple", "multiple", "parallel", "parallel_multiple")
REGISTERS = ("plain", "conversational", "terse", "ambiguous", "misspelled", "multi_sentence")
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


def call_works(call):
    binding = library().by_name()[call["name"]].binding
    try:
        return True, module(binding.module)[binding.function](**call["arguments"])
    except ValueError as error:
        return False, {"error": str(error)}


def ask(model, text):
    return answer(model, [{"role": "user", "content": text}], 7)


def drafts(model):
    """Four pairs per tool: (offered tools, pair, planted fault)."""
    tools = library().tools
    turns = zip(tools, cycle(STYLES), cycle(REGISTERS), strict=False)
    for place, (tool, style, register) in enumerate(turns):
        others = [tools[(place + step) % len(tools)] for step in (1, 2)]
        offered = [tool, *others] if "multiple" in style else [tool]
        cards = [one.card() | {"examples": one.examples} for one in offered]
        task = f"<task>\nstyle: {style}\nregister: {register}\npairs: 4\n</task>\n"
        said = ask(model, f"{task}<tools>\n{json.dumps(cards)}\n</tools>\n")
        if FORMAT & set(said.planted):
            continue
        text = said.text[said.text.index("[") : said.text.rindex("]") + 1]
        for pair, fault in zip(json.loads(text), said.planted, strict=True):
            yield offered, pair, fault


def passes(offered, pair, results):
    blocks = {
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
    for offered, pair, fault in drafts(model):
        kind = fault if fault in EXECUTION or not fault else "semantic"
        worked = [call_works(call) for call in pair["answers"]]
        if not all(ok for ok, _ in worked):
            counts[kind, "failed"] += 1
        else:
            verdict = passes(offered, pair, [result for _, result in worked])
            counts[kind, "passed" if verdict else "rejected"] += 1
    return counts


def share(counts, kind, outcome, among):
    return counts[kind, outcome] / sum(counts[kind, one] for one in among)


def test_fault_free_drafts_run_and_pass_the_judge():
    counts = outcomes("offline-perfect")
    assert {kind for kind, _ in counts} == {""}
    assert share(counts, "", "failed", ("failed", "passed", "rejected")) <= 0.03
    assert share(counts, "", "passed", ("passed", "rejected")) >= 0.98


@pytest.mark.parametrize("model", ["offline-weak"])
def test_planted_faults_are_found_where_they_should_be(model):
    counts = outcomes(model)
    assert share(counts, "failing_value", "failed", ("failed", "passed", "rejected")) >= 0.95
    assert share(counts, "semantic", "rejected", ("passed", "rejected")) >= 0.90


def test_no_query_names_a_function_or_shows_json():
    names = set(library().by_name())
    for _, pair, _ in drafts("offline-perfect"):
        assert not any(name in pair["query"] for name in names)
        assert "{" not in pair["query"]
