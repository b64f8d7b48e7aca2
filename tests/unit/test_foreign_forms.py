"""Rows of others in each of their forms: right ones, every kind of wrong one, and back again."""

import json
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from apigen.checks.reasons import Reason
from apigen.foreign.formats import NAMES
from apigen.foreign.rows import cleaned, read_row
from apigen.records import Style, ToolCall
from tests import foreign_forms
from tests.foreign_forms import (
    CALLS,
    FORMS,
    QUERY,
    REPLY,
    RESULTS,
    TALKING,
    TOOL,
    USER,
    calls_of,
    changed,
    read,
)

NESTED = {
    "name": "plan",
    "description": "Plans.",
    "parameters": {
        "type": "object",
        "properties": {
            "stops": {"type": "array", "items": {"type": "string"}},
            "limit": {"type": "object", "properties": {"km": {"type": "number"}}},
        },
        "required": [],
    },
}
EMPTY = {"name": "now", "description": "", "parameters": {"type": "object", "properties": {}}}
REQUESTS = {
    "parallel": {},
    "single": {"calls": CALLS[:1]},
    "no arguments": {"tools": (TOOL, EMPTY), "calls": [{"name": "now", "arguments": {}}]},
    "nested": {
        "query": "Plan a way by Å and B, of 1.5 km at most.",
        "tools": (NESTED,),
        "calls": [{"name": "plan", "arguments": {"stops": ["Å", "B"], "limit": {"km": 1.5}}}],
    },
    "dotted name": {
        "tools": (TOOL | {"name": "weather.forecast"},),
        "calls": [{"name": "weather.forecast", "arguments": {"city": "Oslo", "days": 3}}],
    },
    "with results": {"results": RESULTS, "reply": "4 and 9 degrees."},
}


@pytest.mark.parametrize("request_", REQUESTS.values(), ids=REQUESTS)
@pytest.mark.parametrize("name", FORMS)
def test_a_request_says_the_same_in_every_form(name, request_):
    if name == "xlam" and request_.get("tools") == (NESTED,):
        request_ = request_ | {"calls": [{"name": "plan", "arguments": {"stops": ["Å", "B"]}}]}
    given_ = request_ if name != "bfcl" else {k: v for k, v in request_.items() if k != "reply"}
    row = read(FORMS[name](**given_))
    assert row.verdict.ok, row.verdict
    assert row.format == name.split("_")[0]
    assert row.query == request_.get("query", QUERY)
    assert [tool["name"] for tool in row.tools] == [
        tool["name"] for tool in request_.get("tools", (TOOL,))
    ]
    assert calls_of(row) == request_.get("calls", CALLS)
    assert row.style is None


@pytest.mark.parametrize("name", TALKING)
def test_a_reply_without_calls_says_that_no_call_is_right(name):
    row = read(TALKING[name](query="Book a table.", calls=[], reply=REPLY))
    assert row.verdict.ok, row.verdict
    assert row.style is Style.IRRELEVANCE
    assert row.reply == ("" if name == "bfcl" else REPLY)


@pytest.mark.parametrize("name", ["canonical", "xlam"])
def test_where_nothing_can_be_said_no_calls_are_none(name):
    row = FORMS[name](calls=[])
    assert read(row).verdict.reason == Reason.NO_CALLS
    assert read(row | {"style": "irrelevance"}).verdict.ok


@pytest.mark.parametrize("name", ["openai", "trl", "trl_pair", "sharegpt"])
def test_what_was_said_before_the_query_belongs_to_the_request_alone(name):
    row = read(FORMS[name]())
    assert (row.system, row.query) == ("Be brief.", QUERY)
    assert row.request() == f"Be brief.\n\n{QUERY}"


LACKING = {"style": "missing_parameter", "missing": [{"name": "forecast", "parameter": "city"}]}


@pytest.mark.parametrize("name", ["openai", "trl", "sharegpt"])
def test_a_row_of_any_form_may_name_its_style(name):
    row = FORMS[name](query="What will the weather be?", calls=[], reply="Where?")
    asks = read(row | LACKING)
    assert asks.verdict.ok
    assert asks.style is Style.MISSING_PARAMETER
    assert read(row | LACKING | {"missing": [7]}).verdict.reason == Reason.BAD_MISSING
    assert read(row | {"style": "simple"}).verdict.reason == Reason.NO_CALLS


BFCL = {
    "function missing": (("function",), ..., Reason.MISSING_FIELD),
    "function no list": (("function",), {}, Reason.BAD_TOOLS),
    "a function no object": (("function", 0), 7, Reason.BAD_TOOLS),
    "no functions": (("function",), [], Reason.BAD_TOOLS),
    "type unknown": (
        ("function", 0, "parameters", "properties", "city", "type"),
        "HashMap",
        Reason.BAD_TOOLS,
    ),
    "answer missing": (("ground_truth",), ..., Reason.MISSING_FIELD),
    "answer no list": (("ground_truth",), {}, Reason.BAD_CALL),
    "answer empty": (("ground_truth",), [], Reason.NO_CALLS),
    "values no list": (("ground_truth", 0, "forecast", "city"), "Oslo", Reason.BAD_CALL),
    "value of wrong type": (("ground_truth", 0, "forecast", "city"), [7], Reason.WRONG_TYPE),
    "question no list": (("question",), QUERY, Reason.BAD_MESSAGES),
    "message without text": (("question",), [[{"role": "user"}]], Reason.BAD_MESSAGES),
    "query empty": (("question",), [[{"role": "user", "content": ""}]], Reason.BAD_QUERY),
    "two turns": (("question",), [[USER], [USER]], Reason.MULTI_TURN),
}


