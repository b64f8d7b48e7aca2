import pytest

from sandbox.contract import ExecOutcome, ExecRequest, SandboxFault, Status
from sandbox.splitting import Run, execute_all

MODULES = {"lib": ""}
DEATH = ExecOutcome(Status.CRASHED, error="died")


class Runner:
    """Answers calls in order until it meets one that kills it."""

    def __init__(self, killers):
        self.killers, self.runs = killers, 0

    def __call__(self, modules, requests):
        self.runs += 1
        outcomes = {}
        for i, request in enumerate(requests):
            if request.arguments.get("x") in self.killers:
                break
            outcomes[i] = ExecOutcome(Status.OK, request.arguments.get("x"))
        return Run(outcomes, DEATH)


def requests(count):
    return [ExecRequest("lib", "f", {"x": i}) for i in range(count)]


@pytest.mark.parametrize("killers", [set(), {0}, {9}, {4}, {3, 4}, {0, 5, 9}, set(range(10))])
def test_only_the_culprits_are_blamed(killers):
    outcomes = execute_all(MODULES, requests(10), Runner(killers))
    expected = [DEATH if i in killers else ExecOutcome(Status.OK, i) for i in range(10)]
    assert outcomes == expected


def test_one_run_does_if_nothing_dies():
    runner = Runner(set())
    execute_all(MODULES, requests(10), runner)
    assert runner.runs == 1


def test_no_runner_is_started_for_nothing():
    runner = Runner(set())
    assert execute_all(MODULES, [], runner) == []
    assert runner.runs == 0


def test_a_runner_that_dies_of_a_harmless_call_is_a_fault():
    with pytest.raises(SandboxFault, match="harmless"):
        execute_all(MODULES, requests(10), lambda modules, batch: Run({}, DEATH))


@pytest.mark.parametrize(
    ("request_", "status", "error"),
    [
        (ExecRequest("nowhere", "f", {}), Status.ERROR, "nowhere"),
        (ExecRequest("lib", "f", {"x": float("nan")}), Status.NOT_JSON, "arguments"),
        (ExecRequest("lib", "f", {"x": {1, 2}}), Status.NOT_JSON, "set"),
    ],
)
def test_calls_that_cannot_be_sent_have_their_outcome_and_stop_no_other(request_, status, error):
    good = ExecRequest("lib", "f", {"x": 1})
    outcomes = execute_all(MODULES, [good, request_, good], Runner(set()))
    assert [x.status for x in outcomes] == [Status.OK, status, Status.OK]
    assert error in outcomes[1].error
