"""Stage 1: every rule with its reason."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from apigen.checks.findings import Candidate, Finding, Policy, decide
from apigen.checks.format import MAX_CALLS, MAX_VALUES, format_findings
from apigen.checks.policies import STRICT
from apigen.checks.reasons import GRAVITY, Reason
from apigen.foreign_rows import read_row
from apigen.parsing import parse_drafts
from apigen.records import Style, ToolCall
from apigen.schema import parse_parameters

TOOLS = {
    "pay": parse_parameters(
        {
            "type": "object",
            "properties": {
                "amount": {"type": "number", "exclusiveMinimum": 0},
                "times": {"type": "integer", "maximum": 12},
                "currency": {"type": "string", "enum": ["EUR", "USD"], "default": "EUR"},
                "tags": {"type": "array", "items": {"type": "string"}},
                "rates": {"type": "object", "additionalProperties": {"type": "number"}},
                "dry_run": {"type": "boolean"},
                "zip_code": {"type": "string"},
            },
            "required": ["amount"],
        }
    ),
    "ping": parse_parameters({"type": "object", "properties": {"host": {"type": "string"}}}),
}


def candidate(calls, style=None, missing=(), tools=TOOLS):
    cards = [{"name": name, "description": "", "parameters": tools[name]} for name in tools]
    return Candidate("Pay it.", tuple(cards), tuple(calls), style, missing=tuple(missing))


def verdict_of(calls, style=None, missing=(), tools=TOOLS):
    return decide(
        "format", format_findings(candidate(calls, style, missing, tools)), STRICT
    ).verdict


def check(arguments, name="pay", style=None):
    return verdict_of([ToolCall(name, arguments)], style)


def reasons(arguments, tools=TOOLS):
    return [
        found.reason
        for found in format_findings(candidate([ToolCall("pay", arguments)], tools=tools))
    ]


@pytest.mark.parametrize(
    "arguments",
    [
        {"amount": 1},
        {"amount": 1.5, "times": 12, "currency": "USD", "tags": [], "dry_run": False},
        {"rates": {"a": 1, "b": 2.5}, "amount": 3},
        {"amount": 1, "zip_code": "90210"},
    ],
)
def test_arguments_that_fit_the_schema_pass(arguments):
    assert check(arguments).ok


@pytest.mark.parametrize(
    ("arguments", "reason"),
    [
        ({}, Reason.MISSING_ARGUMENT),
        ({"amount": 1, "colour": "red"}, Reason.UNKNOWN_ARGUMENT),
        ({"amount": "1"}, Reason.WRONG_TYPE),
        ({"amount": True}, Reason.WRONG_TYPE),
        ({"amount": None}, Reason.WRONG_TYPE),
        ({"amount": 1, "times": 5.0}, Reason.WRONG_TYPE),
        ({"amount": 1, "times": "3"}, Reason.WRONG_TYPE),
        ({"amount": 1, "zip_code": 90210}, Reason.WRONG_TYPE),
        ({"amount": 1, "dry_run": 1}, Reason.WRONG_TYPE),
        ({"amount": 1, "tags": "a"}, Reason.WRONG_TYPE),
        ({"amount": 1, "tags": ["a", 2]}, Reason.WRONG_TYPE),
        ({"amount": 1, "rates": {"a": "x"}}, Reason.WRONG_TYPE),
        ({"amount": 1, "currency": "eur"}, Reason.NOT_IN_ENUM),
        ({"amount": 0}, Reason.OUT_OF_RANGE),
        ({"amount": 1, "times": 13}, Reason.OUT_OF_RANGE),
    ],
)
def test_arguments_that_do_not_fit_are_rejected_with_their_reason(arguments, reason):
    verdict = check(arguments)
    assert not verdict.ok
    assert verdict.reason == reason
    assert verdict.stage == "format"
    assert verdict.detail.startswith("pay: ")


def test_a_function_that_was_not_offered_is_rejected():
    assert check({"amount": 1}, name="refund").reason == Reason.UNKNOWN_FUNCTION


def test_the_gravest_of_several_faults_is_named():
    assert check({"colour": "red", "amount": "x"}).reason == Reason.UNKNOWN_ARGUMENT


@pytest.mark.parametrize(
    ("calls", "style", "reason"),
    [
        (0, None, Reason.NO_CALLS),
        (2, Style.SIMPLE, Reason.WRONG_CALL_COUNT),
        (2, Style.MULTIPLE, Reason.WRONG_CALL_COUNT),
        (1, Style.PARALLEL, Reason.WRONG_CALL_COUNT),
        (1, Style.PARALLEL_MULTIPLE, Reason.WRONG_CALL_COUNT),
        (1, Style.SIMPLE, ""),
        (1, Style.MULTIPLE, ""),
        (3, Style.PARALLEL, ""),
        (3, Style.PARALLEL_MULTIPLE, ""),
        (3, None, ""),
    ],
)
def test_the_number_of_calls_must_suit_the_style(calls, style, reason):
    answer = [ToolCall("pay", {"amount": number + 1}) for number in range(calls)]
    assert verdict_of(answer, style).reason == reason


def test_the_same_call_twice_is_a_duplicate_whatever_the_order_of_its_arguments():
    calls = [
        ToolCall("pay", {"amount": 1, "times": 2}),
        ToolCall("pay", {"times": 2, "amount": 1}),
    ]
    assert verdict_of(calls).reason == Reason.DUPLICATE_CALL


def test_a_schema_that_is_none_is_the_tools_fault():
    tools = {"f": {"type": "object", "properties": {"x": {"minimum": "low"}}, "required": []}}
    assert verdict_of([ToolCall("f", {"x": 1})], tools=tools).reason == Reason.BAD_TOOLS


ASKED = {"name": "pay", "parameter": "amount"}
PING = ToolCall("ping", {"host": "a"})


@pytest.mark.parametrize(
    ("style", "calls", "missing", "reason"),
    [
        (Style.IRRELEVANCE, [], [], ""),
        (Style.IRRELEVANCE, [PING], [], Reason.UNEXPECTED_CALL),
        (Style.IRRELEVANCE, [ToolCall("gone", {})], [], Reason.UNEXPECTED_CALL),
        (Style.IRRELEVANCE, [], [ASKED], Reason.BAD_MISSING),
        (Style.MISSING_PARAMETER, [], [ASKED], ""),
        (Style.MISSING_PARAMETER, [PING], [ASKED], Reason.UNEXPECTED_CALL),
        (Style.MISSING_PARAMETER, [], [], Reason.BAD_MISSING),
        (Style.MISSING_PARAMETER, [], [{**ASKED, "name": "refund"}], Reason.BAD_MISSING),
        (Style.MISSING_PARAMETER, [], [{**ASKED, "parameter": "times"}], Reason.BAD_MISSING),
        (Style.MISSING_PARAMETER, [], [{**ASKED, "parameter": "colour"}], Reason.BAD_MISSING),
        (Style.MISSING_PARAMETER, [], [{**ASKED, "name": "ping"}], Reason.BAD_MISSING),
        (
            Style.MISSING_PARAMETER,
            [],
            [ASKED, {**ASKED, "parameter": "times"}],
            Reason.BAD_MISSING,
        ),
        (Style.SIMPLE, [], [], Reason.NO_CALLS),
        (Style.SIMPLE, [], [ASKED], Reason.NO_CALLS),
        (Style.SIMPLE, [PING], [ASKED], Reason.BAD_MISSING),
        (Style.DEPENDENT, [], [], Reason.NO_CALLS),
    ],
)
def test_an_answer_calls_nothing_exactly_where_that_is_the_right_act(style, calls, missing, reason):
    verdict = verdict_of(calls, style, missing)
    assert verdict.reason == reason
    assert verdict.ok is (not reason)
    assert bool(verdict.detail) is bool(reason)


@pytest.mark.parametrize(
    ("arguments", "reason"),
    [
        ({"amount": "$1"}, ""),
        ({"amount": "$1.total"}, ""),
        ({"amount": 1, "times": "$1.n", "currency": "$1.currency", "dry_run": "$1.dry"}, ""),
        ({"amount": 1, "tags": "$1.tags"}, ""),
        ({"amount": 1, "tags": ["a", "$1.tags.0"]}, ""),
        ({"amount": 1, "rates": {"EUR": "$1.rate"}}, ""),
        ({"amount": 1, "pair": ["$1.a", "EUR"]}, ""),
        ({"amount": 1, "pair": ["USD", "EUR"]}, Reason.NOT_IN_ENUM),
        ({"tags": ["$1"]}, Reason.MISSING_ARGUMENT),
        ({"amount": 1, "colour": "$1"}, Reason.UNKNOWN_ARGUMENT),
        ({"amount": "$1", "times": "3"}, Reason.WRONG_TYPE),
        ({"amount": "1$"}, Reason.WRONG_TYPE),
        ({"amount": " $1"}, Reason.WRONG_TYPE),
        ({"amount": "$1", "tags": ["$1", 2]}, Reason.WRONG_TYPE),
        ({"amount": 1, "tags": {"first": "$1"}}, Reason.WRONG_TYPE),
        ({"amount": "$1", "times": 13}, Reason.OUT_OF_RANGE),
        ({"amount": 5}, Reason.BAD_REFERENCE),
        ({"amount": 5, "zip_code": "costs $1"}, Reason.BAD_REFERENCE),
        ({"amount": "$2"}, Reason.BAD_REFERENCE),
        ({"amount": "$3"}, Reason.BAD_REFERENCE),
        ({"amount": "$0"}, Reason.BAD_REFERENCE),
        ({"amount": "$9"}, Reason.BAD_REFERENCE),
        ({"amount": "$1", "tags": ["$3"]}, Reason.BAD_REFERENCE),
    ],
)
def test_a_dependent_answer_refers_to_earlier_calls_and_fits_where_it_does_not(arguments, reason):
    answer = [PING, ToolCall("pay", arguments), ToolCall("ping", {"host": "b"})]
    pair = {"type": "array", "enum": [["CHF", "EUR"], ["GBP", "EUR"]]}
    pay = TOOLS["pay"]
    tools = TOOLS | {"pay": pay | {"properties": pay["properties"] | {"pair": pair}}}
    assert verdict_of(answer, Style.DEPENDENT, tools=tools).reason == reason


@pytest.mark.parametrize(
    ("hosts", "reason"),
    [(["a"], Reason.WRONG_CALL_COUNT), (["a", "$1"], ""), (["$1", "a"], Reason.BAD_REFERENCE)],
)
def test_a_dependent_answer_has_two_calls_at_least_the_first_of_them_free(hosts, reason):
    answer = [ToolCall("ping", {"host": host}) for host in hosts]
    assert verdict_of(answer, Style.DEPENDENT).reason == reason


@pytest.mark.parametrize("style", [None, Style.SIMPLE])
def test_in_other_styles_a_reference_is_a_text_like_any_other(style):
    assert check({"host": "$7"}, name="ping", style=style).ok
    assert check({"amount": "$1"}, style=style).reason == Reason.WRONG_TYPE


BOOK = parse_parameters(
    {
        "type": "object",
        "properties": {
            "day": {"type": "string", "pattern": r"^\d{4}-\d\d-\d\d$", "minLength": 10},
            "guests": {
                "type": "array",
                "minItems": 1,
                "maxItems": 3,
                "uniqueItems": True,
                "items": {
                    "type": "object",
                    "properties": {"name": {"type": "string"}, "age": {"type": "integer"}},
                    "required": ["name"],
                    "additionalProperties": False,
                },
            },
            "code": {"type": "string", "pattern": "(?=A)A"},
            "size": {"type": "integer", "pattern": "^$"},
        },
        "required": ["day"],
    }
)
DAY, ANN = "2026-03-17", {"name": "Ann"}


@pytest.mark.parametrize(
    ("arguments", "reason", "detail"),
    [
        ({"day": DAY, "guests": [ANN], "code": "B", "size": 2}, "", ""),
        ({"day": "17/03/2026"}, Reason.PATTERN_MISMATCH, "day: '17/03/2026' does not match"),
        ({"day": "today"}, Reason.PATTERN_MISMATCH, "day: 'today' does not match"),
        ({"day": DAY, "guests": []}, Reason.WRONG_LENGTH, "guests: items: 0, and not at least 1"),
        (
            {"day": DAY, "guests": [{"name": name} for name in "abcd"]},
            Reason.WRONG_LENGTH,
            "guests: items: 4, and not at most 3",
        ),
        ({"day": DAY, "guests": [ANN, dict(ANN)]}, Reason.REPEATED_ITEM, "guests: "),
        (
            {"day": DAY, "guests": [ANN | {"seat": 1}]},
            Reason.UNKNOWN_KEY,
            "guests.0: unknown: ['seat']; known: ['name', 'age']",
        ),
        ({"day": DAY, "guests": [{"age": 3}]}, Reason.MISSING_KEY, "guests.0: required"),
        (
            {"day": DAY, "guests": [ANN, {"name": 1}]},
            Reason.WRONG_TYPE,
            "guests.1.name: 1 is not of type 'string'",
        ),
        ({"day": DAY, "guests": [{"name": 1}, {"name": 2}]}, Reason.WRONG_TYPE, "(and 1 more)"),
    ],
)
def test_what_is_inside_a_value_has_reasons_of_its_own_and_its_place(arguments, reason, detail):
    verdict = verdict_of([ToolCall("book", arguments)], tools={"book": BOOK})
    assert verdict.reason == reason
    assert detail in verdict.detail


def test_all_faults_are_found_the_gravest_first():
    found = reasons({"colour": 1, "times": 13, "currency": "eur", "dry_run": 1})
    assert found == [
        *(Reason.UNKNOWN_ARGUMENT, Reason.MISSING_ARGUMENT, Reason.WRONG_TYPE),
        *(Reason.NOT_IN_ENUM, Reason.OUT_OF_RANGE),
    ]


def test_a_call_that_does_not_fit_is_graver_than_an_earlier_one_out_of_range():
    calls = [ToolCall("pay", {"amount": 0}), ToolCall("refund", {})]
    assert verdict_of(calls).reason == Reason.UNKNOWN_FUNCTION


@pytest.mark.parametrize(
    ("second", "kind"), [(TOOLS["ping"], "alike"), (TOOLS["pay"], "and not alike")]
)
def test_a_tool_that_is_offered_twice_is_found_and_how(second, kind):
    cards = [{"name": "ping", "parameters": each} for each in (TOOLS["ping"], second)]
    row = Candidate("Ping a.", tuple(cards), (ToolCall("ping", {}),))
    found = list(format_findings(row))
    assert Finding(Reason.DUPLICATE_TOOL, f"'ping' is offered 2 times, {kind}") in found


TEXTS = parse_parameters(
    {
        "type": "object",
        "properties": {
            "texts": {"type": "array", "items": {"type": "string", "pattern": "(a?){400}a{400}$"}}
        },
    }
)


@pytest.mark.parametrize(
    "calls",
    [
        [ToolCall("pay", {"amount": each}) for each in range(MAX_CALLS + 1)],
        [ToolCall("pay", {"amount": 1, "tags": ["a"] * MAX_VALUES})],
        [ToolCall("pay", {str(each): each for each in range(MAX_VALUES + 1)})],
        [ToolCall("texts", {"texts": ["a" * 9999] * 100})],
    ],
    ids=["calls", "items", "arguments", "patterns"],
)
def test_what_is_too_large_to_look_at_is_rejected_unseen(calls):
    assert verdict_of(calls, tools=TOOLS | {"texts": TEXTS}).reason == Reason.TOO_LARGE


JSON = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats(allow_nan=False, allow_infinity=False)
    | st.text(max_size=8)
    | st.sampled_from(["$1", "$1.a", "string", "{city}"]),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(["type", "properties", "required", "items", "enum", "pattern", "name"])
            | st.sampled_from(["minItems", "uniqueItems", "minimum", "additionalProperties"])
            | st.text(max_size=5),
            inner,
            max_size=4,
        )
    ),
    max_leaves=12,
)
STYLES = st.sampled_from([None, *Style])


@given(JSON, JSON, JSON, STYLES, st.text())
def test_no_tools_no_calls_and_no_query_make_the_check_raise(
    schema, arguments, other, style, query
):
    parameters = schema if isinstance(schema, dict) else {"properties": schema}
    tools = ({"name": "f", "parameters": parameters}, {"name": "f", "parameters": {}})
    calls = [ToolCall(name, {"a": value}) for name, value in (("f", arguments), ("g", other))]
    row = Candidate(query, tools[:1], tuple(calls), style, "German")
    found = list(format_findings(row))
    assert [each.reason for each in found] == sorted(
        (each.reason for each in found), key=lambda reason: GRAVITY[reason]
    )


@given(st.text() | JSON.map(json.dumps))
def test_no_model_text_makes_reading_and_checking_raise(text):
    drafts = [each.draft for each in parse_drafts(f'[{{"query": "q", "answers": {text}}}]')]
    for draft in filter(None, drafts):
        list(format_findings(candidate(draft.calls, Style.DEPENDENT, draft.missing)))


@given(st.sets(st.sampled_from(sorted(GRAVITY))), JSON)
def test_to_ignore_one_reason_never_hides_another(ignored, arguments):
    row = candidate([ToolCall("pay", {"amount": 0, "x": arguments}), ToolCall("gone", {})])
    found = list(format_findings(row))
    policy = Policy(dict.fromkeys(ignored, "ignore"))
    left = [each for each in found if each.reason not in ignored]
    decision = decide("format", found, policy)
    assert decision.verdict.reason == (left[0].reason if left else "")


ROW = {
    "query": "Ping a.",
    "tools": [{"name": "ping", "description": "", "parameters": TOOLS["ping"]}],
    "answers": [{"name": "ping", "arguments": {"host": "a"}}],
}


@given(st.permutations([ROW, ROW | {"answers": []}, ROW | {"query": "{city}"}, {"query": 1}]))
def test_verdicts_do_not_depend_on_the_order_of_rows(rows):
    alone = [read_row(json.dumps(row)).verdict for row in (ROW, ROW | {"answers": []})]
    together = {json.dumps(row): read_row(json.dumps(row)).verdict for row in rows}
    assert [together[json.dumps(row)] for row in (ROW, ROW | {"answers": []})] == alone
