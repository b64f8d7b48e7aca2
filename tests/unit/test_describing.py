"""Documentation that a model writes anew: what is asked, what is taken, what is kept."""

import json
from dataclasses import replace

import pytest

from apigen.library.describing import (
    describer_messages,
    needs_describing,
    read_description,
    redescribed,
)
from apigen.offline import answer
from apigen.records import Binding, Tool
from tasks.prompting import load_prompts

PARAMETERS = {
    "type": "object",
    "properties": {
        "city": {"type": "string"},
        "limit": {"type": "integer", "description": "Most hotels to list."},
    },
    "required": ["city"],
}
POOR = Tool("get_hotels", "x", PARAMETERS, {}, "", Binding("rest", "m", "GET /hotels"))
WRITTEN = {
    "description": "Lists the hotels of a city.",
    "parameters": {"city": "Name of the city."},
    "category": "Travel",
}


def test_what_is_poor_or_has_no_category_needs_describing():
    assert needs_describing(POOR)
    good = redescribed(POOR, WRITTEN, "some-model")
    assert not needs_describing(good)
    assert needs_describing(replace(good, category=""))
    assert needs_describing(replace(good, description="x"))


def test_the_new_text_replaces_the_old_one_which_is_kept_beside_it():
    good = redescribed(POOR, WRITTEN, "some-model")
    assert (good.description, good.category) == ("Lists the hotels of a city.", "Travel")
    described = {k: v["description"] for k, v in good.parameters["properties"].items()}
    assert described == {"city": "Name of the city.", "limit": "Most hotels to list."}
    kept = good.binding.details["documentation"]
    assert kept["by"] == "some-model"
    assert kept["before"]["description"] == "x"
    assert kept["before"]["parameters"]["city"] == ""


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Sure! Here it is.",
        "[]",
        json.dumps(WRITTEN | {"category": "Hotels"}),
        json.dumps(WRITTEN | {"description": ""}),
        json.dumps(WRITTEN | {"description": 1_001 * "x"}),
        json.dumps(WRITTEN | {"parameters": {"town": "Name of the town."}}),
        json.dumps(WRITTEN | {"parameters": {"city": 7}}),
        json.dumps({"description": "Lists hotels.", "category": "Travel"}),
    ],
    ids=["nothing", "talk", "list", "category", "empty", "long", "unknown", "number", "missing"],
)
def test_an_answer_that_is_not_what_was_asked_for_is_not_taken(text):
    assert read_description(json.dumps(WRITTEN), POOR) == WRITTEN
    assert read_description(text, POOR) is None


def test_the_offline_describer_answers_the_real_prompt():
    messages = describer_messages(load_prompts(), POOR)
    text = answer("offline-describer", messages, seed=0).text
    found = read_description(text, POOR)
    assert found is not None
    assert set(found["parameters"]) == {"city", "limit"}


def test_the_prompt_holds_a_recorded_call_as_evidence():
    known = Tool(
        **{
            name: getattr(POOR, name)
            for name in ("name", "description", "parameters", "returns", "category", "binding")
        },
        examples=({"city": "Oban"},),
        answer='["Sea View"]',
    )
    assert "Sea View" in describer_messages(load_prompts(), known)[1]["content"]
