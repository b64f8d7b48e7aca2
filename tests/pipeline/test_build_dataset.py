"""The whole funnel, from the library to a dataset, and what a second run does again."""

import json
from collections import Counter
from pathlib import Path

import pytest

from apigen.foreign.rows import read_row
from flows.build_dataset import build_dataset
from tasks.accounting import ShardsFailed
from tasks.checkpoints import Checkpoint, read_bytes, read_rows
from tests.runs import changed, manifest_of

GENERATOR, JUDGE = "offline-strong", "offline-judge"


@pytest.fixture
def build(records):
    return build_dataset


def rows_of(config, dataset, name="train.parquet"):
    digest = dataset.files[name]
    return read_rows(config.root, Checkpoint(path=f"{dataset.path}/{name}", rows=0, digest=digest))


def test_a_run_makes_a_dataset_in_which_every_draft_is_accounted_for(build, config):
    dataset = build(config)
    rows, rejects = rows_of(config, dataset), rows_of(config, dataset, "rejects.parquet")
    (counts,) = manifest_of(config, dataset)["funnels"]
    assert counts["planned"] == config.drafts == len(rows) + len(rejects)
    assert counts["accepted"] == len(rows) == dataset.rows > 0
    assert (counts["generator"], counts["spare"], dataset.short) == (GENERATOR, 0, 0)
    assert counts["rejected"] == dict(Counter(row["reason"] for row in rejects))
    assert all(row["detail"] and row["stage"] for row in rejects)
    assert len({row["id"] for row in rows}) == len(rows)
    assert {row["style"] for row in rows} == set(config.styles)


def test_every_accepted_row_passes_the_format_check_again_and_has_a_result_per_call(build, config):
    dataset = build(config)
    for row in rows_of(config, dataset):
        assert read_row(json.dumps(row)).verdict.ok
        results = json.loads(row["results"])
        assert len(results) == len(json.loads(row["answers"]))
        assert None not in results
        assert row["generator"] == GENERATOR
        assert row["judge"] == JUDGE
        assert row["sandbox"] == ("process" if results else "none")


def test_the_xlam_file_holds_the_same_rows_in_the_published_form(build, config):
    dataset = build(config)
    published = json.loads(read_bytes(config.root, f"{dataset.path}/xlam.json"))
    rows = rows_of(config, dataset)
    assert [row["id"] for row in published] == list(range(len(rows)))
    for row, other in zip(rows, published, strict=True):
        assert set(other) == {"id", "query", "answers", "tools"}
        assert (other["query"], other["answers"]) == (row["query"], row["answers"])
        in_its_style = {"style": row["style"], "missing": row["missing"]}
        assert read_row(json.dumps(other | in_its_style)).verdict.ok
        for tool in json.loads(other["tools"]):
            assert all("type" in descriptor for descriptor in tool["parameters"].values())


def test_the_manifest_says_who_made_the_rows_and_with_what(build, config):
    dataset = build(config)
    manifest = manifest_of(config, dataset)
    assert (manifest["generators"], manifest["judges"]) == ([GENERATOR], [JUDGE])
    assert manifest["sandbox"] == Counter(row["sandbox"] for row in rows_of(config, dataset))
    assert set(manifest["sandbox"]) == {"process", "none"}
    assert list(manifest["usage"]["generators"]) == [GENERATOR]
    assert manifest["usage"]["generators"][GENERATOR]["answers"] == 16
    assert manifest["usage"]["generators"][GENERATOR]["prompt_tokens"] > 0
    assert manifest["usage"]["judges"][JUDGE]["cost"] is None
    assert manifest["short"] == []
    assert manifest["config"]["seed"] == 3
    assert set(manifest["files"]) == set(dataset.files) - {"manifest.json"}


def test_what_the_offline_model_made_is_labelled(build, config):
    offline = changed(config, endpoints={"here": {"kind": "offline"}}, drafts=12)
    dataset = build(offline)
    manifest = manifest_of(offline, dataset)
    assert manifest["offline_model"] is True
    assert manifest["generators"] == [GENERATOR]
    assert "not for training" in manifest["note"]
    assert "not for training" in read_bytes(config.root, f"{dataset.path}/funnel.md").decode()
    assert {row["generator"] for row in rows_of(offline, dataset)} == {GENERATOR}


