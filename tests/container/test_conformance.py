"""Every backend against every promise."""

import pytest

from sandbox import conformance
from sandbox.conformance import CASES, CHECKS, CONTAINER_CASES, OWN_UID_CASES, Case
from sandbox.container import DockerSandbox
from sandbox.contract import Sandbox
from sandbox.subprocess_backend import ProcessSandbox

BACKENDS = ["process", pytest.param("docker", marks=pytest.mark.docker)]
MAKERS = {"process": ProcessSandbox, "docker": DockerSandbox}


@pytest.fixture(scope="module", params=BACKENDS)
def sandbox(request):
    return MAKERS[request.param]()


@pytest.fixture(scope="module")
def outcomes(sandbox):
    return conformance.outcomes_of(sandbox, CASES)


@pytest.fixture(scope="module")
def guarded_outcomes(sandbox):
    if "own uid" not in getattr(sandbox, "held", ("own uid",)):
        pytest.skip("calls share one uid here")
    return conformance.outcomes_of(sandbox, OWN_UID_CASES)


@pytest.fixture(scope="module")
def container_outcomes():
    return conformance.outcomes_of(DockerSandbox(), CONTAINER_CASES)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_each_call_ends_as_promised(case: Case, outcomes):
    conformance.check(case, outcomes[case.name])


@pytest.mark.parametrize("check", CHECKS, ids=lambda check: check.__name__)
def test_batches_behave_as_promised(check, sandbox: Sandbox):
    check(sandbox)


@pytest.mark.parametrize("case", OWN_UID_CASES, ids=lambda case: case.name)
def test_calls_with_own_uids_cannot_reach_each_other(case: Case, guarded_outcomes):
    conformance.check(case, guarded_outcomes[case.name])


@pytest.mark.docker
@pytest.mark.parametrize("case", CONTAINER_CASES, ids=lambda case: case.name)
def test_containers_are_closed_to_the_outside(case: Case, container_outcomes):
    conformance.check(case, container_outcomes[case.name])
