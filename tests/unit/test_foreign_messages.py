"""Rows of messages for OpenAI, TRL and ShareGPT: what is wrong, and what does not matter."""

import json

import pytest

from apigen.checks.reasons import Reason
from apigen.foreign.rows import read_row
from tests import foreign_forms
from tests.foreign_forms import (
    CALLS,
    FORMS,
    QUERY,
    RESULTS,
    TOOL,
    USER,
    calls_of,
    changed,
    read,
    wrapped,
)

CALL = ("messages", 2, "tool_calls", 0)
ARGUMENTS = (*CALL, "function", "arguments")
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
