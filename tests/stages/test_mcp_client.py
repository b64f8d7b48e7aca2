"""MCP servers through the SDK: three versions of the protocol, and every way to misbehave."""

import asyncio
import json
import os
import socket
import subprocess
import sys
import time
from dataclasses import replace

import pytest
from mcp_types import CallToolResult

from apigen.library.mcp_tools import import_mcp
from apigen.library.model import check_documented
from apigen.library.refusals import Refusal
from apigen.records import Binding, Tool
from sandbox.served_command import as_child
from tasks.child_process import ROOT
from tasks.mcp_client import execute_mcp, list_tools
from tasks.mcp_results import to_result
from tasks.mcp_servers import SHIPPED, McpLimits, ServerFault
from tests.ports import free_port

RAW = "tests/stages/mcp_servers/raw.py"
LIMITS = McpLimits(max_pages=5, max_tools=100, allow_process=True)
HASTY_START = replace(LIMITS, start_timeout_s=0.5)
HASTY_LIST = replace(LIMITS, list_timeout_s=0.5)
HASTY_CALL = replace(LIMITS, call_timeout_s=1.0)
VERSIONS = ("2025-06-18", "2025-11-25", "2026-07-28")
ECHOED = {"type": "object", "properties": {"x": {"type": "integer"}}, "required": ["x"]}


def raw(start="well", version="2025-11-25"):
    return {"command": ["python3", "-S", RAW, version, start]}


def call(name, returns=None, module="raw", **arguments):
    tool = Tool(name, "", ECHOED, returns or {}, "", Binding("mcp", module, name))
    return tool, arguments


def run(*calls, limits=LIMITS, server=None):
    return execute_mcp(calls, {"raw": json.dumps(server or raw())}, limits)


@pytest.mark.parametrize("version", VERSIONS)
def test_a_server_of_one_version_is_listed_page_by_page_and_called(version):
    server = raw(version=version)
    listing = list_tools(server, LIMITS)
    library = import_mcp(listing, "mcp:raw", server=server, module="raw")
    assert listing["protocolVersion"] == version
    assert [tool.binding.function for tool in library.tools] == ["first", "second"]
    (result,) = run(call("echo", ECHOED, x=7), server=server)
    assert (result.status, result.result) == ("ok", {"x": 7})


