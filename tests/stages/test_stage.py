"""What makes a stage run again, and what does not."""

import pytest
from prefect import flow

from apigen.config_run import RunConfig
from apigen.errors import ConfigError, EndpointFault
from tasks.checkpoints import TEXT, Checkpoint, read_rows, write_bytes, write_rows
from tasks.stage import checkpoint_path, configured, run, stage
from tests.runs import changed

MODEL = {"endpoint": "e", "model": "m"}
BASE = {
    "name": "x",
    "endpoints": {"e": {"base_url": "http://127.0.0.1:9/v1"}},
    "generators": [MODEL],
    "judges": [MODEL | {"model": "other"}],
    "retry_delay_s": 0,
}
calls = []


@stage("shout", version=1, reads=lambda config: config.seed)
def shout(source: Checkpoint, config: RunConfig) -> Checkpoint:
    calls.append(config.seed)
    rows = [{"text": row["text"].upper()} for row in read_rows(config.root, source)]
    return write_rows(config.root, checkpoint_path(), rows, {"text": TEXT})


@stage("shout", version=2, reads=lambda config: config.seed)
def shout_newer(source: Checkpoint, config: RunConfig) -> Checkpoint:
    return shout.fn(source, config)


@flow
def shouting(source: Checkpoint, config: RunConfig, task_name: str = "shout") -> Checkpoint:
    return run({"shout": shout, "newer": shout_newer}[task_name], config, source)


@pytest.fixture
def config(records, tmp_path):
    calls.clear()
    return RunConfig.model_validate(BASE | {"root": str(tmp_path / "root")})


def source(config, text="a", path="in.parquet"):
    return write_rows(config.root, path, [{"text": text}], {"text": TEXT})


def test_the_same_input_and_settings_run_once(config):
    first = shouting(source(config), config)
    assert shouting(source(config), config) == first
    assert len(calls) == 1
    assert read_rows(config.root, first) == [{"text": "A"}]


def test_a_setting_that_the_stage_does_not_read_reruns_nothing(config):
    shouting(source(config), config)
    shouting(source(config), changed(config, drafts=7, judge_attempts=9))
    assert len(calls) == 1


@pytest.mark.parametrize("change", ["setting", "input", "version"])
def test_what_the_rows_depend_on_reruns_the_stage(config, change):
    shouting(source(config), config)
    shouting(
        source(config, "b" if change == "input" else "a"),
        changed(config, seed=1) if change == "setting" else config,
        "newer" if change == "version" else "shout",
    )
    assert len(calls) == 2


def test_the_same_content_at_another_path_reruns_nothing(config):
    shouting(source(config), config)
    shouting(source(config, path="elsewhere.parquet"), config)
    assert len(calls) == 1


@pytest.mark.parametrize("damage", ["deleted", "changed"])
def test_a_checkpoint_that_is_gone_or_changed_is_made_again_and_then_kept(config, damage, tmp_path):
    first = shouting(source(config), config)
    file = tmp_path / "root" / first.path
    if damage == "deleted":
        file.unlink()
    else:
        file.write_bytes(file.read_bytes() + b"x")
    second = shouting(source(config), config)
    assert read_rows(config.root, second) == [{"text": "A"}]
    assert shouting(source(config), config) == second
    assert len(calls) == 2


faults = []


@flow(retries=1)
def refreshing(source: Checkpoint, config: RunConfig, refresh: list[str]) -> Checkpoint:
    result = run(shout, config, source)
    if faults:
        raise faults.pop()
    return result


def test_a_refreshed_stage_runs_once_in_a_run_that_is_retried_and_counts_from_then_on(config):
    first = shouting(source(config), config)
    faults.append(RuntimeError())
    second = refreshing(source(config), config, refresh=["shout"])
    assert len(calls) == 2
    assert second.path != first.path
    assert shouting(source(config), config) == second
    assert refreshing(source(config), config, refresh=["another"]) == second
    assert len(calls) == 2


@stage("flaky", version=1, reads=lambda config: None)
def flaky(faults: list, config: RunConfig) -> Checkpoint:
    calls.append(1)
    if len(calls) <= len(faults):
        raise {"machine": EndpointFault, "input": ConfigError, "bug": KeyError}[faults[0]]("no")
    return write_rows(config.root, checkpoint_path(), [], {"text": TEXT})


@flow
def trying(faults: list, config: RunConfig) -> Checkpoint:
    return run(flaky, config, faults)


def test_a_machine_fault_is_tried_again(config):
    trying(["machine", "machine"], config)
    assert len(calls) == 3


@pytest.mark.parametrize(("fault", "error"), [("input", ConfigError), ("bug", KeyError)])
def test_wrong_input_and_bugs_are_not_tried_again(config, fault, error):
    with pytest.raises(error):
        trying([fault], config)
    assert len(calls) == 1


def test_each_retry_waits_twice_as_long_as_the_one_before():
    config = RunConfig.model_validate(BASE | {"retry_delay_s": 5, "stage_retries": 3})
    assert configured(flaky, config, "flaky").retry_delay_seconds == [5, 10, 20]


def test_retries_end(config):
    with pytest.raises(EndpointFault):
        trying(["machine"] * 9, config)
    assert len(calls) == 1 + config.stage_retries


def test_nothing_appears_where_a_write_fails(config, tmp_path):
    (tmp_path / "root").write_text("a file where a folder should be")
    with pytest.raises(Exception, match="cannot write"):
        write_bytes(config.root, "in.parquet", b"x")
