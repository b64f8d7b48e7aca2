"""One batch per attack on each backend, and what came of it."""

import uuid
from collections.abc import Callable
from dataclasses import dataclass

import docker

from sandbox.container import DockerSandbox
from sandbox.contract import ExecOutcome, ExecRequest, Sandbox
from sandbox.subprocess_backend import ProcessSandbox
from tests.attacks import suite
from tests.attacks.host import host_untouched


@dataclass(frozen=True, slots=True)
class Ran:
    """What a batch left behind."""

    attacks: list[ExecOutcome]
    innocents: list[tuple[ExecRequest, ExecOutcome]]
    host_changes: list[str]
    secrets: set[str]
    """All that its attacks must not know."""
    containers: list[str]


def run(
    sandbox: Sandbox,
    attack: suite.Attack,
    containers_left: Callable[[], list[str]] = list,
) -> Ran:
    """Run the batch of an attack, with bait around it."""
    with host_untouched() as host:
        requests = suite.requests(attack, host.facts)
        outcomes = sandbox.execute(suite.modules(attack), requests, suite.LIMITS)
    pairs = list(zip(requests, outcomes, strict=True))
    innocents = [pair for pair in pairs if not suite.is_hostile(pair[0])]
    secrets = {host.secret, *suite.SECRET.findall(str([x.arguments for x, _ in innocents]))}
    attacks = [outcome for request, outcome in pairs if suite.is_hostile(request)]
    return Ran(attacks, innocents, host.changes, secrets, containers_left())


def run_in_containers(attack: suite.Attack) -> Ran:
    """Run the batch of an attack in Docker, under a label of its own."""
    label = f"attack-{uuid.uuid4().hex}"
    client = docker.from_env()

    def containers_left() -> list[str]:
        filters = {"label": f"apigen.run={label}"}
        return [x["Id"] for x in client.api.containers(all=True, filters=filters)]

    try:
        sandbox = DockerSandbox(run_label=label)
        return run(sandbox, attack, containers_left)
    finally:
        client.close()


def run_in_processes(attack: suite.Attack) -> Ran:
    """Run the batch of an attack in child processes."""
    return run(ProcessSandbox(), attack)


def leaked(ran: Ran) -> list[str]:
    """List the secrets that an attack got to know, whatever it did with them."""
    told = str([suite.said(outcome) for outcome in ran.attacks])
    return sorted(x for x in ran.secrets if x in told)


def harmed(ran: Ran, peace: Ran) -> list[str]:
    """List innocent calls that ended otherwise than in peace."""
    expected = {_key(request): suite.said(outcome) for request, outcome in peace.innocents}
    return [
        f"{request.module}.{request.function}: {suite.said(outcome)}"
        for request, outcome in ran.innocents
        if suite.said(outcome) != expected[_key(request)]
    ]


def _key(request: ExecRequest) -> str:
    return f"{request.module}.{request.function}{sorted(request.arguments.items())}"


def line(attack: suite.Attack, ran: Ran) -> str:
    """Say in one line what an attack got."""
    wrong = [x for x in (suite.wrong(attack, each) for each in ran.attacks) if x]
    got = [*wrong[:1], *(f"knows {x}" for x in leaked(ran)[:1]), *ran.host_changes[:1]]
    verdict = f"not held: {got[0][:120]}" if got else f"held: {ran.attacks[0].status.value}"
    return f"{attack.name:42} {verdict}"
