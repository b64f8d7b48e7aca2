"""What the pages of runs on a real server and worker show, and what they must not."""

import json
from pathlib import Path

import pytest

from tests.pipeline.conftest import CANARY
from tests.runs import artifacts, changed, logs, task_runs
from tests.served import wait_until


def test_a_run_s_page_shows_funnel_dataset_tokens_and_cost_and_no_line_per_row(
    served, two_endpoints, judge
):
    judge.start()
    run_id = served.run(two_endpoints)
    served.wait_for(run_id, "Completed")
    page = artifacts(served, run_id)
    assert page["progress-small"].data == 100.0
    steps = json.loads(page["funnel-small"].data)
    counts = {step["step"]: step["drafts"] for step in steps}
    assert counts["planned"] == 48 == sum(n["drafts"] for n in steps[1:])
    text = page["dataset-small"].data
    assert f"`{two_endpoints.root}/datasets/small/" in text
    assert "prompt tokens" in text
    assert "unknown" in text, "no price is known, so the cost is not 0"
    assert served.client.read_flow_run(run_id).name == "build small seed 3"
    assert len(logs(served, run_id)) < 48


def test_no_key_is_in_any_file_of_a_run_the_server_or_the_worker(served, two_endpoints, judge):
    judge.start()
    served.wait_for(served.run(two_endpoints), "Completed")
    places = (served.home, Path(two_endpoints.root))
    files = [path for place in places for path in place.rglob("*") if path.is_file()]
    assert {"prefect.db", "manifest.json"} <= {path.name for path in files}
    assert [path for path in files if CANARY.encode() in path.read_bytes()] == []


def test_the_progress_moves_while_the_run_goes_on(served, config, endpoint):
    endpoint.start(latency_ms=300)
    here = {"base_url": endpoint.url, "max_in_flight": 2}
    run_id = served.run(changed(config, endpoints={"here": here}))
    seen = set()

    def share():
        if found := artifacts(served, run_id).get("progress-small"):
            seen.add(float(found.data))
        return served.state(run_id).name == "Completed"

    wait_until(share, 90)
    assert len(seen) > 3, seen


@pytest.mark.timeout(600)
def test_three_hundred_shards_on_sqlite_fail_at_no_locked_database(served, config):
    many = changed(config, drafts=900, drafts_per_shard=3)
    run_id = served.run(many)
    served.wait_for(run_id, "Completed", timeout_s=500)
    assert len(list(Path(many.root).glob("checkpoints/judge/*"))) == 300
    # The server's own log names locks, each of which it tried again; none may reach a run.
    assert "locked" not in (served.home / "worker.log").read_text()
    assert task_runs(served, run_id, "Failed") == task_runs(served, run_id, "Crashed") == []
