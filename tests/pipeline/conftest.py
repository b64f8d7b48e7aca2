"""A model endpoint that can be stopped and started again where it was, a small run, a server."""

import json
import os
import subprocess
import sys
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from apigen.config_run import RunConfig
from tasks.chat import close_clients
from tasks.offline_endpoint import OfflineServer
from tests.ports import free_port
from tests.runs import changed
from tests.served import Served

ROOT = Path(__file__).parent.parent.parent
CANARY = "sk-canary-0123456789"


@dataclass
class Endpoint:
    """The offline model at a fixed address."""

    log: Path
    port: int = field(default_factory=free_port)
    server: OfflineServer | None = None

    @property
    def url(self):
        return f"http://127.0.0.1:{self.port}/v1"

    def start(self, **options):
        self.stop()
        self.server = OfflineServer({"port": self.port, "log": str(self.log), **options})

    def stop(self):
        if self.server:
            self.server.stop()
            self.server = None

    def entries(self):
        text = self.log.read_text() if self.log.exists() else ""
        return [json.loads(line) for line in text.splitlines()]

    def answered(self):
        """Answers given, by model."""
        return Counter(entry["model"] for entry in self.entries() if entry["status"] == 200)


@pytest.fixture
def endpoint(tmp_path):
    endpoint = Endpoint(tmp_path / "endpoint.jsonl")
    endpoint.start()
    yield endpoint
    close_clients()
    endpoint.stop()


@pytest.fixture
def config(endpoint, tmp_path):
    return RunConfig.model_validate(
        {
            "name": "small",
            "seed": 3,
            "drafts": 48,
            "drafts_per_shard": 12,
            "root": str(tmp_path / "root"),
            "endpoints": {"here": {"base_url": endpoint.url, "max_retries": 0}},
            "generators": [{"endpoint": "here", "model": "offline-strong", "pairs_per_request": 3}],
            "judges": [{"endpoint": "here", "model": "offline-judge"}],
            "sandbox": {"backend": "process"},
            "stage_retries": 0,
        }
    )


@pytest.fixture
def apigen(prefect_server, tmp_path):
    """The command line in a process of its own, against the tests' Prefect server."""
    from prefect.settings import PREFECT_API_URL

    url = PREFECT_API_URL.value()

    def run(*arguments, environment=None, check_lines=True, **options):
        done = subprocess.run(
            [sys.executable, "-m", "apigen", *map(str, arguments)],
            cwd=options.pop("cwd", ROOT),
            env={**os.environ, "PREFECT_API_URL": url, **(environment or {})},
            capture_output=True,
            text=True,
            timeout=120,
            **options,
        )
        assert "Traceback" not in done.stdout + done.stderr, done.stderr
        return done

    return run


@pytest.fixture
def config_file(config, tmp_path):
    def write(**changes):
        path = tmp_path / "config.json"  # JSON is YAML
        path.write_text(json.dumps(config.model_dump(mode="json") | changes))
        return path

    return write


@pytest.fixture(scope="module")
def served(tmp_path_factory):
    served = Served(tmp_path_factory.mktemp("prefect"), SOME_KEY=CANARY)
    served.start()
    yield served
    assert served.close() == 0


@pytest.fixture
def judge(tmp_path):
    """The judge's endpoint; it is down until a test starts it."""
    judge = Endpoint(tmp_path / "judge.jsonl")
    yield judge
    judge.stop()


@pytest.fixture
def two_endpoints(config, judge):
    there = {"base_url": judge.url, "max_retries": 0, "api_key_env": "SOME_KEY"}
    return changed(
        config,
        endpoints=config.model_dump()["endpoints"] | {"there": there},
        judges=[{"endpoint": "there", "model": "offline-judge"}],
    )
