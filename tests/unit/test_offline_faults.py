"""Each planted fault is the fault that it is called."""

import json
from random import Random

import pytest

from apigen.offline import broken_texts, execution_faults, format_faults, semantic_faults
from apigen.offline.calls import Call
from apigen.offline.plans import Plan
from apigen.offline.toolbox import read_tool

TEMPERATURE = {"type": "number", "description": "Temperature in degrees Celsius, -50 to 60."}
DAY = {"type": "string", "description": "Day in YYYY-MM-DD form."}
FORECAST = read_tool(
    {
        "name": "heat_risk",
        "description": "Computes the risk of heat on a day.",
        "parameters": {
            "properties": {"temperature": TEMPERATURE, "day": DAY, "note": {"type": "string"}},
            "required": ["temperature", "day"],
        },
        "examples": [
            {"temperature": 31.5, "day": "2024-07-14"},
            {"temperature": 38.0, "day": "2025-08-02"},
        ],
    }
)
FROST = read_tool(
    {
        "name": "frost_risk",
        "description": "Computes the risk of frost on a day.",
        "parameters": {"properties": {"day": DAY}, "required": ["day"]},
        "examples": [{"day": "2024-01-05"}],
    }
)
TOOLS = (FORECAST, FROST)
CALLS = tuple(Call(FORECAST, example) for example in FORECAST.examples)
PLAN = Plan(CALLS, CALLS)
ITEM = {
    "thought": "One call will do.",
    "query": "How hot is it?",
    "answers": [{"name": "heat_risk", "arguments": dict(FORECAST.examples[0])}],
}
SEEDS = range(25)


def broken_calls(fault):
    for seed in SEEDS:
        yield fault(ITEM, TOOLS, Random(seed))["answers"][0]


def test_an_unknown_function_was_not_offered():
    for call in broken_calls(format_faults.unknown_function):
        assert call["name"] not in ("heat_risk", "frost_risk")


def test_an_unknown_argument_is_not_defined():
    for call in broken_calls(format_faults.unknown_argument):
        assert set(call["arguments"]) - set(FORECAST.parameters)


def test_a_missing_argument_is_a_required_one():
    for call in broken_calls(format_faults.missing_argument):
        assert len({"temperature", "day"} & set(call["arguments"])) == 1


def test_a_value_of_the_wrong_type_is_no_number_or_no_text():
    for call in broken_calls(format_faults.wrong_type):
        temperature, day = call["arguments"]["temperature"], call["arguments"]["day"]
        assert not isinstance(temperature, float) or not isinstance(day, str)


def test_an_item_with_a_missing_field_lacks_query_answers_or_arguments():
    for seed in SEEDS:
        item = format_faults.missing_field(ITEM, TOOLS, Random(seed))
        assert not {"query", "answers"} <= set(item) or "arguments" not in item["answers"][0]


@pytest.mark.parametrize("is_last", [True, False])
def test_bad_json_is_no_json_and_only_the_last_item_may_end_early(is_last):
    for seed in SEEDS:
        text = format_faults.bad_json(ITEM, is_last, Random(seed))
        with pytest.raises(json.JSONDecodeError):
            json.loads(text)
        assert is_last or text.endswith("}")


def test_faults_leave_the_item_they_were_given_alone():
    before = json.dumps(ITEM)
    for fault in (format_faults.wrong_type, format_faults.missing_argument):
        fault(ITEM, TOOLS, Random(1))
    assert json.dumps(ITEM) == before


def test_a_failing_value_stands_in_query_and_answer_alike():
    for seed in SEEDS:
        plan = execution_faults.failing_value(PLAN, TOOLS, Random(seed))
        assert plan.asked == plan.answered
        changed = [call.arguments for call in plan.asked if call not in CALLS]
        assert len(changed) == 1
        in_range = -50 <= changed[0]["temperature"] <= 60
        assert not in_range or changed[0]["day"] in ("2024-02-30", "2023-13-05")


@pytest.mark.parametrize(
    ("description", "text", "broken"),
    [
        ("Start in HH:MM form on the 24-hour clock.", "19:30", "25:70"),
        ("Pace in M:SS form.", "4:45", "4:75"),
        ("Colour in #RRGGBB form.", "#1A2B3C", "#GG12ZZ"),
        ("IPv4 address.", "10.0.0.7", "300.1.2.999"),
        ("Root note, letter A to G.", "C#", "H#"),
        ("Word of 1 to 15 letters.", "quiz", ""),
        ("Mail address.", "ana@example.com", "ana.example.com"),
    ],
)
def test_texts_of_a_described_form_are_broken(description, text, broken):
    assert broken in broken_texts.broken_texts(description, text)


def test_a_text_of_no_known_form_is_not_broken():
    assert broken_texts.broken_texts("Name of the city.", "Lisbon") == []


def test_a_wrong_value_differs_from_what_the_query_says():
    for seed in SEEDS:
        plan = semantic_faults.wrong_value(PLAN, TOOLS, Random(seed))
        assert plan.asked == CALLS
        assert sum(one != two for one, two in zip(plan.asked, plan.answered, strict=True)) == 1


def test_a_missing_call_is_asked_for_but_not_made():
    plan = semantic_faults.missing_call(PLAN, TOOLS, Random(1))
    assert plan.answered == CALLS
    assert len(plan.asked) == 3


def test_an_extra_call_is_made_but_not_asked_for():
    plan = semantic_faults.extra_call(PLAN, TOOLS, Random(1))
    assert plan.asked == CALLS
    assert len(plan.answered) == 3


def test_an_extra_call_is_not_added_where_one_call_is_the_style():
    assert semantic_faults.extra_call(Plan(CALLS[:1], CALLS[:1]), TOOLS, Random(1)) is None


def test_the_wrong_function_is_an_offered_one_and_keeps_the_values_that_fit():
    plan = semantic_faults.wrong_function(Plan(CALLS[:1], CALLS[:1]), TOOLS, Random(1))
    assert plan.asked == CALLS[:1]
    assert plan.answered == (Call(FROST, {"day": "2024-07-14"}),)


def test_no_wrong_function_is_called_where_only_one_is_offered():
    assert semantic_faults.wrong_function(PLAN, (FORECAST,), Random(1)) is None