@pytest.mark.parametrize(("path", "value", "reason"), BFCL.values(), ids=BFCL)
def test_what_is_wrong_with_an_entry_of_bfcl_is_said(path, value, reason):
    row = changed(foreign_forms.bfcl(), path, value)
    assert read(row, "bfcl").verdict.reason == reason


@pytest.mark.parametrize(
    ("question", "words"),
    [
        (QUERY, "a question is no list of turns but str"),
        ([QUERY], "a turn is no list of messages but str"),
        ([{"role": "user", "content": QUERY}], "a turn is no list of messages but dict"),
        ([USER, USER], "a turn is no list of messages but dict"),
        ([], "a question of no turns"),
    ],
)
def test_a_question_of_another_shape_is_called_what_it_is(question, words):
    verdict = read(foreign_forms.bfcl() | {"question": question}).verdict
    assert verdict.reason == Reason.BAD_MESSAGES
    assert words in verdict.detail


def test_an_entry_that_wants_no_call_may_offer_nothing():
    row = foreign_forms.bfcl(calls=[], reply=REPLY) | {"function": []}
    assert read(row).verdict.ok


@pytest.mark.parametrize("row", [{}, {"text": "hello"}, {"question_text": "?", "answer": 1}])
def test_a_row_of_no_known_form_says_what_it_holds(row):
    found = read(row)
    assert found.verdict.reason == Reason.MISSING_FIELD
    assert found.format is None
    assert all(repr(name) in found.verdict.detail for name in row)


@pytest.mark.parametrize("name", FORMS)
def test_a_good_row_is_kept_as_it_stands(name):
    row = FORMS[name]()
    text = json.dumps(row, separators=(",", ":"))
    assert cleaned(read_row(f"  {text}\n")) == text
    assert json.loads(cleaned(read_row(json.dumps(row, indent=2)))) == row


@pytest.mark.parametrize("reply", ["", "Done."])
@pytest.mark.parametrize("name", [name for name in FORMS if name != "bfcl"])
def test_mended_calls_stand_where_the_old_ones_did_and_nothing_else_changes(name, reply):
    results = RESULTS if reply else ()
    row = FORMS[name](reply=reply, results=results)
    before = read(row)
    mended = tuple(ToolCall(call.name, {"city": call.arguments["city"]}) for call in before.calls)
    new = json.loads(cleaned(replace(before, calls=mended)))
    bare = [call.to_json() for call in mended]
    assert new == FORMS[name](reply=reply, results=results, calls=bare)
    assert read(new).calls == mended
    assert read(new).format == before.format


def test_a_mended_row_for_trl_keeps_its_messages_a_text():
    row = foreign_forms.trl()
    row["messages"] = json.dumps(row["messages"])
    before = read(row)
    new = json.loads(cleaned(replace(before, calls=before.calls[::-1])))
    assert json.loads(new["messages"])[2]["tool_calls"][0]["function"]["arguments"] == {
        "city": "Oslo"
    }


def test_a_mended_call_without_list_stays_one():
    before = read(foreign_forms.sharegpt(calls=CALLS[0]))
    new = json.loads(cleaned(replace(before, calls=(ToolCall("forecast", {"city": "Oslo"}),))))
    assert json.loads(new["conversations"][1]["value"])["arguments"] == {"city": "Oslo"}


KEYS = [
    *("messages", "tools", "functions", "role", "content", "tool_calls", "function", "arguments"),
    *("name", "id", "type", "tool_call_id", "prompt", "completion", "conversations", "from"),
    *("value", "system", "question", "ground_truth", "query", "answers", "style", "missing"),
    *("parameters", "properties", "$ref", "anyOf", "items", "function_call"),
]
WORDS = [
    *("user", "assistant", "tool", "system", "human", "gpt", "observation", "function_call"),
    *("function", "object", "string", "irrelevance", "[]", "{}", "#", "#/properties/a"),
]
VALUE = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats(allow_nan=False)
    | st.sampled_from(WORDS)
    | st.text(max_size=5),
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(st.sampled_from(KEYS) | st.text(max_size=3), inner, max_size=5)
    ),
    max_leaves=20,
)
ROW = st.dictionaries(st.sampled_from(KEYS), VALUE, max_size=6)


@given(ROW, st.none() | st.sampled_from(NAMES))
def test_no_row_raises_in_any_form(row, form):
    found = read(row, form)
    assert found.verdict.ok or found.verdict.reason in set(Reason)


def paths(value, path=()):
    yield path
    keys = (
        value if isinstance(value, dict) else range(len(value)) if isinstance(value, list) else ()
    )
    for key in keys:
        yield from paths(value[key], (*path, key))


@given(st.data(), st.sampled_from(sorted(FORMS)), VALUE | st.just(...))
def test_a_right_row_with_anything_in_any_place_raises_nothing(data, name, value):
    row = FORMS[name](reply=REPLY, results=RESULTS) if name != "bfcl" else foreign_forms.bfcl()
    path = data.draw(st.sampled_from(sorted(set(paths(row)) - {()}, key=repr)))
    found = read(changed(row, path, value))
    if found.verdict.ok:
        again = read_row(cleaned(replace(found, given=())) if found.calls else cleaned(found))
        assert (again.verdict, again.calls) == (found.verdict, found.calls)


@given(st.text())
def test_no_text_raises_in_any_form(text):
    for form in NAMES:
        read_row(text, form)


@given(st.lists(ROW | st.sampled_from([form() for form in FORMS.values()]), max_size=5), st.data())
def test_a_row_s_verdict_does_not_depend_on_the_others(rows, data):
    alone = {json.dumps(row): read(row).verdict for row in rows}
    order = data.draw(st.permutations(list(alone)))
    assert [read_row(text).verdict for text in order] == [alone[text] for text in order]
