"""Files and batches over an endpoint's client: many of them, little room, answers that get lost."""

from functools import partial

import pytest

from apigen.errors import ConfigError, EndpointFault
from tasks import chat
from tasks.batch_client import BatchClient
from tasks.batch_jobs import complete_by_batch
from tasks.batch_lines import input_files
from tasks.batch_service import Patience
from tasks.journal import Journal
from tests.batch_parts import ask, by_batch, prompts

QUICK = Patience(0.05, 0.1)
BODIES = {
    f"key{n}": {"model": "offline-strong", "messages": each} for n, each in enumerate(prompts(7))
}


def client(url, **changes):
    return chat.client_of(by_batch(url, **changes), "here")


def complete(service, journal, requests=3):
    """Ask in batches of so many requests; the keys with answers."""
    with Journal(journal) as opened:
        told = []
        split = partial(input_files, max_requests=requests)
        complete_by_batch(
            service, "here", BODIES, lambda _, body: body, opened, told.append, QUICK, split
        )
        return told


def test_more_requests_than_a_batch_may_have_go_into_several(serve, tmp_path, log):
    with serve() as url:
        told = complete(BatchClient(client(url)), tmp_path / "a.jsonl")
    assert sorted(told) == sorted(BODIES)
    assert len(log.batches()) == 3


def test_a_batch_without_room_waits_for_the_end_of_another(serve, tmp_path, log):
    with serve(batch_room=4) as url:
        told = complete(BatchClient(client(url)), tmp_path / "a.jsonl")
    assert sorted(told) == sorted(BODIES)
    assert len(log.answered()) == len(BODIES)
    assert len(log.batches()) > 3


def test_a_batch_that_never_has_room_says_so(serve, tmp_path):
    alone = "no room for a batch though none is under way"
    with serve(batch_room=2) as url, pytest.raises(EndpointFault, match=alone):
        complete(BatchClient(client(url)), tmp_path / "a.jsonl")


class Deaf(BatchClient):
    """Loses the answers to submissions and every second one to other questions."""

    count = 0

    def create(self, file, requests):
        super().create(file, requests)
        raise EndpointFault("the connection was cut")

    def retrieve(self, batch):
        self.count += 1
        if self.count % 2:
            raise EndpointFault("no network")
        return super().retrieve(batch)


def test_a_submission_without_an_answer_is_found_and_not_repeated(serve, tmp_path, log):
    with serve() as url:
        told = complete(Deaf(client(url)), tmp_path / "a.jsonl")
    assert sorted(told) == sorted(BODIES)
    assert len(log.batches()) == 3


def test_an_endpoint_without_a_batch_api_says_which_switch_to_turn(serve, tmp_path):
    with serve() as url, pytest.raises(ConfigError, match=r"no Batch API \(404\); set its batch"):
        ask(by_batch(f"{url}/elsewhere"), prompts(1), tmp_path / "a.jsonl")


def test_an_endpoint_that_is_gone_is_a_fault_after_some_patience(serve, tmp_path):
    with serve() as url:
        pass
    with pytest.raises(EndpointFault, match="cannot be reached"):
        complete(BatchClient(client(url, max_retries=0)), tmp_path / "a.jsonl")
