"""Stage 1: every rule with its reason."""

import pytest

from apigen.checks.format import check_format
from apigen.checks.reasons import Reason
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


def check(arguments, name="pay", style=None):
    return check_format([ToolCall(name, arguments)], TOOLS, style)


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
    assert check_format(answer, TOOLS, style).reason == reason


def test_the_same_call_twice_is_a_duplicate_whatever_the_order_of_its_arguments():
    calls = [
        ToolCall("pay", {"amount": 1, "times": 2}),
        ToolCall("pay", {"times": 2, "amount": 1}),
    ]
    assert check_format(calls, TOOLS).reason == Reason.DUPLICATE_CALL


def test_a_schema_that_is_none_is_the_tools_fault():
    tools = {"f": {"type": "object", "properties": {"x": {"minimum": "low"}}, "required": []}}
    assert check_format([ToolCall("f", {"x": 1})], tools).reason == Reason.BAD_TOOLS


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
    verdict = check_format(calls, TOOLS, style, missing)
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
    assert check_format(answer, tools, Style.DEPENDENT).reason == reason


@pytest.mark.parametrize(
    ("hosts", "reason"),
    [(["a"], Reason.WRONG_CALL_COUNT), (["a", "$1"], ""), (["$1", "a"], Reason.BAD_REFERENCE)],
)
def test_a_dependent_answer_has_two_calls_at_least_the_first_of_them_free(hosts, reason):
    answer = [ToolCall("ping", {"host": host}) for host in hosts]
    assert check_format(answer, TOOLS, Style.DEPENDENT).reason == reason


@pytest.mark.parametrize("style", [None, Style.SIMPLE])
def test_in_other_styles_a_reference_is_a_text_like_any_other(style):
    assert check({"host": "$7"}, name="ping", style=style).ok
    assert check({"amount": "$1"}, style=style).reason == Reason.WRONG_TYPE
