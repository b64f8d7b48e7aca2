"""Calls that use earlier results: executed with them, and blamed for their own faults only."""

import pytest

from apigen.checks.execution import check_execution
from apigen.checks.reasons import Reason
from apigen.config_parts import SandboxConfig
from apigen.library.python_source import import_functions
from apigen.records import ToolCall
from tasks.dependent import turns
from tasks.execution import execute_calls
from tasks.executors import Where

SOURCE = """
import random

def order(item: str, count: int) -> dict:
    return {"item": item, "total": 2.5 * count, "lines": [{"count": count}]}

def convert(amount: float, to: str = "EUR") -> dict:
    return {"amount": round(amount * 2, 2), "to": to}

def double(x: int) -> int:
    if x > 1000:
        raise ValueError("too large")
    return 2 * x

def echo(text: str) -> str:
    return text

def nothing(x: int) -> None:
    return None

def toss() -> int:
    return random.SystemRandom().randrange(1_000)
"""
LIBRARY = import_functions({"a.py": SOURCE})
HERE = Where(SandboxConfig(backend="process"), shipped=True)
TWICE = Where(SandboxConfig(backend="process", check_determinism=True), shipped=True)


def call(name, **arguments):
    return ToolCall(name, arguments)


def chain(start, *others):
    return [call("double", x=start), *(call("double", x=each) for each in others)]


def run(*answers, dependent, where=HERE):
    return execute_calls(answers, LIBRARY, where, dependent)


@pytest.mark.parametrize("where", [HERE, TWICE], ids=["once", "twice"])
def test_a_call_runs_with_the_results_that_it_refers_to(where):
    bought = [
        call("order", item="pen", count=4),
        call("convert", amount="$1.total", to="USD"),
        call("double", x="$1.lines.0.count"),
        call("echo", text="$2.to"),
    ]
    executed = run(chain(1, "$1", "$2"), bought, chain(5), dependent={0, 1}, where=where)
    assert [[each.status for each in results] for results in executed.results] == [
        ["ok"] * 3,
        ["ok"] * 4,
        ["ok"],
    ]
    assert [[each.result for each in results] for results in executed.results] == [
        [2, 4, 8],
        [bought_result(), {"amount": 20.0, "to": "USD"}, 8, "USD"],
        [10],
    ]
    assert (executed.sandbox, " + " in executed.isolation) == ("process", False)


def bought_result():
    return {"item": "pen", "total": 10.0, "lines": [{"count": 4}]}


@pytest.mark.parametrize(
    ("answer", "reason", "statuses"),
    [
        (chain(2000, "$1", "$2"), Reason.ERROR, ["error", "bad_reference", "bad_reference"]),
        (
            [call("nothing", x=1), call("double", x="$1")],
            Reason.EMPTY_RESULT,
            ["ok", "bad_reference"],
        ),
        (
            [call("gone"), call("double", x="$1")],
            Reason.NOT_IN_LIBRARY,
            ["not_in_library", "bad_reference"],
        ),
        (
            chain(300, "$1", "$2", 7, "$3"),
            Reason.ERROR,
            ["ok", "ok", "error", "ok", "bad_reference"],
        ),
        (chain(600, "$1"), Reason.ERROR, ["ok", "error"]),
        (chain(1, "$1.value"), Reason.UNRESOLVED, ["ok", "bad_reference"]),
        (chain(1, "$2", 3), Reason.UNRESOLVED, ["ok", "bad_reference", "ok"]),
        (
            [call("echo", text="7"), call("double", x="$1")],
            Reason.REFERENCE_REFUSED,
            ["ok", "reference_refused"],
        ),
        (
            [call("double", x=1), call("triple", x="$1")],
            Reason.NOT_IN_LIBRARY,
            ["ok", "not_in_library"],
        ),
        (
            [call("double", x=1), call("double", x="2"), call("double", x="$1")],
            Reason.SIGNATURE_MISMATCH,
            ["ok", "signature_mismatch", "ok"],
        ),
    ],
)
def test_the_call_that_failed_is_blamed_and_what_needs_it_is_not_run(answer, reason, statuses):
    (results,) = run(answer, dependent={0}).results
    assert [each.status for each in results] == statuses
    assert check_execution(answer, results).reason == reason


def test_a_result_that_does_not_come_again_is_used_by_nobody():
    answer = [call("toss"), call("double", x="$1")]
    (results,) = run(answer, dependent={0}, where=TWICE).results
    assert [each.status for each in results] == ["nondeterministic", "bad_reference"]
    assert check_execution(answer, results).reason == Reason.NONDETERMINISTIC


def test_in_other_styles_a_reference_is_a_text_like_any_other():
    (results,) = run([call("echo", text="a"), call("echo", text="$1")], dependent=()).results
    assert [each.result for each in results] == ["a", "$1"]


def test_an_answer_without_calls_has_no_results_and_keeps_its_place():
    executed = run([], chain(1, "$1"), [], dependent={0, 1})
    assert [[each.result for each in results] for results in executed.results] == [[], [2, 4], []]
    assert run([], dependent={0}).sandbox == "none"


@pytest.mark.parametrize(
    ("answers", "dependent", "expected"),
    [
        ([], (), []),
        ([[], []], (), [[]]),
        ([chain(1, 2), chain(3)], (), [[(0, 0), (0, 1), (1, 0)]]),
        ([chain(1, "$1"), chain(3)], (), [[(0, 0), (0, 1), (1, 0)]]),
        ([chain(1, 2), chain(3, "$1", 4)], {1}, [[(0, 0), (0, 1), (1, 0), (1, 2)], [(1, 1)]]),
    ],
)
def test_all_that_waits_for_nothing_has_its_turn_together(answers, dependent, expected):
    assert turns(answers, dependent) == expected