def test_the_same_run_again_asks_no_model_and_gives_the_same_dataset(build, config, endpoint):
    first = build(config)
    asked = endpoint.answered()
    endpoint.stop()
    assert build(config) == first
    assert endpoint.answered() == asked


def test_another_judge_of_a_run_without_target_reruns_the_judging_and_nothing_before(
    build, config, endpoint
):
    first = build(config)
    before = endpoint.answered()
    judge = {"endpoint": "here", "model": "offline-judge-strict"}
    second = build(changed(config, judges=[judge]))
    asked = endpoint.answered() - before
    judged = manifest_of(config, first)["usage"]["judges"][JUDGE]["answers"]
    assert asked == {"offline-judge-strict": judged}
    assert second.path != first.path
    shards = [manifest_of(config, dataset)["shards"] for dataset in (first, second)]
    for one, other in zip(*shards, strict=True):
        for stage in ("sample", "generate", "format", "execute"):
            assert one["stages"][stage] == other["stages"][stage]


def test_another_price_is_another_version_and_asks_nothing(build, config, endpoint):
    first = build(config)
    before = endpoint.answered()
    price = {"currency": "EUR", "prompt": 1, "completion": 2}
    (generator,) = config.generators
    priced = changed(config, generators=[generator.model_dump() | {"price": price}])
    second = build(priced)
    usage = manifest_of(config, second)["usage"]["generators"][GENERATOR]
    spent = usage["prompt_tokens"] * 1e-6 + usage["completion_tokens"] * 2e-6
    assert (usage["cost"], usage["currency"]) == (pytest.approx(spent), "EUR")
    assert second.path != first.path
    assert first.intact(config.root)
    assert endpoint.answered() == before


def test_a_lost_checkpoint_of_answers_is_made_again_from_the_journal(build, config, endpoint):
    first = build(config)
    before = endpoint.answered()
    for shard in manifest_of(config, first)["shards"]:
        (Path(config.root) / shard["stages"]["generate"]["path"]).unlink()
    assert build(config) == first
    assert endpoint.answered() == before


def test_more_drafts_of_a_run_without_target_keep_the_shards_that_are_there(
    build, config, endpoint
):
    build(config)
    before = endpoint.answered()
    build(changed(config, drafts=60))
    assert (endpoint.answered() - before)[GENERATOR] == 4


def tool_of_one_shard(config, dataset):
    """A tool that only one shard offers, and that shard's number."""
    shards = manifest_of(config, dataset)["shards"]
    offered = [
        {
            tool["name"]
            for row in read_rows(config.root, Checkpoint(**shard["stages"]["sample"]))
            for tool in json.loads(row["tools"])
        }
        for shard in shards
    ]
    elsewhere = set().union(*offered[:1], *offered[2:])
    return min(offered[1] - elsewhere), 1


def test_a_shard_that_breaks_is_named_costs_no_other_and_is_finished_by_the_same_run(
    build, config, endpoint, tmp_path
):
    whole = build(config)
    tool, number = tool_of_one_shard(config, whole)
    other = changed(config, root=str(tmp_path / "broken"))
    endpoint.start(fail_containing=f'"name": "{tool}"')
    before = endpoint.answered()
    with pytest.raises(ShardsFailed) as caught:
        build(changed(other, seed=3, judge_attempts=4))
    assert f"1 of 4 shards did not finish: shard {number} (generate)" in str(caught.value)
    assert "status 500" in str(caught.value)
    (funnel,) = caught.value.funnels
    assert funnel.unfinished == {"EndpointFault": 12}
    assert funnel.accepted + sum(funnel.rejected.values()) == 36
    broken = endpoint.answered() - before

    endpoint.start()
    before = endpoint.answered()
    rest = build(changed(other, judge_attempts=4))
    asked = endpoint.answered() - before
    assert broken[GENERATOR] + asked[GENERATOR] == 16
    assert [row["id"] for row in rows_of(other, rest)] == [
        row["id"] for row in rows_of(config, whole)
    ]
