"""Answers whose later calls use results of earlier ones: in which order, and with which values."""

from collections.abc import Container, Mapping, Sequence
from dataclasses import replace

from apigen.checks.execution import check_execution
from apigen.checks.reasons import Reason
from apigen.records import CallResult, ToolCall
from apigen.references import levels, references, resolve

Place = tuple[int, int]
"""Of a call: its answer, and its place there, both from 0."""

Answers = Sequence[Sequence[ToolCall]]


def turns(answers: Answers, dependent: Container[int]) -> list[list[Place]]:
    """Places of the calls, by turn: those of a turn need results of earlier turns only.

    Args:
        answers: The calls, by answer.
        dependent: The answers whose calls hold references; all others have their turn first.
    """
    found: list[list[Place]] = []
    for row, calls in enumerate(answers):
        groups = levels(calls) if row in dependent else [list(range(len(calls)))]
        found += [[] for _ in range(len(groups) - len(found))]
        for turn, places in zip(found, groups, strict=False):
            turn += [(row, place) for place in places]
    return found


def with_values(
    place: Place, answers: Answers, found: Mapping[Place, CallResult]
) -> ToolCall | CallResult:
    """A call with the values that it refers to, or its result where they are not to be had.

    Args:
        place: The call's.
        answers: The calls, by answer.
        found: Results of all calls of earlier turns.
    """
    row, at = place
    call = answers[row][at]
    for reference in references(call.arguments):
        before = (row, reference.call - 1)
        if 0 < reference.call <= at and not _went_well(before, answers, found):
            return _unresolved(f"{reference}: call {reference.call} gave no result")
    earlier = [found.get((row, each), CallResult("ok")).result for each in range(at)]
    arguments = resolve(call.arguments, earlier)
    if isinstance(arguments, str):
        return _unresolved(arguments)
    return ToolCall(call.name, arguments)


def _went_well(place: Place, answers: Answers, found: Mapping[Place, CallResult]) -> bool:
    return check_execution([answers[place[0]][place[1]]], [found[place]]).ok


def _unresolved(error: str) -> CallResult:
    return CallResult(status_of(Reason.UNRESOLVED), error=error)


def refused(call: ToolCall, result: CallResult) -> CallResult:
    """The result of a dependent answer's call; a value refused by the schema is the reference's."""
    if result.status != status_of(Reason.SIGNATURE_MISMATCH) or not references(call.arguments):
        return result
    return replace(result, status=status_of(Reason.REFERENCE_REFUSED))


def status_of(reason: Reason) -> str:
    """The status of a call that was not run, for which `check_execution` gives `reason`."""
    return reason.split(".", 1)[1]
