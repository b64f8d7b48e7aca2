"""Every attack without a container: each ends, and what the walls that stand must hold is held."""

import functools

import pytest

from sandbox.contract import Status
from sandbox.subprocess_backend import ProcessSandbox
from tests.attacks import batches, suite

HELD = ("", *ProcessSandbox().held)
MUST_HOLD = [name for name, attack in suite.ATTACKS.items() if attack.needs in HELD]


@functools.cache
def run_once(name):
    return batches.run_in_processes(suite.ATTACKS.get(name, suite.PEACE))


@pytest.fixture
def ran(attack):
    return run_once(attack)


@pytest.mark.parametrize("attack", suite.ATTACKS)
def test_each_attack_ends_with_a_verdict(attack, ran, table):
    table.append(batches.line(suite.ATTACKS[attack], ran))
    assert {type(outcome.status) for outcome in ran.attacks} == {Status}
    assert len(ran.attacks) == 2


@pytest.mark.parametrize("attack", MUST_HOLD)
def test_an_attack_on_a_wall_that_stands_gains_nothing(attack, ran):
    assert [suite.wrong(suite.ATTACKS[attack], x) for x in ran.attacks] == ["", ""]
    assert batches.leaked(ran) == []


@pytest.mark.parametrize("attack", MUST_HOLD)
def test_an_attack_on_a_wall_that_stands_harms_nobody(attack, ran):
    assert batches.harmed(ran, run_once(suite.PEACE.name)) == []
    assert ran.host_changes == []
