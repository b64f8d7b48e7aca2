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
