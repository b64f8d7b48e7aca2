"""One outcome per request even if a runner dies: keep what came, split the rest, run it again."""

import dataclasses
import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from sandbox.contract import ExecOutcome, ExecRequest, SandboxFault, Status

_HARMLESS = ExecRequest("harmless", "answer", {})
_HARMLESS_SOURCE = {"harmless": "def answer(): return 42"}


@dataclass(frozen=True, slots=True)
class Run:
    """What came out of one runner."""

    outcomes: Mapping[int, ExecOutcome]
    """By place in the requests of this run."""
    death: ExecOutcome | SandboxFault | None = None
    """How the runner died, if it did: what to say of a request that was alone with it, or a fault
    of the machine for which no request is to blame."""


MAX_INTERRUPTIONS = 3
"""How often a batch is simply run again after faults that no request is to blame for."""

RunBatch = Callable[[Mapping[str, str], Sequence[ExecRequest]], Run]
_Placed = Sequence[tuple[int, ExecRequest]]


def execute_all(
    modules: Mapping[str, str], requests: Sequence[ExecRequest], run: RunBatch
) -> list[ExecOutcome]:
    """Run requests until each has an outcome; `run` is called once if no runner dies.

    Raises:
        SandboxFault: Runners die of a harmless call, too, so no call is to blame.
    """
    refused = {place: _refuse(modules, request) for place, request in enumerate(requests)}
    outcomes = {place: refusal for place, refusal in refused.items() if refusal}
    batches: list[_Placed] = [[each for each in enumerate(requests) if each[0] not in outcomes]]
    deaths, interruptions = 0, 0
    while batches:
        if not (batch := batches.pop()):
            continue
        found = run(modules, [request for _, request in batch])
        outcomes.update({batch[i][0]: outcome for i, outcome in found.outcomes.items()})
        rest = [placed for i, placed in enumerate(batch) if i not in found.outcomes]
        if rest and isinstance(found.death, SandboxFault) and interruptions < MAX_INTERRUPTIONS:
            interruptions += 1
            batches.append(rest)
        elif rest:
            deaths += 1
            if deaths == 1:
                _check_health(run)
            batches += _halves(batch, rest, found.death, outcomes)
    return [outcomes[place] for place in range(len(requests))]


def _halves(
    batch: _Placed,
    rest: _Placed,
    death: ExecOutcome | SandboxFault | None,
    outcomes: dict[int, ExecOutcome],
) -> list[_Placed]:
    if len(batch) == 1:
        if isinstance(death, SandboxFault):
            raise death
        outcomes[rest[0][0]] = _charged(death)
        return []
    middle = len(rest) // 2
    return [rest[middle:], rest[:middle]]


def _charged(death: ExecOutcome | SandboxFault | None) -> ExecOutcome:
    """What to say of a lone request; so many faults in a row are no accident any more."""
    if isinstance(death, ExecOutcome):
        return death
    return ExecOutcome(Status.CRASHED, error=str(death or "the runner ended before its work"))


def _check_health(run: RunBatch) -> None:
    found = run(_HARMLESS_SOURCE, [_HARMLESS])
    if not found.outcomes:
        raise SandboxFault(f"the sandbox dies of a harmless call: {_charged(found.death).error}")


def _refuse(modules: Mapping[str, str], request: ExecRequest) -> ExecOutcome | None:
    if request.module not in modules:
        text = f"there is no module {request.module!r}"
        return ExecOutcome(Status.ERROR, error_type="LookupError", error=text)
    try:
        json.dumps(dataclasses.asdict(request), allow_nan=False)
    except (TypeError, ValueError, RecursionError) as problem:
        return ExecOutcome(Status.NOT_JSON, error=f"the arguments are not JSON: {problem}")
    return None
