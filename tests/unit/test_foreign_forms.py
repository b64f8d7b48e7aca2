"""Rows of others in each of their forms: right ones, every kind of wrong one, and back again."""

import copy
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
from tests.foreign_forms import CALLS, FORMS, QUERY, REPLY, RESULTS, TALKING, TOOL, wrapped


def read(row, form=None):
    return read_row(json.dumps(row), form)


def calls_of(row):
    return [call.to_json() for call in row.calls]


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


def changed(row, path, value):
    """The row with a value at a path; `...` removes what is there."""
    new = copy.deepcopy(row)
    *parents, last = path
    place = new
    for key in parents:
        place = place[key]
    if value is ...:
        del place[last]
    else:
        place[last] = value
    return new


CALL = ("messages", 2, "tool_calls", 0)
ARGUMENTS = (*CALL, "function", "arguments")
USER = {"role": "user", "content": "And in Rome?"}
ANSWERED = foreign_forms.openai(results=RESULTS, reply="4 and 9 degrees.")["messages"]
LATER = {"role": "assistant", "tool_calls": ANSWERED[2]["tool_calls"][:1]}
OPENAI = {
    "no messages": (("messages",), ..., Reason.MISSING_FIELD),
    "no tools": (("tools",), ..., Reason.MISSING_FIELD),
    "tools no list": (("tools",), 7, Reason.BAD_TOOLS),
    "tools empty": (("tools",), [], Reason.BAD_TOOLS),
    "tool without name": (("tools",), [wrapped({})], Reason.BAD_TOOLS),
    "tool with a blank name": (("tools",), [wrapped(TOOL | {"name": ""})], Reason.BAD_TOOLS),
    "messages no list": (("messages",), {}, Reason.BAD_MESSAGES),
    "messages empty": (("messages",), [], Reason.BAD_MESSAGES),
    "message no object": (("messages", 0), "hello", Reason.BAD_MESSAGES),
    "role unknown": (("messages", 0, "role"), "narrator", Reason.BAD_MESSAGES),
    "role no text": (("messages", 0, "role"), ["user"], Reason.BAD_MESSAGES),
    "content no text": (("messages", 1, "content"), {"text": QUERY}, Reason.BAD_MESSAGES),
    "content an image": (("messages", 1, "content"), [{"type": "image"}], Reason.BAD_MESSAGES),
    "query empty": (("messages", 1, "content"), " ", Reason.BAD_QUERY),
    "nobody asks": (("messages",), ANSWERED[2:], Reason.BAD_QUERY),
    "nobody answers": (("messages",), ANSWERED[:2], Reason.BAD_MESSAGES),
    "says nothing": (
        ("messages",),
        [*ANSWERED[:2], {"role": "assistant", "content": None}],
        Reason.BAD_MESSAGES,
    ),
    "assistant first": (("messages",), [ANSWERED[5], *ANSWERED[:3]], Reason.BAD_MESSAGES),
    "result first": (
        ("messages",),
        [*ANSWERED[:2], *ANSWERED[3:5], ANSWERED[2]],
        Reason.BAD_MESSAGES,
    ),
    "one result of two": (("messages",), ANSWERED[:4], Reason.BAD_MESSAGES),
    "result of no call": (
        ("messages",),
        [*ANSWERED[:4], ANSWERED[4] | {"tool_call_id": "x"}],
        Reason.BAD_MESSAGES,
    ),
    "two turns": (("messages",), [*ANSWERED, USER, LATER], Reason.MULTI_TURN),
    "a turn that waits": (("messages",), [*ANSWERED, USER], Reason.MULTI_TURN),
    "two steps": (
        ("messages",),
        [
            *ANSWERED[:5],
            changed(LATER, ("tool_calls", 0, "id"), "call_9"),
            {"role": "tool", "content": "1"},
        ],
        Reason.MULTI_STEP,
    ),
    "calls no list": (("messages", 2, "tool_calls"), {}, Reason.BAD_MESSAGES),
    "call no object": (CALL, "forecast", Reason.BAD_CALL),
    "call of no function": ((*CALL, "type"), "custom", Reason.BAD_CALL),
    "function missing": ((*CALL, "function"), ..., Reason.BAD_CALL),
    "name missing": ((*CALL, "function", "name"), ..., Reason.BAD_CALL),
    "id twice": ((*CALL, "id"), "call_1", Reason.BAD_CALL),
    "arguments missing": (ARGUMENTS, ..., Reason.BAD_CALL),
    "arguments no json": (ARGUMENTS, "{city: Oslo}", Reason.NOT_JSON),
    "argument twice": (ARGUMENTS, '{"city": "Oslo", "city": "Rome"}', Reason.DUPLICATE_ARGUMENT),
    "arguments twice encoded": (ARGUMENTS, '"{}"', Reason.BAD_CALL),
    "function unknown": ((*CALL, "function", "name"), "weather", Reason.UNKNOWN_FUNCTION),
    "argument unknown": (ARGUMENTS, '{"city": "Oslo", "town": 1}', Reason.UNKNOWN_ARGUMENT),
    "argument of wrong type": (ARGUMENTS, '{"city": 7}', Reason.WRONG_TYPE),
    "argument missing": (ARGUMENTS, "{}", Reason.MISSING_ARGUMENT),
}


