"""However a worker ends, none of its containers is left, and no other is touched."""

import signal
import uuid
from dataclasses import dataclass

import pytest

from sandbox.container import DockerSandbox
from sandbox.contract import SandboxFault, Status
from sandbox.limits import Limits
from sandbox.owners import NAME_LABEL, OWNER_LABEL, RUN_LABEL, this_process
from tests.container.parts import MODULES, request, wait_until

pytestmark = pytest.mark.docker
EMPTY_TAR = bytes(10240)


@dataclass(frozen=True)
class End:
    """How a worker comes to its end."""

    name: str
    signal: int | None
    threads: int = 0

    def of(self, worker):
        if self.signal:
            worker.send_signal(self.signal)
        else:
            worker.stdin.close()
        worker.wait(timeout=60)


ENDS = (
    End("kill -9", signal.SIGKILL),
    End("SIGTERM", signal.SIGTERM),
    End("SIGINT", signal.SIGINT),
    End("Prefect's exception on SIGTERM", signal.SIGUSR1),
    End("kill -9 of two threads", signal.SIGKILL, threads=2),
    End("SIGTERM for two threads", signal.SIGTERM, threads=2),
    End("Prefect's exception beside two threads", signal.SIGUSR1, threads=2),
    End("leaving two threads behind", None, threads=2),
)


@pytest.mark.parametrize("end", ENDS, ids=lambda end: end.name)
def test_a_worker_that_ends_in_mid_batch_leaves_no_container(end, start_worker, containers):
    worker = start_worker(threads=end.threads)
    assert wait_until(lambda: len(containers()) == max(end.threads, 1))
    end.of(worker)
    assert wait_until(lambda: not containers(all=True))


def test_no_container_is_left_after_a_batch(sandbox, containers):
    requests = [request("echo", value=1), request("fail")]
    outcomes = sandbox.execute(MODULES, requests, Limits())
    assert [x.status for x in outcomes] == [Status.OK, Status.ERROR]
    assert containers(all=True) == []


def test_no_container_is_left_after_a_fault(client, label, containers):
    client.api.import_image_from_data(EMPTY_TAR, repository="apigen-test-empty", tag="latest")
    try:
        with pytest.raises(SandboxFault, match="python3"):
            DockerSandbox("apigen-test-empty", run_label=label).execute(
                MODULES, [request("echo", value=1)], Limits()
            )
        assert containers(all=True) == []
    finally:
        client.images.remove("apigen-test-empty")


@pytest.fixture
def make(client, sandbox, label):
    """Make a container as somebody does who is then interrupted."""

    def make(owner, started=True, ours=True):
        name = f"apigen-{uuid.uuid4().hex}"
        given = {OWNER_LABEL: owner} if owner else {}
        made = client.containers.create(
            sandbox.image,
            ["python3", "-c", "import time; time.sleep(600)"],
            name=name,
            labels={RUN_LABEL: label, **given, **({NAME_LABEL: name} if ours else {})},
            network_mode="none",
            stop_signal="SIGKILL",
        )
        if started:
            made.start()
        return made.id

    return make


def test_the_next_start_removes_what_dead_processes_left_and_nothing_else(
    make, dead_owner, containers
):
    make(dead_owner, started=False)  # as a worker does that is killed before it can start it
    make(dead_owner)  # as one does that is killed while it builds an image
    living = make(this_process())
    living_unstarted = make(this_process(), started=False)
    foreign = make(owner="", ours=False)
    of_our_image = make(dead_owner, ours=False)  # it has the labels of its image
    DockerSandbox()
    left = {each.id for each in containers(all=True)}
    assert left == {living, living_unstarted, foreign, of_our_image}


def test_two_starts_at_once_remove_the_same_containers(make, dead_owner, containers, start_worker):
    for _ in range(3):
        make(dead_owner)
    workers = [start_worker(threads=1) for _ in range(2)]
    assert wait_until(lambda: len(containers()) == len(containers(all=True)) == 2)
    assert [worker.poll() for worker in workers] == [None, None]
