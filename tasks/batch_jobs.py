"""Answers by OpenAI's Batch API: half the price, within a day, and never submitted twice.

A batch carries a digest of all requests that it was made for. Whoever is to have the same ones
answered looks for it among the endpoint's batches first, so nothing depends on what a crash left
unwritten here.
"""

import hashlib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial

from apigen.errors import ConfigError, EndpointFault
from apigen.records import JsonObject
from tasks import progress
from tasks.batch_lines import Line, input_files, read_lines
from tasks.batch_service import ENDED, QUEUE_FULL, Batch, BatchService, Patience, stop_if_asked
from tasks.journal import Journal

Requests = Mapping[str, JsonObject]

MAX_BATCHES = 3
"""How often a request is submitted before the endpoint is at fault."""
PATIENCE = Patience()


def complete_by_batch(
    service: BatchService,
    name: str,
    requests: Requests,
    read: Callable[[str, JsonObject], JsonObject],
    journal: Journal,
    on_answer: Callable[[str], None],
    patience: Patience = PATIENCE,
    split: Callable[[Requests], Sequence[bytes]] = input_files,
) -> None:
    """Have the journal hold an answer to each request; the calling thread sleeps meanwhile.

    Args:
        service: The endpoint's files and batches.
        name: The endpoint's name in the configuration, for messages.
        requests: The requests' bodies by their keys in the journal, which are their custom ids.
        read: From a key and a chat completion's body to what is journalled; ValueError if none.
        journal: Requests found here are not submitted; new answers are added when a batch ends.
        on_answer: Told the key of each new answer.
        patience: The pauses between two looks at a batch.
        split: Makes files of requests, each within a batch's limits.

    Raises:
        ConfigError: The endpoint refuses a batch or a request.
        EndpointFault: Requests stay unanswered, or the endpoint does not answer.
        Stopped: The run was stopped; the next call takes up the same batches.
    """
    work = _Work(service, name, requests, read, journal, on_answer, patience)
    if work.missing():
        work.take_up()
    submissions = 0
    while files := split(work.missing()):
        if submissions == MAX_BATCHES:
            raise work.unanswered()
        refused = work.wait([work.submit(file) for file in files])
        submissions += not refused
        if refused == len(files):
            work.wait_for_room()


@dataclass
class _Work:
    service: BatchService
    name: str
    requests: Requests
    read: Callable[[str, JsonObject], JsonObject]
    journal: Journal
    on_answer: Callable[[str], None]
    patience: Patience
    errors: list[str] = field(default_factory=list)
    refusals: list[str] = field(default_factory=list)
    told: dict[str, str] = field(default_factory=dict)
    was_alone: bool = False

    def __post_init__(self) -> None:
        # A forced stage has a journal of its own: an earlier run's answers would be no new ones.
        digest = hashlib.sha256(self.journal.name.encode())
        for file in input_files(self.requests):
            digest.update(b"\n" + file)
        self.digest = digest.hexdigest()

    def missing(self) -> Requests:
        items = self.requests.items()
        return {key: body for key, body in items if self.journal.get(key) is None}

    def take_up(self) -> None:
        """Wait for all batches of these requests that were submitted before."""
        while batch := self.patience.ask(self._unnoted):
            progress.note(f"batch {batch.id} was submitted before and is taken up")
            self._note(batch.id, "open")
        self.wait([batch for batch, state in self._notes().items() if state == "open"])

    def submit(self, file: bytes) -> str:
        """The new batch's id; if its submission went unanswered, it may be there nevertheless."""
        batch = self.patience.ask(lambda: self._unnoted() or self._create(file))
        self._note(batch.id, "open")
        count = file.count(b"\n")
        progress.note(f"batch {batch.id} of {count} requests: submitted")
        return batch.id

    def _create(self, file: bytes) -> Batch:
        stop_if_asked()
        return self.service.create(self.service.upload(file), self.digest)

    def _unnoted(self) -> Batch | None:
        notes = self._notes()
        for batch in self.service.list():
            if batch.requests == self.digest and batch.status != "failed" and batch.id not in notes:
                return batch
        return None

    def _notes(self) -> dict[str, str]:
        return self.journal.get(f"batches-{self.digest}") or {}

    def _note(self, batch: str, state: str) -> None:
        self.journal.put(f"batches-{self.digest}", self._notes() | {batch: state})

    def wait(self, batches: Sequence[str]) -> int:
        """Journal the answers of batches as they end; how many of them there was no room for."""
        waiting, refused = list(batches), 0
        for pause in self.patience.pauses():
            for each in list(waiting):
                if (batch := self._look(each)).status in ENDED:
                    waiting.remove(each)
                    refused += self._close(batch)
            if not waiting:
                break
            self.patience.sleep(pause)
        if refused < len(batches):
            self.was_alone = False
        return refused

    def _look(self, each: str) -> Batch:
        gone = Batch(each, "cancelled", error="the endpoint does not have it any more")
        batch = self.patience.ask(lambda: self.service.retrieve(each)) or gone
        if self.told.get(each) != batch.status:
            self.told[each] = batch.status
            state = f"{batch.status}, {batch.done} done"
            progress.note(f"batch {each} of {batch.total} requests: {state}")
        return batch

    def _close(self, batch: Batch) -> bool:
        """Journal a batch's answers; whether there was no room for it."""
        for file in batch.files:
            text = self.patience.ask(partial(self.service.read, file))
            for line in read_lines(text):
                self._take(line)
        self._note(batch.id, "read")
        self.errors.append(f"batch {batch.id} is {batch.status} {batch.error}".strip())
        where = f"endpoint {self.name!r}"
        if batch.status == "failed" and batch.code != QUEUE_FULL:
            raise ConfigError(f"{where} failed batch {batch.id}: {batch.error}")
        if self.refusals:
            count = f"{len(self.refusals)} of {len(self.requests)}"
            raise ConfigError(f"{where} refuses {count} requests: {self.refusals[0]}")
        return batch.status == "failed"

    def _take(self, line: Line) -> None:
        if line.key not in self.requests or self.journal.get(line.key) is not None:
            return
        if line.body is None:
            (self.refusals if line.refused else self.errors).append(line.error)
            return
        try:
            answer = self.read(line.key, line.body)
        except ValueError as error:
            self.errors.append(str(error))
            return
        self.journal.put(line.key, answer)
        self.on_answer(line.key)

    def unanswered(self) -> EndpointFault:
        counts = f"{len(self.missing())} of {len(self.requests)} requests"
        return EndpointFault(
            f"endpoint {self.name!r} left {counts} unanswered in {MAX_BATCHES} batches, "
            f"the first error: {self.errors[0]}"
        )

    def wait_for_room(self) -> None:
        """Sleep until one of the endpoint's batches has ended: its tokens are free then."""
        before = self._active()
        # Once proves nothing: what took the room may have ended since.
        if not before and self.was_alone:
            raise EndpointFault(
                f"endpoint {self.name!r} has no room for a batch though none is under way; lower "
                f"drafts_per_shard, or raise its limit: {self.errors[-1]}"
            )
        self.was_alone = not before
        progress.note(f"endpoint {self.name!r} has no room for a batch: waiting for another's end")
        for pause in self.patience.pauses():
            self.patience.sleep(pause)
            if not before or not before <= self._active():
                return

    def _active(self) -> set[str]:
        batches = self.patience.ask(self.service.list)
        return {batch.id for batch in batches if batch.status not in ENDED}
