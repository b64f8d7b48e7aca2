"""Code on another day: what its clock says, and what a probe makes of answers that change."""

from dataclasses import replace

import pytest

from apigen.config_parts import SandboxConfig
from apigen.library.python_source import import_source
from apigen.library.refusals import Refusal
from sandbox.conformance import LIMITS
from sandbox.contract import ExecRequest, Status
from sandbox.repeat import ANOTHER_DAY_S, execute_twice
from tasks.executors import Where
from tasks.probing import probe
from tests.container.parts import MODULES, request
from tests.required import skip_without

pytestmark = pytest.mark.docker
SOURCE = '''
"""Functions that do and don't depend on the time of their call."""
import datetime
import os
import time

def rise(day: str, today: bool = False) -> int:
    """Gives the length of a name of a day.

    Args:
        day: The name.
        today: Whether to add the number of the weekday of today.

    >>> rise("Monday", today=True) > 0
    True
    >>> rise("Sunday")
    6
    """
    return len(day) + (datetime.date.today().toordinal() if today else 0)

def days_since(day: str) -> int:
    """Counts the days since a day.

    Args:
        day: As YYYY-MM-DD.

    >>> days_since("2020-01-31") > 0
    True
    """
    return (datetime.date.today() - datetime.date.fromisoformat(day)).days

def toss(coins: int) -> str:
    """Tosses coins and says whether one was heads.

    Args:
        coins: How many.

    >>> toss(1) in ("yes", "no")
    True
    """
    return "yes" if max(os.urandom(max(1, min(coins, 9)))) > 127 else "no"

def double(number: float) -> float:
    """Doubles a number.

    Args:
        number: What to double.

    >>> double(2.0)
    4.0
    """
    return number * 2

def nap(seconds: float) -> list:
    """Sleeps for a while and gives the year."""
    time.sleep(seconds)
    return [seconds, datetime.date.today().year]
'''


@pytest.fixture
def movable(sandbox):
    """A sandbox whose image has the library that moves the clock."""
    made_here = sandbox.image.startswith("apigen-sandbox:debian")
    skip_without(made_here, f"{sandbox.image} has no libfaketime; the image made here has")
    return sandbox


def test_calls_of_a_later_clock_see_another_year_and_sleep_as_long(movable):
    requests = [ExecRequest("m", "nap", {"seconds": 0.3})]
    (today,) = movable.execute({"m": SOURCE}, requests, LIMITS)
    later = replace(LIMITS, clock_ahead_s=ANOTHER_DAY_S)
    (then,) = movable.execute({"m": SOURCE}, requests, later)
    assert then.result[1] > today.result[1]
    assert then.duration_s >= 0.3


def test_time_limits_hold_on_another_day(movable):
    later = replace(LIMITS, clock_ahead_s=ANOTHER_DAY_S, timeout_s=1.0)
    (outcome,) = movable.execute(MODULES, [request("sleep", seconds=60)], later)
    assert outcome.status == Status.TIMEOUT


def test_a_call_that_depends_on_the_day_is_nondeterministic_when_it_is_executed_twice(movable):
    requests = [
        ExecRequest("m", "days_since", {"day": "2020-01-31"}),
        ExecRequest("m", "double", {"number": 2.0}),
    ]
    outcomes = execute_twice(movable, {"m": SOURCE}, requests, LIMITS)
    assert [each.status for each in outcomes] == [Status.NONDETERMINISTIC, Status.OK]


def test_a_probe_refuses_lots_and_keeps_no_answer_that_the_clock_changes(movable):
    library = import_source({"math/m.py": SOURCE}, "MIT", "ours")
    config = SandboxConfig(backend="docker", image=movable.image)
    probed = probe(library, Where(config))
    tools = {tool.binding.function: tool for tool in probed.tools}
    assert {each.name: each.reason for each in probed.refused if each.name == "toss"} == {
        "toss": Refusal.NOT_REPEATABLE
    }
    assert tools["days_since"].examples
    assert tools["days_since"].answer == ""
    assert tools["double"].answer == "4.0"
    assert tools["rise"].answer == "6"
    assert not tools["rise"].examples[0].get("today")
