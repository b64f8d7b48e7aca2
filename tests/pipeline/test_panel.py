"""A panel of judges over the whole funnel: votes in the rows, agreement and cost in the reports."""

import json
from collections import Counter

from flows.build_dataset import build_dataset
from tasks.checkpoints import Checkpoint, read_bytes, read_rows
from tests.runs import changed, manifest_of

PANEL = [
    {"endpoint": "here", "model": "offline-judge"},
    {"endpoint": "here", "model": "offline-judge", "prompt": "paper"},
    {"endpoint": "here", "model": "offline-judge-strict"},
]
LABELS = ["offline-judge", "offline-judge/paper", "offline-judge-strict"]


def rows_of(config, dataset, name):
    digest = dataset.files[name]
    return read_rows(config.root, Checkpoint(path=f"{dataset.path}/{name}", rows=0, digest=digest))


def test_rows_carry_the_votes_and_the_reports_how_the_judges_agree(records, config):
    # Without the rules on values, which leave a judge nothing to say no to in so few rows.
    panel = changed(config, judges=PANEL, vote="majority", checks={"preset": "paper"})
    dataset = build_dataset(panel)
    manifest = manifest_of(panel, dataset)
    accepted = rows_of(panel, dataset, "train.parquet")
    rejected = rows_of(panel, dataset, "rejects.parquet")
    judged = [row for row in rejected if row["stage"] == "semantics"]

    votes = [[vote["pass"] for vote in json.loads(row["votes"])] for row in accepted]
    assert {row["judge"] for row in accepted} == {" + ".join(LABELS)}
    assert all(said.count(True) >= 2 for said in votes)
    assert any(False in said for said in votes)
    assert all(json.loads(row["votes"]) for row in judged)
    assert all(row["votes"] == "" for row in rejected if row["stage"] in ("format", "execution"))

    pairs = {(each["first"], each["second"]): each for each in manifest["agreement"]}
    assert list(pairs) == [(LABELS[0], LABELS[1]), (LABELS[0], LABELS[2]), (LABELS[1], LABELS[2])]
    same, other = pairs[LABELS[0], LABELS[1]], pairs[LABELS[0], LABELS[2]]
    again = Counter(row["reason"] for row in rejected)["assembly.duplicate"]
    assert same["rows"] == len(accepted) + len(judged) + again
    assert (same["share"], same["kappa"]) == (1.0, 1.0)
    assert other["yes_no"] > 0
    assert other["kappa"] < 1

    assert (manifest["judges"], manifest["vote"]) == (LABELS, "majority")
    answers = {label: each["answers"] for label, each in manifest["usage"]["judges"].items()}
    assert answers == dict.fromkeys(LABELS, same["rows"])
    report = read_bytes(panel.root, f"{dataset.path}/funnel.md").decode()
    assert "kappa" in report
    assert all(label in report for label in LABELS)


def test_another_vote_judges_anew_from_the_checkpoints_and_all_is_the_strictest(records, config):
    majority = changed(config, judges=PANEL, vote="majority")
    unanimous = changed(config, judges=PANEL)
    first, second = build_dataset(majority), build_dataset(unanimous)
    ids = [
        {row["id"] for row in rows_of(each, dataset, "train.parquet")}
        for each, dataset in ((majority, first), (unanimous, second))
    ]
    assert ids[1] < ids[0]
    shards = [manifest_of(config, dataset)["shards"] for dataset in (first, second)]
    for one, other in zip(*shards, strict=True):
        assert one["stages"]["execute"] == other["stages"]["execute"]
        assert one["stages"]["judge"] != other["stages"]["judge"]


def test_one_judge_has_nobody_to_agree_with(records, config):
    dataset = build_dataset(config)
    assert manifest_of(config, dataset)["agreement"] == []
    assert "kappa" not in read_bytes(config.root, f"{dataset.path}/funnel.md").decode()
