import pytest

from sandbox.choose import choose
from sandbox.contract import ExecRequest, SandboxFault, SandboxRefused
from sandbox.images import PULLED, ensure_base_image
from sandbox.limits import Limits

NOWHERE = "unix:///nonexistent/docker.sock"


@pytest.mark.parametrize("backend", ["auto", "process"])
def test_foreign_code_is_refused_without_docker(backend):
    with pytest.raises(SandboxRefused, match="containers only"):
        choose(backend, trusted=False, base_url=NOWHERE)


@pytest.mark.parametrize(
    ("backend", "trusted", "allow_process"),
    [("auto", True, False), ("auto", False, True), ("process", True, False)],
)
def test_the_process_sandbox_says_why_it_was_chosen_and_what_holds(backend, trusted, allow_process):
    choice = choose(backend, trusted, allow_process, base_url=NOWHERE)
    assert choice.sandbox.name == "process"
    assert choice.line.startswith("sandbox: process, holds: rlimits, no_new_privs")
    assert choice.line.endswith(choice.reason)
    requests = [ExecRequest("lib", "f", {"x": 1})]
    outcomes = choice.sandbox.execute({"lib": "def f(x): return x + 1"}, requests, Limits())
    assert outcomes[0].result == 2


def test_docker_that_was_asked_for_and_is_not_there_is_a_fault():
    with pytest.raises(SandboxFault, match="docker info"):
        choose("docker", trusted=True, base_url=NOWHERE)


class Engine:
    """A container engine with some images and a registry."""

    def __init__(self, present, registry):
        self.present, self.registry = present, registry

    def has_image(self, tag):
        return tag in self.present

    def pull(self, tag, timeout_s):
        if tag not in self.registry:
            raise SandboxFault("no registry")

    def import_image(self, archive, tag, label):
        raise SandboxFault("the disk is full")


@pytest.mark.parametrize(
    ("present", "registry"), [({PULLED}, set()), (set(), {PULLED}), ({PULLED}, {PULLED})]
)
def test_an_image_that_is_there_or_can_be_pulled_is_taken(present, registry):
    assert ensure_base_image(Engine(present, registry)) == PULLED
