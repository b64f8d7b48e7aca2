"""How the offline judge decides."""

import json

import pytest

from apigen.offline import PromptError, answer
from apigen.prompts import Question, judge_messages
from apigen.records import CallResult, ToolCall
from tasks.prompting import load_prompts

SHIPPING = {
    "name": "shipping_cost",
    "description": "Computes the cost of shipping a parcel to a country.",
    "parameters": {
        "type": "object",
        "properties": {
            "weight_kg": {"type": "number", "description": "Weight in kilograms, 0.1 to 30."},
            "country": {"type": "string", "description": "Name of the country."},
            "service": {
                "type": "string",
                "description": "Kind of service.",
                "enum": ["standard", "next_day"],
            },
            "insured": {"type": "boolean", "description": "Whether the parcel is insured."},
            "send_date": {"type": "string", "description": "Day in YYYY-MM-DD form."},
            "sizes_cm": {"type": "array", "items": {"type": "number"}, "description": "Sides."},
        },
        "required": ["weight_kg", "country"],
    },
}
TRACKING = {
    "name": "tracking_link",
    "description": "Returns the web address under which a consignment can be tracked.",
    "parameters": {
        "type": "object",
        "properties": {"number": {"type": "string", "description": "Consignment number."}},
        "required": ["number"],
    },
}
QUERY = "Compute the cost of shipping a parcel to a country: 2.5 kg to Norway."
CALL = {"name": "shipping_cost", "arguments": {"weight_kg": 2.5, "country": "Norway"}}


def judged(query, calls, results=None, strict=False, tools=(SHIPPING,)):
    results = [12.5] * len(calls) if results is None else results
    blocks = [("tools", json.dumps(tools)), ("query", query)]
    blocks += [("calls", json.dumps(calls)), ("results", json.dumps(results))]
    text = "Judge.\n" + "\n".join(f"<{tag}>\n{body}\n</{tag}>" for tag, body in blocks)
    model = "offline-judge-strict" if strict else "offline-judge"
    verdict = json.loads(answer(model, [{"role": "user", "content": text}], 1).text)
    assert set(verdict) == {"thought", "pass", "reason"}
    assert (verdict["pass"] == "yes") == (verdict["reason"] == "") == (verdict["thought"] == "")
    return verdict["reason"]


def shipping(**changes):
    return {"name": "shipping_cost", "arguments": CALL["arguments"] | changes}


def test_a_call_that_does_what_the_query_says_passes():
    assert judged(QUERY, [CALL]) == ""
    assert judged(QUERY, [CALL], strict=True) == ""


@pytest.mark.parametrize(
    ("addition", "arguments"),
    [
        ("by next day service", {"service": "next_day"}),
        ("on 5 March 2025", {"send_date": "2025-03-05"}),
        ("on March 5th, 2025", {"send_date": "2025-03-05"}),
        ("with sides of 4, 9 and 11", {"sizes_cm": [4, 9, 11.0]}),
        ("with sides of four, nine and eleven", {"sizes_cm": [4, 9, 11]}),
        ("with sides of 1,500 and 2", {"sizes_cm": [1500, 2.0]}),
        ("and insure it", {"insured": True}),
    ],
)
def test_values_count_however_they_are_written(addition, arguments):
    assert judged(f"{QUERY[:-1]} {addition}.", [shipping(**arguments)]) == ""


@pytest.mark.parametrize(
    ("addition", "arguments"),
    [
        ("by next day service", {"service": "next_day"}),
        ("on 5 March 2025", {"send_date": "2025-03-05"}),
        ("with sides of four and nine", {"sizes_cm": [4, 9]}),
    ],
)
def test_the_strict_judge_wants_values_word_for_word(addition, arguments):
    query = f"{QUERY[:-1]} {addition}."
    assert judged(query, [shipping(**arguments)], strict=True) == "wrong_value"


