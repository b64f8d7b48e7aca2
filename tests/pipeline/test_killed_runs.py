"""A run that is killed again and again pays for nothing twice and makes the rows it would have."""

from collections import Counter
from random import Random

import pyarrow.parquet as pq

from tests.pipeline.command import dataset_path
from tests.pipeline.kills import journalled, kill_after

KILLS = 10
SLOTS = 2
LEARNING = {"rows": 36, "drafts": None, "drafts_per_shard": 12, "shards_ahead": 2}


def spread(total, count, seed):
    """One point at random in each of `count` equal parts of `total`, in order."""
    rng = Random(seed)
    edges = [total * part // count for part in range(count + 1)]
    return [rng.randrange(max(1, low), high) for low, high in zip(edges, edges[1:], strict=False)]


def test_ten_kills_cost_no_completed_request_and_change_no_row(
    apigen, config_file, endpoint, tmp_path
):
    endpoint.start(latency_ms=20)
    settings = LEARNING | {
        "endpoints": {"here": {"base_url": endpoint.url, "max_in_flight": SLOTS}}
    }
    undisturbed = apigen("run", config_file(**settings, root=str(tmp_path / "whole")))
    assert undisturbed.returncode == 0, undisturbed.stderr
    needed = endpoint.entries()
    assert len(journalled(tmp_path / "whole")) == len(needed)
    config, root = config_file(**settings), tmp_path / "root"

    def answered():
        entries = endpoint.entries()[len(needed) :]
        assert {entry["status"] for entry in entries} <= {200}
        return [entry["body_sha256"] for entry in entries]

    lost = [0]  # answered, but killed before the answer was written down
    for point in spread(len(needed), KILLS, seed=6):
        kill_after(max(1, point - len(answered())), endpoint, config)
        ids = journalled(root)
        assert len(ids) == len(set(ids)), "an answer that was there was asked for again"
        lost.append(len(answered()) - len(ids))
        assert 0 <= lost[-1] - lost[-2] <= SLOTS, "more was lost than was under way at the kill"
    done = apigen("run", config)
    assert done.returncode == 0, done.stderr
    ids = journalled(root)
    assert len(ids) == len(set(ids)) == len(needed)
    assert len(answered()) - len(ids) == lost[-1]
    repeated = Counter(answered())
    repeated.subtract(entry["body_sha256"] for entry in needed)
    assert min(repeated.values()) == 0, "not all that is needed was asked for"
    assert repeated.total() == lost[-1] <= KILLS * SLOTS
    print(f"{len(needed)} requests needed, {lost[-1]} sent again after {KILLS} kills: {lost}")
    whole = pq.read_table(dataset_path(undisturbed) / "train.parquet")
    assert whole.num_rows == LEARNING["rows"]
    assert pq.read_table(dataset_path(done) / "train.parquet").equals(whole)
