"""A daemon may restart, be far away, and be spoken to from within one of its containers."""

import gc
import io
import os
import signal
import subprocess
import sys
import tarfile
from concurrent.futures import ThreadPoolExecutor
from importlib.util import find_spec
from pathlib import Path

import docker
import pytest

from sandbox import conformance
from sandbox.container import DockerSandbox
from sandbox.contract import SandboxFault
from sandbox.limits import Limits
from tests.container.parts import MODULES, request, wait_until
from tests.container.private_engine import running_engine

pytestmark = [
    pytest.mark.docker,
    # Docker's client leaves sockets whose connection failed to the garbage collector.
    pytest.mark.filterwarnings("ignore:unclosed <socket:ResourceWarning"),
]
ROOT = Path(__file__).parent.parent.parent
CLIENT_PACKAGES = (
    "docker",
    "requests",
    "urllib3",
    "idna",
    "certifi",
    "charset_normalizer",
    "packaging",
)
REQUESTS = [request("sleep", seconds=0.5 + i / 100) for i in range(24)]
RESULTS = [0.5 + i / 100 for i in range(24)]
FOUR_AT_ONCE = Limits(concurrency=4)


@pytest.fixture(scope="module")
def image():
    return DockerSandbox().image


@pytest.fixture(scope="module")
def private_engine(image):
    with running_engine() as engine:
        source = docker.from_env()
        engine.load(source, image)
        source.close()
        yield engine


@pytest.fixture
def engine(private_engine):
    """The private daemon, running."""
    if not private_engine.answers():
        private_engine.start()
    yield private_engine
    gc.collect()  # see the filter of warnings


def containers(engine, **options):
    client = engine.client()
    found = client.containers.list(ignore_removed=True, **options)
    client.close()
    return found


def time_of(engine):
    client = engine.client()
    time = client.info()["SystemTime"]
    client.close()
    return time


@pytest.mark.parametrize("how", [signal.SIGTERM, signal.SIGKILL])
def test_a_batch_outlives_a_restart_of_its_daemon(how, engine):
    sandbox = DockerSandbox(base_url=engine.url)
    with ThreadPoolExecutor(1) as pool:
        batch = pool.submit(sandbox.execute, MODULES, REQUESTS, FOUR_AT_ONCE)
        assert wait_until(lambda: containers(engine))
        engine.stop(how)
        assert not batch.done()
        engine.start()
        assert [x.result for x in batch.result()] == RESULTS
    assert containers(engine, all=True) == []


def test_a_daemon_that_stays_away_is_a_fault(engine):
    sandbox = DockerSandbox(base_url=engine.url, restart_patience_s=1.0)
    with ThreadPoolExecutor(1) as pool:
        batch = pool.submit(sandbox.execute, MODULES, REQUESTS, FOUR_AT_ONCE)
        assert wait_until(lambda: containers(engine))
        engine.stop(signal.SIGKILL)
        with pytest.raises(SandboxFault, match=r"Docker went away: .* \(start its daemon"):
            batch.result()


def test_a_worker_that_is_killed_while_its_daemon_is_away_leaves_no_container(engine, start_worker):
    worker = start_worker(env={**os.environ, "DOCKER_HOST": engine.url})
    assert wait_until(lambda: containers(engine))
    engine.stop(signal.SIGKILL)
    worker.kill()
    worker.wait()
    engine.start()
    assert wait_until(lambda: containers(engine, all=True) == [])


def test_calls_are_run_again_on_a_daemon_with_another_time_zone(engine):
    sandbox = DockerSandbox(base_url=engine.tcp)
    assert time_of(engine).endswith("+09:00")
    with ThreadPoolExecutor(1) as pool:
        batch = pool.submit(sandbox.execute, MODULES, REQUESTS, FOUR_AT_ONCE)
        wait_until(lambda: containers(engine))[0].kill()
        assert [x.result for x in batch.result()] == RESULTS
    assert containers(engine, all=True) == []


def test_a_daemon_behind_a_port_does_all_that_is_promised(engine):
    sandbox = DockerSandbox(base_url=engine.tcp)
    outcomes = conformance.outcomes_of(sandbox, conformance.CASES)
    for case in conformance.CASES:
        conformance.check(case, outcomes[case.name])
    assert containers(engine, all=True) == []


BATCH = """
from sandbox import conformance
from sandbox.container import DockerSandbox
outcomes = conformance.outcomes_of(DockerSandbox(), conformance.CASES)
for case in conformance.CASES:
    conformance.check(case, outcomes[case.name])
print(len(outcomes))
"""
TEXT = {"capture_output": True, "text": True}
EXPECTED = f"{len(conformance.CASES)}\n"


def test_the_environment_says_where_the_daemon_is(engine):
    environment = {**os.environ, "DOCKER_HOST": engine.tcp}
    done = subprocess.run([sys.executable, "-c", BATCH], cwd=ROOT, env=environment, **TEXT)
    assert done.stdout == EXPECTED, done.stderr
    assert containers(engine, all=True) == []


def test_a_worker_may_be_a_container_itself(engine, image):
    client = engine.client()
    worker = client.containers.create(
        image,
        ["python3", "-c", BATCH],
        working_dir="/worker",
        environment={"PYTHONPATH": "/worker"},
        volumes={str(engine.socket): {"bind": "/var/run/docker.sock"}},
        network_mode="none",
    )
    worker.put_archive("/", archive_of_the_worker())
    worker.start()
    worker.wait()
    said = worker.logs().decode()
    worker.remove()
    client.close()
    assert said == EXPECTED
    assert containers(engine, all=True) == []


def archive_of_the_worker():
    file = io.BytesIO()
    with tarfile.open(fileobj=file, mode="w") as archive:
        archive.add(ROOT / "sandbox", "worker/sandbox")
        for name in CLIENT_PACKAGES:
            archive.add(Path(find_spec(name).origin).parent, f"worker/{name}")
    return file.getvalue()
