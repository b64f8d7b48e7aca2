"""A whole run against an endpoint that refuses, fails, hangs, cuts off and is away for a while."""

from collections import Counter

import pytest

from flows.build_dataset import build_dataset
from tasks.chat import paces
from tests.runs import changed, manifest_of

FAULTS = {"http_429": 0.1, "http_500": 0.05, "hang": 0.02, "cut": 0.02, "latency_ms": 20}
OUTAGE = {"outage_after_s": 1.5, "outage_s": 4}


@pytest.mark.parametrize("retry_after", [{}, {"retry_after_s": 0.2, "retry_after_share": 0.5}])
def test_a_run_completes_and_every_draft_is_accounted_for(records, config, endpoint, retry_after):
    endpoint.start(**FAULTS, **OUTAGE, **retry_after)
    here = {"base_url": endpoint.url, "timeout_s": 1, "max_retries": 6, "max_in_flight": 16}
    asked = changed(config, drafts=120, endpoints={"here": here})
    dataset = build_dataset(asked)
    (funnel,) = manifest_of(asked, dataset)["funnels"]
    ended = funnel["accepted"] + funnel["spare"] + sum(funnel["rejected"].values())
    assert funnel["planned"] + funnel["surplus"] == ended
    assert funnel["planned"] == 120
    assert not funnel["unfinished"]
    outcomes = Counter(entry["status"] for entry in endpoint.entries())
    assert outcomes[429] > 0
    assert outcomes[500] > 0
    answered = Counter(
        entry["body_sha256"]
        for entry in endpoint.entries()
        if entry["status"] == 200 and not entry["fault"]
    )
    assert set(answered.values()) == {1}, "a request that was answered was sent again"


def test_the_number_of_requests_at_once_comes_down_at_refusals_and_goes_up_again(
    records, config, endpoint
):
    endpoint.start(latency_ms=20, **OUTAGE)
    here = {"base_url": endpoint.url, "max_in_flight": 16}
    build_dataset(changed(config, drafts=240, endpoints={"here": here}))
    limits = [
        [limit for _, limit, _ in pace.history.points]
        for pace in paces()
        if pace.model == config.judges[0].model and pace.history.points
    ][-1]
    lowest = limits.index(min(limits))
    assert max(limits[:lowest]) == 16
    assert limits[lowest] < 12
    assert max(limits[lowest:]) > limits[lowest]
