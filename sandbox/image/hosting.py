"""What the runner knows of the host of a module, and does about the calls in its slots."""

from __future__ import annotations

import contextlib
import os
import selectors
import socket
import time
from collections import deque
from typing import TYPE_CHECKING, Any

from sandbox.image import frames, host, outcomes
from sandbox.image.identity import Ending, has_ended
from sandbox.image.jobs import Call, Job

if TYPE_CHECKING:
    from sandbox.image.runner import Pass

GRACE_S = 5.0
"""How long a host may take to answer."""
MAX_HOST_DEATHS = 3
_DYING_S = 0.1
"""How long a process may take from its last word to its end."""
_BROKE_OFF = outcomes.failure("crashed", "hung or broke the protocol")


class Host:
    """What the runner knows of the host of a module."""

    def __init__(self, owner: Pass, name: str, queue: deque[Job], slots: range) -> None:
        self.owner, self.name, self.queue, self.slots = owner, name, queue, slots
        self.calls: dict[int, Call] = {}
        self.deaths = self.status = 0
        self._start()

    def _start(self) -> None:
        owner = self.owner
        self.free, self.ready = list(self.slots), False
        self.identity = owner.sandbox.identity(self.slots)
        self.control, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
        self.deadline = time.monotonic() + owner.limits.import_timeout_s
        with theirs:
            source = owner.modules[self.name]
            self.pid = owner.launcher.start(self.name, source, self.slots, owner.limits, theirs)
        self.control.setblocking(False)
        owner.selector.register(self.control, selectors.EVENT_READ, self._listen)

    def next_deadline(self) -> float:
        """Say when `keep_time` has something to do, unless something is heard before."""
        running = [x.deadline for x in self.calls.values()]
        return min(running, default=self.deadline) if self.ready else self.deadline

    def keep_time(self, now: float) -> None:
        """End what has run for too long."""
        if not self.ready and now >= self.deadline:
            limit = self.owner.limits.import_timeout_s
            self._fail_all(outcomes.failure("timeout", f"importing {self.name}: over {limit:g} s"))
        late = [x for x in self.calls.values() if now >= x.deadline]
        if any(x.ended for x in late):
            self._bury()
            return
        for call in late:
            limit = self.owner.limits.timeout_s
            call.outcome = outcomes.failure("timeout", f"still running after {limit:g} s")
            self._stop_reading(call, patience_s=0.0)

    def close(self) -> int:
        """End the host and all that is left of its calls; return its wait status."""
        if self.pid:
            self.owner.selector.unregister(self.control)
            self.control.close()
            self.status = self.identity.destroy(self.pid)
            self.pid = 0
        return self.status

    def _listen(self) -> None:
        try:
            message = self.control.recv(host.MAX_MESSAGE_BYTES)
        except OSError:
            message = b""
        kind = message[:1]
        if kind == host.READY and not self.ready:
            self.ready = True
        elif kind == host.FAILED and not self.ready:
            self._fail_all(outcomes.parse(message[1:]))
        elif kind == host.ENDED and len(message) == host.REPORT.size:
            self._conclude(*host.REPORT.unpack(message)[1:])
        else:
            self._bury()
        self._dispatch()

    def _dispatch(self) -> None:
        while self.ready and self.free and self.queue:
            self._call(self.queue.popleft(), self.free.pop())

    def _call(self, job: Job, slot: int) -> None:
        reading, writing = os.pipe()
        os.set_blocking(reading, False)
        text = os.memfd_create("job")
        os.pwrite(text, job.text, 0)
        call = self.calls[slot] = Call(job, slot, reading, self.owner.limits.timeout_s)
        self.owner.note_neighbours(call)
        self.owner.selector.register(reading, selectors.EVENT_READ, lambda: self._read(call))
        self._command(host.START, slot, 0.0, [text, writing])
        os.close(text)
        os.close(writing)

    def _command(self, kind: bytes, slot: int, patience_s: float, passed: list[int]) -> None:
        # A host that does not listen is found out by the deadline of the call.
        with contextlib.suppress(OSError):
            message = host.COMMAND.pack(kind, slot, patience_s)
            socket.send_fds(self.control, [message], passed)

    def _read(self, call: Call) -> None:
        chunk = os.read(call.pipe, 1 << 18)
        call.received += chunk
        size = len(call.received) - frames.HEADER_BYTES
        expected = frames.length_of(call.received) if size >= 0 else self.owner.max_frame
        if expected > self.owner.max_frame:
            call.outcome = outcomes.failure("output_too_large", "the result is too long")
            self._stop_reading(call, patience_s=0.0)
        elif size >= expected:
            call.outcome = outcomes.parse(bytes(call.received[frames.HEADER_BYTES :]))
            self._stop_reading(call, patience_s=0.0)
        elif not chunk:
            self._stop_reading(call, patience_s=_DYING_S)

    def _stop_reading(self, call: Call, patience_s: float) -> None:
        self.owner.selector.unregister(call.pipe)
        os.close(call.pipe)
        call.ended = time.monotonic()
        # Its host may first have to wait for others that ended without a word.
        ahead = sum(x.ended > 0 for x in self.calls.values())
        call.deadline = call.ended + GRACE_S + ahead * _DYING_S
        self._command(host.END, call.slot, patience_s, [])

    def _conclude(self, slot: int, *fields: Any) -> None:
        call = self.calls.get(slot)
        if call is None or not call.ended:
            return
        del self.calls[slot]
        self.free.append(slot)
        self._settle(call, Ending(*fields))

    def _settle(self, call: Call, ending: Ending) -> None:
        outcome, retry = call.outcome or outcomes.of_ending(ending), None
        limit = self.owner.limits.timeout_s
        hindered = call.beside_import or outcomes.was_starved(ending, limit)
        if outcome["status"] == "timeout" and hindered:
            retry = self.owner.retries.starved
        elif not call.outcome and (outcome["status"] == "out_of_memory" or not ending.by_itself):
            # Memory may have run out through a neighbour; what is being killed may still be dying.
            retry = self.owner.retries.killed
        self._emit(call, outcome, retry)

    def _emit(self, call: Call, outcome: outcomes.Outcome, retry: list[Job] | None) -> None:
        if retry is not None and call.crowded:
            retry.append(call.job)
        else:
            self.owner.emit(call.job.place, outcome, call.ended - call.started)

    def _bury(self) -> None:
        """Take a host for lost that died, hung or talked nonsense; raise another if it may help."""
        by_itself = has_ended(self.pid, patience_s=_DYING_S)
        status = self.close()
        outcome = outcomes.of_status(status) if by_itself else _BROKE_OFF
        self.deaths += 1
        may_help = self.ready or outcome["status"] == "out_of_memory"
        for call in self.calls.values():
            self._abandon(call)
        self.calls.clear()
        if self.queue and may_help and self.deaths < MAX_HOST_DEATHS:
            self._start()
        else:
            reason = f"the process that imported {self.name}: {outcome['error']}"
            self._fail_all(outcomes.failure(outcome["status"], reason))

    def _abandon(self, call: Call) -> None:
        if not call.ended:
            self.owner.selector.unregister(call.pipe)
            os.close(call.pipe)
            call.ended = time.monotonic()
        lost = outcomes.failure("crashed", "its module's process ended with it")
        retry = None if call.outcome else self.owner.retries.killed
        self._emit(call, call.outcome or lost, retry)

    def _fail_all(self, outcome: outcomes.Outcome) -> None:
        while self.queue:
            self.owner.emit(self.queue.popleft().place, outcome, 0.0)
