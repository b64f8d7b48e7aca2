"""Model text to drafts: what is tolerated, and what one bad item costs."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from apigen.checks.reasons import Reason
from apigen.parsing import parse_calls, parse_drafts, parse_missing
from apigen.records import ToolCall, Verdict

GOOD = {"query": "Add 2 and 3", "answers": [{"name": "add", "arguments": {"a": 2, "b": 3}}]}
TEXT = json.dumps(GOOD)


@pytest.mark.parametrize(
    "text",
    [
        f"[{TEXT}]",
        f"```json\n[{TEXT}]\n```",
        f"Here are [1] of the pairs you asked for:\n[{TEXT}]\nI hope they help.",
        f"[{json.dumps({'thought': 'adding', **GOOD})}]",
        TEXT,
        json.dumps({"pairs": [GOOD]}),
        json.dumps([{"query": GOOD["query"], "answers": json.dumps(GOOD["answers"])}]),
        json.dumps({"id": 1, **GOOD}),
        json.dumps([{"pair": GOOD}]),
        json.dumps({"result": {"data": [GOOD]}}),
        f"First thoughts:\n[{TEXT}]\nFinal answer:\n[{TEXT}]",
    ],
    ids=[
        *("bare", "fenced", "text around", "thought", "single object", "wrapped"),
        *("answers as text", "another first key", "one by one", "deep", "said twice"),
    ],
)
def test_a_good_draft_is_found_in_every_tolerated_form(text):
    (parsed,) = parse_drafts(text)
    assert parsed.verdict is None
    assert parsed.draft.query == "Add 2 and 3"
    assert parsed.draft.calls == (ToolCall("add", {"a": 2, "b": 3}),)


@pytest.mark.parametrize(
    ("item", "reason"),
    [
        ('{"query": "Add 2 and 3", "answers": [{"name": "add" "arguments": {}}]}', Reason.NOT_JSON),
        ('{"query": "q", "answers": [{"name": "f", "arguments": {"x": NaN}}]}', Reason.NOT_JSON),
        ('{"query": "q", "answers": [{"name": "f", "arguments": {"x": 1e999}}]}', Reason.NOT_JSON),
        (
            '{"query": "q", "answers": [{"name": "f", "arguments": {"x":1,"x":2}}]}',
            Reason.DUPLICATE_ARGUMENT,
        ),
        (
            '{"query": "q", "answers": [{"name": "f", "arguments": {"x": [{"y":1,"y":2}]}}]}',
            Reason.DUPLICATE_ARGUMENT,
        ),
        (
            '{"query": "q", "answers": [{"name": "f", "name": "g", "arguments": {}}]}',
            Reason.DUPLICATE_ARGUMENT,
        ),
        (
            r'{"query": "q", "answers": "[{\"name\": \"f\", \"arguments\": {\"x\":1,\"x\":2}}]"}',
            Reason.DUPLICATE_ARGUMENT,
        ),
        ('{"query": "q", "query": "r", "answers": []}', Reason.NOT_JSON),
        ('{"query": "q", "answers": [], "missing": [{"name": 1, "name": 2}]}', Reason.NOT_JSON),
        ('{"query": "\\ud800", "answers": []}', Reason.NOT_JSON),
        ('{"query": "only a query"}', Reason.MISSING_FIELD),
        ('{"answers": []}', Reason.MISSING_FIELD),
        ('{"query": "  ", "answers": []}', Reason.BAD_QUERY),
        ('{"query": 7, "answers": []}', Reason.BAD_QUERY),
        ('{"query": "q", "answers": {"name": "f"}}', Reason.BAD_CALL),
        ('{"query": "q", "answers": ["f(1)"]}', Reason.BAD_CALL),
        ('{"query": "q", "answers": [{"arguments": {}}]}', Reason.BAD_CALL),
        ('{"query": "q", "answers": [{"name": "f"}]}', Reason.BAD_CALL),
        ('{"query": "q", "answers": [{"name": "f", "arguments": [1]}]}', Reason.BAD_CALL),
        ('{"query": "q", "answers": [{"name": "f", "arguments": "{}"}]}', Reason.BAD_CALL),
        ('{"query": "q", "answers": [{"name": 1, "arguments": {}}]}', Reason.BAD_CALL),
        ('{"query": "q", "answers": "not json"}', Reason.NOT_JSON),
        ('{"query": "q", "answers": [], "missing": "not json"}', Reason.NOT_JSON),
        ('{"query": "q", "answers": [], "missing": {"name": "f"}}', Reason.BAD_MISSING),
        ('{"query": "q", "answers": [], "missing": ["x"]}', Reason.BAD_MISSING),
        ('{"query": "q", "answers": [], "missing": [{"name": "f"}]}', Reason.BAD_MISSING),
        (
            '{"query": "q", "answers": [], "missing": [{"name": "f", "parameter": 1}]}',
            Reason.BAD_MISSING,
        ),
        ('{"query": "q", "answers": [], "reply": ["Which city?"]}', Reason.BAD_REPLY),
        ('{"query": "q", "answers": [], "reply": 0}', Reason.BAD_REPLY),
        ('{"reply": "r" "query": "q", "answers": []}', Reason.NOT_JSON),
        ('{"missing": [}, "query": "q", "answers": []}', Reason.NOT_JSON),
    ],
)
def test_one_broken_item_is_rejected_with_its_reason_and_costs_its_neighbours_nothing(item, reason):
    before, broken, after = parse_drafts(f"[{TEXT}, {item}, {TEXT}]")
    assert before.draft == after.draft
    assert before.draft.query == "Add 2 and 3"
    assert broken.draft is None
    assert broken.verdict.reason == reason
    assert broken.verdict.detail


ASKED = {"name": "weather", "parameter": "city"}


@pytest.mark.parametrize(
    ("fields", "missing", "reply"),
    [
        ({}, (), ""),
        ({"missing": None, "reply": None}, (), ""),
        ({"missing": [], "reply": " I cannot book flights. "}, (), "I cannot book flights."),
        ({"missing": [ASKED], "reply": "Where?"}, (ASKED,), "Where?"),
        ({"missing": json.dumps([ASKED])}, (ASKED,), ""),
    ],
)
def test_an_answer_without_calls_keeps_what_is_missing_and_what_is_said(fields, missing, reply):
    (parsed,) = parse_drafts(json.dumps([{"query": "q", "answers": [], **fields}]))
    assert parsed.draft.calls == ()
    assert (parsed.draft.missing, parsed.draft.reply) == (missing, reply)


OTHER = json.dumps({"query": "Add 4 and 5", "answers": GOOD["answers"]})


@pytest.mark.parametrize(
    "text",
    [f"```\n[{TEXT}]\n```\nand\n```\n[{OTHER}]\n```", f"{TEXT}\n{OTHER}\n", f"[{TEXT}]\n{OTHER}"],
    ids=["two arrays", "lines", "array and object"],
)
def test_items_are_found_wherever_they_stand(text):
    assert [parsed.draft.query for parsed in parse_drafts(text)] == ["Add 2 and 3", "Add 4 and 5"]


def test_items_under_several_names_are_all_found():
    both = {"simple": [GOOD], "parallel": [json.loads(OTHER)]}
    assert [parsed.draft.query for parsed in parse_drafts(json.dumps(both))] == [
        "Add 2 and 3",
        "Add 4 and 5",
    ]


def test_an_argument_called_query_is_no_item():
    item = '{"query": "Find dogs", "answers": [{"name": "search", "arguments": {"query": "dogs"}'
    first, cut = parse_drafts(f"[{TEXT}, {item}")
    assert first.draft is not None
    assert cut.verdict.reason == Reason.NOT_JSON


def test_an_echo_of_the_tools_is_no_item():
    tool = {"name": "f", "parameters": {"properties": {"query": {"type": "string"}}}}
    (parsed,) = parse_drafts(f"Given {json.dumps([tool])} I write [{TEXT}]")
    assert parsed.draft is not None


def test_a_cut_answer_keeps_the_items_before_the_cut():
    first, cut = parse_drafts(f"[{TEXT}, {TEXT[:40]}")
    assert first.draft is not None
    assert cut.verdict.reason == Reason.NOT_JSON


@pytest.mark.parametrize("text", ["", "I cannot help with that.", "[]", "{}", "[[[[", "[1, 2]"])
def test_text_without_items_gives_no_drafts(text):
    assert parse_drafts(text) == []


@given(st.text())
def test_no_text_makes_the_parser_raise(text):
    parse_drafts(text)


JSON = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats(allow_nan=False, allow_infinity=False)
    | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
)


@given(JSON)
def test_any_json_as_answers_is_calls_or_a_verdict(value):
    assert isinstance(parse_calls(value), tuple | Verdict)
    assert isinstance(parse_missing(value), tuple | Verdict)


@given(st.lists(JSON, max_size=4))
def test_an_item_of_any_shape_never_changes_the_others(items):
    parsed = parse_drafts(json.dumps([GOOD, *items, GOOD]))
    assert len(parsed) == len(items) + 2
    assert parsed[0].draft == parsed[-1].draft
    assert parsed[0].draft is not None


def test_deep_nesting_is_refused_not_fatal():
    assert parse_drafts('[{"query": ' * 5000) != [GOOD]
    deep = "[" * 40 + "]" * 40
    (parsed,) = parse_drafts(f'[{{"query": "q", "answers": {deep}}}]')
    assert parsed.verdict.reason == Reason.NOT_JSON
