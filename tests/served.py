"""`apigen serve` as a test's own, and what a person does to its runs, said through the API."""

import os
import signal
import subprocess
import sys
import time
from datetime import UTC, datetime
from pathlib import Path

from prefect.client.orchestration import SyncPrefectClient
from prefect.client.schemas.filters import LogFilter
from prefect.client.schemas.objects import StateType
from prefect.states import State

from tests.ports import free_port

ROOT = Path(__file__).parent.parent
LAST_WORD = "Check whether the flow run exceeded its memory allocation"
FINAL = {"Completed", "Failed", "Crashed", "Cancelled"}


def wait_until(condition, timeout_s, every_s=0.2, explain=lambda: ""):
    deadline = time.monotonic() + timeout_s
    while not (found := condition()):
        assert time.monotonic() < deadline, f"waited {timeout_s} s in vain; {explain()}"
        time.sleep(every_s)
    return found


class Served:
    """A server, a worker and all deployments; may be stopped and started again where it was."""

    def __init__(self, home, **environment):
        self.home, self.port = Path(home), free_port()
        self.url = f"http://127.0.0.1:{self.port}"
        self.client = SyncPrefectClient(api=f"{self.url}/api").__enter__()
        own = {
            "PREFECT_HOME": str(home),
        }
        self._environment = {**os.environ, **own, **environment}
        self._environment.pop("PREFECT_API_URL", None)
        self._process = None

    def start(self):
        self.home.mkdir(parents=True, exist_ok=True)
        log = self.home / "serve.log"
        with log.open("w") as said:
            self._process = subprocess.Popen(
                [sys.executable, "-m", "apigen", "serve", "--port", str(self.port)],
                cwd=ROOT,
                env=self._environment,
                stdout=said,
                stderr=said,
                start_new_session=True,
            )
        try:
            wait_until(lambda: self.url in log.read_text() or self._process.poll() is not None, 180)
        except AssertionError:
            self.stop(signal.SIGKILL)
            raise
        assert self._process.poll() is None, self.logs()
        return self

    def stop(self, number=signal.SIGINT):
        os.killpg(self._process.pid, number)  # as Ctrl-C on a terminal does
        return self._process.wait(60)

    def close(self):
        """End it for good; returns its exit code."""
        code = self.stop()
        self.client.__exit__(None, None, None)
        return code

    def logs(self):
        return "\n".join(path.read_text() for path in sorted(self.home.glob("*.log")))

    def deployment(self, name):
        return self.client.read_deployment_by_name(name)

    def run(self, config, deployment="build-dataset/build-dataset", **parameters):
        """Start a run of a deployment and return its id."""
        found = self.deployment(deployment)
        values = {"config": config.model_dump(mode="json"), **parameters}
        return self.client.create_flow_run_from_deployment(found.id, parameters=values).id

    def state(self, run_id):
        return self.client.read_flow_run(run_id).state

    def wait_for(self, run_id, *names, timeout_s=120):
        """Wait for one of some states; a run that ended in another way fails at once."""

        def reached():
            state = self.state(run_id)
            assert state.name in names or state.name not in FINAL, state
            return state.name in names

        wait_until(reached, timeout_s, explain=lambda: self.state(run_id))
        return self.state(run_id)

    def kill(self, run_id):
        """Kill a run's process and wait for the worker's last word.

        Its report of the crash comes seconds after the first one, and overrules a retry before it.
        """
        since = datetime.now(UTC).isoformat()
        os.kill(self.process_of(run_id), signal.SIGKILL)
        wanted = {"flow_run_id": {"any_": [run_id]}, "timestamp": {"after_": since}}
        filters = LogFilter.model_validate(wanted)

        def reported():
            said = self.client.read_logs(log_filter=filters)
            return any(line.message.startswith(LAST_WORD) for line in said)

        wait_until(reported, 60)
        assert self.state(run_id).name == "Crashed"

    def retry(self, run_id):
        """What the UI's Retry sends."""
        state = State(type=StateType.SCHEDULED, name="AwaitingRetry", message="Retry from the UI")
        self.client.set_flow_run_state(run_id, state, force=True)

    def cancel(self, run_id):
        """What the UI's Cancel sends."""
        self.client.set_flow_run_state(run_id, State(type=StateType.CANCELLING))

    def process_of(self, run_id):
        """The pid of a run's process, as soon as there is one."""

        def find():
            for process in Path("/proc").glob("[0-9]*"):
                try:
                    environment = (process / "environ").read_bytes()
                    command = (process / "cmdline").read_bytes()
                except OSError:
                    continue
                if f"FLOW_RUN_ID={run_id}".encode() in environment and b"engine" in command:
                    return int(process.name)
            return 0

        return wait_until(find, 60, every_s=0.05, explain=lambda: (self.state(run_id), self.logs()))
