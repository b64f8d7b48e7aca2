"""Calls to outcomes: what never reaches the sandbox, and what is the machine's fault."""

import pytest

from apigen.config_parts import SandboxConfig
from apigen.errors import SandboxUnavailable
from apigen.library.python_source import import_functions
from apigen.records import ToolCall
from sandbox.choose import Choice
from sandbox.contract import ExecOutcome, ExecRequest, SandboxFault
from tasks.execution import execute_calls
from tasks.executors import Where
from tasks.sandboxes import run_batch

SOURCE = """
def double(x: int) -> int:
    return 2 * x

def greet(name: str, title: str | None = None) -> str:
    return f"{title or 'Dear'} {name}"

def count(words: str, limit: int = 3) -> int:
    return min(len(words.split()), limit)
"""
LIBRARY = import_functions({"a.py": SOURCE})
PROCESS = SandboxConfig(backend="process")
HERE = Where(PROCESS, shipped=True)


class FaultySandbox:
    """Breaks as a machine does."""

    name = "faulty"

    def execute(self, modules, requests, limits) -> list[ExecOutcome]:
        raise SandboxFault("the daemon went away; start it")


def test_calls_are_executed_and_come_back_by_draft():
    answers = [
        [ToolCall("double", {"x": 1}), ToolCall("double", {"x": 2})],
        [],
        [ToolCall("double", {"x": 3})],
    ]
    executed = execute_calls(answers, LIBRARY, HERE)
    assert [[call.result for call in calls] for calls in executed.results] == [[2, 4], [], [6]]
    assert executed.sandbox == "process"


@pytest.mark.parametrize(
    ("call", "status"),
    [
        (ToolCall("triple", {"x": 1}), "not_in_library"),
        (ToolCall("double", {"x": "1"}), "signature_mismatch"),
        (ToolCall("double", {}), "signature_mismatch"),
    ],
)
def test_what_the_library_does_not_take_never_reaches_the_sandbox(call, status):
    executed = execute_calls([[call]], LIBRARY, HERE)
    assert executed.results[0][0].status == status
    assert executed.sandbox == "none"


def test_a_sandbox_that_breaks_is_a_machine_fault_and_no_verdict():
    request = ExecRequest("a", "double", {"x": 1})
    with pytest.raises(SandboxUnavailable, match="the daemon went away; start it"):
        run_batch(Choice(FaultySandbox(), "", ""), LIBRARY, [request], PROCESS)


@pytest.mark.parametrize(
    ("call", "status", "result"),
    [
        (ToolCall("greet", {"name": "Ada", "title": None}), "ok", "Dear Ada"),
        (ToolCall("count", {"words": "a b", "limit": None}), "error", None),
        (ToolCall("double", {"x": None}), "signature_mismatch", None),
    ],
)
def test_whether_an_optional_parameter_takes_null_is_for_the_function_to_say(call, status, result):
    executed = execute_calls([[call]], LIBRARY, HERE)
    assert executed.results[0][0].status == status
    assert executed.results[0][0].result == result
