"""Every attack in a container: it gains nothing, harms nobody and leaves nothing."""

from concurrent.futures import ThreadPoolExecutor

import pytest

from tests.attacks import batches, suite

pytestmark = [pytest.mark.docker, pytest.mark.timeout(900)]
AT_ONCE = 2


def selected(request):
    """Name the attacks of the tests that will run, so that one test runs one batch."""
    calls = [getattr(item, "callspec", None) for item in request.session.items]
    return [x for x in suite.ATTACKS if any(c and c.params.get("attack") == x for c in calls)]


@pytest.fixture(scope="module")
def peace():
    return batches.run_in_containers(suite.PEACE)


@pytest.fixture(scope="module")
def batches_of_all(request):
    with ThreadPoolExecutor(AT_ONCE) as pool:
        # All of them now: between tests pytest changes the environment, which threads then read.
        return {
            name: pool.submit(batches.run_in_containers, suite.ATTACKS[name])
            for name in selected(request)
        }


@pytest.fixture
def ran(batches_of_all, attack):
    return batches_of_all[attack].result()


@pytest.mark.parametrize("attack", suite.ATTACKS)
def test_an_attack_ends_as_it_must_and_gains_nothing(attack, ran):
    assert [suite.wrong(suite.ATTACKS[attack], x) for x in ran.attacks] == ["", ""]


@pytest.mark.parametrize("attack", suite.ATTACKS)
def test_an_attack_learns_no_secret(attack, ran):
    assert batches.leaked(ran) == []


@pytest.mark.parametrize("attack", suite.ATTACKS)
def test_innocent_calls_end_as_they_do_without_an_attack(attack, ran, peace):
    assert batches.harmed(ran, peace) == []


@pytest.mark.parametrize("attack", suite.ATTACKS)
def test_the_host_is_as_it_was(attack, ran):
    assert ran.host_changes == []


@pytest.mark.parametrize("attack", suite.ATTACKS)
def test_no_container_is_left(attack, ran):
    assert ran.containers == []


def test_innocent_calls_succeed_in_peace(peace):
    assert {outcome.status.value for _, outcome in peace.innocents} == {"ok"}
    assert [x.result for x in peace.attacks] == [[], []]
