"""The attacks as data, and one batch for each: innocent calls around two hostile ones."""

import ast
import re
import secrets
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sandbox.contract import ExecOutcome, ExecRequest, Status
from sandbox.limits import Limits

FOLDER = Path(__file__).parent / "functions"
LIMITS = Limits(
    timeout_s=1.5,
    import_timeout_s=2.0,
    max_result_bytes=100_000,
    concurrency=4,  # so few that innocent calls follow an attack in its slot
    container_memory_mb=448,
)
SECRET = re.compile("SECRET-[0-9a-f]{32}")
VICTIM, ATTACKED = "victim", "attacked"
SIBLINGS = '''

def echo(value):
    return value


def count():
    CALLS.append(1)
    return len(CALLS)


def token():
    import json
    return json.loads(json.dumps(sorted([len(TOKEN), 1]))) + [TOKEN]


def keep(secret, seconds):
    """Write a secret where the call may write, and see that nobody else was there."""
    import os, time
    mode, before = os.stat(".").st_mode & 0o777, os.listdir(".")
    with open("kept", "w") as file:
        file.write(secret)
    time.sleep(seconds)
    with open("kept") as file:
        return [f"{mode:o}", before, file.read()]


CALLS, TOKEN = [], "intact"
'''


@dataclass(frozen=True, slots=True)
class Attack:
    """A hostile function and what must become of it."""

    name: str
    source: str
    parameters: tuple[str, ...]
    needs: str
    statuses: tuple[Status, ...]
    result: object
    error: str
    at_import: bool


def load(path: Path) -> Attack:
    """Read an attack without running anything of it."""
    source = path.read_text(encoding="utf-8")
    tree = ast.parse(source)
    said = _constants(tree)
    [function] = [x for x in tree.body if isinstance(x, ast.FunctionDef) and x.name == "attack"]
    return Attack(
        path.stem,
        source,
        tuple(x.arg for x in function.args.args),
        said["NEEDS"],
        tuple(Status(x) for x in said.get("STATUSES") or [said["STATUS"]]),
        said.get("RESULT"),
        said.get("ERROR", ""),
        said.get("WHEN") == "import",
    )


def _constants(tree: ast.Module) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for node in tree.body:
        if isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Tuple):
            names = [ast.unparse(x) for x in node.targets[0].elts]
            if names[0] in ("STATUS", "STATUSES"):
                found |= zip(names, ast.literal_eval(node.value), strict=True)
    return found


ATTACKS = {path.stem: load(path) for path in sorted(FOLDER.glob("*.py"))}
PEACE = Attack("peace", "def attack():\n    return []\n", (), "", (Status.OK,), [], "", False)
"""What the innocent calls are compared with: the same batch without an attack."""


# Made here, not when first asked for: batches run in threads, and two of them would ask at once.
SECRETS = {
    (module, use): f"SECRET-{secrets.token_hex(16)}"
    for module in (VICTIM, ATTACKED)
    for use in ("kept", "echoed")
}


def _innocent(module: str, seconds: float) -> list[ExecRequest]:
    return [
        ExecRequest(module, "keep", {"secret": SECRETS[module, "kept"], "seconds": seconds}),
        ExecRequest(module, "echo", {"value": {"secret": SECRETS[module, "echoed"]}}),
        ExecRequest(module, "count", {}),
        ExecRequest(module, "token", {}),
    ]


def modules(attack: Attack) -> dict[str, str]:
    """Give an innocent module and the attacker's, which has innocent functions as well."""
    return {VICTIM: SIBLINGS, ATTACKED: attack.source + SIBLINGS * (not attack.at_import)}


def requests(attack: Attack, facts: dict[str, object]) -> list[ExecRequest]:
    """List the calls of a batch: innocent ones, the attack twice, innocent ones."""
    hostile = ExecRequest(ATTACKED, "attack", {name: facts[name] for name in attack.parameters})
    beside = [] if attack.at_import else [ATTACKED]
    before = [x for module in (VICTIM, *beside) for x in _innocent(module, 0.4)]
    after = [x for module in (*beside, VICTIM) for x in _innocent(module, 0.0)]
    return [*before, hostile, hostile, *after]


def is_hostile(request: ExecRequest) -> bool:
    """Tell an attack from its neighbours."""
    return request.function == "attack"


def said(outcome: ExecOutcome) -> tuple[object, ...]:
    """Leave out how long a call took."""
    return outcome.status, outcome.result, outcome.error_type, outcome.error


def wrong(attack: Attack, outcome: ExecOutcome) -> str:
    """Say in what an attack ended otherwise than its file demands; nothing if it did not."""
    if outcome.status not in attack.statuses or attack.error not in outcome.error:
        return f"{outcome.status.value}: {outcome.error_type} {outcome.error[:200]}"
    if outcome.status == Status.OK and outcome.result != attack.result:
        return f"got {outcome.result}"
    return ""
