"""Prompts to completions: each on its own, through the journal, the purse and the pace."""

import asyncio
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from apigen.config_parts import Model, Price
from apigen.errors import EndpointFault
from apigen.prompts import Messages
from apigen.records import JsonObject, stable_id
from tasks import progress
from tasks.channel import Channel, Unstructured
from tasks.completion import Completion, total
from tasks.journal import Journal
from tasks.retrying import persist
from tasks.spending import CHARS_PER_TOKEN, Purse
from tasks.stopping import Stopped, is_stopped

MAX_FAULTS = 10
"""Requests that may fail before a stage sends no more: one bad prompt is no dead endpoint."""


@dataclass(frozen=True)
class Batch:
    """Prompts for one model, asked together.

    Args:
        channel: To the endpoint.
        model: Which, and how.
        price: Of its tokens; None: unknown.
        journal: Answers found here are not asked for again; new ones are added on arrival.
        on_answer: Told the index of each prompt as its last answer arrives.
        attempts: How often to ask until an answer is readable.
        readable: Whether an answer is.
        schema: JSON Schema of an answer.
        purse: What pays.
        first_attempt: The number of the first attempt.
        rank: Of its requests: lower ones go first.
    """

    channel: Channel
    model: Model
    price: Price | None
    journal: Journal
    on_answer: Callable[[int], None]
    attempts: int
    readable: Callable[[str], bool]
    schema: JsonObject | None
    purse: Purse | None
    first_attempt: int = 0
    rank: int = 0
    faults: list[Exception] = field(default_factory=list)

    async def ask(self, prompts: Sequence[Messages]) -> list[Completion]:
        """All answers; after a fault, what is under way still ends, and nothing more is sent."""
        keys = [self.key(messages, self.first_attempt) for messages in prompts]
        jobs = map(self._job, range(len(prompts)), prompts, keys, numbers(keys))
        answers = await asyncio.gather(*jobs)
        if self.faults:
            raise self.faults[0]
        return [answer for answer in answers if answer is not None]

    async def _job(
        self, index: int, messages: Messages, key: str, number: int
    ) -> Completion | None:
        try:
            completion = await self._until_readable(messages, key, number)
        except Exception as fault:
            self.faults.append(fault)
            return None
        self.on_answer(index)
        return completion

    async def _until_readable(self, messages: Messages, key: str, number: int) -> Completion:
        """Equal prompts are told apart by their number."""
        asked: list[Completion] = []
        for attempt in range(self.first_attempt, self.first_attempt + self.attempts):
            if asked:
                key = self.key(messages, attempt)
            asked.append(await self._answer(messages, f"{key}.{number}" if number else key))
            if self.readable(asked[-1].text):
                break
        return total(asked)

    def key(self, messages: Messages, attempt: int, number: int = 0) -> str:
        """The request's name in the journal; its price and its share of the run are no part."""
        identity = self.model.model_dump(
            mode="json", include={"endpoint", "model", "temperature", "max_tokens"}
        )
        key = stable_id(identity, self.channel.name, attempt, messages)
        return f"{key}.{number}" if number else key

    async def _answer(self, messages: Messages, key: str) -> Completion:
        if (known := self.journal.get(key)) is not None:
            return Completion.model_validate(known)
        request = _Asking(self, messages)
        pace = self.channel.pace(self.model.model)
        completion = await persist(pace, request, self.channel.endpoint.max_retries)
        self.journal.put(key, completion.model_dump())
        progress.spent(completion.prompt_tokens, completion.completion_tokens, self.price)
        return completion

    def check(self) -> None:
        """Whether to go on sending.

        Raises:
            Stopped: Not.
        """
        if is_stopped() or _is_hopeless(self.faults):
            raise Stopped("stopped before all requests were sent")


class _Asking:
    """One request; the purse knows of it from its admission to its end."""

    def __init__(self, batch: Batch, messages: Messages) -> None:
        self._batch, self._messages = batch, messages
        self._chars = sum(len(message["content"]) for message in messages)
        self._is_plain = False
        self._reserved = 0.0
        answer = batch.channel.expected_tokens(batch.model)
        self.tokens = self._chars // CHARS_PER_TOKEN + answer
        self.rank = batch.rank

    @property
    def _paid_by(self) -> tuple[Purse, Price] | None:
        purse, price = self._batch.purse, self._batch.price
        counted = purse is not None and price is not None and not price.is_free
        return (purse, price) if counted and purse and price else None

    def admit(self) -> bool:
        self._batch.check()
        if self._paid_by is None:
            return True
        purse, price = self._paid_by
        self._reserved = purse.estimate(self._batch.model, price, self._chars)
        return purse.reserve(self._reserved)

    async def room(self) -> None:
        if self._paid_by is not None:
            await self._paid_by[0].room()

    async def send(self) -> Completion:
        completion = None
        try:
            completion = await self._send()
            return completion
        finally:
            self._settle(completion)

    async def _send(self) -> Completion:
        channel, model = self._batch.channel, self._batch.model
        structured = not self._is_plain and channel.takes_schema(model.model)
        schema = self._batch.schema if structured else None
        try:
            completion = await channel.once(model, self._messages, schema)
        except Unstructured as trouble:
            self._is_plain = True
            if trouble.is_sure:
                channel.send_no_schema(model.model)
            raise
        if self._is_plain:
            channel.send_no_schema(model.model)
        channel.saw(model, completion.completion_tokens)
        self.tokens = completion.tokens or self.tokens
        return completion

    def _settle(self, completion: Completion | None) -> None:
        """What was paid is written down before the journal gets the answer: a kill loses none."""
        if self._paid_by is None:
            return
        purse, price = self._paid_by
        if completion is None:
            purse.settle(self._reserved, None)
            return
        facts = completion.model_dump(exclude={"text"}) | {"chars": self._chars}
        # Where the endpoint does not count, the budget still holds.
        cost = purse.expected(self._batch.model, price, self._chars)
        if completion.prompt_tokens is not None and completion.completion_tokens is not None:
            cost = price.of(completion.prompt_tokens, completion.completion_tokens)
        name = self._batch.model.model
        purse.settle(self._reserved, cost, currency=price.currency, model=name, **facts)


def _is_hopeless(faults: Sequence[Exception]) -> bool:
    others = any(not isinstance(fault, EndpointFault) for fault in faults)
    return others or len(faults) >= MAX_FAULTS


def numbers(keys: Sequence[str]) -> list[int]:
    """How often each key came before: equal prompts are told apart by that."""
    seen: Counter[str] = Counter()
    found = []
    for key in keys:
        found.append(seen[key])
        seen[key] += 1
    return found
