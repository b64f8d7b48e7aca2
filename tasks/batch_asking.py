"""Prompts to completions by OpenAI's Batch API: keys, attempts and money as on the direct path."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass

from apigen.prompts import Messages
from apigen.records import JsonObject
from tasks import progress
from tasks.asking import Batch, numbers
from tasks.background import run_job
from tasks.batch_jobs import complete_by_batch
from tasks.batch_service import BatchService
from tasks.completion import Completion, total


def ask_by_batch(
    asked: Batch,
    prompts: Sequence[Messages],
    service: BatchService,
    body: Callable[[Messages], JsonObject],
    read: Callable[[JsonObject], Completion],
) -> list[Completion]:
    """One completion per prompt, in order; the calling thread sleeps until batches have ended.

    Args:
        asked: What the prompts have in common.
        prompts: The requests' messages.
        service: The endpoint's files and batches.
        body: Of the request that the direct path would send.
        read: An answer's body; ValueError if it is none.

    Raises:
        BudgetSpent: The answers might cost more than is left.
        ConfigError, EndpointFault, Stopped: As `complete_by_batch`.
    """
    work = _Work(asked, service, body, read)
    found: list[list[Completion]] = [[] for _ in prompts]
    same = numbers([asked.key(messages, asked.first_attempt) for messages in prompts])
    waiting = list(range(len(prompts)))
    for attempt in range(asked.first_attempt, asked.first_attempt + asked.attempts):
        keys = {each: asked.key(prompts[each], attempt, same[each]) for each in waiting}
        work.complete({key: prompts[each] for each, key in keys.items()})
        for each, key in keys.items():
            found[each].append(Completion.model_validate(asked.journal.get(key)))
        readable = [each for each in waiting if asked.readable(found[each][-1].text)]
        waiting = [each for each in waiting if each not in set(readable)]
        is_last = attempt == asked.first_attempt + asked.attempts - 1
        for each in [*readable, *(waiting if is_last else [])]:
            asked.on_answer(each)
        if not waiting:
            break
    return [total(completions) for completions in found]


@dataclass
class _Work:
    asked: Batch
    service: BatchService
    body: Callable[[Messages], JsonObject]
    read: Callable[[JsonObject], Completion]

    def complete(self, prompts: Mapping[str, Messages]) -> None:
        """Have the journal hold an answer to each prompt, by its key there."""

        def read(key: str, body: JsonObject) -> JsonObject:
            completion = self.read(body)
            # Written down before the journal gets the answer: a kill loses no money.
            self._pay(completion, prompts[key])
            return completion.model_dump()

        def arrived(key: str) -> None:
            new = Completion.model_validate(self.asked.journal.get(key))
            progress.spent(new.prompt_tokens, new.completion_tokens, self.asked.price)

        requests = {key: self.body(messages) for key, messages in prompts.items()}
        open_ones = [prompts[key] for key in prompts if self.asked.journal.get(key) is None]
        with self._set_aside(open_ones):
            name = self.asked.channel.name
            complete_by_batch(self.service, name, requests, read, self.asked.journal, arrived)

    @contextmanager
    def _set_aside(self, prompts: Sequence[Messages]) -> Iterator[None]:
        """Reserve what all answers may cost: a batch cannot be stopped half-way to a budget."""
        purse, price = self.asked.purse, self.asked.price
        if not prompts or purse is None or price is None or price.is_free:
            yield
            return
        each = (purse.expected(self.asked.model, price, _chars(messages)) for messages in prompts)
        estimate = sum(each)
        while not purse.reserve(estimate):
            run_job(purse.room())
        try:
            yield
        finally:
            purse.settle(estimate, None)

    def _pay(self, completion: Completion, messages: Messages) -> None:
        purse, price = self.asked.purse, self.asked.price
        if purse is None or price is None or price.is_free:
            return
        chars = _chars(messages)
        cost = purse.expected(self.asked.model, price, chars)
        if completion.prompt_tokens is not None and completion.completion_tokens is not None:
            cost = price.of(completion.prompt_tokens, completion.completion_tokens)
        facts = completion.model_dump(exclude={"text"}) | {"chars": chars}
        purse.reserve(0.0)  # the batch's money is set aside already
        purse.settle(0.0, cost, currency=price.currency, model=self.asked.model.model, **facts)


def _chars(messages: Messages) -> int:
    return sum(len(message["content"]) for message in messages)
