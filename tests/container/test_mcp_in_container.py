"""MCP servers in containers: what is around them, how they end, and that none is left."""

import json
import subprocess
import sys

import pytest

from apigen.library.mcp_tools import import_mcp
from apigen.library.refusals import Refusal
from apigen.records import Binding, Tool
from sandbox.served_container import Room
from tasks.child_process import ROOT
from tasks.mcp_client import execute_mcp, list_tools
from tasks.mcp_servers import McpLimits, ServerFault
from tests.container.parts import wait_until

pytestmark = pytest.mark.docker

RAW = (ROOT / "tests/stages/mcp_servers/raw.py").read_text("utf-8")
HANG = """
import sys
from apigen.records import Binding, Tool
from tasks.mcp_client import execute_mcp
from tasks.mcp_servers import McpLimits
tool = Tool("hangs", "", {}, {}, "", Binding("mcp", "raw", "hangs"))
execute_mcp([(tool, {})], {"raw": sys.argv[1]}, McpLimits(call_timeout_s=60, run_label=sys.argv[2]))
"""


def raw(start="well"):
    return {"command": ["python3", "-S", "-c", RAW, "2025-11-25", start]}


def call(name, **arguments):
    return Tool(name, "", {}, {}, "", Binding("mcp", "raw", name)), arguments


@pytest.fixture
def limits(label):
    return McpLimits(call_timeout_s=1.0, room=Room(memory_mb=64, processes=16), run_label=label)


@pytest.fixture
def run(limits):
    return lambda *calls: execute_mcp(calls, {"raw": json.dumps(raw())}, limits)


def test_a_server_in_a_container_is_listed_and_nothing_is_left(limits, containers):
    library = import_mcp(list_tools(raw(), limits), "mcp:raw", server=raw(), module="raw")
    assert [tool.name for tool in library.tools] == ["raw_first", "raw_second"]
    assert containers(all=True) == []


def test_a_server_has_no_network_no_privileges_and_one_folder_to_write(run):
    (result,) = run(call("looks"))
    assert result.result == {
        "user": 65534,
        "capabilities": 0,
        "no new privileges": 1,
        "interfaces": ["lo"],
        "writable": ["/tmp/x"],
    }


def test_calls_that_end_their_server_end_as_the_rule_says(run, containers):
    results = run(call("echo", x=1), call("eats"), call("hangs"), call("dies"), call("echo", x=2))
    statuses = [result.status for result in results]
    assert statuses == ["ok", "out_of_memory", "timeout", "crashed", "ok"]
    assert containers(all=True) == []


def test_a_server_that_dies_at_its_start_is_a_fault_that_tells_its_last_words(limits, containers):
    with pytest.raises(ServerFault, match="the database is locked") as fault:
        list_tools(raw("dies"), limits)
    assert fault.value.reason == Refusal.UNREACHABLE
    assert containers(all=True) == []


def test_a_program_that_the_image_lacks_is_a_fault_of_the_source(limits, containers):
    with pytest.raises(ServerFault, match="no-such-program") as fault:
        list_tools({"command": ["no-such-program"]}, limits)
    assert fault.value.reason == Refusal.UNREACHABLE
    assert containers(all=True) == []


def test_a_server_whose_caller_was_killed_is_removed_by_the_next_start(label, limits, containers):
    command = [sys.executable, "-c", HANG, json.dumps(raw()), label]
    caller = subprocess.Popen(command, cwd=ROOT)
    try:
        assert wait_until(containers)
    finally:
        caller.kill()
        caller.wait()
    list_tools(raw(), limits)
    assert containers(all=True) == []
