"""An offline server whose batches are written down, for the tests of the Batch API."""

import pytest

from tasks.offline_endpoint import offline_server
from tests.batch_parts import Log


@pytest.fixture
def log(tmp_path):
    return Log(tmp_path / "log.jsonl")


@pytest.fixture
def serve(log):
    """Start a server that writes to `log`."""
    return lambda **options: offline_server(log=str(log.path), **options)
