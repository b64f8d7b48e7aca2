"""Runs that want verified rows: how many of which kind come, and what is said of the rest."""

import json
from collections import Counter

import pytest

from apigen.references import references
from apigen.sampling.targets import cell_targets
from flows.build_dataset import build_dataset
from tasks.checkpoints import Checkpoint, read_bytes, read_rows
from tests.pipeline.command import one_line
from tests.runs import changed, manifest_of

CATEGORIES = {"Math": 3, "Finance": 2, "Data": 1}
STRONG, WEAK = "offline-strong", "offline-weak"


@pytest.fixture
def build(records):
    return build_dataset


@pytest.fixture
def wanting(config):
    return changed(config, rows=24, drafts=None, categories=CATEGORIES)


def rows_of(config, dataset, name="train.parquet"):
    file = Checkpoint(path=f"{dataset.path}/{name}", rows=0, digest=dataset.files[name])
    return read_rows(config.root, file)


def text_of(config, dataset, name):
    return read_bytes(config.root, f"{dataset.path}/{name}").decode()


def stage_rows(config, dataset, stage):
    """The rows of a stage, by shard in their order."""
    shards = manifest_of(config, dataset)["shards"]
    return [read_rows(config.root, Checkpoint(**shard["stages"][stage])) for shard in shards]


def by_generator(generators):
    return [
        {"endpoint": "here", "model": model, "share": share, "pairs_per_request": 3}
        for model, share in generators.items()
    ]


def test_a_target_gives_exactly_its_rows_in_every_cell_and_accounts_for_all_drafts(build, wanting):
    dataset = build(wanting)
    rows, rejects = rows_of(wanting, dataset), rows_of(wanting, dataset, "rejects.parquet")
    assert (len(rows), dataset.rows, dataset.short) == (24, 24, 0)
    came = Counter((row["style"], row["category"]) for row in rows)
    assert came == {cell: n for cell, n in targets(wanting).items() if n}
    for (_, category), count in came.items():
        exact = 24 * CATEGORIES[category] / (6 * len(wanting.styles))
        assert abs(count - exact) < 1
    (funnel,) = manifest_of(wanting, dataset)["funnels"]
    spare = rows_of(wanting, dataset, "spare.parquet")
    assert len(spare) == funnel["spare"] > 0
    assert not {row["id"] for row in spare} & {row["id"] for row in rows}
    drafts = sum(map(len, stage_rows(wanting, dataset, "format")))
    assert funnel["planned"] + funnel["surplus"] == drafts
    assert drafts == len(rows) + len(spare) + len(rejects)
    assert "missing" not in text_of(wanting, dataset, "funnel.md")


def targets(config):
    return cell_targets(config.rows, config.styles, config.categories)


def test_the_same_target_again_asks_no_model_and_gives_the_same_dataset(build, wanting, endpoint):
    first = build(wanting)
    endpoint.stop()
    assert build(wanting) == first


def test_too_few_drafts_give_a_dataset_that_says_which_cells_are_short_and_why(build, wanting):
    weak = changed(wanting, drafts=24, generators=by_generator({WEAK: 1}))
    dataset = build(weak)
    rows, report = rows_of(weak, dataset), text_of(weak, dataset, "funnel.md")
    came = Counter((row["style"], row["category"]) for row in rows)
    short = {cell: (n, came[cell]) for cell, n in targets(weak).items() if came[cell] < n}
    assert 0 < dataset.rows == len(rows) < 24
    assert dataset.short == sum(wanted - there for wanted, there in short.values())
    told = {
        (cell["style"], cell["category"]): (cell["wanted"], cell["rows"])
        for cell in manifest_of(weak, dataset)["short"]
    }
    assert told == short
    assert f"{dataset.short} of 24 wanted rows are missing" in report
    for style, category in short:
        (line,) = (line for line in report.splitlines() if line.split()[1:4:2] == [style, category])
        assert "all 24 drafts are used up" in line
    assert "; rejected: " in report


def test_on_the_command_line_missing_rows_are_one_line_and_the_dataset_is_there(
    apigen, config_file
):
    path = config_file(
        rows=24, drafts=24, categories=CATEGORIES, generators=by_generator({WEAK: 1})
    )
    done = apigen("run", path)
    assert done.returncode == 1
    assert "of 24 wanted rows" in one_line(done)
    assert any(line.startswith("dataset: ") for line in done.stdout.splitlines())


def test_two_generators_share_the_drafts_and_each_has_its_line(build, config):
    both = changed(config, generators=by_generator({STRONG: 0.25, WEAK: 0.75}))
    dataset = build(both)
    funnels = manifest_of(both, dataset)["funnels"]
    planned = {funnel["generator"]: funnel["planned"] for funnel in funnels}
    assert planned == {STRONG: 12, WEAK: 36}
    came = Counter(row["generator"] for row in rows_of(both, dataset))
    assert came == {funnel["generator"]: funnel["accepted"] for funnel in funnels}
    assert all(came[name] > 0 for name in planned)
    lines = text_of(both, dataset, "funnel.md").splitlines()
    heads, _, *others = [line.split()[1] for line in lines if line.startswith("|")]
    assert (heads, others[:3]) == ("generator", [STRONG, WEAK, "all"])


def contents(requests):
    """What the generator was told, with the texts of JSON values as they stand in prompts."""
    return "".join(
        message["content"] for row in requests for message in json.loads(row["messages"])
    )


def queries(rows):
    return {json.dumps(row["query"], ensure_ascii=False) for row in rows if row["query"]}


def test_with_feedback_verified_rows_become_examples_and_rejected_ones_never(build, config):
    learning = changed(
        config,
        feedback=True,
        shards_ahead=1,
        styles={"simple": 1},
        generators=by_generator({WEAK: 1}),
    )
    dataset = build(learning)
    told = [contents(rows) for rows in stage_rows(learning, dataset, "sample")]
    judged = stage_rows(learning, dataset, "judge")
    good = [queries(row for row in rows if row["ok"]) for rows in judged]
    bad = queries(rows_of(learning, dataset, "rejects.parquet")) - set().union(*good)
    assert bad
    assert not [query for query in bad if any(query in text for text in told)]
    for number, text in enumerate(told):
        shown = {query for query in set().union(*good) if query in text}
        assert shown <= set().union(*good[:number])
        assert bool(shown) is (number > 0)


def test_dependent_rows_hold_references_and_the_results_that_they_lead_to(build, config):
    chained = changed(config, styles={"dependent": 1}, categories={"Finance": 1, "Math": 1})
    dataset = build(chained)
    rows = rows_of(chained, dataset)
    assert len(rows) > chained.drafts / 4
    for row in rows:
        calls, results = json.loads(row["answers"]), json.loads(row["results"])
        assert len(calls) == len(results) > 1
        assert None not in results
        assert any(references(call["arguments"]) for call in calls[1:])
