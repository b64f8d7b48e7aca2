"""Docker tests are skipped where no engine answers, unless they are compulsory."""

import os
import signal

# A shell's background job ignores Ctrl-C, and so would all that the tests start and interrupt.
if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
    signal.signal(signal.SIGINT, signal.default_int_handler)

# Before Prefect is imported: no developer's server, no telemetry, no noise.
os.environ |= {
    "PREFECT_API_URL": "",
    "PREFECT_SERVER_ANALYTICS_ENABLED": "false",
    "DO_NOT_TRACK": "1",
    "PREFECT_LOGGING_HANDLERS_CONSOLE_LEVEL": "CRITICAL",
}

import pytest
from hypothesis import settings

from sandbox.contract import SandboxFault
from sandbox.engine import Engine
from tests.required import COMPULSORY

settings.register_profile("untimed", deadline=None)
settings.load_profile("untimed")


def docker_answers() -> bool:
    try:
        Engine(timeout_s=5)
    except SandboxFault:
        return False
    return True


def pytest_collection_modifyitems(items):
    marked = [item for item in items if item.get_closest_marker("docker")]
    if marked and not COMPULSORY and not docker_answers():
        for item in marked:
            item.add_marker(pytest.mark.skip(reason="no Docker engine answers"))


@pytest.fixture(scope="session")
def prefect_server():
    """A Prefect server for the tests that run flows or tasks, with a database of its own."""
    from prefect.testing.utilities import prefect_test_harness

    with prefect_test_harness(server_startup_timeout=120):
        yield


@pytest.fixture
def records(prefect_server, tmp_path):
    """Where the results of the test's tasks are recorded: shared with no other test."""
    from prefect.settings import (
        PREFECT_FLOWS_HEARTBEAT_FREQUENCY,
        PREFECT_LOCAL_STORAGE_PATH,
        temporary_settings,
    )

    # The heartbeat thread is joined at the end of each flow run: a second per test.
    with temporary_settings(
        {PREFECT_LOCAL_STORAGE_PATH: tmp_path / "records", PREFECT_FLOWS_HEARTBEAT_FREQUENCY: None}
    ):
        yield tmp_path / "records"
