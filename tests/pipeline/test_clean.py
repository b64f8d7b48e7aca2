"""`apigen clean`: what it deletes of a root, and what a run finds afterwards."""

import json
import os
import shutil
import time
from pathlib import Path

import pytest

DAY_S = 86400


@pytest.fixture
def clean(apigen, config, tmp_path):
    """The command, which sees no Docker daemon: the images there are not the tests'."""
    dead = {"DOCKER_HOST": f"unix://{tmp_path}/none.sock"}

    def run(*arguments, root=None):
        return apigen("clean", "--root", root or config.root, *arguments, environment=dead)

    return run


@pytest.fixture
def root(config):
    return Path(config.root)


@pytest.fixture
def make(apigen, config_file):
    """Run the pipeline; return the dataset's folder."""

    def run(**changes):
        done = apigen("run", config_file(drafts=12, **changes))
        assert done.returncode == 0, done.stderr
        return Path(done.stdout.splitlines()[-1].removeprefix("dataset: "))

    return run


def age(folder, days=40):
    """As if nobody had written or read anything for so long."""
    then = time.time() - days * DAY_S
    for path in [folder, *folder.rglob("*")]:
        os.utime(path, (then, then), follow_symlinks=False)


def files(folder):
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file()
    }


def of(kind, paths):
    """Stages and keys of one kind of file."""
    return {
        Path(x).with_suffix("").relative_to(kind).as_posix()
        for x in paths
        if Path(x).parts[0] == kind
    }


def last_line(done):
    return done.stdout.splitlines()[-1]


def paths_in(done):
    return {line.strip() for line in done.stdout.splitlines() if line.startswith("  ")}


def test_what_no_dataset_needs_goes_and_the_same_runs_ask_nothing_again(
    clean, make, root, endpoint
):
    kept = make()
    whole, dataset = files(root), files(kept)
    orphan = make(seed=4)
    shutil.rmtree(orphan)
    age(root)
    before = files(root)
    age(root)

    listed = clean()
    assert listed.returncode == 0, listed.stderr
    assert files(root) == before, "a dry run deletes nothing"
    assert "nothing was deleted: the same command with --delete does it" in last_line(listed)
    age(root)

    done = clean("--delete")
    assert done.returncode == 0, done.stderr
    gone = set(before) - set(files(root))
    assert gone == paths_in(listed) == paths_in(done)
    assert of("checkpoints", gone) == of("checkpoints", set(before) - set(whole))
    assert of("records", gone) == of("records", set(before) - set(whole))
    assert of("journal", gone) == of("journal", whole), "no other copy of the orphan's answers"

    asked = endpoint.answered()
    endpoint.stop()
    assert make() == kept
    assert files(kept) == dataset
    assert make(seed=4) == orphan
    assert of("checkpoints", files(root)) == of("checkpoints", before)
    assert endpoint.answered() == asked


def test_what_a_run_used_lately_stays(clean, make, root):
    shutil.rmtree(make())
    age(root, days=20)
    before = files(root)
    done = clean("--delete")
    assert last_line(done) == "there is nothing to delete"
    assert files(root) == before
    age(root, days=20)
    assert "deleted: " in last_line(clean("--delete", "--older-than-days", 10))


def test_an_old_checkpoint_that_a_run_goes_on_with_stays(clean, make, root):
    shutil.rmtree(make())
    age(root)
    for path in (root / "checkpoints").rglob("*.parquet"):
        os.utime(path, (time.time(), path.stat().st_mtime))  # read just now
    (gone,) = paths_in(clean("--delete"))
    assert gone.startswith("records/assemble/")


