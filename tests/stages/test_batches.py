"""OpenAI's Batch API against the offline server: one submission whatever happens, all answers."""

import json
import subprocess
import sys
from dataclasses import dataclass, field
from functools import partial
from urllib.request import Request, urlopen

import pytest

from apigen.config_parts import Budget, Model, OpenAIEndpoint, Price
from apigen.errors import BudgetSpent, ConfigError, EndpointFault
from tasks import chat, progress
from tasks.batch_client import BatchClient
from tasks.batch_jobs import complete_by_batch
from tasks.batch_lines import input_files
from tasks.batch_service import Patience
from tasks.child_process import ROOT
from tasks.journal import Journal
from tasks.offline_endpoint import offline_server
from tasks.spending import Purse
from tests.stages.test_offline_server import messages

MODEL = Model(endpoint="here", model="offline-strong", temperature=0.5, max_tokens=900)
PRICED = MODEL.model_copy(update={"price": Price(currency="USD", prompt=1, completion=2)})
QUICK = Patience(0.05, 0.1)

ASK = """
import json, signal, sys
from pathlib import Path
from apigen.config_parts import Model, OpenAIEndpoint
from tasks import chat
from tasks.journal import Journal
from tasks.stopping import Stopped, stop_sending
signal.signal(signal.SIGTERM, lambda *_: stop_sending())
given = json.loads(sys.argv[1])
with Journal(Path(given["journal"])) as journal:
    if given["stop"]:
        stop_sending()
    try:
        chat.complete_all(
            OpenAIEndpoint(**given["endpoint"]), "here", Model(**given["model"]),
            given["prompts"], journal,
        )
    except Stopped as stopped:
        sys.exit(f"stopped: {stopped}")
"""


def prompts(count, first=0):
    return [messages(f"number {number}") for number in range(first, first + count)]


def by_batch(url, **changes):
    return OpenAIEndpoint(base_url=url, batch=True, **changes)


def ask(endpoint, asked, journal, model=MODEL):
    with Journal(journal) as opened:
        return chat.complete_all(endpoint, "here", model, asked, opened)


@dataclass
class Log:
    """What the server wrote: a line per batch, and one per request in it."""

    path: object

    def lines(self):
        if not self.path.exists():
            return []
        return list(map(json.loads, self.path.read_text(encoding="utf-8").splitlines()))

    def batches(self):
        return [line["batch"] for line in self.lines() if "requests" in line]

    def answered(self, status=200):
        lines = (line for line in self.lines() if "custom_id" in line)
        return [line["custom_id"] for line in lines if line["status"] == status]


@pytest.fixture
def log(tmp_path):
    return Log(tmp_path / "log.jsonl")


@pytest.fixture
def serve(log):
    """Start a server that writes to `log`."""
    return lambda **options: offline_server(log=str(log.path), **options)


@dataclass
class Listener:
    """Keeps what is told, and acts on a line that says `on`."""

    on: str = "never"
    act: object = print
    notes: list = field(default_factory=list)
    usage: progress.Usage = progress.Usage()

    def advance(self, shard, stage, rows):
        pass

    def finish(self, shard, stage):
        pass

    def note(self, line):
        self.notes.append(line)
        if self.on in line:
            self.act(line)

    def spent(self, usage):
        self.usage = usage


def test_the_answers_are_those_of_the_direct_path(serve, tmp_path, log):
    asked = [*prompts(5), prompts(1)[0]]  # the same one twice
    with serve() as url:
        direct = ask(OpenAIEndpoint(base_url=url), asked, tmp_path / "direct.jsonl")
        got = ask(by_batch(url), asked, tmp_path / "batch.jsonl")
    assert got == direct
    assert len(log.batches()) == 1
    assert len(set(log.answered())) == 6


def test_what_is_in_the_journal_is_told_and_not_submitted(serve, tmp_path, log):
    told = []
    with serve() as url, Journal(tmp_path / "a.jsonl") as journal:
        chat.complete_all(OpenAIEndpoint(base_url=url), "here", MODEL, prompts(3), journal)
        chat.complete_all(by_batch(url), "here", MODEL, prompts(5), journal, on_answer=told.append)
        chat.complete_all(by_batch(url), "here", MODEL, prompts(5), journal)
    assert sorted(told) == [0, 1, 2, 3, 4]
    assert len(log.batches()) == 1
    assert len(log.answered()) == 2


def test_progress_tells_of_the_batch_and_of_tokens_and_cost(serve, tmp_path, log):
    listener = Listener()
    with serve() as url, progress.listening(listener):
        got = ask(by_batch(url), prompts(3), tmp_path / "a.jsonl", PRICED)
    batch = log.batches()[0]
    assert f"batch {batch} of 3 requests: submitted" in listener.notes
    assert listener.notes[-1] == f"batch {batch} of 3 requests: completed, 3 done"
    cost = sum(each.prompt_tokens + 2 * each.completion_tokens for each in got) / 1e6
    assert listener.usage.requests == 3
    assert listener.usage.cost == pytest.approx(cost)


