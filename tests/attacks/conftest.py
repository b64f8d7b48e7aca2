"""At the end of a test run: what each attack got without a container."""

import pytest

TABLE = pytest.StashKey[list]()


def pytest_configure(config):
    config.stash[TABLE] = []


def pytest_terminal_summary(terminalreporter, config):
    if config.stash[TABLE]:
        terminalreporter.section("attacks on the process sandbox")
        for line in config.stash[TABLE]:
            terminalreporter.write_line(line)


@pytest.fixture(scope="session")
def table(request):
    """Lines for the end of the run."""
    return request.config.stash[TABLE]
