"""What the offline generators write for a prompt."""

import json
from collections import Counter

import pytest

from apigen.offline import MODELS, PromptError, UnknownModelError, answer

REGISTERS = ("plain", "conversational", "terse", "ambiguous", "misspelled", "multi_sentence")
AREA = {
    "name": "rectangle_area",
    "description": "Computes the area of a rectangle from its sides.",
    "parameters": {
        "type": "object",
        "properties": {
            "width_cm": {"type": "number", "description": "Width in centimetres, 1 to 5000."},
            "height_cm": {"type": "number", "description": "Height in centimetres, 1 to 5000."},
        },
        "required": ["width_cm", "height_cm"],
    },
    "examples": [{"width_cm": 12.5, "height_cm": 40}, {"width_cm": 300, "height_cm": 210}],
}
WORKDAYS = {
    "name": "count_workdays",
    "description": "Counts the working days between two dates, both included.",
    "parameters": {
        "type": "object",
        "properties": {
            "start_date": {"type": "string", "description": "First day in YYYY-MM-DD form."},
            "end_date": {"type": "string", "description": "Last day in YYYY-MM-DD form."},
            "free_days": {"type": "integer", "description": "Days off, 0 to 30.", "default": 0},
        },
        "required": ["start_date", "end_date"],
    },
    "examples": [
        {"start_date": "2024-03-01", "end_date": "2024-03-29"},
        {"start_date": "2025-06-02", "end_date": "2025-06-20", "free_days": 3},
    ],
}


def prompt(style="simple", register="plain", pairs=4, tools=(AREA,), note=""):
    lines = [note, "<task>", f"style: {style}", f"register: {register}", f"pairs: {pairs}"]
    blocks = ["</task>", "<examples>", "[]", "</examples>", "<tools>", json.dumps(tools, indent=1)]
    text = "\n".join([*lines, *blocks, "</tools>", "Answer with one JSON array."])
    return [{"role": "system", "content": "You write data."}, {"role": "user", "content": text}]


def pairs_of(messages, model="offline-perfect", seed=1):
    return json.loads(answer(model, messages, seed).text)


def test_the_same_prompt_and_seed_give_the_same_answer():
    first, again = (answer("offline-weak", prompt(), 3) for _ in range(2))
    assert first == again
    assert first.text != answer("offline-weak", prompt(), 4).text
    assert first.text != answer("offline-strong", prompt(), 3).text


@pytest.mark.parametrize("pairs", [1, 4, 10])
def test_as_many_pairs_are_written_as_asked_for(pairs):
    assert len(pairs_of(prompt(pairs=pairs))) == pairs


@pytest.mark.parametrize(
    ("style", "tools", "fewest", "most"),
    [
        ("simple", (AREA,), 1, 1),
        ("multiple", (AREA, WORKDAYS), 1, 1),
        ("parallel", (AREA,), 2, 4),
        ("parallel_multiple", (AREA, WORKDAYS), 2, 4),
    ],
)
def test_the_style_sets_the_number_of_calls(style, tools, fewest, most):
    for seed in range(20):
        for pair in pairs_of(prompt(style, tools=tools), seed=seed):
            assert fewest <= len(pair["answers"]) <= most
            assert {call["name"] for call in pair["answers"]} <= {tool["name"] for tool in tools}


def test_parallel_multiple_uses_several_tools_in_one_answer():
    pairs = pairs_of(prompt("parallel_multiple", tools=(AREA, WORKDAYS), pairs=10))
    assert any(len({call["name"] for call in pair["answers"]}) == 2 for pair in pairs)


@pytest.mark.parametrize("register", REGISTERS)
def test_a_query_states_its_values_without_function_names_or_json(register):
    for pair in pairs_of(prompt("parallel", register, pairs=10)):
        query = pair["query"]
        assert "rectangle_area" not in query
        assert "{" not in query
        for call in pair["answers"]:
            for value in call["arguments"].values():
                digits = f"{value:g}"
                assert digits in query or value in range(2, 13)


@pytest.mark.parametrize("register", REGISTERS)
def test_queries_differ_from_each_other(register):
    prompts = [prompt("simple", register, 5, note=str(number)) for number in range(8)]
    queries = [pair["query"] for messages in prompts for pair in pairs_of(messages)]
    assert len(set(queries)) >= len(queries) - 2


def test_registers_sound_different():
    opening = {register: pairs_of(prompt(register=register))[0]["query"] for register in REGISTERS}
    assert len(set(opening.values())) == len(REGISTERS)


@pytest.mark.parametrize("style", ["simple", "parallel_multiple"])
@pytest.mark.parametrize(
    ("model", "shares"),
    [
        ("offline-strong", (0.02, 0.08, 0.05)),
        ("offline-weak", (0.08, 0.31, 0.20)),
        ("offline-deepseek-v2", (0.0204, 0.0840, 0.0541)),
        ("offline-mixtral-8x22b", (0.0420, 0.1268, 0.1716)),
        ("offline-mixtral-8x7b", (0.0849, 0.3164, 0.2042)),
        ("offline-deepseek-coder-33b", (0.1078, 0.3874, 0.1606)),
    ],
)
def test_faults_are_planted_at_the_profile_s_shares(model, shares, style):
    tools = (AREA, WORKDAYS) if "multiple" in style else (AREA,)
    planted = Counter()
    for number in range(1000, 1300):
        planted.update(answer(model, prompt(style, pairs=5, tools=tools), number).planted)
    format_faults = {"bad_json", "unknown_function", "unknown_argument", "missing_argument"}
    format_faults |= {"wrong_type", "missing_field"}
    total = planted.total()
    found = (
        sum(planted[name] for name in format_faults) / total,
        planted["failing_value"] / total,
        1 - sum(planted[name] for name in format_faults | {"failing_value", ""}) / total,
    )
    assert total == 1500
    assert found == pytest.approx(shares, abs=0.04)


def test_one_fault_name_or_none_is_recorded_per_pair():
    for seed in range(40):
        assert len(answer("offline-weak", prompt(pairs=3), seed).planted) == 3
    assert answer("offline-perfect", prompt(pairs=3), 1).planted == ("", "", "")


@pytest.mark.parametrize("model", ["offline", "gpt-4o", ""])
def test_an_unknown_model_is_refused(model):
    with pytest.raises(UnknownModelError, match="offline-strong"):
        answer(model, prompt(), 1)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("hello", "no <task> block"),
        ("<task>\npairs: 2\n</task>", "no <tools> block"),
        ("<task>\npairs: 2\n</task>\n<tools>\n[oops\n</tools>", "<tools> is not JSON"),
        ("<task>\npairs: 2\n</task>\n<tools>\n{}\n</tools>", "must hold a JSON array"),
        ("<task>\npairs: 2\n</task>\n<tools>\n[]\n</tools>", "holds no tool"),
        ("<task>\npairs: 2\n</task>\n<tools>\n[1]\n</tools>", "no tool"),
        ("<task>\npairs: many\n</task>\n<tools>\n[]\n</tools>", "pairs must be 1 to 100"),
    ],
)
def test_a_prompt_it_cannot_read_is_refused_with_a_reason(text, message):
    with pytest.raises(PromptError, match=message):
        answer("offline-perfect", [{"role": "user", "content": text}], 1)


def test_content_in_parts_is_read_like_plain_content():
    system, user = prompt()
    in_parts = {"role": "user", "content": [{"type": "text", "text": user["content"]}]}
    assert pairs_of([system, in_parts])


def test_there_are_seven_generators_two_judges_and_a_describer():
    assert len(MODELS) == 10
