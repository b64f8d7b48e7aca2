"""The main process of a sandbox: hands calls to hosts, keeps time, and reports outcomes.

It never runs foreign code and believes no process that does. Every wait in here has an end.
"""

from __future__ import annotations

import selectors
import sys
import time
from collections import deque
from collections.abc import Callable, Mapping, Sequence

from sandbox.image import confine, setup
from sandbox.image.call import MAX_DESCRIPTION_BYTES
from sandbox.image.hosting import Host
from sandbox.image.jobs import Call, Emit, Job, Retries
from sandbox.image.launcher import Launcher

MAX_IMPORTS = 4
"""Imports at the same time; more would only make each of them slower."""
LANES_FOR_STARVED = 4
MAX_WAIT_S = 0.05
"""How long outcomes may wait to be sent together; one by one they cost the engine much time."""


def run(
    jobs: Sequence[Job],
    modules: Mapping[str, str],
    sandbox: setup.Setup,
    launcher: Launcher,
    limits: confine.Limits,
    emit: Emit,
    flush: Callable[[], None],
) -> None:
    """Bring every job to an outcome that no neighbour is to blame for."""
    starved: list[Job] = []
    killed: list[Job] = []
    passes = (
        (jobs, min(limits.concurrency, setup.MAX_SLOTS), Retries(starved, killed)),
        (starved, LANES_FOR_STARVED, Retries(None, killed)),
        (killed, 1, Retries(None, None)),
    )
    for todo, lanes, retries in passes:
        Pass(modules, sandbox, launcher, limits, emit, retries).run(todo, lanes, flush)


class Pass:
    """One run over a list of jobs."""

    def __init__(
        self,
        modules: Mapping[str, str],
        sandbox: setup.Setup,
        launcher: Launcher,
        limits: confine.Limits,
        emit: Emit,
        retries: Retries,
    ) -> None:
        self.modules, self.sandbox, self.limits, self.emit = modules, sandbox, limits, emit
        self.launcher, self.retries = launcher, retries
        self.hosts: set[Host] = set()
        self.flushed = time.monotonic()
        self.max_frame = limits.max_result_bytes + MAX_DESCRIPTION_BYTES
        self.selector = selectors.DefaultSelector()
        self.selector.register(0, selectors.EVENT_READ, sys.exit)  # our reader is gone

    def run(self, jobs: Sequence[Job], lanes: int, flush: Callable[[], None]) -> None:
        """Bring every job to an outcome, or put it down for a retry."""
        queues: dict[str, deque[Job]] = {}
        for job in jobs:
            queues.setdefault(job.module, deque()).append(job)
        waiting = sorted(queues.items(), key=lambda item: -len(item[1]))
        free = share([len(queue) for _, queue in waiting], lanes)
        try:
            while waiting or self.hosts:
                while waiting and free and self._importing() < MAX_IMPORTS:
                    self.hosts.add(Host(self, *waiting.pop(0), free.pop(0)))
                    self._note_import()
                self._wait()
                free += self._retire()
                if time.monotonic() - self.flushed > MAX_WAIT_S:
                    flush()
                    self.flushed = time.monotonic()
        finally:
            for each in self.hosts:
                each.close()
            flush()

    def in_flight(self) -> int:
        """Count the calls of all hosts."""
        return sum(len(x.calls) for x in self.hosts)

    def note_neighbours(self, newest: Call) -> None:
        """Remember of calls that they were not alone."""
        in_flight = self.in_flight()
        newest.crowded = in_flight > 1
        newest.beside_import = self._importing() > 0
        if in_flight == 2:
            for host in self.hosts:
                for call in host.calls.values():
                    call.crowded = True

    def _note_import(self) -> None:
        """Remember of calls that a module was imported meanwhile, which may slow them down."""
        for host in self.hosts:
            for call in host.calls.values():
                call.beside_import = True

    def _importing(self) -> int:
        return sum(not x.ready for x in self.hosts)

    def _wait(self) -> None:
        left_s = min(x.next_deadline() for x in self.hosts) - time.monotonic()
        for key, _ in self.selector.select(max(0.0, min(left_s, MAX_WAIT_S))):
            if self.selector.get_map().get(key.fd) is key:  # an earlier event may have ended it
                key.data()
        setup.reap_orphans(*(x.pid for x in self.hosts))
        now = time.monotonic()
        for each in self.hosts:
            each.keep_time(now)

    def _retire(self) -> list[range]:
        done = [x for x in self.hosts if not x.queue and not x.calls]
        for each in done:
            each.close()
            self.hosts.remove(each)
        return [x.slots for x in done]


def share(counts: Sequence[int], lanes: int) -> list[range]:
    """Cut the slots into one range per module, longest queue first; later ones wait if too many."""
    served = list(counts[:lanes])
    spare, total = lanes - len(served), sum(served)
    ranges, start = [], 0
    for count in served:
        size = min(count, 1 + spare * count // total)
        ranges.append(range(start, start + size))
        start += size
    return ranges