@pytest.mark.parametrize(("path", "value", "reason"), OPENAI.values(), ids=OPENAI)
def test_what_is_wrong_with_a_row_for_openai_is_said(path, value, reason):
    verdict = read(changed(foreign_forms.openai(), path, value), "openai").verdict
    assert verdict.reason == reason
    assert verdict.detail


@pytest.mark.parametrize(
    ("path", "value"),
    [
        (("messages", 2, "weight"), 0),
        (("messages", 2, "content"), "I look that up."),
        (("messages", 2, "content"), ...),
        ((*CALL, "id"), ...),
        ((*CALL, "type"), ...),
        (("messages", 0, "role"), "developer"),
        (("messages", 1, "content"), [{"type": "text", "text": QUERY}]),
        (("parallel_tool_calls",), True),
        (("functions",), None),
    ],
    ids=str,
)
def test_what_a_row_for_openai_may_have_or_lack_does_not_matter(path, value):
    row = read(changed(foreign_forms.openai(), path, value))
    assert row.verdict.ok, row.verdict
    assert row.query == QUERY


def test_functions_are_read_by_their_older_names():
    call = CALLS[0] | {"arguments": json.dumps(CALLS[0]["arguments"])}
    asks = {"role": "user", "content": QUERY}
    messages = [asks, {"role": "assistant", "content": None, "function_call": call}]
    row = read({"messages": messages, "functions": [TOOL]})
    assert row.verdict.ok
    assert calls_of(row) == CALLS[:1]
    answered = [*messages, {"role": "function", "name": "forecast", "content": "4"}]
    assert read({"messages": answered, "functions": [TOOL]}).verdict.ok


def with_older_call(row):
    (call,) = row["messages"][2].pop("tool_calls")
    row["messages"][2]["function_call"] = call["function"]
    return row


@pytest.mark.parametrize("older", [False, True])
@pytest.mark.parametrize("tools", ["text", "list"])
@pytest.mark.parametrize("name", ["openai", "trl"])
def test_arguments_tell_the_form_of_messages_whatever_tools_are(name, tools, older):
    row = FORMS[name](calls=CALLS[:1]) | {"tools": [wrapped(TOOL)]}
    row = with_older_call(row) if older else row
    found = read(row | ({"tools": json.dumps(row["tools"])} if tools == "text" else {}))
    assert found.verdict.ok, found.verdict
    assert found.format == name


TRL = {
    "completion missing": (("completion",), ..., Reason.MISSING_FIELD),
    "prompt a text": (("prompt",), QUERY, Reason.NOT_JSON),
    "completion empty": (("completion",), [], Reason.BAD_MESSAGES),
    "arguments a text": (
        ("completion", 0, "tool_calls", 0, "function", "arguments"),
        "{}",
        Reason.BAD_CALL,
    ),
    "tools no json": (("tools",), "[", Reason.BAD_TOOLS),
    "argument null": (
        ("completion", 0, "tool_calls", 0, "function", "arguments", "town"),
        None,
        Reason.UNKNOWN_ARGUMENT,
    ),
}


@pytest.mark.parametrize(("path", "value", "reason"), TRL.values(), ids=TRL)
def test_what_is_wrong_with_a_row_for_trl_is_said(path, value, reason):
    row = changed(foreign_forms.trl_pair(), path, value)
    assert read(row, "trl").verdict.reason == reason


