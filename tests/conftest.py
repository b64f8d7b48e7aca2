"""Docker tests are skipped where no engine answers, unless they are compulsory."""

import os

import docker
import pytest
from docker.errors import DockerException


def docker_answers() -> bool:
    try:
        client = docker.from_env(timeout=5)
        client.ping()
        client.close()
    except DockerException:
        return False
    return True


def pytest_collection_modifyitems(items):
    marked = [item for item in items if item.get_closest_marker("docker")]
    if marked and os.environ.get("APIGEN_REQUIRE_DOCKER") != "1" and not docker_answers():
        for item in marked:
            item.add_marker(pytest.mark.skip(reason="no Docker engine answers"))
