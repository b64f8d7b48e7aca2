"""Containers of one test, and workers to be ended."""

import subprocess
import sys
import uuid
from pathlib import Path

import docker
import pytest

from sandbox.container import DockerSandbox
from sandbox.removal import remove

ROOT = Path(__file__).parent.parent.parent


@pytest.fixture
def label():
    return f"test-{uuid.uuid4().hex}"


@pytest.fixture
def sandbox(label):
    return DockerSandbox(run_label=label)


@pytest.fixture
def client():
    client = docker.from_env()
    yield client
    client.close()


@pytest.fixture
def containers(client, label):
    """List this test's containers, and remove what it leaves."""

    filters = {"label": f"apigen.run={label}"}

    def find(**options):
        return client.containers.list(filters=filters, ignore_removed=True, **options)

    yield find
    for each in find(all=True):
        remove(client.api, each.id)


@pytest.fixture
def start_worker(label):
    """Start a worker in a process of its own; see `tests.container.worker`."""
    processes = []

    def start(kind="docker", threads=0, **options):
        command = [sys.executable, "-m", "tests.container.worker", kind, label, str(threads)]
        stdin = subprocess.PIPE
        processes.append(subprocess.Popen(command, cwd=ROOT, stdin=stdin, **options))
        return processes[-1]

    yield start
    for each in processes:
        each.stdin.close()
        each.kill()
        each.wait()


@pytest.fixture
def dead_owner():
    """The owner label of a process that is gone."""
    code = "from sandbox.owners import this_process; print(this_process())"
    return subprocess.check_output([sys.executable, "-c", code], cwd=ROOT, text=True).strip()
