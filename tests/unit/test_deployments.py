"""prefect.yaml: `prefect deploy` lets unknown keys and parameters through; we do not."""

import tomllib

import pytest
import yaml
from prefect.cli.deploy._models import PrefectYamlModel
from prefect.client.schemas.schedules import CronSchedule

from apigen.errors import ConfigError
from tasks.automations import TAG
from tasks.child_process import ROOT
from tasks.deployment_file import FILE, read_deployments
from tasks.quiet import HEARTBEAT_S

CONTENT = yaml.safe_load(FILE.read_text(encoding="utf-8"))
NIGHTLY = {"cron": "0 3 * * *", "timezone": "UTC"}


@pytest.fixture(scope="module")
def deployments():
    return read_deployments(FILE)


def test_the_file_has_the_form_that_prefect_reads(deployments):
    PrefectYamlModel.model_validate(CONTENT)
    assert list(deployments) == [
        "build-dataset",
        "nightly-refresh",
        "verify-dataset",
        "refresh-library",
    ]


def test_workers_send_heartbeats_as_often_as_the_automation_expects():
    settings = tomllib.loads((ROOT / "prefect.toml").read_text(encoding="utf-8"))
    assert settings["flows"]["heartbeat_frequency"] == HEARTBEAT_S
    assert all(TAG in deployment["tags"] for deployment in CONTENT["deployments"])


@pytest.mark.parametrize(
    ("name", "config"), [("build-dataset", "demo"), ("nightly-refresh", "nightly")]
)
def test_what_is_filled_in_is_what_the_config_file_says(deployments, name, config):
    file = yaml.safe_load((ROOT / "configs" / f"{config}.yaml").read_text(encoding="utf-8"))
    assert deployments[name]["parameters"]["config"] == file


def test_the_nightly_run_has_a_time_zone_and_is_never_two(deployments):
    (schedule,) = deployments["nightly-refresh"]["schedules"]
    CronSchedule(cron=schedule["cron"], timezone=schedule["timezone"])
    limit = deployments["nightly-refresh"]["concurrency_limit"]
    assert limit == {"limit": 1, "collision_strategy": "CANCEL_NEW"}


@pytest.mark.parametrize(
    ("place", "value", "words"),
    [
        (["schedulez"], [], "deployment 'build-dataset': unknown key 'schedulez'"),
        (["work_pool", "nam"], "x", "work_pool: unknown key 'nam'"),
        (["work_pool", "job_variables"], {"imgae": 1}, "job_variables: unknown key 'imgae'"),
        (["parameters", "confg"], {}, "parameters: got an unexpected keyword argument 'confg'"),
        (["parameters", "config", "draft"], 1, "config.draft: Extra inputs are not permitted"),
        (["parameters", "config", "drafts"], 0, "config.drafts: Input should be greater"),
        (["parameters", "refresh"], ["publish"], "refresh.0: Input should be 'library'"),
        (["schedules"], [{**NIGHTLY, "parameters": {"x": 1}}], "argument 'x'"),
        (["schedules"], [{"cron": "0 3 * * *"}], "its schedule needs a timezone"),
        (["schedules"], [{**NIGHTLY, "cron": "99 3 * * *"}], "schedule: cron: "),
        (["schedules"], [{**NIGHTLY, "timezone": "Europe/Brlin"}], "schedule: timezone: "),
        (["entrypoint"], "flows/none.py:build_dataset", "entrypoint: "),
        (["entrypoint"], "flows/build_dataset.py:none", "entrypoint: "),
    ],
)
def test_what_prefect_would_ignore_is_one_clear_line(tmp_path, place, value, words):
    content = yaml.safe_load(FILE.read_text(encoding="utf-8"))
    deployment = content["deployments"][0]
    for part in place[:-1]:
        deployment = deployment[part]
    deployment[place[-1]] = value
    file = tmp_path / "prefect.yaml"
    file.write_text(yaml.safe_dump(content))
    with pytest.raises(ConfigError) as caught:
        read_deployments(file)
    line = str(caught.value)
    assert line.startswith("prefect.yaml: deployment 'build-dataset'")
    assert words in line
    assert "\n" not in line


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("deployments: [", "cannot read "),
        ("pul: []\ndeployments: []", "prefect.yaml: unknown key 'pul'"),
        ("deployments: [{name: x}]", "'entrypoint' is missing"),
        ("deployments: [{schedules: [{cron: '0 3 * * *', timezon: UTC}]}]", "prefect.yaml: "),
    ],
)
def test_a_file_that_cannot_be_used_is_one_clear_line(tmp_path, text, words):
    file = tmp_path / "prefect.yaml"
    file.write_text(text)
    with pytest.raises(ConfigError) as caught:
        read_deployments(file)
    assert words in str(caught.value)
    assert "\n" not in str(caught.value)
