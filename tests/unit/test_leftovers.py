"""What of a root's files may go, by their names, ages and the manifests."""

import pytest

from tasks.leftovers import (
    Entry,
    dead_records,
    spent_journals,
    stem_of,
    temporary_files,
    unfinished_versions,
    unused_checkpoints,
)

D, E = "0" * 31 + "d", "0" * 31 + "e"
NOW, OLD, YOUNG = 100, 99, 100
VERSION = f"datasets/x/{D[:12]}"


def paths(entries):
    return [each.path for each in entries]


def old(path, names=None):
    return Entry(path, 1, OLD, frozenset(names) if names is not None else None)


def young(path, names=None):
    return Entry(path, 1, YOUNG, frozenset(names) if names is not None else None)


@pytest.mark.parametrize(
    ("entry", "goes"),
    [
        (old(f"checkpoints/judge/v1-{D}.parquet"), True),
        (old(f"checkpoints/judge/v12-{D}-3.parquet"), True),
        (young(f"checkpoints/judge/v1-{D}.parquet"), False),
        (old(f"checkpoints/judge/v1-{E}.parquet"), False),
        (old(f"checkpoints/judge/v1-{E}-1.parquet"), False),
        (old(f"checkpoints/judge/v1-{D}.parquet.orig"), False),
        (old(f"checkpoints/judge/v1-{D}.parquet", names=[]), False),
        (old("checkpoints/judge/mine.parquet"), False),
        (old(f"checkpoints/v1-{D}.parquet"), False),
        (old(f"checkpoints/judge/more/v1-{D}.parquet"), False),
    ],
)
def test_an_old_checkpoint_goes_if_no_manifest_names_any_attempt_at_it(entry, goes):
    found = unused_checkpoints([entry], {stem_of(f"checkpoints/judge/v1-{E}.parquet")}, NOW)
    assert found == [entry] * goes


RECORD = f"records/judge/v1-{D}"


@pytest.mark.parametrize(
    ("records", "staying", "versions", "gone"),
    [
        ([old(RECORD)], [], [], [RECORD]),
        ([young(RECORD)], [], [], []),
        ([old(RECORD)], [f"checkpoints/judge/v1-{D}.parquet"], [], []),
        ([old(RECORD)], [f"checkpoints/judge/v1-{D}-1.parquet"], [], [RECORD]),
        ([old(RECORD)], [f"checkpoints/format/v1-{D}.parquet"], [], [RECORD]),
        ([old(RECORD)], [], [D[:12]], []),
        ([old(RECORD)], [], [E[:11] + "f"], [RECORD]),
        ([old("records/judge/mine")], [], [], []),
    ],
)
def test_an_old_record_goes_if_its_checkpoint_and_its_dataset_are_gone(
    records, staying, versions, gone
):
    assert paths(dead_records(records, staying, versions, NOW)) == gone


@pytest.mark.parametrize(
    ("alive", "gone"),
    [([0], [10, 2, 1]), ([1], [10, 2]), ([10], []), ([], [10, 2, 1, 0]), ([0, 2], [10])],
)
def test_no_record_goes_from_before_one_that_stays(alive, gone):
    names = {n: f"v1-{D}-{n}" if n else f"v1-{D}" for n in (0, 1, 2, 10)}
    records = [old(f"records/judge/{name}") for name in names.values()]
    staying = [f"checkpoints/judge/{names[n]}.parquet" for n in alive]
    found = paths(dead_records(records, staying, [], NOW))
    assert found == [f"records/judge/{names[n]}" for n in gone]


@pytest.mark.parametrize(
    ("entry", "goes"),
    [
        (old(f"journal/judge/v1-{D}.jsonl"), True),
        (young(f"journal/judge/v1-{D}.jsonl"), False),
        (old(f"journal/judge/v1-{E}.jsonl"), False),
        (old(f"journal/generate/v1-{D}.jsonl"), False),
        (old("journal/judge/mine.jsonl"), False),
    ],
)
def test_an_old_journal_goes_only_if_a_checkpoint_holds_its_answers(entry, goes):
    stem = stem_of(f"checkpoints/judge/v1-{D}.parquet")
    assert spent_journals([entry], stem.__eq__, NOW) == [entry] * goes


@pytest.mark.parametrize(
    ("entry", "goes"),
    [
        (old(f"checkpoints/judge/v1-{D}.parquet.12.0123abcd.tmp"), True),
        (old(f"{VERSION}/xlam.json.12.0123abcd.tmp"), True),
        (young(f"{VERSION}/xlam.json.12.0123abcd.tmp"), False),
        (old("checkpoints/judge/mine.tmp"), False),
        (old("records/judge/a.12.0123abcd.tmp"), False),
    ],
)
def test_an_old_temporary_file_goes_if_a_run_named_it(entry, goes):
    assert temporary_files([entry], NOW) == [entry] * goes


@pytest.mark.parametrize(
    ("entry", "goes"),
    [
        (old(VERSION, ["train.parquet", "xlam.json"]), True),
        (old(VERSION, ["train.parquet", "spare.parquet", "diversity.md"]), True),
        (old(VERSION, []), True),
        (old(VERSION, ["manifest.json.12.0123abcd.tmp"]), True),
        (old(VERSION, ["train.parquet", "manifest.json"]), False),
        (old(VERSION, ["train.parquet", "notes.txt"]), False),
        (young(VERSION, ["train.parquet"]), False),
        (old("datasets/x/mine", ["train.parquet"]), False),
        (old(VERSION), False),
    ],
)
def test_an_old_version_goes_if_it_has_no_manifest_and_nothing_of_others(entry, goes):
    assert unfinished_versions([entry], NOW) == [entry] * goes