@pytest.mark.parametrize("end", ["kill", "stop"])
@pytest.mark.parametrize("noted", [True, False])
def test_a_process_that_ended_after_the_submission_is_no_reason_for_another(
    end, noted, serve, tmp_path, log
):
    journal = tmp_path / "a.jsonl"
    with serve(batch_s=2) as url:
        process = start(url, journal)
        while not log.batches():
            assert process.poll() is None
        end_by(end, process)
        if not noted:
            journal.unlink(missing_ok=True)
        got = ask(by_batch(url), prompts(4), journal)
        direct = ask(OpenAIEndpoint(base_url=url), prompts(4), tmp_path / "direct.jsonl")
    assert got == direct
    assert len(log.batches()) == 1
    assert len(log.answered()) == 4


def start(url, journal, stop=False):
    given = {
        "journal": str(journal),
        "endpoint": {"base_url": url, "batch": True},
        "model": MODEL.model_dump(),
        "prompts": prompts(4),
        "stop": stop,
    }
    return subprocess.Popen(
        [sys.executable, "-c", ASK, json.dumps(given)], cwd=ROOT, stderr=subprocess.PIPE, text=True
    )


def end_by(end, process):
    if end == "kill":
        process.kill()
    else:
        process.terminate()
    _, said = process.communicate(timeout=30)
    assert said.startswith("stopped: ") == (end == "stop")


def test_a_stopped_run_submits_nothing(serve, tmp_path, log):
    with serve() as url:
        process = start(url, tmp_path / "a.jsonl", stop=True)
        _, said = process.communicate(timeout=60)
    assert said.startswith("stopped: ")
    assert log.batches() == []


def test_a_run_that_is_killed_while_it_reads_the_answers_asks_for_none_again(serve, tmp_path, log):
    journal = tmp_path / "a.jsonl"
    with serve() as url:
        got = ask(by_batch(url), prompts(6), journal)
        lines = journal.read_text(encoding="utf-8").splitlines()
        journal.write_text("\n".join(lines[:5]), encoding="utf-8")
        assert 0 < sum('"text"' in line for line in lines[:5]) < 6
        assert ask(by_batch(url), prompts(6), journal) == got
    assert len(log.batches()) == 1


def test_lost_requests_are_submitted_again_and_no_others(serve, tmp_path, log):
    with serve(batch_lose=0.1) as url:
        got = ask(by_batch(url), prompts(30), tmp_path / "a.jsonl")
        direct = ask(OpenAIEndpoint(base_url=url), prompts(30), tmp_path / "direct.jsonl")
    assert got == direct
    assert len(log.batches()) > 1
    assert len(log.answered()) == len(set(log.answered())) == 30
    assert log.answered(500)


def test_requests_that_are_lost_again_and_again_are_the_endpoint_s_fault(serve, tmp_path, log):
    with (
        serve(batch_lose=1, batch_s=0) as url,
        pytest.raises(EndpointFault, match=r"left 2 of 2 requests .* lost on purpose \(500\)$"),
    ):
        ask(by_batch(url), prompts(2), tmp_path / "a.jsonl")
    assert len(log.batches()) == 3


def test_a_failed_batch_says_why_in_one_line_and_does_not_stand_in_the_way(serve, tmp_path, log):
    unknown = MODEL.model_copy(update={"model": "gpt-0"})
    with serve() as url:
        for _ in range(2):
            with pytest.raises(ConfigError) as raised:
                ask(by_batch(url), prompts(3), tmp_path / "a.jsonl", unknown)
    assert len(set(log.batches())) == 2
    assert str(raised.value) == (
        f"endpoint 'here' failed batch {log.batches()[1]}: The provided model 'gpt-0' is not "
        "supported by the Batch API. (line 1), and 2 more"
    )


def test_a_refused_request_is_told_when_the_others_are_kept(serve, tmp_path, log):
    asked = [*prompts(2), [{"role": "user", "content": "hi"}]]
    with serve() as url:
        with pytest.raises(ConfigError, match=r"refuses 1 of 3 requests: .*<task>.* \(400\)$"):
            ask(by_batch(url), asked, tmp_path / "a.jsonl")
        ask(by_batch(url), prompts(2), tmp_path / "a.jsonl")
    assert len(log.batches()) == 1


def test_a_batch_that_somebody_cancelled_is_submitted_again(serve, tmp_path, log):
    with serve(batch_s=1) as url:

        def cancel(line):
            if len(log.batches()) == 1:
                urlopen(Request(f"{url}/batches/{line.split()[1]}/cancel", b"{}")).close()

        with progress.listening(Listener("in_progress", cancel)):
            got = ask(by_batch(url), prompts(2), tmp_path / "a.jsonl")
    assert all(each.text for each in got)
    assert len(log.batches()) == 2
    assert len(log.answered()) == 2


