"""A canary key is used, refused and repeated; then it is in no file, log, state or container."""

import json
import os
import subprocess
import sys

import pyarrow.parquet as pq
import pytest
from prefect.client.orchestration import SyncPrefectClient

from tests.pipeline.bad_endpoints import BadEndpoints
from tests.pipeline.command import dataset_path, one_line
from tests.ports import free_port
from tests.served import ROOT, wait_until

KEY = "sk-canary-5d1e7b90c3a84f62"
TALKATIVE = {
    "PREFECT_LOGGING_LEVEL": "DEBUG",
    "PREFECT_LOGGING_ROOT_LEVEL": "DEBUG",
    "PREFECT_LOGGING_INTERNAL_LEVEL": "DEBUG",
    "PREFECT_LOGGING_HANDLERS_CONSOLE_LEVEL": "DEBUG",
    "PREFECT_LOGGING_EXTRA_LOGGERS": "openai,aiohttp,asyncio",
    "PREFECT_DEBUG_MODE": "true",
    "OPENAI_LOG": "debug",
}


class Talkative:
    """A Prefect server, and runs against it that log all that they can; the key is in theirs."""

    def __init__(self, folder):
        self.folder, self.home = folder, folder / "prefect"
        (folder / "home").mkdir()
        url = f"http://127.0.0.1:{(port := free_port())}/api"
        home = {"PREFECT_HOME": str(self.home), "HOME": str(folder / "home")}
        self._server = subprocess.Popen(
            [sys.executable, "-m", "prefect", "server", "start", "--port", str(port), "--no-ui"],
            env={**os.environ, **home},
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        told = {"PREFECT_API_URL": url, "CANARY_KEY": KEY}
        self._environment = {**os.environ, **TALKATIVE, **home, **told}
        self.client = SyncPrefectClient(api=url).__enter__()
        wait_until(lambda: self.client.api_healthcheck() is None, 120)

    def close(self):
        self.client.__exit__(None, None, None)
        self._server.terminate()
        self._server.wait(60)

    def run(self, config):
        return subprocess.run(
            [sys.executable, "-m", "apigen", "run", str(config)],
            cwd=ROOT,
            env=self._environment,
            capture_output=True,
            text=True,
            timeout=200,
        )

    def told(self):
        """Everything that the server's API tells, by what it is about."""
        runs = self._all("flow_runs")
        states = [self._states("flow_run", run["id"]) for run in runs]
        tasks = self._all("task_runs")
        states += [self._states("task_run", run["id"]) for run in tasks]
        logs, artifacts = self._all("logs"), self._all("artifacts")
        return {
            "runs": runs,
            "tasks": tasks,
            "states": states,
            "logs": logs,
            "artifacts": artifacts,
        }

    def _all(self, kind):
        found, page = [], [None]
        while page:
            body = {"limit": 200, "offset": len(found)}
            page = self._json("POST", f"/{kind}/filter", json=body)
            found += page
        return found

    def _states(self, kind, run_id):
        return self._json("GET", f"/{kind}_states/", params={f"{kind}_id": run_id})

    def _json(self, method, path, **how):
        answer = self.client._client.request(method, path, **how)
        answer.raise_for_status()
        return answer.json()


@pytest.fixture(scope="module")
def prefect(tmp_path_factory):
    prefect = Talkative(tmp_path_factory.mktemp("talkative"))
    yield prefect
    prefect.close()


def search(prefect, folder, done):
    """Assert that the key is nowhere, and that there was something to find it in."""
    assert KEY not in done.stdout + done.stderr
    files = [path for top in (folder, prefect.folder) for path in top.rglob("*") if path.is_file()]
    assert (prefect.home / "prefect.db") in files
    assert [str(path) for path in files if KEY.encode() in path.read_bytes()] == []
    wait_until(
        lambda: all(prefect.told().values()),
        20,
        explain=lambda: {kind: len(found) for kind, found in prefect.told().items()},
    )
    told = prefect.told()
    assert "CANARY_KEY" in json.dumps(told["runs"]), "the name of the key's variable can be found"
    for kind, found in told.items():
        assert KEY not in json.dumps(found), kind
    return told


def test_a_run_that_works_leaves_the_key_nowhere(prefect, config_file, endpoint, tmp_path):
    here = {"base_url": endpoint.url, "api_key_env": "CANARY_KEY"}
    done = prefect.run(config_file(endpoints={"here": here}, drafts=24))
    assert done.returncode == 0, done.stderr
    assert "DEBUG" in done.stderr, "the run was to be talkative"
    assert (tmp_path / "root" / "journal").is_dir()
    search(prefect, tmp_path, done)


def test_an_endpoint_that_repeats_the_key_puts_it_nowhere(prefect, config_file, tmp_path):
    messages = {
        "refuses": "refuses the key (from CANARY_KEY); check it",
        "forbids": "refuses the key (from CANARY_KEY); check it",
        "complains": "refuses the request (400): Error code: 400",
        "fails": "failed with status 500",
        "welcomes": "answered something that is no chat completion",
        "chats": "answered something that is no chat completion",
    }
    with BadEndpoints() as bad:
        named = {
            name: {"base_url": bad.url(name), "api_key_env": "CANARY_KEY", "max_retries": 0}
            for name in messages
        }
        share = 1 / len(messages)
        done = prefect.run(
            config_file(
                endpoints=named,
                generators=[
                    {"endpoint": name, "model": "m", "name": name, "share": share} for name in named
                ],
                judges=[{"endpoint": "fails", "model": "judge"}],
                drafts=24,
                drafts_per_shard=4,
            )
        )
        assert set(bad.asked) == set(messages)
    line = one_line(done)
    for name, message in messages.items():
        assert f"endpoint {name!r} at {bad.url(name)} {message}" in line
    assert "Your key *** is not for chats" in line
    told = search(prefect, tmp_path, done)
    assert any(name in json.dumps(told["logs"]) for name in messages)


LOOKS_AROUND = '''
"""Tells what it sees of the machine that runs it."""

import os
from pathlib import Path

BACKWARDS = "{backwards}"
IMAGE = ("/proc", "/sys", "/usr", "/lib", "/bin", "/sbin")


def look_around(greeting: str) -> dict[str, object]:
    """Tells the environment, and in which files a secret is.

    Args:
        greeting: Any word.

    Returns:
        The variables, those of all processes, and the files that hold the secret.

    Example:
        >>> bool(look_around(greeting="hello"))
        True
    """
    environments = [_text(path) for path in Path("/proc").glob("[0-9]*/environ")]
    found = [
        str(Path(folder, name))
        for folder, folders, names in os.walk("/", topdown=True)
        if not folder.startswith(IMAGE)
        for name in names
        if BACKWARDS[::-1] in _text(Path(folder, name))
    ]
    return {{"own": dict(os.environ), "processes": environments, "found": found}}


def _text(path: Path) -> str:
    try:
        return path.read_bytes().decode("utf-8", "replace") if path.is_file() else ""
    except OSError:
        return ""
'''


@pytest.mark.docker
def test_no_execution_container_sees_the_key(prefect, config_file, endpoint, tmp_path):
    library = tmp_path / "look.py"
    library.write_text(LOOKS_AROUND.format(backwards=KEY[::-1]))
    done = prefect.run(
        config_file(
            endpoints={"here": {"base_url": endpoint.url, "api_key_env": "CANARY_KEY"}},
            library=str(library),
            styles={"simple": 1},
            drafts=6,
            drafts_per_shard=6,
            sandbox={"backend": "docker", "timeout_s": 60},
        )
    )
    assert done.returncode == 0, done.stderr
    rows = pq.read_table(dataset_path(done) / "train.parquet").to_pylist()
    seen = [result for row in rows for result in json.loads(row["results"])]
    assert seen
    for result in seen:
        assert '"TMPDIR": ' in json.dumps(result), "it did not see its own environment"
        assert "PATH=" in json.dumps(result), "it did not see that of the processes"
        assert '"found": []' in json.dumps(result)
    search(prefect, tmp_path, done)