def test_a_checkpoint_made_anew_after_a_loss_is_found_after_cleaning(clean, make, root, endpoint):
    kept = make()
    manifest = json.loads((kept / "manifest.json").read_text())
    (root / manifest["shards"][0]["stages"]["judge"]["path"]).unlink()
    assert make() == kept
    age(root)
    before = files(root)
    age(root)
    clean("--delete")
    gone = set(before) - set(files(root))
    assert of("checkpoints", gone) | of("records", gone) == set()
    endpoint.stop()
    assert make() == kept
    assert of("checkpoints", files(root)) == of("checkpoints", before)


def test_remains_of_killed_runs_go_and_what_others_put_there_stays(clean, make, root, tmp_path):
    kept = make()
    unfinished = [
        root / "datasets" / "small" / ("0" * 12),
        root / "datasets" / "small" / ("1" * 12),
    ]
    for folder in unfinished:
        shutil.copytree(kept, folder)
        (folder / "manifest.json").unlink()
    (unfinished[1] / "notes.txt").write_text("mine")
    temporary = root / "checkpoints" / "judge" / "v1-0.parquet.1.0123abcd.tmp"
    temporary.write_text("half")
    outside = tmp_path / "outside" / "judge"
    outside.mkdir(parents=True)
    name = f"v1-{'0' * 32}.parquet"
    (outside / name).write_text("not below the root")
    (root / "checkpoints" / "linked").symlink_to(outside)
    (root / "checkpoints" / "judge" / name).symlink_to(outside / name)
    for foreign in (
        "mine.parquet",
        "checkpoints/mine.txt",
        "records/mine",
        "checkpoints/judge/x.tmp",
    ):
        (root / foreign).write_text("mine")
    age(root / "journal", days=0)
    age(tmp_path / "outside")
    for each in ("checkpoints", "records", "datasets"):
        age(root / each)
    done = clean("--delete")
    assert paths_in(done) == {
        temporary.relative_to(root).as_posix(),
        unfinished[0].relative_to(root).as_posix(),
    }
    assert not unfinished[0].exists()
    assert not temporary.exists()
    assert (outside / name).exists()
    assert (unfinished[1] / "train.parquet").exists()


def test_a_dataset_behind_a_link_keeps_its_checkpoints(clean, make, root, tmp_path):
    kept = make()
    shutil.move(root / "datasets", tmp_path / "elsewhere")
    (root / "datasets").symlink_to(tmp_path / "elsewhere")
    age(root)
    before = files(root)
    age(root)
    clean("--delete")
    gone = set(before) - set(files(root))
    assert {Path(x).parts[0] for x in gone} == {"journal"}
    assert make() == kept


@pytest.mark.parametrize("damage", ["no JSON", "{}", '{"library": 1, "shards": []}', None])
def test_a_manifest_that_cannot_be_read_stops_it(clean, root, damage):
    folder = root / "datasets" / "x"
    folder.mkdir(parents=True)
    if damage is None:
        (folder / "0").symlink_to(root / "nowhere")
    else:
        (folder / "0").mkdir()
        (folder / "0" / "manifest.json").write_text(damage)
    orphan = root / "checkpoints" / "judge" / f"v1-{'0' * 32}.parquet"
    orphan.parent.mkdir(parents=True)
    orphan.write_text("")
    age(root)
    done = clean("--delete")
    assert done.returncode == 1
    assert len(done.stderr.splitlines()) == 1
    assert str(folder / "0") in done.stderr
    assert orphan.exists()


@pytest.mark.parametrize(
    ("where", "words"),
    [("s3://bucket/root", "is remote; only a local root"), ("/no/such", "no folder /no/such")],
)
def test_a_root_that_cannot_be_cleaned_is_named(clean, where, words):
    done = clean(root=where)
    assert done.returncode == 2
    (line,) = done.stderr.splitlines()
    assert line.startswith("error: ")
    assert words in line


def test_no_daemon_is_one_line_and_no_error(clean, root):
    root.mkdir()
    done = clean()
    assert done.returncode == 0
    first, second = done.stdout.splitlines()
    assert first.startswith("images were left alone: Docker does not answer")
    assert second == "there is nothing to delete"
