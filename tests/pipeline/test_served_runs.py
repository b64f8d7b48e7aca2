"""Runs of deployments on a real server with a real worker: retried, killed, cancelled, refused."""

import json
import random
import signal
import time
from collections import Counter
from datetime import UTC, datetime
from datetime import time as datetime_time
from pathlib import Path

import docker
import pytest
from prefect.client.schemas.filters import (
    ArtifactFilter,
    FlowRunFilter,
    LogFilter,
)
from prefect.client.schemas.objects import StateType
from prefect.exceptions import PrefectHTTPStatusError

from apigen.config import RunConfig, VerifyConfig
from tasks.checkpoints import Checkpoint, read_rows
from tests.pipeline.conftest import Endpoint
from tests.served import Served, wait_until

NIGHTLY = "nightly-refresh/nightly-refresh"
KILLS = 10
STAGES = ("sample", "generate", "format", "execute")
CANARY = "sk-canary-0123456789"


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
        judge={"endpoint": "there", "model": "offline-judge"},
    )


def changed(config, **changes):
    return RunConfig.model_validate(config.model_dump() | changes)


def rows_of(config):
    """The rows of the only dataset version below the root."""
    (manifest,) = Path(config.root).glob("datasets/*/*/manifest.json")
    digest = json.loads(manifest.read_text())["files"]["train.parquet"]
    path = str((manifest.parent / "train.parquet").relative_to(config.root))
    return read_rows(config.root, Checkpoint(path=path, rows=0, digest=digest))


def task_runs(served, run_id, state):
    """Names of a run's task runs that ended in a state; the server hears of them a little later."""
    filters = FlowRunFilter.model_validate({"id": {"any_": [run_id]}})
    runs = served.client.read_task_runs(flow_run_filter=filters)
    return sorted(run.name for run in runs if run.state and run.state.name == state)


def artifacts(served, run_id):
    filters = ArtifactFilter.model_validate({"flow_run_id": {"any_": [run_id]}})
    return {each.key: each for each in served.client.read_artifacts(artifact_filter=filters)}


def logs(served, run_id):
    filters = LogFilter.model_validate({"flow_run_id": {"any_": [run_id]}})
    return [each.message for each in served.client.read_logs(log_filter=filters, limit=200)]


def fail_at_the_judge(served, config):
    run_id = served.run(config)
    state = served.wait_for(run_id, "Failed")
    assert "4 of 4 shards did not finish: shards 0, 1, 2, 3 (judge): " in state.message
    assert "cannot be reached" in state.message
    return run_id


def test_a_retry_does_what_failed_and_what_depends_on_it_and_nothing_else(
    served, two_endpoints, endpoint, judge
):
    run_id = fail_at_the_judge(served, two_endpoints)
    asked = endpoint.answered()
    judge.start()
    served.retry(run_id)
    served.wait_for(run_id, "Completed")
    assert endpoint.answered() == asked
    reused = sorted(["library", *(f"{stage} shard {n}" for stage in STAGES for n in range(4))])
    wait_until(lambda: task_runs(served, run_id, "Cached") == reused, 30)
    done = sorted([*reused, "assemble", *(f"judge shard {n}" for n in range(4))])
    wait_until(lambda: task_runs(served, run_id, "Completed") == done, 30)
    assert rows_of(two_endpoints)


@pytest.mark.parametrize("damage", ["deleted", "changed"])
def test_a_retry_makes_a_lost_checkpoint_again_and_sends_no_answered_request(
    served, two_endpoints, endpoint, judge, damage
):
    run_id = fail_at_the_judge(served, two_endpoints)
    asked = endpoint.answered()
    for file in Path(two_endpoints.root).glob("checkpoints/generate/*.parquet"):
        file.unlink() if damage == "deleted" else file.write_bytes(b"x")
    judge.start()
    served.retry(run_id)
    served.wait_for(run_id, "Completed")
    assert endpoint.answered() == asked, "answers come from the journal"
    wait_until(lambda: "execute shard 3" in task_runs(served, run_id, "Cached"), 30)
    cached = task_runs(served, run_id, "Cached")
    assert not [name for name in cached if name.startswith("generate")]


