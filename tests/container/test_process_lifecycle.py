"""However a worker ends, the process sandbox leaves no process, and its next start no folder."""

import os
import signal
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest

from sandbox.owners import this_process
from sandbox.subprocess_backend import ProcessSandbox
from tests.container.parts import wait_until

ROOT = Path(__file__).parent.parent.parent
BATCH = """
from sandbox.limits import Limits
from sandbox.subprocess_backend import ProcessSandbox
from tests.container.parts import MODULES, request
outcomes = ProcessSandbox().execute(MODULES, [request("echo", value=1)], Limits())
assert outcomes[0].result == 1
"""
CALLS = 3
"""Of one batch of a worker."""


@pytest.fixture
def temporary(tmp_path):
    """The temporary folder of the workers, and a mark in their environment."""
    return {**os.environ, "TMPDIR": str(tmp_path)}


def folders(place):
    return {each.name for each in place.iterdir() if each.name.startswith("apigen-sandbox-")}


def make_folder(folder, owner=None):
    folder.mkdir()
    if owner:
        (folder / "owner").write_text(owner)


def processes_of(place):
    """All processes that name a folder on their command line, or are in it."""
    return [each.name for each in Path("/proc").glob("[0-9]*") if str(place) in what_it_shows(each)]


def what_it_shows(process):
    try:
        command = (process / "cmdline").read_text(errors="replace")
        return command + os.readlink(process / "cwd")
    except OSError:
        return ""


@pytest.mark.parametrize("threads", [0, 2])
@pytest.mark.parametrize("how", [signal.SIGTERM, signal.SIGKILL, signal.SIGINT])
def test_a_worker_that_is_ended_leaves_no_process(how, threads, start_worker, temporary, tmp_path):
    worker = start_worker("process", threads, env=temporary)
    assert wait_until(lambda: len(processes_of(tmp_path)) > CALLS * max(threads, 1))
    worker.send_signal(how)
    worker.wait(timeout=60)
    assert wait_until(lambda: not processes_of(tmp_path))


def test_the_next_start_deletes_the_folders_of_dead_workers_and_no_others(
    start_worker, temporary, tmp_path, dead_owner
):
    dead = start_worker("process", env=temporary)
    assert wait_until(lambda: len(processes_of(tmp_path)) > CALLS)
    left_by_the_dead = folders(tmp_path)
    dead.kill()
    dead.wait()
    assert wait_until(lambda: not processes_of(tmp_path))
    make_folder(tmp_path / "apigen-sandbox-1", owner=dead_owner)
    make_folder(tmp_path / "apigen-sandbox-2", owner=this_process())
    make_folder(tmp_path / "apigen-sandbox-3", owner="another-host:1:2:3")
    make_folder(tmp_path / "apigen-sandbox-4")
    start_worker("process", env=temporary)
    assert wait_until(lambda: len(processes_of(tmp_path)) > CALLS)
    left = folders(tmp_path)
    assert left_by_the_dead
    assert not left & {*left_by_the_dead, "apigen-sandbox-1"}
    assert left > {"apigen-sandbox-2", "apigen-sandbox-3", "apigen-sandbox-4"}


def test_what_a_dead_worker_links_to_is_not_deleted(tmp_path, dead_owner):
    with tempfile.TemporaryDirectory(prefix="apigen-sandbox-") as folder:
        Path(folder, "owner").write_text(dead_owner)
        Path(folder, "link").symlink_to(tmp_path)
        (tmp_path / "kept").write_text("kept")
        ProcessSandbox()
        assert not Path(folder).exists()
        Path(folder).mkdir()
    assert (tmp_path / "kept").read_text() == "kept"


def test_no_folder_is_left_after_a_batch(temporary, tmp_path):
    subprocess.run([sys.executable, "-c", BATCH], cwd=ROOT, env=temporary, check=True)
    assert folders(tmp_path) == set()
