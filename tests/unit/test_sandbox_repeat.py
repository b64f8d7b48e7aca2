"""A second run finds what varies, and nothing else."""

import pytest

from sandbox.contract import ExecOutcome, ExecRequest, Status
from sandbox.limits import Limits
from sandbox.repeat import execute_twice
from sandbox.subprocess_backend import ProcessSandbox

SOURCE = """
import datetime, random, uuid

def constant(): return {"b": 1, "a": [True, 1, 1.0]}
def fails(): raise ValueError("always")
def clock(): return datetime.datetime.now().isoformat()
def token(): return uuid.uuid4().hex
def dice(): return [random.random() for _ in range(3)]
def hashes(): return list({"alpha", "beta", "gamma"})
def seeded(): return random.Random(1).random()
"""


@pytest.fixture(scope="module")
def outcomes():
    names = ["constant", "fails", "clock", "token", "dice", "hashes", "seeded"]
    requests = [ExecRequest("lib", name, {}) for name in names]
    found = execute_twice(ProcessSandbox(), {"lib": SOURCE}, requests, Limits())
    return dict(zip(names, found, strict=True))


@pytest.mark.parametrize("name", ["clock", "token", "dice"])
def test_a_result_that_varies_is_nondeterministic_and_both_are_shown(name, outcomes):
    assert outcomes[name].status == Status.NONDETERMINISTIC
    assert outcomes[name].result is None
    assert outcomes[name].error.startswith("the first run gave ")
    assert ", the second " in outcomes[name].error


@pytest.mark.parametrize("name", ["constant", "hashes", "seeded"])
def test_a_result_that_stays_the_same_is_kept(name, outcomes):
    assert outcomes[name].status == Status.OK
    assert outcomes[name].result is not None


def test_a_call_that_fails_keeps_its_first_outcome(outcomes):
    assert (outcomes["fails"].status, outcomes["fails"].error) == (Status.ERROR, "always")


def test_true_and_one_and_one_point_zero_are_different_results():
    class Alternating:
        name = "alternating"
        results = iter([True, 1, 1, 1.0])

        def execute(self, modules, requests, limits):
            return [ExecOutcome(Status.OK, next(self.results)) for _ in requests]

    for _ in range(2):
        (outcome,) = execute_twice(Alternating(), {}, [ExecRequest("m", "f", {})], Limits())
        assert outcome.status == Status.NONDETERMINISTIC
