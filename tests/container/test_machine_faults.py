"""What others do to containers, and a machine that fails, is no call's fault."""

import dataclasses
import uuid
from concurrent.futures import ThreadPoolExecutor

import docker
import pytest

from sandbox.container import DockerSandbox
from sandbox.contract import SandboxFault, SandboxRefused, Status
from sandbox.limits import Limits
from sandbox.splitting import MAX_INTERRUPTIONS
from tests.container.parts import MODULES, request, wait_until

pytestmark = pytest.mark.docker
REQUESTS = [request("echo", value=i) for i in range(20)] + [request("sleep", seconds=2.0)]
RESULTS = [*range(20), 2.0]


@pytest.fixture(scope="module")
def frozen_batch():
    """A batch whose container is paused at once: silence takes half a minute to be believed."""
    label = f"test-{uuid.uuid4().hex}"
    sandbox, client = DockerSandbox(run_label=label), docker.from_env()
    brief = dataclasses.replace(Limits(), timeout_s=1.0, import_timeout_s=1.0)
    with ThreadPoolExecutor(1) as pool:
        batch = pool.submit(sandbox.execute, MODULES, [request("sleep", seconds=0.5)], brief)
        options = {"filters": {"label": f"apigen.run={label}"}, "ignore_removed": True}
        wait_until(lambda: client.containers.list(**options))[0].pause()
        yield batch, lambda: client.containers.list(all=True, **options)
    client.close()


@pytest.mark.usefixtures("frozen_batch")
@pytest.mark.parametrize(
    ("times", "end"),
    [
        (1, lambda container: container.stop()),
        (1, lambda container: container.remove(force=True)),
        (MAX_INTERRUPTIONS, lambda container: container.kill()),
    ],
)
def test_calls_of_a_container_that_somebody_ends_are_run_again(times, end, sandbox, containers):
    with ThreadPoolExecutor(1) as pool:
        batch = pool.submit(sandbox.execute, MODULES, REQUESTS, Limits())
        ended = set()
        for _ in range(times):
            victim = wait_until(lambda: [x for x in containers() if x.id not in ended])[0]
            ended.add(victim.id)
            end(victim)
        outcomes = batch.result()
    assert len(ended) == times
    assert [x.result for x in outcomes] == RESULTS
    assert containers(all=True) == []


def test_calls_run_under_the_runtime_that_was_asked_for(client, label, containers):
    info = client.info()
    (another, *_) = sorted(set(info["Runtimes"]) - {info["DefaultRuntime"]})
    sandbox = DockerSandbox(run_label=label, runtime=another)
    assert sandbox.describe().endswith(f"runtime {another}")
    with ThreadPoolExecutor(1) as pool:
        batch = pool.submit(sandbox.execute, MODULES, [request("sleep", seconds=2)], Limits())
        assert wait_until(containers)[0].attrs["HostConfig"]["Runtime"] == another
        assert batch.result()[0].status == Status.OK


def test_a_runtime_that_the_daemon_lacks_is_refused_in_one_line():
    with pytest.raises(SandboxRefused, match="no runtime 'runsc-of-the-future'"):
        DockerSandbox(runtime="runsc-of-the-future")


def test_a_running_container_has_every_wall(sandbox, containers):
    with ThreadPoolExecutor(1) as pool:
        limits = dataclasses.replace(Limits(), container_cpus=0.5)
        batch = pool.submit(sandbox.execute, MODULES, [request("sleep", seconds=2)], limits)
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
    assert walls["AutoRemove"] is True
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


def test_a_call_in_a_container_that_somebody_freezes_is_run_again(frozen_batch):
    batch, containers = frozen_batch
    assert [x.result for x in batch.result()] == [0.5]
    assert containers() == []
