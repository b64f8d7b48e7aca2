import datetime
import os
import subprocess
import sys

import pytest

from sandbox.owners import OWNER_LABEL, is_abandoned, this_process

NOW = datetime.datetime(2030, 1, 1, 12, tzinfo=datetime.UTC)
RECENT, LONG_AGO = "2030-01-01T11:59:00.123456789Z", "2030-01-01T09:00:00.123456789Z"
ELSEWHERE = "another-host:1:2:3"


def owner_of_a_dead_process():
    code = "from sandbox.owners import this_process; print(this_process())"
    return subprocess.check_output([sys.executable, "-c", code], text=True).strip()


def later_process_with_our_pid():
    return this_process().rpartition(":")[0] + ":1"


@pytest.mark.parametrize(
    ("owner", "ended", "abandoned"),
    [
        (this_process, "", False),
        (this_process, LONG_AGO, False),
        (owner_of_a_dead_process, "", True),
        (later_process_with_our_pid, "", True),
        (lambda: ELSEWHERE, "", False),
        (lambda: ELSEWHERE, RECENT, False),
        (lambda: ELSEWHERE, LONG_AGO, True),
    ],
)
def test_a_container_is_abandoned_only_if_nobody_will_remove_it(owner, ended, abandoned):
    assert is_abandoned({OWNER_LABEL: owner()}, ended, NOW) is abandoned


def test_our_own_name_holds_our_pid():
    assert f":{os.getpid()}:" in this_process()
