"""Stage 2: what the execution of a draft's calls says about the draft."""

from collections.abc import Sequence

from apigen.checks.reasons import Reason
from apigen.records import CallResult, ToolCall, Verdict, passed, rejected

STAGE = "execution"


def check_execution(calls: Sequence[ToolCall], results: Sequence[CallResult]) -> Verdict:
    """Every call must have run and given something; the first failing call decides.

    Beyond the paper's rule (a failing call drops the row), a result of None and an object with a
    non-empty `error` are failures too: functions that report errors as values did not succeed.

    Args:
        calls: The calls of one draft.
        results: One result per call, in the same order.
    """
    for call, result in zip(calls, results, strict=True):
        if problem := _problem(result):
            return rejected(problem[0], f"{call.name}: {problem[1]}")
    return passed(STAGE)


def _problem(result: CallResult) -> tuple[Reason, str] | None:
    if result.status != "ok":
        kind = f"{result.error_type}: " if result.error_type else ""
        return Reason(f"{STAGE}.{result.status}"), f"{kind}{result.error}"
    if result.result is None:
        return Reason.EMPTY_RESULT, "the function returned nothing"
    error = result.result.get("error") if isinstance(result.result, dict) else None
    if error and (error is True or not isinstance(error, int | float)):  # 0.2: a standard error
        return Reason.ERROR_RESULT, str(error)
    return None
