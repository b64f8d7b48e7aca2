"""Runs on a real server and worker that are killed or cancelled."""

import json
import random
import signal
import time
from collections import Counter
from pathlib import Path

import docker
import pytest

from tests.runs import changed, rows_of
from tests.served import wait_until

KILLS = 10


def test_ten_kills_cost_no_answer_and_change_no_row(served, config, endpoint, tmp_path):
    served.wait_for(served.run(changed(config, root=str(tmp_path / "calm"))), "Completed")
    endpoint.start(latency_ms=1000)
    config = changed(config, endpoints={"here": {"base_url": endpoint.url, "max_in_flight": 3}})
    run_id = served.run(config)
    for _ in range(KILLS):
        served.process_of(run_id)
        time.sleep(random.uniform(2, 6))
        served.kill(run_id)
        served.retry(run_id)
    endpoint.start()
    served.wait_for(run_id, "Completed")
    assert rows_of(config) == rows_of(changed(config, root=str(tmp_path / "calm")))
    journals = Path(config.root, "journal").rglob("*.jsonl")
    answers = Counter(line for path in journals for line in answered_in(path))
    assert set(answers.values()) == {1}


def answered_in(journal):
    """The keys of the whole lines; a kill may tear the last one of its time."""
    for line in journal.read_text().split("\n"):
        try:
            yield json.loads(line)["id"]
        except ValueError:
            continue


@pytest.mark.docker
def test_a_cancelled_run_ends_its_requests_and_containers_within_a_minute(served, config, endpoint):
    endpoint.start(latency_ms=200)
    here = {"base_url": endpoint.url, "max_in_flight": 2}
    run_id = served.run(
        changed(config, endpoints={"here": here}, drafts=1200, sandbox={"backend": "docker"})
    )
    wait_until(lambda: containers(run_id), 90, every_s=0.05)
    served.cancel(run_id)
    served.wait_for(run_id, "Cancelled", timeout_s=60)
    asked = len(endpoint.entries())
    assert containers(run_id) == []
    time.sleep(2)
    assert len(endpoint.entries()) == asked


def test_a_run_that_went_down_with_everything_is_crashed_at_the_next_start(
    served, config, endpoint
):
    endpoint.start(latency_ms=1000)
    here = {"base_url": endpoint.url, "max_in_flight": 1}
    run_id = served.run(changed(config, endpoints={"here": here}))
    pid = served.process_of(run_id)
    wait_until(endpoint.entries, 60)
    served.stop(signal.SIGKILL)
    wait_until(lambda: not Path(f"/proc/{pid}").exists(), 60)
    served.start()
    assert served.state(run_id).name == "Crashed"
    endpoint.start()
    served.retry(run_id)
    served.wait_for(run_id, "Completed")
    assert rows_of(config)


def containers(run_id):
    client = docker.from_env()
    try:
        return client.containers.list(all=True, filters={"label": f"apigen.run={run_id}"})
    finally:
        client.close()
