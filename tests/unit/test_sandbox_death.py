"""What is asked of a daemon's memory, and what it means that it forgot."""

import itertools

import pytest

from sandbox.contract import ExecOutcome, ExecRequest, SandboxFault, Status
from sandbox.death import Death, death_of, time_of
from sandbox.splitting import MAX_INTERRUPTIONS, Run, execute_all


class Stream:
    """A daemon's events, which end, or go on for ever."""

    def __init__(self, events):
        self.events, self.read, self.closed = iter(events), 0, False

    def __iter__(self):
        for event in self.events:
            self.read += 1
            yield event

    def close(self):
        self.closed = True
        raise OSError("not connected any more")


class Daemon:
    """The part of a daemon's client that is asked."""

    def __init__(self, events, time="2030-01-01T12:00:00.123456789Z"):
        self.stream, self.time = Stream(events), time

    def info(self):
        return {"SystemTime": self.time}

    def events(self, **asked):
        self.asked = asked
        return self.stream


OOM = {"Action": "oom", "Actor": {"Attributes": {}}}


def die(**attributes):
    return {"Action": "die", "Actor": {"Attributes": attributes}}


@pytest.mark.parametrize(
    ("events", "death", "from_outside"),
    [
        ([die(exitCode="0")], Death(0, False), False),
        ([die(exitCode="1")], Death(1, False), False),
        ([die(exitCode="139")], Death(139, False), False),
        ([die(exitCode="137")], Death(137, False), True),
        ([die(exitCode="143")], Death(143, False), True),
        ([OOM, die(exitCode="137")], Death(137, True), False),
        ([die(exitCode="137"), OOM], Death(137, True), False),
        ([OOM, OOM, die(exitCode="1")], Death(1, True), False),
        ([], Death(None, False), True),
        ([OOM], Death(None, True), True),
        ([die()], Death(None, False), True),
        ([die(exitCode="")], Death(None, False), True),
        ([die(containerExitCode="1")], Death(None, False), True),
    ],
)
def test_a_death_is_what_the_daemon_remembers_of_it(events, death, from_outside):
    found = death_of(Daemon(events), "x")
    assert found == death
    assert found.from_outside is from_outside


def test_nothing_is_waited_for_once_the_cause_is_known():
    daemon = Daemon(itertools.chain([die(exitCode="1")], itertools.repeat(OOM)))
    assert death_of(daemon, "x") == Death(1, False)
    assert daemon.stream.read == 1
    assert daemon.stream.closed


@pytest.mark.parametrize(
    ("time", "seconds"),
    [
        ("2030-01-01T12:00:00.123456789Z", 1893499200),
        ("2030-01-01T21:00:00.123456789+09:00", 1893499200),
        ("2030-01-01T04:00:00-08:00", 1893499200),
    ],
)
def test_a_daemon_is_asked_for_the_next_two_seconds_in_whatever_time_zone_it_is(time, seconds):
    daemon = Daemon([], time)
    death_of(daemon, "x")
    assert int(time_of(daemon).timestamp()) == seconds
    assert daemon.asked["until"] == seconds + 2


def test_calls_of_a_daemon_that_remembers_nothing_are_run_again_and_never_charged():
    runs = []

    def run(modules, batch):
        runs.append(len(batch))
        outcomes = {i: ExecOutcome(Status.OK) for i, x in enumerate(batch) if not x.arguments}
        death = death_of(Daemon([]), "x")
        fault = SandboxFault("killed from outside") if death.from_outside else None
        return Run(outcomes, fault)

    killer = ExecRequest("lib", "f", {"kill": True})
    good = ExecRequest("lib", "f", {})
    with pytest.raises(SandboxFault, match="killed from outside"):
        execute_all({"lib": ""}, [good, killer, good], run)
    assert runs == [3, *[1] * MAX_INTERRUPTIONS, 1]
