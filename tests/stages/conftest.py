"""No client of another test, and an offline server whose batches are written down."""

import pytest

from tasks import chat
from tasks.offline_endpoint import offline_server
from tests.batch_parts import Log


@pytest.fixture(autouse=True)
def _own_clients():
    """A process keeps its clients, and what it counts of their requests."""
    chat.close_clients()
    yield
    chat.close_clients()


@pytest.fixture
def log(tmp_path):
    return Log(tmp_path / "log.jsonl")


@pytest.fixture
def serve(log):
    """Start a server that writes to `log`."""
    return lambda **options: offline_server(log=str(log.path), **options)
