import pytest

from sandbox.contract import ExecOutcome, ExecRequest, SandboxFault, Status
from sandbox.splitting import MAX_INTERRUPTIONS, Run, execute_all

MODULES = {"lib": ""}
DEATH = ExecOutcome(Status.CRASHED, error="died")
FAULT = SandboxFault("the daemon went away")


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


class Interrupted:
    """Answers so many calls of each of its first runs, and all calls of every later one."""

    def __init__(self, *answered):
        self.answered, self.batches = list(answered), []

    def __call__(self, modules, requests):
        self.batches.append([request.arguments.get("x") for request in requests])
        count = self.answered.pop(0) if self.answered else len(requests)
        outcomes = {i: ExecOutcome(Status.OK, x) for i, x in enumerate(self.batches[-1][:count])}
        return Run(outcomes, FAULT if count < len(requests) else None)


@pytest.mark.parametrize(
    ("answered", "batches"),
    [
        ((0,), [[0, 1, 2, 3], [0, 1, 2, 3]]),
        ((1,), [[0, 1, 2, 3], [1, 2, 3]]),
        ((2, 0, 1), [[0, 1, 2, 3], [2, 3], [2, 3], [3]]),
        ((4,), [[0, 1, 2, 3]]),
    ],
)
def test_an_interrupted_batch_goes_on_where_it_was(answered, batches):
    run = Interrupted(*answered)
    assert execute_all(MODULES, requests(4), run) == [ExecOutcome(Status.OK, x) for x in range(4)]
    assert run.batches == batches


def test_a_batch_that_is_interrupted_too_often_is_split_and_goes_on():
    run = Interrupted(*[0] * (MAX_INTERRUPTIONS + 1))
    assert execute_all(MODULES, requests(4), run) == [ExecOutcome(Status.OK, x) for x in range(4)]
    assert run.batches[MAX_INTERRUPTIONS:] == [[0, 1, 2, 3], [None], [0, 1], [2, 3]]


def test_a_machine_that_fails_for_ever_is_a_fault_and_no_call_is_charged():
    with pytest.raises(SandboxFault, match="harmless call: the daemon went away"):
        execute_all(MODULES, requests(4), lambda modules, batch: Run({}, FAULT))


def test_a_fault_of_the_machine_ends_the_batch_at_once():
    def run(modules, batch):
        raise FAULT

    with pytest.raises(SandboxFault, match="^the daemon went away$"):
        execute_all(MODULES, requests(4), run)
