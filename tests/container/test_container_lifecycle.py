"""Containers: none is left, the culprit is found, and the machine's faults are no call's fault."""

import signal
import subprocess
import sys
import textwrap
import time
import uuid
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

import docker
import pytest

from sandbox.container import DockerSandbox
from sandbox.contract import ExecRequest, SandboxFault, Status
from sandbox.limits import Limits

pytestmark = pytest.mark.docker

MODULES = {
    "lib": textwrap.dedent("""
        import os, time

        def echo(value): return value
        def length(text): return len(text)
        def sleep(seconds): time.sleep(seconds)
        def fail(): raise ValueError

        def spin():
            while True: pass

        def work(seconds):
            while time.process_time() < seconds: pass
            return "worked"

        def hold(megabytes):
            held = bytearray(b"x") * (megabytes << 20)
            time.sleep(1)
            return len(held) >> 20

        def fill():
            with open("full", "wb") as file:
                try:
                    for _ in range(100): file.write(bytes(1 << 20))
                except OSError:
                    pass
            time.sleep(1)

        def write(text):
            with open("file", "w") as file: file.write(text)
            return "written"
    """)
}
WORKER = """
from sandbox.container import DockerSandbox
from sandbox.contract import ExecRequest
from sandbox.limits import Limits
source = "import time\\ndef sleep(): time.sleep(60)"
requests = [ExecRequest("lib", "sleep", {})]
DockerSandbox(run_label="LABEL").execute({"lib": source}, requests, Limits(timeout_s=60))
"""


def request(function, **arguments):
    return ExecRequest("lib", function, arguments)


def wait_until(condition, seconds=30):
    deadline = time.monotonic() + seconds
    while not (found := condition()) and time.monotonic() < deadline:
        time.sleep(0.05)
    return found


@pytest.fixture
def label():
    return f"test-{uuid.uuid4().hex}"


@pytest.fixture
def sandbox(label):
    return DockerSandbox(run_label=label)


@pytest.fixture
def containers(label):
    """List this test's containers, and remove what it leaves."""
    client = docker.from_env()

    def find(**options):
        return client.containers.list(filters={"label": f"apigen.run={label}"}, **options)

    yield find
    for each in find(all=True):
        each.remove(force=True)
    client.close()


@pytest.fixture
def worker(label):
    process = subprocess.Popen([sys.executable, "-c", WORKER.replace("LABEL", label)])
    yield process
    process.kill()
    process.wait()


def test_no_container_is_left_after_a_batch(sandbox, containers):
    requests = [request("echo", value=1), request("fail")]
    outcomes = sandbox.execute(MODULES, requests, Limits())
    assert [x.status for x in outcomes] == [Status.OK, Status.ERROR]
    assert containers(all=True) == []


def test_no_container_is_left_after_a_fault(label, containers):
    engine = docker.from_env()
    engine.api.import_image_from_data(EMPTY_TAR, repository="apigen-test-empty", tag="latest")
    try:
        with pytest.raises(SandboxFault, match="python3"):
            DockerSandbox("apigen-test-empty", run_label=label).execute(
                MODULES, [request("echo", value=1)], Limits()
            )
        assert containers(all=True) == []
    finally:
        engine.images.remove("apigen-test-empty")
        engine.close()


EMPTY_TAR = bytes(10240)


def test_no_container_is_left_after_an_interrupt(worker, containers):
    assert wait_until(containers)
    worker.send_signal(signal.SIGINT)
    worker.wait(timeout=60)
    assert containers(all=True) == []


def test_a_container_ends_when_its_worker_is_killed_and_the_next_start_removes_it(
    worker, containers
):
    assert wait_until(containers)
    worker.kill()
    worker.wait()
    assert wait_until(lambda: not containers())
    DockerSandbox(run_label="another")
    assert containers(all=True) == []


def test_containers_of_living_processes_are_not_swept(worker, containers):
    assert wait_until(containers)
    DockerSandbox(run_label="another")
    assert len(containers()) == 1


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
    limits = replace(Limits(), timeout_s=2.0)
    requests = [request("spin")] * 20 + [request("work", seconds=0.2)]
    outcomes = sandbox.execute(MODULES, requests, limits)
    assert {x.status for x in outcomes[:20]} == {Status.TIMEOUT}
    assert outcomes[20].result == "worked"


def test_calls_cannot_take_disk_space_from_each_other(sandbox):
    requests = [request("fill")] * 10 + [request("write", text="x" * 1000)] * 10
    outcomes = sandbox.execute(MODULES, requests, Limits())
    assert {x.result for x in outcomes[10:]} == {"written"}


def test_a_running_container_has_every_wall(sandbox, containers):
    with ThreadPoolExecutor(1) as pool:
        limits = replace(Limits(), container_cpus=0.5)
        batch = pool.submit(sandbox.execute, MODULES, [request("sleep", seconds=3)], limits)
        found = wait_until(containers)[0].attrs
        batch.result()
    walls, config = found["HostConfig"], found["Config"]
    assert walls["NetworkMode"] == "none"
    assert walls["ReadonlyRootfs"] is True
    assert walls["CapDrop"] == ["ALL"]
    assert {x.removeprefix("CAP_") for x in walls["CapAdd"]} == {"SETUID", "SETGID"}
    assert walls["SecurityOpt"] == ["no-new-privileges"]
    assert walls["Memory"] == walls["MemorySwap"] == 1024 << 20
    assert walls["PidsLimit"] == Limits().container_processes
    assert walls["NanoCpus"] == 0.5e9
    assert not walls["Binds"]
    assert not found["Mounts"]
    assert config["StdinOnce"] is True
    assert all("noexec" in options for options in walls["Tmpfs"].values())


def test_a_dead_daemon_is_a_fault():
    with pytest.raises(SandboxFault, match="does not answer"):
        DockerSandbox(base_url="unix:///nonexistent/docker.sock")


def test_a_missing_image_is_a_fault(label, containers):
    with pytest.raises(SandboxFault, match="no-such-image"):
        DockerSandbox("no-such-image:1", run_label=label).execute(
            MODULES, [request("echo", value=1)], Limits()
        )
    assert containers(all=True) == []