def test_a_refreshed_stage_runs_anew_once_and_what_it_made_is_used_from_then_on(
    served, config, endpoint
):
    served.wait_for(served.run(config), "Completed")
    before = endpoint.answered()
    run_id = served.run(config, refresh=["generate"])
    served.wait_for(run_id, "Completed")
    assert (endpoint.answered() - before)["offline-strong"] == 16
    before = endpoint.answered()
    served.wait_for(served.run(config), "Completed")
    assert endpoint.answered() == before


def test_two_runs_of_the_same_at_once_pay_once(served, config, endpoint):
    endpoint.start(latency_ms=500)
    twins = [served.run(config) for _ in range(2)]
    for run_id in twins:
        served.wait_for(run_id, "Completed")
    assert endpoint.answered()["offline-strong"] == 16
    assert max(Counter(entry["body_sha256"] for entry in endpoint.entries()).values()) == 1
    assert rows_of(config)


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


@pytest.mark.timeout(600)
def test_three_hundred_shards_on_sqlite_fail_at_no_locked_database(served, config):
    many = changed(config, drafts=900, drafts_per_shard=3)
    run_id = served.run(many)
    served.wait_for(run_id, "Completed", timeout_s=500)
    assert len(list(Path(many.root).glob("checkpoints/judge/*"))) == 300
    # The server's own log names locks, each of which it tried again; none may reach a run.
    assert "locked" not in (served.home / "worker.log").read_text()
    assert task_runs(served, run_id, "Failed") == task_runs(served, run_id, "Crashed") == []


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


def test_a_night_has_a_dataset_of_its_own_and_a_second_run_meanwhile_is_refused(
    served, config, endpoint
):
    endpoint.start(latency_ms=700)
    config = changed(config, endpoints={"here": {"base_url": endpoint.url, "max_in_flight": 2}})
    first = served.run(config, NIGHTLY)
    served.wait_for(first, "Running")
    state = served.wait_for(served.run(config, NIGHTLY), "Cancelled")
    assert state.message == "Deployment concurrency limit reached."
    served.wait_for(first, "Completed")
    (version,) = Path(config.root).glob("datasets/*")
    assert version.name == f"small-{datetime.now(UTC).date()}"


def test_the_server_plans_the_coming_nights_in_utc(served):
    planned = {"deployment_id": {"any_": [str(served.deployment(NIGHTLY).id)]}}
    planned |= {"state": {"type": {"any_": [StateType.SCHEDULED]}}}
    filters = FlowRunFilter.model_validate(planned)
    runs = wait_until(lambda: served.client.read_flow_runs(flow_run_filter=filters), 60)
    times = {run.next_scheduled_start_time.astimezone(UTC).time() for run in runs}
    assert times == {datetime_time(3)}


def test_rows_of_others_are_verified(served, tmp_path):
    tool = {"name": "f", "description": "f", "parameters": {"type": "object", "properties": {}}}
    good = {"id": 1, "query": "q", "tools": [tool], "answers": [{"name": "f", "arguments": {}}]}
    rows = tmp_path / "rows.jsonl"
    rows.write_text(json.dumps(good) + "\n{}\n")
    config = VerifyConfig(name="others", rows=str(rows), root=str(tmp_path / "root"))
    run_id = served.run(config, "verify-dataset/verify-dataset")
    served.wait_for(run_id, "Completed")
    (verdicts,) = Path(config.root).glob("verified/others/*/verdicts.jsonl")
    assert [json.loads(line)["ok"] for line in verdicts.read_text().splitlines()] == [True, False]
    assert "1 of 2 rows are right" in artifacts(served, run_id)["verdicts-others"].description


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"drafts": 0}, "minimum"),
        ({"name": "No Name"}, "does not match"),
        ({"draft": 5}, "'draft' was unexpected"),
        ({"sandbox": {"backend": "podman"}}, "'podman' is not one of"),
    ],
)
def test_a_wrong_parameter_is_refused_before_anything_runs(served, config, change, words):
    found = served.deployment("build-dataset/build-dataset")
    values = {"config": config.model_dump(mode="json") | change}
    with pytest.raises(PrefectHTTPStatusError) as caught:
        served.client.create_flow_run_from_deployment(found.id, parameters=values)
    assert words in caught.value.response.text
