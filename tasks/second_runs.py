"""Calls of services and servers that give the same result twice, as the sandbox has it for code."""

from collections.abc import Callable, Sequence

from apigen.checks.reasons import Reason
from apigen.records import CallResult, JsonObject, Tool, canonical_json

STATUS = Reason.NONDETERMINISTIC.partition(".")[2]
_SHOWN_CHARS = 200


def compared(
    calls: Sequence[tuple[Tool, JsonObject]],
    results: Sequence[CallResult],
    run: Callable[[Sequence[tuple[Tool, JsonObject]]], Sequence[CallResult]],
) -> list[CallResult]:
    """The results, but `nondeterministic` where a second run gives another one, or none.

    What changes something is called once: a second order is no second look at the first.

    Args:
        calls: Tools and their arguments.
        results: Of their first run.
        run: Gives those of the second.

    Raises:
        MachineFault: The second run could not be done.
    """
    found = list(results)
    again = [
        place
        for place, (tool, _) in enumerate(calls)
        if results[place].status == "ok" and tool.effects == "none"
    ]
    seconds = run([calls[place] for place in again]) if again else []
    for place, second in zip(again, seconds, strict=True):
        if _text(found[place]) != _text(second):
            told = f"the first run gave {_shown(found[place])}, the second {_shown(second)}"
            found[place] = CallResult(STATUS, error=told)
    return found


def _text(result: CallResult) -> str:
    return canonical_json([result.status, result.result])


def _shown(result: CallResult) -> str:
    ok = result.status == "ok"
    said = canonical_json(result.result) if ok else f"{result.status}: {result.error}"
    return said[:_SHOWN_CHARS]