@pytest.mark.parametrize(
    ("asked", "journal", "model"),
    [
        (prompts(3), "a.jsonl", MODEL),
        (prompts(2, first=1), "a.jsonl", MODEL),
        (prompts(2), "of-a-forced-stage.jsonl", MODEL),
        (prompts(2), "a.jsonl", MODEL.model_copy(update={"max_tokens": 7})),
    ],
)
def test_a_batch_of_other_requests_is_not_taken(asked, journal, model, serve, tmp_path, log):
    with serve(batch_s=0) as url:
        ask(by_batch(url), prompts(2), tmp_path / "a.jsonl")
        (tmp_path / "a.jsonl").unlink()
        ask(by_batch(url), asked, tmp_path / journal, model)
    assert len(log.batches()) == 2


def test_the_same_requests_below_another_root_take_the_same_batch(serve, tmp_path, log):
    with serve(batch_s=0) as url:
        ask(by_batch(url), prompts(2), tmp_path / "one" / "a.jsonl")
        ask(by_batch(url), prompts(2), tmp_path / "other" / "a.jsonl")
    assert len(log.batches()) == 1


BODIES = {
    f"key{n}": {"model": "offline-strong", "messages": each} for n, each in enumerate(prompts(7))
}


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
        told = complete(BatchClient(chat.client_of(by_batch(url), "here")), tmp_path / "a.jsonl")
    assert sorted(told) == sorted(BODIES)
    assert len(log.batches()) == 3


def test_a_batch_without_room_waits_for_the_end_of_another(serve, tmp_path, log):
    with serve(batch_room=4) as url:
        told = complete(BatchClient(chat.client_of(by_batch(url), "here")), tmp_path / "a.jsonl")
    assert sorted(told) == sorted(BODIES)
    assert len(log.answered()) == len(BODIES)
    assert len(log.batches()) > 3


def test_a_batch_that_never_has_room_says_so(serve, tmp_path):
    alone = "no room for a batch though none is under way"
    with serve(batch_room=2) as url, pytest.raises(EndpointFault, match=alone):
        complete(BatchClient(chat.client_of(by_batch(url), "here")), tmp_path / "a.jsonl")


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
        told = complete(Deaf(chat.client_of(by_batch(url), "here")), tmp_path / "a.jsonl")
    assert sorted(told) == sorted(BODIES)
    assert len(log.batches()) == 3


def test_an_endpoint_without_a_batch_api_says_which_switch_to_turn(serve, tmp_path):
    with serve() as url, pytest.raises(ConfigError, match=r"no Batch API \(404\); set its batch"):
        ask(by_batch(f"{url}/elsewhere"), prompts(1), tmp_path / "a.jsonl")


def test_an_endpoint_that_is_gone_is_a_fault_after_some_patience(serve, tmp_path):
    with serve() as url:
        pass
    with pytest.raises(EndpointFault, match="cannot be reached"):
        complete(
            BatchClient(chat.client_of(by_batch(url, max_retries=0), "here")), tmp_path / "a.jsonl"
        )


def purse(tmp_path, amount):
    return Purse(tmp_path / "spent.jsonl", Budget(amount=amount, currency="USD"))


def test_what_a_batch_cost_is_in_the_purse_once(serve, tmp_path):
    paid_by = purse(tmp_path, 1)
    with serve() as url, Journal(tmp_path / "a.jsonl") as journal:
        asked = (by_batch(url), "here", PRICED, prompts(3), journal)
        got = chat.complete_all(*asked, purse=paid_by)
        chat.complete_all(*asked, purse=paid_by)
    cost = sum(each.prompt_tokens + 2 * each.completion_tokens for each in got) / 1e6
    assert paid_by.spent == pytest.approx(cost)
    assert purse(tmp_path, 1).spent == pytest.approx(cost)


def test_a_batch_that_may_cost_more_than_is_left_is_not_submitted(serve, tmp_path, log):
    with serve() as url, Journal(tmp_path / "a.jsonl") as journal, pytest.raises(BudgetSpent):
        chat.complete_all(
            by_batch(url), "here", PRICED, prompts(3), journal, purse=purse(tmp_path, 1e-4)
        )
    assert log.batches() == []


def test_only_unreadable_answers_are_asked_for_again_with_the_tokens_of_all(serve, tmp_path, log):
    told, seen = [], []

    def readable(text):
        seen.append(text)
        return len(seen) > 1  # all but the first answer

    with serve() as url, Journal(tmp_path / "a.jsonl") as journal:
        got = chat.complete_all(
            *(by_batch(url), "here", MODEL, prompts(3), journal),
            **{"attempts": 2, "readable": readable, "on_answer": told.append},
        )
    assert sorted(told) == [0, 1, 2]
    assert len(log.batches()) == 2
    assert len(log.answered()) == 4
    assert got[0].prompt_tokens == 2 * got[1].prompt_tokens
