"""Runs from the command line that are interrupted, killed, short of disk, or without a network."""

import contextlib
import os
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pyarrow.parquet as pq
import pytest

from tests.pipeline.command import dataset_path
from tests.required import skip_without
from tests.served import ROOT, wait_until


def in_namespace(kind, script, **variables):
    """Run a shell script as root of a name space of its own; the kernel must allow that."""
    skip_without(shutil.which("unshare"), "install Debian's package `util-linux`")
    command = ["unshare", "--user", "--map-root-user", kind, "sh", "-c", script]
    done = subprocess.run(
        command,
        cwd=ROOT,
        env=environment(**variables),
        capture_output=True,
        text=True,
        timeout=120,
    )
    skip_without("unshare" not in done.stderr, f"allow user name spaces: {done.stderr.strip()}")
    assert "Traceback" not in done.stderr
    return done


def environment(**more):
    from prefect.settings import PREFECT_API_URL

    return {**os.environ, "PREFECT_API_URL": PREFECT_API_URL.value() or "", **more}


@pytest.fixture
def server(prefect_server):
    return environment()


def test_ctrl_c_on_a_terminal_keeps_what_is_under_way_and_ends_what_the_run_started(
    config_file, tmp_path
):
    log = tmp_path / "offline.jsonl"
    offline = {"here": {"kind": "offline", "options": {"latency_ms": 1000, "log": str(log)}}}
    path = config_file(endpoints=offline, drafts=300)  # more requests than slots
    process = subprocess.Popen(
        [sys.executable, "-m", "apigen", "run", str(path)],
        cwd=ROOT,
        env=environment(PREFECT_API_URL="", PREFECT_HOME=str(tmp_path / "home")),
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )
    while not (log.exists() and log.read_text()):
        assert process.poll() is None, process.stderr.read()
        time.sleep(0.01)
    time.sleep(0.5)  # the next ones are half-way now
    os.killpg(process.pid, signal.SIGINT)
    _, said = process.communicate(timeout=60)
    assert process.returncode == 130
    assert "Traceback" not in said
    journals = (tmp_path / "root" / "journal" / "generate").glob("*")
    kept = sum(journal.read_text().count('"id"') for journal in journals)
    assert kept == len(log.read_text().splitlines()) < 100


def test_ctrl_c_ends_the_run_and_the_paying(config_file, endpoint, server):
    endpoint.start(latency_ms=300)
    here = {"base_url": endpoint.url, "max_in_flight": 1}
    process = subprocess.Popen(
        [sys.executable, "-m", "apigen", "run", str(config_file(endpoints={"here": here}))],
        cwd=ROOT,
        env=server,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        text=True,
    )
    while len(endpoint.entries()) < 2:
        assert process.poll() is None, process.stderr.read()
        time.sleep(0.01)
    process.send_signal(signal.SIGINT)
    _, said = process.communicate(timeout=60)
    assert process.returncode == 130
    assert "the same command goes on" in said
    assert "Traceback" not in said
    assert len(endpoint.entries()) <= 5


@pytest.mark.parametrize("answers", [3, 30])
def test_a_killed_run_goes_on_and_sends_no_answered_request_again(
    apigen, config_file, endpoint, tmp_path, server, answers
):
    undisturbed = dataset_path(apigen("run", config_file(root=str(tmp_path / "whole"))))
    endpoint.start(latency_ms=30)
    before = len(endpoint.entries())
    config = config_file(endpoints={"here": {"base_url": endpoint.url, "max_in_flight": 2}})
    process = subprocess.Popen(
        [sys.executable, "-m", "apigen", "run", str(config)],
        cwd=ROOT,
        env=server,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    while len(endpoint.entries()) < before + answers:
        assert process.poll() is None, "the run ended before it could be killed"
        time.sleep(0.01)
    process.send_signal(signal.SIGKILL)
    process.wait()
    time.sleep(0.5)  # what was under way at the kill is answered and logged by now
    done = apigen("run", config)
    assert done.returncode == 0, done.stderr
    sent = [entry["body_sha256"] for entry in endpoint.entries()[before:]]
    assert len(sent) - len(set(sent)) <= 2, "more was sent again than was under way at the kill"
    resumed = pq.read_table(dataset_path(done) / "train.parquet")
    assert resumed.equals(pq.read_table(undisturbed / "train.parquet"))


def test_a_full_disk_is_one_clear_line_and_loses_nothing_finished(
    prefect_server, config_file, tmp_path
):
    small = tmp_path / "small"
    small.mkdir()
    config = config_file(root=str(small / "root"))
    done = in_namespace(
        "--mount",
        f"mount -t tmpfs -o size=256k tmpfs {small} && {sys.executable} -m apigen run {config}; "
        f"echo code $?; ls {small}/root/checkpoints",
    )
    errors = [line for line in done.stderr.splitlines() if line.startswith("error: ")]
    assert len(errors) == 1, done.stderr
    assert "disk is full" in errors[0]
    assert "code 1" in done.stdout
    assert "library" in done.stdout


def test_the_offline_demo_needs_no_network_but_loopback(config_file, tmp_path):
    skip_without(shutil.which("ip"), "install Debian's package `iproute2`")
    config = config_file(endpoints={"here": {"kind": "offline"}})
    script = f"ip link set lo up && {sys.executable} -m apigen run {config}"
    home = {"PREFECT_API_URL": "", "PREFECT_HOME": str(tmp_path / "home")}
    done = in_namespace("--net", script, **home)
    assert done.returncode == 0, done.stderr
    assert done.stdout.splitlines()[-1].startswith("dataset: ")


def processes_with(variable):
    found = []
    for environ in Path("/proc").glob("[0-9]*/environ"):
        with contextlib.suppress(OSError):
            found += [environ.parent.name] * (variable in environ.read_bytes())
    return found


def test_without_a_prefect_server_a_run_brings_its_own_and_ends_it(apigen, config_file, tmp_path):
    home = {"PREFECT_API_URL": "", "PREFECT_HOME": str(tmp_path / "home")}
    done = apigen("run", config_file(), environment=home)
    assert done.returncode == 0, done.stderr
    assert dataset_path(done).is_dir()
    mine = f"PREFECT_HOME={home['PREFECT_HOME']}".encode()
    wait_until(lambda: not processes_with(mine), 10)