@pytest.mark.parametrize(
    "changes",
    [{"weight_kg": 3.5}, {"country": "Sweden"}, {"sizes_cm": [1, 2]}, {"send_date": "2025-03-05"}],
)
def test_a_value_that_the_query_does_not_state_fails(changes):
    assert judged(QUERY, [shipping(**changes)]) == "wrong_value"


@pytest.mark.parametrize(
    "addition", ["The same for 4 kg.", "And one on 2025-03-05.", 'Also to "Isle of Man".']
)
def test_a_request_that_no_call_answers_fails(addition):
    assert judged(f"{QUERY} {addition}", [CALL]) == "wrong_call_count"


def test_a_call_too_many_or_twice_fails():
    assert judged(QUERY, [CALL, shipping(weight_kg=9)]) == "wrong_call_count"
    assert judged(QUERY, [CALL, CALL]) == "wrong_call_count"
    assert judged(QUERY, []) == "wrong_call_count"


def test_another_offered_function_that_fits_far_better_is_the_right_one():
    call = {"name": "tracking_link", "arguments": {"number": "2.5"}}
    assert judged(QUERY, [call], tools=(SHIPPING, TRACKING)) == "wrong_function"
    assert judged(QUERY, [CALL], tools=(SHIPPING, TRACKING)) == ""


@pytest.mark.parametrize(
    ("addition", "right", "wrong"),
    [
        ("insured turned on", {"insured": True}, {"insured": False}),
        ("insured should be off", {"insured": False}, {"insured": True}),
        ("insured on", {"insured": True}, {}),
        ("next day as the service", {"service": "next_day"}, {"service": "standard"}),
        ("next day as the service", {"service": "next_day"}, {}),
        ("service: next_day", {"service": "next_day"}, {"service": "standard"}),
        ("service von next day", {"service": "next_day"}, {"service": "standard"}),
        ("standard como service", {"service": "standard"}, {"service": "next_day"}),
    ],
)
def test_what_stands_beside_a_label_is_what_the_call_has_to_say(addition, right, wrong):
    query = f"{QUERY[:-1]}, standard or next day, {addition}."
    assert judged(query, [shipping(**right)]) == ""
    assert judged(query, [shipping(**wrong)]) == "wrong_value"


def test_a_default_may_be_said_and_left_out():
    insured = {"type": "boolean", "description": "Whether it is insured.", "default": False}
    properties = SHIPPING["parameters"]["properties"] | {"insured": insured}
    tool = SHIPPING | {"parameters": SHIPPING["parameters"] | {"properties": properties}}
    assert judged(f"{QUERY[:-1]}, insured off.", [CALL], tools=(tool,)) == ""
    assert judged(f"{QUERY[:-1]}, insured on.", [CALL], tools=(tool,)) == "wrong_value"


RESIZING = {
    "name": "resize",
    "description": "Computes the new size of a picture.",
    "parameters": {
        "type": "object",
        "properties": {
            "width": {"type": "integer", "description": "Width of the picture."},
            "box_width": {"type": "integer", "description": "Width of the box."},
            "copies": {"type": "integer", "description": "Number of copies."},
        },
    },
}


@pytest.mark.parametrize(
    "said",
    [
        "a width of 40 pixels and box width 30 pixels",
        "40 pixels as the width and the box width at 30",
        "box width: thirty, width: forty",
        "30 pixels als width of the box und 40 pixels als width of the picture",
    ],
)
def test_a_value_beside_another_parameters_label_is_in_the_wrong_place(said):
    def resize(width, box_width):
        return [{"name": "resize", "arguments": {"width": width, "box_width": box_width}}]

    query = f"The new size of a picture, with {said}."
    assert judged(query, resize(40, 30), tools=(RESIZING,)) == ""
    assert judged(query, resize(30, 40), tools=(RESIZING,)) == "wrong_value"