@pytest.mark.parametrize(
    ("start", "reason", "cause"),
    [
        ("silent", Refusal.UNREACHABLE, "did not answer in time"),
        ("dies", Refusal.UNREACHABLE, "the database is locked"),
        ("floods", Refusal.UNREACHABLE, "a line of more than 6000000 bytes"),
        ("babbles", Refusal.UNREACHABLE, "more than 1000 lines that are no messages"),
        ("no listing", Refusal.UNREACHABLE, "did not answer in time"),
        ("lies", Refusal.PROTOCOL, "tools"),
        ("endless pages", Refusal.TOO_LARGE, "more than 5 pages"),
        ("many", Refusal.TOO_LARGE, "200 tools"),
        ("long", Refusal.TOO_LARGE, "6 tools or more"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_a_server_that_cannot_be_listed_is_a_fault_of_the_source_in_one_line(start, reason, cause):
    limits = {"silent": HASTY_START, "no listing": HASTY_LIST}.get(start, LIMITS)
    with pytest.raises(ServerFault, match=cause) as fault:
        list_tools(raw(start), limits)
    assert fault.value.reason == reason
    assert "\n" not in str(fault.value)


@pytest.mark.parametrize("start", ["greets", "strict"])
def test_a_server_may_greet_on_its_output_or_take_nothing_but_initialize_first(start):
    assert list_tools(raw(start), LIMITS)["tools"]


def test_a_server_can_be_asked_where_an_event_loop_runs_already():
    async def ask():
        return list_tools(raw(), LIMITS)

    assert asyncio.run(ask())["tools"]


def test_a_server_that_dies_before_it_can_be_called_is_no_calls_fault():
    with pytest.raises(ServerFault, match="ended"):
        run(call("echo", x=1), server=raw("dies"))


@pytest.mark.parametrize(
    ("called", "status", "told"),
    [
        (call("echo", ECHOED, x=7), "ok", {"x": 7}),
        (call("strays", x=7), "ok", {"x": 7}),
        (call("json", x=7), "ok", [{"x": 7}, None]),
        (call("text"), "ok", "plain words, NaN"),
        (call("fails"), "error", "ToolError: there is no such city"),
        (call("breaks", ECHOED), "error", "OutputSchema: x: 'seven' is not of type 'integer'"),
        (call("text", ECHOED), "error", "OutputSchema: no structured content, though promised"),
        (call("nothing_such"), "error", "McpError: no tools/call here"),
        (call("shapeless"), "error", "Protocol: content: Input should be a valid list"),
        (call("picture"), "not_json", "the answer is no text but image"),
        (call("large", x=1_000_000), "output_too_large", "1000002 bytes"),
        (call("dies"), "crashed", "the server ended, twice"),
        (
            call("floods"),
            "output_too_large",
            "a line of more than 6000000 bytes, twice",
        ),
        (call("babbles"), "crashed", "1000 lines that are no messages, twice"),
        (call("notifies"), "timeout", "no answer within 1 s"),
    ],
    ids=lambda value: value[0].name if isinstance(value, tuple) else "",
)
def test_a_call_ends_as_the_rule_says_and_the_next_one_is_answered(called, status, told):
    limits = HASTY_CALL if status == "timeout" else LIMITS
    found, after = run(called, call("echo", x=8), limits=limits)
    assert found.status == status
    if status == "ok":
        assert found.result == told
    else:
        assert told in f"{found.error_type}: {found.error}"
    assert (after.status, after.result) == ("ok", {"x": 8})


PATTERN = {"type": "object", "properties": {"x": {"type": "string", "pattern": "^(a+)+$"}}}
UNIQUE = {"properties": {"x": {"type": "array", "items": {"type": "object"}, "uniqueItems": True}}}


@pytest.mark.parametrize(
    ("returns", "value"),
    [(PATTERN, "a" * 60 + "!"), (UNIQUE, [{"n": n} for n in range(5_000)])],
    ids=["pattern", "unique items"],
)
def test_an_output_schema_cannot_keep_us_busy(returns, value):
    answer = CallToolResult(content=[], structured_content={"x": value})
    assert to_result(answer, returns, 1_000_000).status == "ok"


@pytest.mark.parametrize(
    "value",
    [float("nan"), "\ud800", json.loads("[" * 100 + "]" * 100)],
    ids=["nan", "half", "deep"],
)
def test_an_answer_that_json_cannot_hold_is_told_apart(value):
    answer = CallToolResult(content=[], structured_content={"x": value})
    assert to_result(answer, {}, 1_000_000).status == "not_json"


def test_a_call_that_its_server_survives_the_second_time_counts(tmp_path):
    results = run(call("echo", x=1), call("dies_once", marker=str(tmp_path / "x")), call("text"))
    assert [result.status for result in results] == ["ok", "ok", "ok"]
    assert results[1].result == "alive"


def test_results_are_in_the_order_of_the_calls_and_a_server_has_one_session():
    calls = [call("process"), call("process", module="other"), call("process")]
    servers = {"raw": json.dumps(raw()), "other": json.dumps(raw(version="2026-07-28"))}
    first, other, last = (result.result for result in execute_mcp(calls, servers, LIMITS))
    assert first == last != other


def test_arguments_have_the_servers_names():
    tool, _ = call("echo")
    binding = Binding("mcp", "raw", "echo", {"parameters": {"in_": {"name": "in"}}})
    (result,) = run((replace(tool, binding=binding), {"in_": 1, "x": 2}))
    assert result.result == {"in": 1, "x": 2}


def test_a_server_that_hangs_is_killed_and_the_next_call_has_another():
    process, hung, other = run(call("process"), call("hangs"), call("process"), limits=HASTY_CALL)
    assert (hung.status, hung.error) == ("timeout", "no answer within 1 s")
    assert other.result != process.result
    with pytest.raises(ProcessLookupError):
        os.kill(process.result, 0)


@pytest.mark.parametrize(
    ("server", "reason"),
    [
        ({"command": ["python3", "x.py"], "trusted": True}, Refusal.DENIED),
        ({"url": "http://192.0.2.1/mcp"}, Refusal.DENIED),
        ({"url": "http://me:secret@127.0.0.1/mcp"}, Refusal.DENIED),
        ({"url": "ftp://127.0.0.1/mcp"}, Refusal.DENIED),
        ({"url": "http://[::1/mcp"}, Refusal.DENIED),
        ({"url": 5}, Refusal.DENIED),
        ({"command": []}, Refusal.UNREADABLE),
        ({"command": "python3 x.py"}, Refusal.UNREADABLE),
        ({"command": ["x"], "url": "https://example.org"}, Refusal.UNREADABLE),
        ({"command": ["/no/such/program"]}, Refusal.UNREACHABLE),
        ({"url": "http://127.0.0.1:9/mcp"}, Refusal.UNREACHABLE),
    ],
    ids=str,
)
def test_a_server_that_must_not_or_cannot_be_reached_is_refused(server, reason):
    with pytest.raises(ServerFault) as fault:
        list_tools(server, LIMITS)
    assert fault.value.reason == reason


@pytest.fixture(scope="module")
def household_url():
    port = free_port()
    command = [sys.executable, *SHIPPED["command"][1:], "--http", str(port)]
    child = subprocess.Popen(command, cwd=ROOT, stderr=subprocess.DEVNULL)
    deadline = time.monotonic() + 30
    while time.monotonic() < deadline:
        try:
            socket.create_connection(("127.0.0.1", port)).close()
            break
        except ConnectionRefusedError:
            time.sleep(0.05)
    yield f"http://127.0.0.1:{port}/mcp"
    child.kill()
    child.wait()


@pytest.fixture(scope="module")
def household(household_url):
    """Listed over HTTP, called as the command: a start of it costs a second of CPU."""
    listing = list_tools({"url": household_url}, LIMITS)
    return import_mcp(
        listing, "mcp:household", server=SHIPPED, module="household", licence="Apache-2.0"
    )


@pytest.fixture(scope="module")
def answers(household):
    calls = [(tool, tool.examples[0]) for tool in household.tools]
    nowhere = (household.by_name()["household_find_star"], {"name": "Nowhere"})
    return execute_mcp([nowhere, *calls], household.modules)


def test_the_shipped_server_gives_documented_tools_whose_examples_work(household, answers):
    assert household.refused == ()
    assert len(household.tools) >= 24
    assert {tool.effects for tool in household.tools} == {"none"}
    check_documented(household)
    assert [each for each in answers[1:] if each.status != "ok" or not each.result] == []
    assert {"result": []} not in [each.result for each in answers]


def test_what_the_shipped_server_refuses_is_an_error_that_says_why(answers):
    assert (answers[0].status, answers[0].error_type) == ("error", "ToolError")
    assert "no star named 'Nowhere'" in answers[0].error


def test_over_http_the_shipped_server_answers_the_same(household, answers, household_url):
    calls = [(tool, tool.examples[0]) for tool in household.tools]
    servers = {"household": json.dumps({"url": household_url})}
    assert execute_mcp(calls, servers, LIMITS) == answers[1:]


def test_what_a_command_says_last_is_heard_though_its_answers_have_ended():
    command = ["sh", "-c", "exec <&- >&-; sleep 0.3; echo 'the disk is full' >&2"]
    with as_child(command, ROOT) as channel:
        assert channel.recv(1) == b""
        assert channel.complaint == "the disk is full"
