"""What runs on a real server and worker do not do again: after a retry, anew, two at once."""

from collections import Counter
from pathlib import Path

import pytest

from tests.runs import rows_of, task_runs
from tests.served import wait_until

STAGES = ("sample", "generate", "format", "execute")


def fail_at_the_judge(served, config):
    run_id = served.run(config)
    state = served.wait_for(run_id, "Failed")
    assert "4 of 4 shards did not finish: " in state.message
    assert "(judge): " in state.message
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