@pytest.mark.parametrize("older", [False, True])
def test_calls_that_are_not_trained_on_are_not_checked(older):
    row = foreign_forms.trl(calls=CALLS[:1], results=RESULTS[:1], reply="4 degrees.")
    row = with_older_call(row) if older else row
    messages = row.pop("messages")
    assert read(row | {"messages": messages}).verdict.ok
    for end in (3, 4):
        verdict = read(row | {"prompt": messages[:end], "completion": messages[end:]}).verdict
        assert verdict.reason == Reason.MULTI_STEP
        assert "stand in the prompt" in verdict.detail


def test_an_instruction_may_stand_in_the_completion_with_its_calls():
    row = foreign_forms.trl()
    messages = row.pop("messages")
    assert read(row | {"prompt": messages[:1], "completion": messages[1:]}).verdict.ok


def test_arguments_of_the_other_form_are_wrong_where_the_form_is_given():
    assert read(foreign_forms.openai(), "trl").verdict.reason == Reason.BAD_CALL
    objects = foreign_forms.trl() | {"tools": [wrapped(TOOL)]}
    assert read(objects).format == "trl"
    assert read(objects, "openai").verdict.reason == Reason.BAD_CALL


def test_an_argument_twice_is_so_in_objects_too():
    text = json.dumps(foreign_forms.trl(calls=CALLS[1:]))
    assert '"city": "Oslo"' in text
    twice = text.replace('"city": "Oslo"', '"city": "Oslo", "city": "Rome"')
    assert read_row(twice).verdict.reason == Reason.DUPLICATE_ARGUMENT


def test_messages_for_trl_may_be_a_text():
    row = foreign_forms.trl()
    row["messages"] = json.dumps(row["messages"])
    assert read(row).verdict.ok


HUMAN, CALLING, SEEN, SAID = foreign_forms.sharegpt(results=RESULTS, reply="4 and 9.")[
    "conversations"
]
SHAREGPT = {
    "conversations missing": (("conversations",), ..., Reason.MISSING_FIELD),
    "tools missing": (("tools",), ..., Reason.MISSING_FIELD),
    "tools empty": (("tools",), "", Reason.BAD_TOOLS),
    "speaker unknown": (("conversations", 0, "from"), "narrator", Reason.BAD_MESSAGES),
    "value no text": (("conversations", 1, "value"), CALLS, Reason.BAD_MESSAGES),
    "calls no json": (("conversations", 1, "value"), "forecast()", Reason.NOT_JSON),
    "no calls": (("conversations", 1, "value"), "[]", Reason.NO_CALLS),
    "argument twice": (
        ("conversations", 1, "value"),
        '{"name": "forecast", "arguments": {"city": "a", "city": "b"}}',
        Reason.DUPLICATE_ARGUMENT,
    ),
    "arguments a text": (
        ("conversations", 1, "value"),
        json.dumps([CALLS[0] | {"arguments": "{}"}]),
        Reason.BAD_CALL,
    ),
    "out of turn": (("conversations",), [HUMAN, CALLING, SAID], Reason.BAD_MESSAGES),
    "two results": (("conversations",), [HUMAN, CALLING, SEEN, SEEN, SAID], Reason.BAD_MESSAGES),
    "ends with a result": (("conversations",), [HUMAN, CALLING, SEEN], Reason.BAD_MESSAGES),
    "result first": (("conversations",), [SEEN, CALLING], Reason.BAD_QUERY),
    "two turns": (("conversations",), [HUMAN, CALLING, HUMAN, CALLING], Reason.MULTI_TURN),
    "two steps": (("conversations",), [HUMAN, CALLING, SEEN, CALLING], Reason.MULTI_STEP),
}


@pytest.mark.parametrize(("path", "value", "reason"), SHAREGPT.values(), ids=SHAREGPT)
def test_what_is_wrong_with_a_conversation_is_said(path, value, reason):
    row = changed(foreign_forms.sharegpt(), path, value)
    assert read(row, "sharegpt").verdict.reason == reason


def test_one_call_needs_no_list_in_a_conversation():
    one = foreign_forms.sharegpt(calls=CALLS[0])
    assert calls_of(read(one)) == CALLS[:1]


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
