"""Calls that give the same result twice: nobody can check a row whose results vary."""

import dataclasses
import json
from collections.abc import Mapping, Sequence

from sandbox.contract import ExecOutcome, ExecRequest, Sandbox, Status
from sandbox.limits import Limits

ANOTHER_DAY_S = 400 * 86_400 + 5 * 3_600
"""From now, in another year, month, day of the week and hour."""
_MAX_SHOWN_CHARS = 200


def execute_twice(
    sandbox: Sandbox,
    modules: Mapping[str, str],
    requests: Sequence[ExecRequest],
    limits: Limits,
) -> list[ExecOutcome]:
    """Run every request, and those that went well once more, on another day where that is possible.

    An outcome whose second run gave another result, or none, becomes `nondeterministic`. Random
    numbers and process ids are thus found, and what depends on the clock: see
    `Limits.clock_ahead_s` for where the second run has another one.

    Args:
        sandbox: Where to run them.
        modules: Source text by module name.
        requests: The calls.
        limits: The bounds of each call and of each batch.

    Returns:
        One outcome per request, in the order of the requests.

    Raises:
        SandboxFault: The sandbox could not do its work.
    """
    outcomes = sandbox.execute(modules, requests, limits)
    good = [place for place, outcome in enumerate(outcomes) if outcome.status == Status.OK]
    later = dataclasses.replace(limits, clock_ahead_s=limits.clock_ahead_s + ANOTHER_DAY_S)
    again = sandbox.execute(modules, [requests[place] for place in good], later)
    for place, second in zip(good, again, strict=True):
        outcomes[place] = _compare(outcomes[place], second)
    return outcomes


def _compare(first: ExecOutcome, second: ExecOutcome) -> ExecOutcome:
    if second.status == Status.OK and _text(first) == _text(second):
        return first
    text = f"the first run gave {_shown(first)}, the second {_shown(second)}"
    return dataclasses.replace(first, status=Status.NONDETERMINISTIC, result=None, error=text)


def _shown(outcome: ExecOutcome) -> str:
    if outcome.status != Status.OK:
        return f"{outcome.status}: {outcome.error[:_MAX_SHOWN_CHARS]}"
    return _text(outcome)[:_MAX_SHOWN_CHARS]


def _text(outcome: ExecOutcome) -> str:
    return json.dumps(outcome.result, sort_keys=True, ensure_ascii=False)
