"""The second run of a call, whoever executes it: what varies is no result."""

import json
from dataclasses import replace

import pytest

from apigen.checks.execution import check_execution
from apigen.checks.reasons import Reason
from apigen.config_parts import SandboxConfig
from apigen.config_rest import RestConfig
from apigen.library.model import Library
from apigen.library.python_source import import_functions
from apigen.records import Binding, Tool, ToolCall
from tasks.executors import Where, run_tools
from tests.rest_servers import RestServer, entry
from tests.rest_servers import tool as rest_tool

SERVER = {"command": ["python3", "-S", "tests/stages/mcp_servers/raw.py", "2025-11-25"]}
CODE = """
import random

def toss() -> float:
    return random.random()

def steady() -> float:
    return 0.5

def nowhere() -> float:
    return float("nan")
"""


@pytest.fixture
def server():
    with RestServer() as started:
        yield started


def ran(library, calls, twice=True, rest=None):
    sandbox = SandboxConfig(
        backend="process", allow_process_for_foreign_code=True, check_determinism=twice
    )
    return run_tools(calls, library, Where(sandbox, rest=rest or RestConfig())).results


def mcp_tool(name, effects="none"):
    return Tool(name, "", {}, {}, "", Binding("mcp", "raw", name), effects=effects)


@pytest.mark.parametrize("twice", [True, False])
def test_what_a_server_a_service_or_code_gives_but_once_is_rejected_if_asked_for(server, twice):
    functions = import_functions({"a.py": CODE})
    modules = {"raw": json.dumps(SERVER), "svc": entry(server.url), **functions.modules}
    code = functions.by_name()
    varying = [mcp_tool("process"), rest_tool("/count/1"), code["toss"]]
    steady = [mcp_tool("text"), rest_tool("/ok/1"), code["steady"]]
    calls = [(tool, {}) for tool in varying + steady]
    results = ran(Library((), modules), calls, twice)
    reasons = [check_execution([ToolCall("f")], [result]).reason for result in results]
    assert reasons == [Reason.NONDETERMINISTIC if twice else ""] * 3 + [""] * 3
    if twice:
        told = [result.error for result in results[:3]]
        assert all(text.startswith("the first run gave ") for text in told)
        assert told[1].endswith('{"visitors":1}, the second {"visitors":2}')


def test_what_changes_something_is_called_once(server):
    post = replace(rest_tool("/count/1", "POST"), effects="writes")
    calls = [(post, {}), (mcp_tool("process", effects="writes"), {})]
    modules = {"raw": json.dumps(SERVER), "svc": entry(server.url)}
    assert [result.status for result in ran(Library((), modules), calls)] == ["ok", "ok"]
    assert server.seen["/count/1"] == 1


def test_a_recorded_answer_is_the_same_whenever_it_is_asked_for(server, tmp_path):
    rest = RestConfig(mode="record", records=str(tmp_path / "answers.sqlite"))
    library = Library((), {"svc": entry(server.url)})
    calls = [(rest_tool("/count/1"), {})]
    first, second = ran(library, calls, rest=rest), ran(library, calls, rest=rest)
    assert first == second
    assert first[0].result == {"visitors": 1}


def test_nan_is_no_json_from_whomever_it_comes(server):
    functions = import_functions({"a.py": CODE})
    library = Library((), {"svc": entry(server.url), **functions.modules})
    calls = [(functions.by_name()["nowhere"], {}), (rest_tool("/nan/"), {})]
    for result in ran(library, calls, twice=False):
        verdict = check_execution([ToolCall("f")], [result])
        assert verdict.reason == Reason.RESULT_NOT_JSON
