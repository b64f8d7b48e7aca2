"""A person without a terminal: finds a deployment, starts it, sees it fail, retries it."""

import json
import re
import time
from pathlib import Path

import docker
import pytest

from tests.browser.prefect_ui import PrefectUi, RunRefused
from tests.pipeline.conftest import Endpoint
from tests.postgres import postgres
from tests.served import Served

pytestmark = pytest.mark.docker
DEPLOYMENTS = {"build-dataset", "nightly-refresh", "verify-dataset", "refresh-library"}


@pytest.fixture
def generator(tmp_path):
    generator = Endpoint(tmp_path / "generator.jsonl")
    generator.start()
    yield generator
    generator.stop()


@pytest.fixture
def judge(tmp_path):
    """Down until a test starts it."""
    judge = Endpoint(tmp_path / "judge.jsonl")
    yield judge
    judge.stop()


@pytest.fixture(scope="module", params=["sqlite", "postgres"])
def database(request, tmp_path_factory):
    """The environment variable that chooses the database."""
    if request.param == "sqlite":
        yield {}
        return
    with postgres(tmp_path_factory.mktemp("database") / "postgres") as url:
        yield {"PREFECT_SERVER_DATABASE_CONNECTION_URL": url}


@pytest.fixture(scope="module")
def served(database, tmp_path_factory):
    served = Served(tmp_path_factory.mktemp("prefect"), **database).start()
    yield served
    served.close()


on_sqlite = pytest.mark.parametrize("database", ["sqlite"], indirect=True, scope="module")


@pytest.fixture
def created():
    """Count a run's containers created since the test began, by the engine's own events."""
    client = docker.from_env()
    start = time.time()

    def count(run_id):
        label = f"apigen.run={run_id}"
        filters = {"type": "container", "event": "create", "label": label}
        window = {"since": start, "until": time.time(), "decode": True}
        return sum(1 for _ in client.events(filters=filters, **window))

    yield count
    client.close()


def filled_in(generator, judge, root, name):
    """What is changed in the form; the judge has an endpoint of its own."""
    endpoints = {
        "here": {"base_url": generator.url, "max_retries": 0},
        "there": {"base_url": judge.url, "max_retries": 0},
    }
    return {
        "Dataset name": name,
        "Rows": None,
        "Drafts": "40",
        "Drafts per shard": "20",
        "Root folder": str(root),
        "Endpoints": json.dumps(endpoints),
        "Generators > Endpoint": "here",
        "Generators > Pairs per request": "4",
        "Judges > Endpoint": "there",
        "Retries": "0",
        "Sandbox > Where": "docker",
    }


def fail_at_the_judge(ui, generator, judge, root, name):
    run_id = ui.start_run("build-dataset", filled_in(generator, judge, root, name))
    ui.wait_for_state(run_id, "Failed", 90)
    details = ui.tab(run_id, "Details", re.compile(r"2 of 2 shards did not finish: .*\(judge\)"))
    assert "cannot be reached" in details
    return run_id


@on_sqlite
def test_a_run_that_failed_at_its_judge_is_retried_by_a_click(
    served, page, generator, judge, created, screenshots, tmp_path
):
    ui = PrefectUi(page, served.url, screenshots)
    assert set(ui.deployments()) == DEPLOYMENTS
    ui.screenshot("deployments")
    ui.open_run_form("build-dataset")
    ui.screenshot("run-form")
    run_id = fail_at_the_judge(ui, generator, judge, tmp_path / "first", "first")
    ui.screenshot("failed")
    asked, containers = generator.answered(), created(run_id)
    assert asked == {"offline-strong": 10}
    assert containers == 2
    ui.tab(run_id, "Artifacts")
    ui.screenshot("failed-artifacts")

    judge.start()
    ui.retry(run_id)
    ui.wait_for_state(run_id, "Completed", 90)
    assert generator.answered() == asked
    assert created(run_id) == containers
    ui.tab(run_id, "Artifacts", "verified rows of 40 drafts")
    ui.screenshot("completed-artifacts")
    ui.tab(run_id, "Task Runs", "Cached")
    ui.screenshot("completed-task-runs")
    # The page draws the oldest lines; these say whose run it is and what a check let through.
    ui.tab(run_id, "Logs", "Beginning flow run 'build first seed 7'")
    ui.tab(run_id, "Logs", re.compile(r"format shard 0: \d+ of 20 passed"))
    ui.screenshot("completed-logs")


@on_sqlite
def test_the_form_refuses_a_wrong_value_in_one_line(served, page, screenshots):
    ui = PrefectUi(page, served.url, screenshots)
    for change, words in (
        ({"Drafts": "0"}, "Value must be greater than or equal to 1."),
        ({"Dataset name": "No Name"}, "does not match"),
    ):
        with pytest.raises(RunRefused, match=words):
            ui.start_run("build-dataset", change)
        ui.screenshot(f"refused-{next(iter(change)).lower().replace(' ', '-')}")


def test_a_retry_after_a_restart_of_server_and_worker_does_nothing_twice(
    served, page, generator, judge, created, screenshots, tmp_path
):
    ui = PrefectUi(page, served.url, screenshots)
    run_id = fail_at_the_judge(ui, generator, judge, tmp_path / "second", "second")
    asked, containers = generator.answered(), created(run_id)
    assert served.stop() == 0
    served.start()
    judge.start()
    ui.retry(run_id)
    ui.wait_for_state(run_id, "Completed", 90)
    assert generator.answered() == asked
    assert created(run_id) == containers
    assert list(Path(tmp_path / "second").glob("datasets/second/*/manifest.json"))
