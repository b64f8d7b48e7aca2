import datetime
import os
import subprocess
import sys
from pathlib import Path

import pytest

from sandbox.owners import OWNER_LABEL, is_abandoned, is_gone, this_process

NOW = datetime.datetime(2030, 1, 1, 12, tzinfo=datetime.UTC)
TOKYO = datetime.timezone(datetime.timedelta(hours=9))
RECENTLY = datetime.datetime(2030, 1, 1, 20, 59, tzinfo=TOKYO)
LONG_AGO = datetime.datetime(2030, 1, 1, 9, tzinfo=datetime.UTC)
NEVER = datetime.datetime(1, 1, 1, tzinfo=datetime.UTC)
RUNNING = None


def here():
    return this_process()


def dead():
    code = "from sandbox.owners import this_process; print(this_process())"
    return subprocess.check_output([sys.executable, "-c", code], text=True).strip()


def later_process_with_our_pid():
    return this_process().rpartition(":")[0] + ":1"


def unreadable():
    return this_process().rpartition(":")[0].rpartition(":")[0] + ":x:1"


def other_host_of_our_name_with_our_pid():
    boot = Path("/proc/sys/kernel/random/boot_id").read_text().strip()
    return later_process_with_our_pid().replace(boot, "5bd0ea2c-0000-4000-8000-000000000000")


def other_namespace_with_our_pid():
    namespace = str(os.stat("/proc/self/ns/pid").st_ino)
    return later_process_with_our_pid().replace(f":{namespace}:", ":1:")


def elsewhere():
    return "another-host:1:2:3"


def nobody():
    return ""


OUT_OF_SIGHT = (
    elsewhere,
    nobody,
    other_host_of_our_name_with_our_pid,
    other_namespace_with_our_pid,
)


@pytest.mark.parametrize(
    ("owner", "idle_since", "abandoned"),
    [
        *((here, since, False) for since in (RUNNING, RECENTLY, LONG_AGO)),
        *((dead, since, True) for since in (RUNNING, RECENTLY, LONG_AGO)),
        (later_process_with_our_pid, RUNNING, True),
        (unreadable, RUNNING, True),
        *((owner, RUNNING, False) for owner in OUT_OF_SIGHT),
        *((owner, RECENTLY, False) for owner in OUT_OF_SIGHT),
        *((owner, LONG_AGO, True) for owner in OUT_OF_SIGHT),
        (elsewhere, NEVER, True),
    ],
)
def test_a_container_is_abandoned_only_if_nobody_will_remove_it(owner, idle_since, abandoned):
    assert is_abandoned({OWNER_LABEL: owner()}, idle_since, NOW) is abandoned


def test_a_container_without_an_owner_counts_as_one_from_elsewhere():
    assert is_abandoned({}, RUNNING, NOW) is False
    assert is_abandoned({}, LONG_AGO, NOW) is True


@pytest.mark.parametrize(
    ("owner", "gone"), [(here, False), (dead, True), *((owner, False) for owner in OUT_OF_SIGHT)]
)
def test_only_a_process_that_can_be_seen_to_be_gone_is_gone(owner, gone):
    assert is_gone(owner()) is gone


def test_a_process_that_ended_is_gone_even_if_nobody_collected_it():
    code = "from sandbox.owners import this_process; print(this_process(), flush=True)"
    with subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE, text=True) as child:
        owner = child.stdout.read().strip()
        os.waitid(os.P_PID, child.pid, os.WEXITED | os.WNOWAIT)
        assert is_gone(owner)


def test_our_own_name_holds_our_pid():
    assert f":{os.getpid()}:" in this_process()