def test_values_of_two_calls_that_are_mixed_up_fail():
    def ship(weight, country):
        return {"name": "shipping_cost", "arguments": {"weight_kg": weight, "country": country}}

    query = "Compute the cost of shipping a parcel: 2.5 kg to Norway, and 7 kg to Chile."
    assert judged(query, [ship(2.5, "Norway"), ship(7, "Chile")]) == ""
    assert judged(query, [ship(7, "Chile"), ship(2.5, "Norway")]) == ""
    assert judged(query, [ship(2.5, "Chile"), ship(7, "Norway")]) == "wrong_value"
    turned = "Shipping a parcel of 2.5 and 7 kg to Norway and Chile respectively."
    assert judged(turned, [ship(2.5, "Norway"), ship(7, "Chile")]) == ""


@pytest.mark.parametrize(
    "addition",
    [
        "Do the same with Chile and 2.5 kg.",
        "Noch einmal mit Chile, 2.5 kg.",
        "Also, the web address under which a consignment can be tracked.",
        "Also, the cost of shipping a parcel to a country for Chile.",
    ],
)
def test_a_request_without_a_value_of_its_own_wants_its_call_too(addition):
    tools = (SHIPPING, TRACKING)
    assert judged(f"{QUERY} {addition}", [CALL], tools=tools) == "wrong_call_count"
    number = {"name": "tracking_link", "arguments": {}}
    more = number if "tracked" in addition else shipping(country="Chile")
    assert judged(f"{QUERY} {addition}", [CALL, more], tools=tools) == ""


@pytest.mark.parametrize(
    "result",
    [None, {"error": "ValueError: no such country"}, "Error: out of range", "Traceback (most…"],
)
def test_a_result_that_is_an_error_fails(result):
    assert judged(QUERY, [CALL], [result]) == "failed_result"


@pytest.mark.parametrize("result", [0, False, [], {"error": 0.02}, "Errol", '[1, 2, 3… [cut]"'])
def test_an_odd_result_is_no_error(result):
    assert judged(QUERY, [CALL], [result]) == ""


def test_numbers_in_the_wording_of_a_tool_are_no_values():
    described = {
        **SHIPPING,
        "description": "Computes the cost of shipping a parcel within 48 hours.",
    }
    query = "The cost of shipping a parcel within 48 hours, 2.5 kg to Norway"
    assert judged(query, [CALL], tools=(described,)) == ""


@pytest.mark.parametrize(
    "calls", ["", "<calls>\n[1]\n</calls>", '<calls>\n[{"name": "x"}]\n</calls>']
)
def test_a_prompt_without_usable_calls_is_refused(calls):
    text = f"<query>\nhello\n</query>\n{calls}\n<results>\n[1]\n</results>"
    with pytest.raises(PromptError, match="<calls>"):
        answer("offline-judge", [{"role": "user", "content": text}], 1)


@pytest.mark.parametrize(("frame", "fields"), [("rules", 3), ("paper", 2)])
@pytest.mark.parametrize(
    ("query", "calls", "act", "passes"),
    [
        (QUERY, [CALL], "call", "yes"),
        (QUERY, [shipping(country="Sweden")], "call", "no"),
        ("Water my roses.", [], "decline", "yes"),
        (QUERY, [], "decline", "no"),
        (f"{QUERY} The same for 4 kg, 5 kg and 6 kg.", [], "decline", "no"),
        (QUERY.replace("2.5 kg ", ""), [], "ask for weight_kg of shipping_cost", "yes"),
        (f"{QUERY[:-1]}, country: Norway.", [], "ask for country of shipping_cost", "no"),
    ],
)
def test_every_shipped_prompt_is_answered_in_the_form_that_it_asks_for(
    frame, fields, query, calls, act, passes
):
    made = [ToolCall(call["name"], call["arguments"]) for call in calls]
    question = Question(query, [SHIPPING], made, [CallResult("ok", 12.5)] * len(made), act)
    verdict = json.loads(
        answer("offline-judge", judge_messages(load_prompts(), question, frame), 1).text
    )
    assert (verdict["pass"], len(verdict)) == (passes, fields)
    assert bool(verdict["thought"]) is (passes == "no")
