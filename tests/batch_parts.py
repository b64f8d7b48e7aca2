"""Requests that go through a Batch API, and what the server and the listeners hear of them."""

import json
from dataclasses import dataclass, field

from apigen.config_parts import Model, OpenAIEndpoint
from tasks import chat, progress
from tasks.journal import Journal
from tests.stages.test_offline_server import messages

MODEL = Model(endpoint="here", model="offline-strong", temperature=0.5, max_tokens=900)


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
