"""OpenAI's Batch API against the offline server: one submission whatever happens, all answers."""

from urllib.request import Request, urlopen

import pytest

from apigen.config_parts import Budget, OpenAIEndpoint, Price
from apigen.errors import BudgetSpent, ConfigError, EndpointFault
from tasks import chat, progress
from tasks.journal import Journal
from tasks.spending import Purse
from tests.batch_parts import MODEL, Listener, ask, by_batch, prompts

PRICED = MODEL.model_copy(update={"price": Price(currency="USD", prompt=1, completion=2)})


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
