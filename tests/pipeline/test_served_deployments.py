"""Each deployment on a real server: its schedule, its limit, its parameters, a run of it."""

import json
from datetime import UTC, datetime
from datetime import time as datetime_time
from pathlib import Path

import pytest
from prefect.client.schemas.filters import FlowRunFilter
from prefect.client.schemas.objects import StateType
from prefect.exceptions import PrefectHTTPStatusError

from apigen.config_library import LibraryConfig
from apigen.config_verify import VerifyConfig
from tasks.library import open_built
from tests.pipeline.shop import Shop
from tests.runs import artifacts, changed
from tests.served import wait_until

NIGHTLY = "nightly-refresh/nightly-refresh"


def test_a_night_has_a_dataset_of_its_own_and_a_second_run_meanwhile_is_refused(
    served, config, endpoint
):
    endpoint.start(latency_ms=700)
    config = changed(config, endpoints={"here": {"base_url": endpoint.url, "max_in_flight": 2}})
    first = served.run(config, NIGHTLY)
    served.wait_for(first, "Running")
    state = served.wait_for(served.run(config, NIGHTLY), "Cancelled")
    assert state.message == "Deployment concurrency limit reached."
    served.wait_for(first, "Completed")
    (version,) = Path(config.root).glob("datasets/*")
    assert version.name == f"small-{datetime.now(UTC).date()}"


def test_the_server_plans_the_coming_nights_in_utc(served):
    planned = {"deployment_id": {"any_": [str(served.deployment(NIGHTLY).id)]}}
    planned |= {"state": {"type": {"any_": [StateType.SCHEDULED]}}}
    filters = FlowRunFilter.model_validate(planned)
    runs = wait_until(lambda: served.client.read_flow_runs(flow_run_filter=filters), 60)
    times = {run.next_scheduled_start_time.astimezone(UTC).time() for run in runs}
    assert times == {datetime_time(3)}


def test_rows_of_others_are_verified(served, tmp_path):
    tool = {"name": "f", "description": "f", "parameters": {"type": "object", "properties": {}}}
    good = {"id": 1, "query": "q", "tools": [tool], "answers": [{"name": "f", "arguments": {}}]}
    rows = tmp_path / "rows.jsonl"
    rows.write_text(json.dumps(good) + "\n{}\n")
    config = VerifyConfig(name="others", rows=str(rows), root=str(tmp_path / "root"))
    run_id = served.run(config, "verify-dataset/verify-dataset")
    served.wait_for(run_id, "Completed")
    (verdicts,) = Path(config.root).glob("verified/others/*/verdicts.jsonl")
    assert [json.loads(line)["ok"] for line in verdicts.read_text().splitlines()] == [True, False]
    assert "1 of 2 rows are right" in artifacts(served, run_id)["verdicts-others"].description


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"drafts": 0}, "minimum"),
        ({"name": "No Name"}, "does not match"),
        ({"draft": 5}, "'draft' was unexpected"),
        ({"sandbox": {"backend": "podman"}}, "'podman' is not one of"),
    ],
)
def test_a_wrong_parameter_is_refused_before_anything_runs(served, config, change, words):
    found = served.deployment("build-dataset/build-dataset")
    values = {"config": config.model_dump(mode="json") | change}
    with pytest.raises(PrefectHTTPStatusError) as caught:
        served.client.create_flow_run_from_deployment(found.id, parameters=values)
    assert words in caught.value.response.text


HALVE = '''
def halve_price(price: float) -> float:
    """Halve a price in euros.

    Args:
        price: Price in euros.
    """
    return price / 2
'''


def test_a_worker_builds_a_library_and_a_retry_calls_only_the_source_that_failed(served, tmp_path):
    (tmp_path / "prices.py").write_text(HALVE)
    with Shop() as shop:
        config = LibraryConfig(
            name="mine",
            out=str(tmp_path / "mine.parquet"),
            functions=(str(tmp_path / "prices.py"),),
            openapi=(shop.document(tmp_path / "shop.json"),),
            licence="MIT",
            allow_private=True,
            sandbox={"backend": "process", "allow_process_for_foreign_code": True},
            rest={"max_retries": 0},
            root=str(tmp_path / "root"),
            stage_retries=0,
        )
        port = shop.stop()
        run_id = served.run(config, "refresh-library/refresh-library")
        assert "openapi" in served.wait_for(run_id, "Failed").message
        assert not Path(config.out).exists()
        probed = set(Path(config.root).glob("checkpoints/probe/*"))
        assert len(probed) == 1
        shop.start(port)
        served.retry(run_id)
        served.wait_for(run_id, "Completed")
    assert len(set(Path(config.root).glob("checkpoints/probe/*")) - probed) == 1
    assert set(open_built(Path(config.out)).by_name()) == {"halve_price", "list_goods", "get_good"}
    assert "3 APIs, 2 refused" in artifacts(served, run_id)["library-mine"].description
