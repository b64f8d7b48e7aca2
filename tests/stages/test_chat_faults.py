"""The chat client against the offline server with faults on purpose."""

import json
from collections import Counter

import pytest

from apigen.config_parts import Model, OpenAIEndpoint
from tasks import chat
from tasks.journal import Journal
from tasks.offline_endpoint import offline_server
from tests.stages.test_offline_server import messages

MODEL = Model(endpoint="here", model="offline-strong")


def ask(url, path, count, **settings):
    here = OpenAIEndpoint(base_url=url, max_in_flight=32, **settings)
    prompts = [messages(str(number)) for number in range(count)]
    with Journal(path) as journal:
        return chat.complete_all(here, "here", MODEL, prompts, journal)


def log_of(path):
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


@pytest.mark.parametrize("when", [{}, {"retry_after_s": 0.2, "retry_after_share": 0.5}])
def test_an_endpoint_with_every_fault_and_an_outage_answers_all_and_nothing_twice(tmp_path, when):
    log = tmp_path / "log.jsonl"
    shares = {"http_429": 0.1, "http_500": 0.05, "hang": 0.02, "cut": 0.02}
    outage = {"outage_after_s": 0.6, "outage_s": 3}
    with offline_server(latency_ms=50, log=str(log), **shares, **outage, **when) as url:
        got = ask(url, tmp_path / "journal", 900, timeout_s=2.5, max_retries=8)
        again = ask(url, tmp_path / "journal", 900, timeout_s=2.5, max_retries=8)
        limits = [limit for _, limit, _ in chat.paces()[0].history.points]
    assert len(got) == 900
    assert again == got
    entries = log_of(log)
    assert {"http_429", "http_500", "hang", "cut", "outage"} <= {each["fault"] for each in entries}
    done = Counter(each["body_sha256"] for each in entries if not each["fault"])
    assert len(done) == 900
    assert set(done.values()) == {1}
    assert min(limits) < 20
    assert max(limits[limits.index(min(limits)) :]) > min(limits)


def test_during_an_outage_one_request_at_a_time_asks(tmp_path):
    log = tmp_path / "log.jsonl"
    with offline_server(log=str(log), outage_after_s=0, outage_s=4) as url:
        assert len(ask(url, tmp_path / "journal", 200)) == 200
    refused = [each for each in log_of(log) if each["fault"] == "outage"]
    assert len(refused) <= 32 + 8 + 3


def test_a_pause_that_is_asked_for_is_kept(tmp_path):
    log = tmp_path / "log.jsonl"
    with offline_server(log=str(log), outage_s=1, retry_after_s=1.5) as url:
        ask(url, tmp_path / "journal", 60)
    entries = log_of(log)
    refused = [each["answered"] for each in entries if each["status"] == 429]
    first = min(each["received"] for each in entries if each["status"] == 200)
    assert first - max(refused) >= 1.4
    assert len(refused) <= 32


def test_a_server_without_structured_output_is_asked_without(tmp_path):
    with offline_server(no_structured_output=1) as url, Journal(tmp_path / "journal") as journal:
        here = OpenAIEndpoint(base_url=url)
        schema = {"type": "object"}
        got = chat.complete_all(here, "here", MODEL, [messages()], journal, schema=schema)
    assert got[0].text
