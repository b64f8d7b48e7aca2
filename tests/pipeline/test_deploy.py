"""`apigen deploy`, a plain Prefect server, and a worker that somebody else started and ends."""

import os
import signal
import subprocess
import sys

import pytest
from prefect.client.schemas.objects import StateType

from apigen.config_run import RunConfig
from tasks.automations import ensure_automations
from tasks.child_process import end_child, start_child
from tasks.quiet import HEARTBEAT_S
from tests.served import ROOT, Served, wait_until


class Plain(Served):
    """A server without anything on it, and workers one by one."""

    def __init__(self, home):
        super().__init__(home)
        self._environment |= {
            "PREFECT_API_URL": f"{self.url}/api",
            "PREFECT_SERVER_API_PORT": str(self.port),
            "PREFECT_FLOWS_HEARTBEAT_FREQUENCY": str(HEARTBEAT_S),
            "PREFECT_WORKER_QUERY_SECONDS": "1",
        }
        self.children = []

    def spawn(self, *arguments):
        with (self.home / f"{arguments[0]}.log").open("ab") as log:
            child = start_child("tasks.prefect_command", arguments, log, log, self._environment)
        self.children.append(child)
        return child

    def start(self):
        self.home.mkdir(parents=True)
        self.spawn("server", "start", "--host", "127.0.0.1")
        wait_until(lambda: self.client.api_healthcheck() is None, 120, explain=self.logs)
        return self

    def stop(self):
        for child in reversed(self.children):
            end_child(child, timeout_s=60)

    def do(self, *command):
        return subprocess.run(
            [sys.executable, "-m", *command],
            cwd=ROOT,
            env=self._environment,
            capture_output=True,
            text=True,
            timeout=120,
        )


@pytest.fixture(scope="module")
def plain(tmp_path_factory):
    plain = Plain(tmp_path_factory.mktemp("plain") / "home").start()
    yield plain
    plain.close()


def worker(plain):
    return plain.spawn("worker", "start", "--pool", "local", "--type", "process")


def test_a_missing_work_pool_is_named_and_then_everything_is_deployed(plain):
    done = plain.do("apigen", "deploy")
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == (
        "error: the server has no work pool 'local'; create it: "
        "`prefect work-pool create local --type process`\n"
    )
    assert plain.do("prefect", "work-pool", "create", "local", "--type", "process").returncode == 0
    for _ in range(2):  # the second time it changes nothing
        done = plain.do("apigen", "deploy")
        assert done.returncode == 0, done.stderr
        assert "build-dataset, nightly-refresh, verify-dataset, refresh-library" in done.stdout
    automations = plain.client.read_automations_by_name(
        "apigen: a run without a heartbeat has crashed"
    )
    assert len(automations) == 1


def test_a_run_whose_worker_was_stopped_shows_as_crashed_and_can_be_retried(
    plain, config, endpoint
):
    ensure_automations(plain.client, silence_s=HEARTBEAT_S + 5)
    endpoint.start(latency_ms=2000)
    here = {"base_url": endpoint.url, "max_in_flight": 1}
    config = RunConfig.model_validate(config.model_dump() | {"endpoints": {"here": here}})
    first = worker(plain)
    run_id = plain.run(config)
    plain.process_of(run_id)
    wait_until(endpoint.entries, 60)
    first.send_signal(signal.SIGTERM)
    first.wait(60)
    plain.wait_for(run_id, "Crashed", timeout_s=120)
    endpoint.start()
    worker(plain)
    plain.retry(run_id)
    plain.wait_for(run_id, "Completed")
    assert plain.client.read_flow_run(run_id).run_count == 2
    assert plain.state(run_id).type == StateType.COMPLETED


@pytest.mark.parametrize(
    ("url", "words"),
    [
        ("", "no server is named: set PREFECT_API_URL, or start one: `apigen serve`"),
        ("http://127.0.0.1:9/api", "the Prefect server at http://127.0.0.1:9/api does not answer"),
    ],
)
def test_a_server_that_is_not_there_is_one_clear_line(url, words):
    done = subprocess.run(
        [sys.executable, "-m", "apigen", "deploy"],
        cwd=ROOT,
        env={**os.environ, "PREFECT_API_URL": url},
        capture_output=True,
        text=True,
    )
    assert done.returncode in (1, 2)
    assert len(done.stderr.splitlines()) == 1
    assert words in done.stderr
