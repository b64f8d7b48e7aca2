"""Calls in one container: the culprit is found, and no neighbour pays for it."""

from dataclasses import replace

import pytest

from sandbox.contract import ExecRequest, Status
from sandbox.limits import Limits
from tests.container.parts import MODULES, request

pytestmark = pytest.mark.docker


def test_a_call_that_kills_its_container_is_found_and_its_neighbours_are_kept(sandbox, containers):
    limits = replace(Limits(), container_memory_mb=64)
    requests = [request("echo", value=i) for i in range(6)]
    requests[4] = request("length", text="x" * 60_000_000)
    outcomes = sandbox.execute(MODULES, requests, limits)
    assert outcomes[4].status == Status.OUT_OF_MEMORY
    assert [x.result for x in outcomes] == [0, 1, 2, 3, None, 5]
    assert containers(all=True) == []


def test_calls_within_their_limits_cannot_take_memory_from_each_other(sandbox):
    limits = replace(Limits(), container_memory_mb=512)
    outcomes = sandbox.execute(MODULES, [request("hold", megabytes=150)] * 6, limits)
    assert [x.result for x in outcomes] == [150] * 6


def test_a_call_that_fills_the_container_is_out_of_memory(sandbox):
    limits = replace(Limits(), container_memory_mb=256, memory_mb=4096)
    requests = [request("echo", value=i) for i in range(5)] + [request("hold", megabytes=400)]
    outcomes = sandbox.execute(MODULES, requests, limits)
    assert [x.result for x in outcomes[:5]] == [0, 1, 2, 3, 4]
    assert outcomes[5].status == Status.OUT_OF_MEMORY


def test_calls_cannot_take_the_processor_from_each_other(sandbox):
    limits = replace(Limits(), timeout_s=2.0, container_cpus=1.0)
    requests = [request("spin")] * 12 + [request("work", seconds=0.2)]
    outcomes = sandbox.execute(MODULES, requests, limits)
    assert {x.status for x in outcomes[:12]} == {Status.TIMEOUT}
    assert outcomes[12].result == "worked"


def test_calls_cannot_take_disk_space_from_each_other(sandbox):
    requests = [request("fill")] * 10 + [request("write", text="x" * 1000)] * 10
    outcomes = sandbox.execute(MODULES, requests, Limits())
    assert {x.result for x in outcomes[10:]} == {"written"}


def test_a_call_can_make_itself_no_worse_a_victim_than_the_process_of_another_module(sandbox):
    source = """
def score(): return int(open("/proc/self/oom_score_adj").read())
AT_IMPORT = score()
def of_its_host(): return AT_IMPORT
def of_a_call_that_hides():
    with open("/proc/self/oom_score_adj", "w") as file: file.write("0")
    return score()
"""
    requests = [ExecRequest("m", name, {}) for name in ("of_its_host", "of_a_call_that_hides")]
    host, call = sandbox.execute({"m": source}, requests, Limits())
    assert (host.status, call.status) == (Status.OK, Status.OK)
    assert host.result <= call.result
