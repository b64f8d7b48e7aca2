"""With Docker: which stages start containers, and which do not."""

import time

import docker
import pytest

from apigen.config_run import RunConfig
from flows.build_dataset import build_dataset
from sandbox.owners import OWNER_LABEL, this_process

pytestmark = pytest.mark.docker
OURS = f"{OWNER_LABEL}={this_process()}"


@pytest.fixture
def created():
    """Counts our containers created since the last call, by the engine's own events."""
    client = docker.from_env()
    since = [time.time()]

    def count():
        start, since[0] = since[0], time.time()
        window = {"since": start, "until": since[0], "decode": True}
        filters = {"type": "container", "event": "create", "label": OURS}
        return sum(1 for _ in client.events(filters=filters, **window))

    yield count
    client.close()


@pytest.fixture
def contained(config):
    return RunConfig.model_validate(config.model_dump() | {"sandbox": {"backend": "docker"}})


def test_a_run_starts_one_container_per_shard_and_leaves_none(records, contained, created):
    dataset = build_dataset(contained)
    assert dataset.rows > 0
    assert created() == contained.drafts // contained.drafts_per_shard
    client = docker.from_env()
    assert client.containers.list(all=True, filters={"label": OURS}) == []
    client.close()


def test_another_judge_of_a_run_without_target_starts_no_container_and_asks_the_generator_nothing(
    records, contained, created, endpoint
):
    build_dataset(contained)
    created()
    before = endpoint.answered()
    judge = {"endpoint": "here", "model": "offline-judge-strict"}
    build_dataset(RunConfig.model_validate(contained.model_dump() | {"judges": [judge]}))
    asked = endpoint.answered() - before
    assert created() == 0
    assert set(asked) == {"offline-judge-strict"}


def test_the_same_run_again_starts_no_container(records, contained, created, endpoint):
    first = build_dataset(contained)
    created()
    before = endpoint.entries()
    assert build_dataset(contained) == first
    assert created() == 0
    assert endpoint.entries() == before
